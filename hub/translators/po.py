"""PO of gettext, which Weblate, Poedit and Virtaal take: what changed in the source is kept as `#| msgid`."""

from __future__ import annotations

from collections.abc import Sequence

import polib  # type: ignore[import-untyped] # it has no types of its own

from hub.disk.packages import PackageError
from hub.translators.filled import Filled, Row, not_ours, plain
from hub.translators.items import Item
from hub.translators.remarks import Remarks

_BEGINNING = ('msgid ""', "msgctxt ")


def write_po(items: Sequence[Item], lang: str, remarks: Remarks) -> bytes:
    """The items as a file; the context of an entry is the id of its text."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "CAMPUS",
        "Language": lang.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": "hub translations export",
    }
    for item in items:
        flags = [*(["fuzzy"] if "behind" in item.state else []), *([f"max-length:{item.limit}"] if item.limit else [])]
        file.append(
            polib.POEntry(
                msgctxt=item.id,
                msgid=item.source,
                msgstr=item.target,
                comment="\n".join((remarks.where(item), *remarks.of(item))),
                occurrences=[tuple(item.place.rpartition(":")[::2])],
                flags=flags,
                previous_msgid=item.earlier or None,
            )
        )
    return f"{file}\n".encode()


def read_po(data: bytes) -> Filled:
    """The texts of a file. Raises PackageError."""
    try:
        text = data.decode("utf-8-sig")
        # polib opens a file where it is given a name: what has an entry and several lines is none.
        if not any(beginning in text for beginning in _BEGINNING) or "\n" not in text:
            raise not_ours()
        file = polib.pofile(text)
    except (UnicodeDecodeError, OSError, ValueError, IndexError, KeyError):
        raise PackageError("unreadable") from None
    rows = [Row(entry.msgctxt or "", plain(entry.msgid), plain(entry.msgstr)) for entry in file if not entry.obsolete]
    return Filled(str(file.metadata.get("Language", "")).replace("_", "-"), rows)
