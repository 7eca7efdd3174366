"""The CAMPUS hub: it reads YAML registries, checks, joins and translates the records, and writes the pages of a site.

A fact enters in `reading`, the only package that opens the registries, and leaves in `pages` and `assembly`, which
write the site. Everything between them takes values and returns values. This list is the map of the package, from
bottom to top: a module may import from the lines above its own, never from the lines below (tests/test_layers.py).

    limits        the limits on what is read and printed
    catalogues    reads the words and sentences in messages/, fields/ and strings/
    nodes         the nodes of a parsed YAML text, with their line numbers
    text          invisible characters, escaping, Markdown, direction of writing
    languages     the languages of the site and their interface words
    problems      a problem: place, code, and its sentence in English or French
    addresses     the addresses of pages
    memory        keeps what was worked out from values that stay the same
    settings      the environment variables
    console       safe output to a terminal or a workflow log
    disk          files and folders: listing, portable names, atomic writing
    model         the records, their fields, and the table of kinds
    diagnosis     explains faulty YAML: what the editor probably did and meant
    reading       turns registry text into records and reports every fault
    style         the standard formatting of registries
    fix           the command that repairs and reformats registries
    joined        the records with their references resolved
    schemas       generated from the model: JSON Schemas, the guide's page of fields, templates
    written       hand-written pages and the macros they call
    translations  every text to translate, and whether it is behind its source, from the history of git
    drawing       maps: projection, coastlines, positions of marks
    checks        the rules for registries and pages
    localization  words, dates, numbers and glossary terms in one language
    editorial     editorial notes on texts; a note never makes the check fail
    github        the GitHub API, its limits, and the outputs of workflow steps
    issues        GitHub issue forms, and records from their answers
    views         the values that templates need, in one language
    structured    what a page says to search engines: schema.org as JSON-LD
    pages         every page of the site and its assets
    calendars     events as calendars to subscribe to, and one by one
    feeds         what is new, for readers of feeds
    open_data     the records as files for other programs and for spreadsheets
    macros        the macros of hand-written pages
    admin         the editing form in the browser
    questionnaire the letter to a partner, and its answers turned into registries
    translators   files for translators and what comes back from them, and drafts of a machine
    changes       describes in words what a pull request changes
    review        the one comment below a pull request
    publication   pushes a built site to the branch that is served
    watching      reports links and records that have gone stale
    server        builds the site and serves it on this machine
    assembly      writes the whole site, from what the generator made and from the records
    commands      the commands, one module each
    cli           the command line `hub`
"""
