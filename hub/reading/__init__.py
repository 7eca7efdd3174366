"""Trees become records, field by field, as the types of `hub.models` say; what does not fit is reported."""
