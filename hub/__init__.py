"""The CAMPUS hub: registries in YAML become checked, joined, translated pages.

A fact enters in `reading`, which alone opens the registries, and leaves in `pages`, which alone writes the site.
Between them everything takes values and returns values. Here are the modules and packages, bottom to top: each may
import those whose line stands above its own, never one below (tests/test_layers.py).

    limits        how much is read and said
    catalogues    the YAML files of words and sentences that come with the hub
    nodes         the nodes of a YAML text, with their lines
    text          text itself: invisible characters, escaping, Markdown, the direction of writing
    languages     the languages of the site, with their words
    problems      what is wrong, where, and the sentence that says so
    addresses     the addresses of pages
    settings      what the environment may set
    console       the one way to a terminal or a log
    disk          folders and files: found, named, written whole or not at all
    model         what a record may hold: the records, their fields, the kinds of records
    diagnosis     what an editor did and meant
    reading       text to records, every fault reported
    style         the one form in which registries are written
    fix           files brought into that form
    joined        records that know each other
    schemas       what follows from the models: schemas, the page of all fields, templates
    written       hand-written pages as their authors leave them, and the macros that they call
    drawing       maps: the projection, the land, where marks stand
    checks        the rules of registries and pages
    editorial     what a machine can say of texts: notes, never a refusal
    localization  one language speaking: words, dates, numbers, terms explained
    github        GitHub: its interface, its limits, what workflows hand on
    issues        GitHub's issue forms, and records from their answers
    views         what templates need, ready made, in one language
    pages         every page of the site, and what lies beside them
    macros        what answers the calls of hand-written pages
    admin         the form in the browser
    changes       what a proposal changes, in words
    review        what is said of a proposal on GitHub
    publication   a built site onto the branch that is served
    watching      what time does to a site
    server        the site built, and served on this machine
    commands      the commands, one module each
    cli           the command `hub`
"""
