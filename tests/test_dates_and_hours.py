"""Days and hours in another form: what the check suggests, in the seven languages, and in issue forms."""

from pathlib import PurePosixPath

import pytest

from hub.diagnosis import dates, times
from hub.nodes import Scalar
from hub.problems import Phrase
from hub.reading.hints import day_guess, time_guess
from hub.reading.loading import read_alone
from hub.reading.parsing import parse_tree
from tests.registries import copy_small, problems_of

DAYS = {
    "2027-07-05": ["July 5th, 2027", "5 July 2027", "5th of July 2027", "Jul 5 2027", "5 juillet 2027", "lundi 5 juillet 2027",
                   "5 iulie 2027", "5. heinäkuuta 2027", "heinäkuun 5. päivänä 2027", "5. srpnja 2027.", "5 luglio 2027",
                   "il 5 luglio 2027", "2027. július 5.", "2027. július 5-én", "5.7.2027", "5. 7. 2027."],
    "2027-03-01": ["1er mars 2027", "1 martie 2027", "1. ožujka 2027.", "1° marzo 2027", "2027. március 1."],
}  # fmt: skip
SPANS = {
    ("2027-02-04", "2027-02-06"): [
        "4-6 February 2027", "4–6 February 2027", "February 4-6, 2027", "Feb 4–6, 2027", "from 4 to 6 February 2027",
        "du 4 au 6 février 2027", "4-6 février 2027", "vendredi 4 - dimanche 6 février 2027", "4.–6. helmikuuta 2027",
        "4.-6.2.2027", "4–6.2.2027", "4-6/2/2027", "04-06/02/2027", "de la 4 la 6 februarie 2027", "4-6 februarie 2027",
        "între 4 și 6 februarie 2027", "4.–6. veljače 2027.", "od 4. do 6. veljače 2027.", "dal 4 al 6 febbraio 2027",
        "4-6 febbraio 2027", "2027. február 4–6.", "2027. február 4. és 6. között", "2027-02-04/2027-02-06",
        "2027-02-04/06", "4/2/2027 - 6/2/2027", "4.2.-6.2.2027",
    ],
    ("2027-06-30", "2027-07-02"): [
        "30 June - 2 July 2027", "June 30 – July 2, 2027", "du 30 juin au 2 juillet 2027", "30.6.–2.7.2027",
        "30. lipnja – 2. srpnja 2027.", "dal 30 giugno al 2 luglio 2027", "30 iunie - 2 iulie 2027",
        "2027. június 30. – július 2.", "30. kesäkuuta – 2. heinäkuuta 2027",
    ],
    ("2026-12-28", "2027-01-03"): ["28 December – 3 January 2027", "28 décembre 2026 - 3 janvier 2027"],
    ("2027-04", "2027-05"): ["avril-mai 2027", "April to May 2027"],
}  # fmt: skip
MOMENTS = ["2027-04-27 17:30:00", "2027-04-27T17:30+02:00", "2027-04-27T17:30:00Z", "2027-04-27 17:30", "27 avril 2027 à 17h30",
           "April 27, 2027 5:30 pm", "27.4.2027 klo 17.30", "2027. április 27. 17:30", "27/04/2027 17h30",
           "27 aprile 2027 ore 17:30", "27 aprilie 2027, ora 17:30", "27. travnja 2027. u 17:30 sati"]  # fmt: skip
NOTHING = ["spring 2027", "H1 2027", "Q3 2027", "soon", "6-4 February 2027", "31 février 2027", "4 ou 6 février 2027", "",
           "4-6 foo 2027", "1" * 10_000, "4-6 " * 5_000]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in DAYS.items() for text in texts])
def test_a_day_in_words(text: str, day: str):
    assert day_guess(text, "start", {"start_time"}) == Phrase("perhaps", {"right": day})


@pytest.mark.parametrize(("text", "both"), [(text, both) for both, texts in SPANS.items() for text in texts])
def test_both_days_of_a_span_have_their_keys(text: str, both: tuple[str, str]):
    values = {"key": "start", "right": both[0], "other_key": "end", "other": both[1]}

    assert day_guess(text, "start") == Phrase("write-both", values)
    assert dates.days(text) == both


@pytest.mark.parametrize("text", MOMENTS)
@pytest.mark.parametrize(("key", "other"), [("start", "start_time"), ("end", "end_time")])
def test_a_day_with_its_hour_is_two_keys(text: str, key: str, other: str):
    values = {"key": key, "right": "2027-04-27", "other_key": other, "other": "17:30"}

    assert day_guess(text, key, {"start_time", "end_time"}) == Phrase("write-both", values)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_suggested_where_it_is_unsure(text: str):
    assert day_guess(text, "start", {"start_time"}) in ("", Phrase("no-such-day", {"days": 28}))


@pytest.mark.parametrize(
    ("text", "right", "other"),
    [("04/05/2027", "2027-05-04", "2027-04-05"), ("4/5/27", "2027-05-04", "2027-04-05")],
)
def test_two_days_that_figures_may_mean_are_asked_for(text: str, right: str, other: str):
    assert day_guess(text, "start") == Phrase("either-day", {"right": right, "other": other})


@pytest.mark.parametrize("text", ["05/05/2027", "27/04/2027", "04/27/2027", "4.5.2027", "4-5-2027"])
def test_figures_that_mean_one_day_are_not(text: str):
    assert dates.either_day(text) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [("17h30", "17:30"), ("5:30 pm", "17:30"), ("5.30 p.m.", "17:30"), ("klo 17.30", "17:30"), ("ore 17:30", "17:30"),
     ("ora 17:30", "17:30"), ("17:30 Uhr", "17:30"), ("u 17:30 sati", "17:30"), ("17 óra", "17:00"), ("à 9h", "09:00"),
     ("midi", "12:00"), ("12 am", "00:00"), ("25:00", ""), ("9:75", ""), ("soir", "")],
)  # fmt: skip
def test_an_hour(text: str, hour: str):
    assert times.time(text) == hour


@pytest.mark.parametrize(
    "text",
    ["10:00 - 12:00", "10:00–12:00", "10h-12h", "de 10h à 12h", "entre 10h et 12h", "from 10 to 12", "10 am - 12 pm",
     "10-12", "klo 10–12", "od 10 do 12 sati", "dalle 10 alle 12", "între 10 și 12", "orele 10:00-12:00", "10-től 12-ig",
     "10h00 / 12h00", "10-12 Uhr"],
)  # fmt: skip
def test_both_hours_of_a_span_have_their_keys(text: str):
    values = {"key": "start_time", "right": "10:00", "other_key": "end_time", "other": "12:00"}

    assert time_guess(text, "start_time") == Phrase("write-both", values)


@pytest.mark.parametrize(("text", "both"), [("2-4 pm", ("14:00", "16:00")), ("11-1 pm", ("11:00", "13:00"))])
def test_the_half_of_the_day_counts_for_both_hours(text: str, both: tuple[str, str]):
    assert times.times(text) == both


@pytest.mark.parametrize("start", ["2027-04-27 17:30:00", '"2027-04-27 17:30:00"', "2027-04-27T17:30+02:00"])
@pytest.mark.parametrize(
    ("file", "hint"),
    [("events.yml", "write-both"), ("practices/a.yml", "perhaps")],
)
def test_only_an_event_has_hours(file: str, hint: str, start: str):
    text = f"- id: a\n  start: {start}\n" if file == "events.yml" else f"start: {start}\n"

    found = read_alone(PurePosixPath(file), text.encode(), ("en", "fr"))

    assert [p.values["hint"].code for p in found if p.code == "not-a-date"] == [hint]


@pytest.mark.parametrize(
    ("start", "end", "noted"),
    [("2026-03-01", "2027-03-01", True), ("2026-03-01", "2027-02-28", False), ("2026-09", "2027-06", False),
     ("2028", "2028", False), ("2026", "2027", True), ("2026-12-30", "2027-01-02", False)],
)  # fmt: skip
def test_an_event_of_a_year_is_noted(tmp_path, start: str, end: str, noted: bool):
    data = copy_small(
        tmp_path, "events.yml", 'start: "2026-03-01"\n  end: "2026-03-02"', f'start: "{start}"\n  end: "{end}"'
    )

    notes = [problem for problem in problems_of(data) if problem.code == "long-event"]

    assert [problem.level for problem in notes] == ["note"] * noted


def test_a_date_with_an_hour_is_a_text_to_the_parser():
    tree = parse_tree(b"- start: 2027-04-27 17:30:00\n")

    assert isinstance(tree.items[0].entries[0][1], Scalar)  # type: ignore[union-attr]
