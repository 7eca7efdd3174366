"""The table of all outputs: one row for each kind of file that the site consists of."""

from __future__ import annotations

from hub.admin.page import form_file, form_pages
from hub.assembly import written_pages
from hub.calendars.outputs import CALENDARS
from hub.feeds.outputs import FEEDS
from hub.handouts.catalogue_page import CATALOGUE_PAGE
from hub.handouts.practice_catalogue import CATALOGUE_PDF
from hub.handouts.practice_form import PRACTICE_FORM
from hub.handouts.record_picture import PICTURE
from hub.handouts.sheet import SHEET
from hub.open_data.dcat import CATALOGUE
from hub.open_data.interface import INTERFACE
from hub.open_data.list_csv import LIST_CSV
from hub.open_data.llms import LLMS
from hub.open_data.record_json import RECORD_JSON
from hub.open_data.record_markdown import RECORD_MARKDOWN
from hub.open_data.workbook import WORKBOOK
from hub.pages import embeds, more_cards, not_found, plain_files, records, redirects, values
from hub.pages.catalogue import Output
from hub.pages.for_robots import FOR_ROBOTS

OUTPUTS = (
    Output("written", written_pages.pages, written_pages.render),
    Output("value", values.pages, values.render),
    Output("record", records.pages, records.render),
    SHEET,
    *PRACTICE_FORM,
    CATALOGUE_PDF,
    CATALOGUE_PAGE,
    PICTURE,
    RECORD_MARKDOWN,
    RECORD_JSON,
    LIST_CSV,
    WORKBOOK,
    *INTERFACE,
    *CATALOGUE,
    LLMS,
    *CALENDARS,
    *FEEDS,
    Output("embed", embeds.pages, embeds.render),
    Output("redirect", redirects.pages, redirects.render),
    Output("cards", more_cards.pages, more_cards.render),
    Output("not-found", not_found.pages, not_found.render),
    Output("asset", plain_files.asset_pages, plain_files.asset),
    Output("drawing", plain_files.drawing_pages, plain_files.drawing),
    Output("schema", plain_files.schema_pages, plain_files.schema),
    Output("form", form_pages, form_file),
    *FOR_ROBOTS,
)
