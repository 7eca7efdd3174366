"""The front matter of pages: each way to break it gets a sentence at its line."""

import pytest
import yaml
from mkdocs.utils import meta

from hub.written.front_matter import check_front_matter, split_page
from hub.written.pages import MAX_BYTES, WrittenPage, read_pages

TEXT = "\n# Heading\n\nA text: with a colon.\n"
OPEN = "the line with three dashes that ends the title and the description is missing: write `---` alone on a line above the text"
DASHES = "this line is to be three dashes and nothing else: write `---`"
LATE = "the page begins with these three dashes: delete what stands above them, and the spaces before them"


def told(text: str) -> list[str]:
    page = WrittenPage(file="docs/en/index.md", lang="en", path="index.md", text=text)
    return [found.message("en").removeprefix("docs/en/index.md:") for found in check_front_matter(page)]


@pytest.mark.parametrize(
    ("matter", "message"),
    [
        ("title: CAMPUS: the project\ndescription: x", '2: a text without quotes cannot hold a colon followed by a space: write `title: "CAMPUS: the project"`'),
        ("title: A\ndescription: What: x", '3: a text without quotes cannot hold a colon followed by a space: write `description: "What: x"`'),
        ("title:A\ndescription: x", "2: a space is missing after the colon: write `title: A`"),
        ("title A\ndescription: x", "2: the colon after the key is missing: write `title: A`"),
        ("title: A\ndescription x", "3: the colon after the key is missing: write `description: x`"),
        ("title: A\n\tdescription: x", "3: the line begins with a tab: replace it by spaces, as many as its neighbours have"),
        ('title: "A\ndescription: x', "2: a quotation mark is opened but not closed: close it at the end of the text"),
        ("title: “A”\ndescription: x", '2: typographic quotation marks do not delimit a text: write `title: "A"`'),
        ("title: 'It's'\ndescription: x", "2: the apostrophe ends the text, since it began with one: put the text in double quotes, or write ’"),
        ("title: A # b\ndescription: x", '2: title ends before the sign #, which begins a comment: put the whole text in quotes, `title: "A #…"`'),
        ("title: @A\ndescription: x", "2: a text without quotes cannot begin with '@': write `title: \"@A\"`"),
        ("title: A\ntitle: B\ndescription: x", "3: the key 'title' stands twice, first on line 2: keep one"),
        ("title: A\ndescripton: x", "3: unknown key 'descripton'; perhaps 'description'"),
        ("Title: A\ndescription: x", "2: unknown key 'Title'; perhaps 'title'"),
        ("title: A\ndescription: x\nhide: [toc]", "4: unknown key 'hide'; possible keys: title, description"),
        ("title: A\ndescription: [a, b]", "3: description must be a text on its own, not a list or a block of keys"),
        ("title: A\ndescription:\n  en: x", "4: description must be a text on its own, not a list or a block of keys; perhaps `description: x`"),
        ("- title: A\n- description: x", "2: this entry must be a record made of `key: value` lines: check the spaces at the start of the lines"),
        ("title:\ndescription: x", "2: title is empty: fill it in"),
        ('title: ""\ndescription: x', "2: title is empty: fill it in"),
        ("title: null\ndescription: x", "2: title is empty: fill it in"),
        ("title: TODO\ndescription: x", "2: title: 'TODO' only holds the place of what is to be written: fill it in"),
        ("title: yes\ndescription: x", "2: title: 'yes' without quotes is read differently by different programs: write \"yes\" in quotes"),
        ("title: 2025\ndescription: x", "2: title: '2025' without quotes is read differently by different programs: write \"2025\" in quotes"),
        ("title: true\ndescription: x", "2: title: 'true' without quotes is read differently by different programs: write \"true\" in quotes"),
        ("title: A", "2: the key 'description' is missing: add it"),
        ("description: x", "2: the key 'title' is missing: add it"),
        ("# nothing", "1: the keys title, description are missing: add them"),
        ("  title: A\ndescription: x", "3: spaces at the start of the line: 0 instead of 2: align it with its neighbours"),
        ("title: A\n  description: x", "3: spaces at the start of the line: 2 instead of 0: align it with its neighbours"),
        ('title: "{{ built() }}"\ndescription: x', "2: title: no macro is answered here: write plain words, without {{ }}"),
        ("title: A\ufffd\ndescription: x", "2: title: a character was lost in 'A\ufffd': type the accent again, and look for others in this file"),
        ("title: A\ndescription: " + "x" * 161, "3: description has 161 characters, 160 at most: shorten it"),
        ("title: A\ndescription: x\n<<<<<<< HEAD", "4: a merge left its marks (<<<<<<<, =======, >>>>>>>): keep one version and delete the marks"),
    ],
)  # fmt: skip
def test_a_slip_between_the_dashes_is_told_with_what_to_write(matter, message):
    assert told(f"---\n{matter}\n---\n{TEXT}") == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT, "1: a page begins with its title and its description: write `---`, `title: …`, `description: …` and `---`, each alone on its line, above the text"),
        ("", "1: a page begins with its title and its description: write `---`, `title: …`, `description: …` and `---`, each alone on its line, above the text"),
        (f"title: A\ndescription: x\n---\n{TEXT}", "1: the line with three dashes is missing above: write `---` alone on the first line"),
        (f"\n\n---\ntitle: A\ndescription: x\n---\n{TEXT}", f"3: {LATE}"),
        (f" ---\ntitle: A\ndescription: x\n---\n{TEXT}", f"1: {LATE}"),
        (f"—\ntitle: A\ndescription: x\n---\n{TEXT}", f"1: {DASHES}"),
        (f"----\ntitle: A\ndescription: x\n---\n{TEXT}", f"1: {DASHES}"),
        (f"---\ntitle: A\ndescription: x\n–––\n{TEXT}", f"4: {DASHES}"),
        (f"---\ntitle: A\ndescription: x\n----\n{TEXT}", f"4: {DASHES}"),
        (f"---\ntitle: A\ndescription: x\n ---\n{TEXT}", f"4: {DASHES}"),
        (f"---\ntitle: A\ndescription: x\n{TEXT}", f"4: {OPEN}"),
        (f"---\ntitle: A\ndescription: x\n{TEXT}\n---\n\nMore.\n", f"4: {OPEN}"),
        ("---\ntitle: A\ndescription: x\n---\n\n \n", "4: the page has no text below its front matter: write it, or delete the page in every language"),
        ("---\ntitle: A\ndescription: x\n---", "4: the page has no text below its front matter: write it, or delete the page in every language"),
    ],
)  # fmt: skip
def test_dashes_that_are_missing_or_wrong_are_told_at_their_line(text, message):
    assert told(text) == [message]


@pytest.mark.parametrize(
    "matter",
    [
        "title: A\ndescription: x",
        'title: "A: b"\ndescription: "x # y"',
        "# a remark\ntitle: A\n\ndescription: >-\n  over\n  two lines",
        "title: L’été\ndescription: x:y",
        'description: "2025"\ntitle: A',
    ],
)
def test_what_mkdocs_reads_the_check_accepts(matter):
    text = f"---\n{matter}\n---\n{TEXT}"

    body, found = meta.get_data(text)

    assert told(text) == []
    assert found == yaml.safe_load("\n".join(split_page(text).matter))
    assert body.strip() == TEXT.strip()


def test_marks_and_line_ends_of_windows_are_no_fault(tmp_path):
    (tmp_path / "docs/en/folder.md").mkdir(parents=True)
    text = f"---\ntitle: A\ndescription: x\n---\n{TEXT}"
    (tmp_path / "docs/en/a.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (tmp_path / "docs/en/b.md").write_bytes(text.encode() + b"\n\xe9t\xe9")
    (tmp_path / "docs/en/c.md").write_bytes(b"x" * (MAX_BYTES + 1))

    pages, problems = read_pages(tmp_path / "docs", ("en", "fr"))

    assert [(page.file, told(page.text)) for page in pages] == [("docs/en/a.md", [])]
    assert [(found.file, found.line, found.code) for found in problems] == [
        ("docs/en/b.md", 10, "not-utf8"),
        ("docs/en/c.md", 1, "file-too-large"),
        ("docs/en/folder.md", 1, "page-no-file"),
    ]
