"""The letter to a partner: what the hub says of it, what is missing, and its answers turned into registries.

questions  a question, and what the document holds of it
state      a short sign of what a field holds, by which an answer to something older is known
addresses  where a field stands: its file, its line, its place in the form
theirs     which fields concern a partner
wording    values, captions and choices in the words of the letter
asking     the questions about one record, from its model
events     the questions about an event, by the part that the partner had in it
letter     all questions to a partner
document   the letter as a Word file
styles     how it looks
package    a Word file as bytes: written the same each time, read with care
rows       the rows of a filled Word file
answering  answers read as values of their fields
taking     a filled file turned into changed registries, or into complaints
"""
