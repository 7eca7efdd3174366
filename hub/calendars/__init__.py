"""Events as calendars (iCalendar, RFC 5545): one file an event, and lists to subscribe to."""
