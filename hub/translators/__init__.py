"""Work for translators: texts leave as XLIFF, PO or a sheet, come back into the YAML, or are drafted by a machine.

`items` makes the units of work, `xliff`, `po` and `sheet` write and read them, `rules` says what may come back, and
`writing` puts it into the files.
"""
