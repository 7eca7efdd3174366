"""Drives the form of admin/ in a browser, on a copy of the registries in the browser's own storage (OPFS)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

Field = Mapping[str, Any]
"""A field of the form: name, widget, options, and the fields within it."""
EVENTS = "data/events.yml"
SOME_EVENTS = ("kickoff-rennes-2025", "interreg-35-bucharest-2025", "ecw-2025", "working-group-iasi-2025")
LOCAL_COPY = "window.showDirectoryPicker = async () => navigator.storage.getDirectory();"
"""What the button for a local repository asks: a folder that no person has to choose."""
_PATIENCE = 120_000
"""Milliseconds to wait for what the form shows: it draws a long list anew at each change, on a busy machine slowly."""
HEIGHT, TALL = 1200, 5000
"""Heights of the window in px: the form draws a field when it comes into view, and all that is in view at each key, so
only a test that fills in a whole record has a tall one."""
_COPYING = 1000
"""Milliseconds after which the form has kept a copy of what was typed: it may still do so while it asks something after
a save, and would offer that copy at the next opening."""
_QUIET = """() => new Promise((done) => {
  let waiting = setTimeout(done, 300);
  new MutationObserver(() => { clearTimeout(waiting); waiting = setTimeout(done, 300); })
    .observe(document.body, {subtree: true, childList: true, attributes: true});
})"""
"""Resolves when the page has not changed for 300 ms: it goes on filling and leaving a record behind."""
_FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', {create: true});
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/');
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, {create: true});
    const stream = await (await folder.getFileHandle(parts.at(-1), {create: true})).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
_READ = """async (path) => {
  const parts = path.split('/');
  let folder = await navigator.storage.getDirectory();
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  return await (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
}"""


@contextmanager
def clean_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page in French in a clean profile, which several tests may share."""
    context = browser.new_context(locale="fr-FR", reduced_motion="reduce", **options)
    yield context.new_page()
    context.close()


def registry_files(data: Path) -> dict[str, str]:
    """The text of every registry by its path in the repository."""
    return {
        f"data/{path.relative_to(data).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(data.rglob("*.yml"))
    }


def some_files(data: Path) -> dict[str, str]:
    """The registries with only some records in the long ones: the form draws a list anew at each change, which is most
    of its work. The first event, with a programme, stays closed in the tests: it must come out as it went in.
    """
    files = registry_files(data)
    practices = [path for path in files if path.startswith("data/practices/")]
    kept = {path: text for path, text in files.items() if path not in practices[2:]}
    head, *listed = files[EVENTS].split("\n- id: ")
    chosen = [text.rstrip() for text in listed if text.partition("\n")[0] in SOME_EVENTS]
    assert len(chosen) == len(SOME_EVENTS)
    return {**kept, EVENTS: "\n\n- id: ".join([head.rstrip(), *chosen]) + "\n"}


class Watch:
    """Notes what a page asks of other hosts, and what the browser complains of, its policy too."""

    def __init__(self, page: Page, *hosts: str) -> None:
        self._requests: list[str] = []
        self._messages: list[str] = []
        self._hosts = (*hosts, "data:", "blob:")
        page.on("request", lambda request: self._requests.append(request.url))
        page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._messages.append(message.text)

    def requests(self) -> list[str]:
        """The addresses that were asked for since the page was opened."""
        return [*self._requests]

    def faults(self) -> list[str]:
        """What should not have been asked for, and all complaints, since the last call."""
        messages, self._messages = self._messages, []
        return [*(url for url in self._requests if not url.startswith(self._hosts)), *messages]


class Form:
    """The form in a page: fields are found by their path in the record, such as `records.2.title.fr`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.set_default_timeout(_PATIENCE)
        self.address = f"{address}admin/"

    def open_local(self, files: Mapping[str, str]) -> None:
        """Opens the form on a local copy of a repository that holds these files."""
        self.page.add_init_script(LOCAL_COPY)
        self.page.goto(f"{self.address}index.html")
        self.page.evaluate(_FILL, dict(files))
        self.page.get_by_role("button", name="Travailler avec un dépôt local").click()
        self.page.get_by_role("grid").or_(self.page.get_by_role("table")).first.wait_for()

    @property
    def is_at_rest(self) -> bool:
        """Whether no entry is open: what was changed is saved."""
        return self.page.locator("[data-key-path]").count() == 0

    def file(self, path: str) -> str:
        """The text of a file of the local copy."""
        return str(self.page.evaluate(_READ, path))

    def open(self, place: str) -> None:
        """Opens an entry: `practices/entries/cyberocc`, `records/entries/events`, `practices/new`."""
        self.page.goto(f"{self.address}index.html#/collections/{place}")
        self.page.locator("[data-key-path]").first.wait_for()
        self.page.evaluate(_QUIET)

    def field(self, path: str) -> Locator:
        """A field of the entry that is open."""
        return self.page.locator(f'[data-key-path="{path}"]')

    def unfold(self, path: str, item: int | None = None) -> None:
        """Opens a closed part, or an item of a list."""
        buttons = self.field(path).get_by_role("button", name="Développer", exact=True)
        (buttons.first if item is None else buttons.nth(item)).click()

    def write(self, path: str, text: str) -> None:
        """Types into a field instead of what is there."""
        field = self.field(path)
        field.get_by_role("textbox").or_(field.get_by_role("spinbutton")).fill(text)

    def choose(self, path: str, *labels: str) -> None:
        """Chooses in a list, or between buttons where there are few choices."""
        field = self.field(path)
        for label in labels:
            if field.get_by_role("combobox").count():
                field.get_by_role("combobox").first.click()
                self.page.get_by_role("option", name=label, exact=True).click()
            else:
                radio = field.get_by_role("radio", name=label, exact=True)
                radio.or_(field.get_by_role("checkbox", name=label, exact=True)).click()

    def fill(self, fields: Sequence[Field], record: Mapping[str, Any], at: str = "") -> None:
        """Fills in a whole record, field by field as the form's configuration has them."""
        for field in fields:
            if field["name"] in record:
                self._fill(field, record[field["name"]], f"{at}{field['name']}")

    def _fill(self, field: Field, value: Any, path: str) -> None:
        if field["widget"] == "list":
            for number, item in enumerate(value):
                self.add(path)
                if "fields" in field:
                    self.fill(field["fields"], item, f"{path}.{number}.")
                else:
                    self._fill(field["field"], item, f"{path}.{number}")
        elif field["widget"] == "object":
            if not field.get("required", True) and self.field(path).get_by_role("checkbox", name="Ajouter").count():
                self.add(path)
            self.fill(field["fields"], value, f"{path}.")
        elif field["widget"] == "select":
            labels = {option["value"]: option["label"] for option in field["options"]}
            self.choose(path, *(labels[one] for one in (value if isinstance(value, list) else [value])))
        elif field["widget"] == "boolean":
            self.field(path).get_by_role("switch").click()
        else:
            self.write(path, value)

    def add(self, path: str) -> None:
        """Adds an item to a list, or a part that may be left out."""
        field = self.field(path)
        button = field.get_by_role("button", name="Ajouter").or_(field.get_by_role("checkbox", name="Ajouter"))
        button.last.click()

    def save(self, answer: str = "") -> None:
        """Saves, a moment after the last key where the form asks something then; waits until it is closed."""
        if answer:
            self.page.evaluate(f"new Promise((done) => setTimeout(done, {_COPYING}))")
        self.page.get_by_role("button", name="Enregistrer", exact=True).click()
        if answer:
            self.page.get_by_role("button", name=answer, exact=True).click()
        self.page.locator("[data-key-path]").first.wait_for(state="detached")
        self.page.evaluate(_QUIET)
