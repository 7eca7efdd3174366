"""Macros that show how far the site is translated."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hub.macros.page import Macro, MacroPage
from hub.views.board import COLUMNS, as_of, board_view, language_figures


def translation_board(page: MacroPage) -> Markup:
    """What is missing, behind or unreviewed of each record in each language, and where it is mended."""
    board = board_view(page.localizer, page.editing)
    return page.renderer.render(
        "partials/board.html", board=board, as_of=as_of(page.localizer), words=page.localizer.word
    )


def translation_figures(page: MacroPage) -> Markup:
    """How many texts of each language are there, up to date and reviewed, and the bar."""
    bar = page.localizer.quantity(page.joined.project.translation_bar, "percent")
    return page.renderer.render(
        "partials/figures_of_languages.html",
        figures=language_figures(page.localizer),
        columns=[page.localizer.word(f"board.{name}") for name in COLUMNS],
        bar=page.localizer.word("board.bar", share=bar),
        as_of=as_of(page.localizer),
        words=page.localizer.word,
    )


TRANSLATIONS: Mapping[str, Macro] = {
    "translation_board": translation_board,
    "translation_figures": translation_figures,
}
