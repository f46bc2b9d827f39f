"""The tables that go out to spreadsheets: a heading above each cell, and an empty cell for what is not known."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.domain.papers.spreadsheet import (
    ActivityRow,
    ActivityWords,
    CountRow,
    ExportWords,
    OccurrenceRow,
    TallyWords,
    activities_table,
    counts_table,
    occurrences_table,
    stories_table,
)
from buurthuis_app.domain.shared.periods import quarter
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.domain.stories.story import period_key
from buurthuis_app.i18n import weekday_name

WORDS = ExportWords(
    activities={
        "koffie": ActivityWords(
            title="Koffie-inloop", kind="inloop", area="Molenwijk", themes="meedoen"
        )
    },
    tally_kinds={"groot": TallyWords(name="volwassenen", role="bezoek")},
    rooms={"zaal": "Grote zaal"},
)
DAYS = tuple(weekday_name(day) for day in range(7))
SUNDAY = dt.date(2026, 11, 22)


def only_row(table: Sheet) -> dict[str, object]:
    """Its one row, by the headings."""
    (row,) = table.rows
    titles = (heading.title for heading in table.headings)
    return dict(zip(titles, (cell.value for cell in row.cells), strict=True))


def test_a_number_goes_out_with_its_day_and_what_it_counts() -> None:
    row = CountRow(SUNDAY, "koffie", "groot", 14, "geteld")
    assert only_row(counts_table((row,), WORDS, DAYS)) == {
        "datum": SUNDAY,
        "weekdag": "zondag",
        "activiteit": "Koffie-inloop",
        "soort": "inloop",
        "werkgebied": "Molenwijk",
        "thema's": "meedoen",
        "telsoort": "volwassenen",
        "telt": "bezoek",
        "aantal": 14,
        "bron": "geteld",
    }


def occurrence(*, planned: bool, visits: int | None, estimated: int | None) -> OccurrenceRow:
    return OccurrenceRow(
        SUNDAY, dt.time(10), "koffie", "zaal", planned, "gehouden", visits, estimated
    )


def test_a_time_that_was_not_counted_has_an_empty_cell_and_never_a_nought() -> None:
    nought = occurrence(planned=True, visits=0, estimated=0)
    unknown = occurrence(planned=False, visits=None, estimated=None)
    table = occurrences_table((nought, unknown), WORDS, DAYS)
    assert table.column("bezoeken") == (0, None)
    assert table.column("waarvan geschat") == (0, None)
    assert table.column("gepland") == ("ja", "nee")
    first = only_row(occurrences_table((nought,), WORDS, DAYS))
    assert (first["begin"], first["zaal"], first["hoe het ging"]) == (
        dt.time(10),
        "Grote zaal",
        "gehouden",
    )
    assert (first["weekdag"], first["werkgebied"]) == ("zondag", "Molenwijk")


def test_an_activity_goes_out_with_when_it_is_and_without_who_leads_it() -> None:
    row = ActivityRow(
        title="Koffie-inloop",
        kind="inloop",
        area="Molenwijk",
        themes="meedoen",
        groups="ouderen",
        first=SUNDAY,
        until=None,
        rule="elke zondag",
    )
    assert only_row(activities_table((row,))) == {
        "activiteit": "Koffie-inloop",
        "soort": "inloop",
        "werkgebied": "Molenwijk",
        "thema's": "meedoen",
        "doelgroepen": "ouderen",
        "wanneer": "elke zondag",
        "eerste dag": SUNDAY,
        "laatste dag": None,
    }


STORY = PrintedStory(
    title="Thuis",
    happened="Zij kwam binnen.",
    changed="Nu komt zij elke week.",
    matters="Zij was alleen.",
    quote="Ik hoor erbij.",
    teller_role="bezoeker",
    activity="Koffie-inloop",
    theme="eenzaamheid",
    date=SUNDAY,
    chosen_because="Het jaar in één zin.",
    story_id=UUID(int=1),
)


def test_a_story_goes_out_in_its_own_words() -> None:
    assert only_row(stories_table((STORY,))) == {
        "datum": SUNDAY,
        "titel": "Thuis",
        "wat gebeurde er": "Zij kwam binnen.",
        "wat veranderde er": "Nu komt zij elke week.",
        "waarom doet het ertoe": "Zij was alleen.",
        "citaat": "Ik hoor erbij.",
        "verteld door": "bezoeker",
        "activiteit": "Koffie-inloop",
        "thema's": "eenzaamheid",
    }


def test_scripts_get_the_same_story_with_why_it_was_chosen_and_no_key_to_the_file() -> None:
    told = STORY.as_json()
    assert (told["date"], told["quote"]) == ("2026-11-22", "Ik hoor erbij.")
    assert told["chosen_because"] == "Het jaar in één zin."
    assert all(isinstance(words, str) for words in told.values())
    assert str(STORY.story_id) not in told.values()


def test_what_is_kept_for_a_period_is_found_by_its_first_and_last_day() -> None:
    assert period_key(quarter(2025, 1)) == "2025-01-01/2025-03-31"
