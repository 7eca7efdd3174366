"""Guess what an editor did and meant where a file or a value is wrong.

The modules, what each finds, and an example:

The parser refuses the file (`syntax` asks the others in turn)
    syntax             the order of the rules, and why
    failure            where the parser gave up, and the lines above
    lines              a line in its parts                            `  - kind: agency`
    single_lines       what is wrong with a line by itself            `kind agency`, `• skills`
    unclosed           quotation marks and brackets left open         `title: "Hello`
    dashes             dashes missing or too many                     `id: club` below `- id: agency`
    blocks             remarks, texts and keys over several lines     `fr: Bonjour` whose `title:` is gone
    indentation        a line in the wrong column                     ` kind: agency`
    hashes             a number sign within a text                    `Ranked #3 in Europe`

The parser takes the file for something else
    plain_scalars      an item taken for the end of a text            a dash too deep
    structure_faults   dashes lost, lines not indented                `{lat: 48,1}`
    flow_faults        spaces and quotation marks lost in braces      `{lat:48.1}`
    misfiled_entries   entries and files in the wrong place           an event among the partners
    key_index          where a key belongs                            `lat` below `coordinates`
    grouping           several problems with one cause                a file cut short

A value is not what it should be
    finding            what a rule answers
    nearest            a word misspelt                                `titel`
    normalize          a value in another form                        `1 500,5 €`
    formats            an id, an address, a time, a country           `9h30`
    addresses          a web address among other things               `<www.a.example>`
    countries          a country by its name                          `Rennes, France`
    dates, times       a day, an hour, a span                         `du 17 au 20 novembre 2025`
    numbers            a number with words                            `environ 100`
    zones              a time zone by a city or an offset             `heure de Paris`
    placeholders       nothing written yet                            `TODO`
    encoding_faults    characters that went wrong                     `Ã©`
    hidden_characters  characters that nobody sees                    U+200B

A text holds Markdown that is not shown
    markup             in a long text                                 `# Title`
    plain_texts        in a short text                                `**bold**`
    links              the target of a link                           `[a](b.example)`
    markup_signs       the signs that both look for
"""
