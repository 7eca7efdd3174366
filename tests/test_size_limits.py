"""`make lint` tells what is too long, and nothing else."""

import pytest

from scripts.limits import exceeded


def function(lines):
    """A module with a function of so many lines."""
    return "def f():\n" + "    pass\n" * (lines - 1)


def method(lines):
    """The same within a class, after a decorator, which does not count."""
    body = "".join(f"    {line}\n" for line in function(lines).splitlines())
    return f"class C:\n    @staticmethod\n{body}"


@pytest.mark.parametrize(
    ("file", "make", "most", "said"),
    [
        ("hub/views/x.py", lambda size: "x = 1\n" * size, 250, ":1: the module has 251 lines, 250 at most"),
        ("hub/x.py", function, 40, ":1: the function f has 41 lines, 40 at most"),
        ("hub/x.py", method, 40, ":3: the function f has 41 lines, 40 at most"),
        ("overrides/partials/x.html", lambda size: "\n" + "x" * size, 140, ":2: the line has 141 characters, 140 at most"),
        ("overrides/x.xml", lambda size: "é" * size, 140, ":1: the line has 141 characters, 140 at most"),
        ("overrides/x.html", lambda size: "<p>" + "<b>" * (size - 1), 1, ":1: the line has 2 elements, 1 at most"),
    ],
)  # fmt: skip
def test_one_more_than_the_limit_is_told(tmp_path, file, make, most, said):
    path = tmp_path / file
    path.parent.mkdir(parents=True)

    path.write_text(make(most), encoding="utf-8")
    assert list(exceeded(tmp_path)) == []

    path.write_text(make(most + 1), encoding="utf-8")
    assert list(exceeded(tmp_path)) == [f"{file}{said}"]
