"""Draft of a pointing: what is pointed at, until the file is read that way."""

import datetime as dt

from buurthuis_app.domain.counts.pointing import Meaning, Pointing
from buurthuis_app.domain.counts.pointing_draft import across, draft_of, first_table
from buurthuis_app.domain.counts.sheet_seen import SheetSeen

DATE, COUNT = Meaning.DATE, Meaning.COUNT
TABLE = Pointing(header=0, columns={0: DATE, 1: COUNT})


def seen(*rows: tuple[object, ...], tables: tuple[Pointing, ...] = ()) -> SheetSeen:
    return SheetSeen(title="Blad1", shape="", cells=rows, dates=0, numbers=0, tables=tables)


SHEET = seen(("wat", 1, 2), ("Koffie", 3, 4), (), ("Thee", 5), tables=(TABLE,))


def test_only_what_was_pointed_at_by_hand_is_told() -> None:
    draft = draft_of((SHEET, SHEET), {1: ()})
    assert draft.pointed == {1: ()}
    assert [sheet.left_out for sheet in draft.sheets] == [False, True]
    assert draft.sheets[0].lacks == ()
    more = draft.with_table(0, 0, TABLE.says(1, Meaning.REMARK))
    assert more.lacks == (COUNT,)
    assert more.judged(0, SHEET).pointed == {1: ()}
    assert more.with_table(0, 1, TABLE).without_table(0, 0).pointed[0] == (TABLE,)
    assert draft.without_sheet(0).sheets[0].left_out


def test_the_first_full_row_has_the_headings_to_begin_with() -> None:
    assert first_table(seen(("Titel",), (), ("a", "b", "c"), (1, 2, 3))).header == 2
    assert first_table(seen()).header == 0


def test_dates_beside_one_another_have_the_names_left_of_them() -> None:
    assert across(SHEET, 0) == Pointing(
        header=0, columns={0: Meaning.DAY, 1: COUNT, 3: COUNT}, on_its_side=True
    )
    whole = seen(("wat", dt.date(2024, 3, 4)), ("Koffie", 3))
    assert across(whole, 0).meaning(0) is DATE
    assert (SHEET.rows, SHEET.columns) == (4, 3)


def test_a_date_is_one_column_and_says_it_whole_or_in_parts() -> None:
    parts = Pointing(header=0, columns={0: Meaning.DAY, 1: Meaning.MONTH, 2: COUNT})
    assert parts.says(3, DATE).columns == {2: COUNT, 3: DATE}
    assert parts.says(3, Meaning.WEEKDAY).columns == {
        1: Meaning.MONTH,
        2: COUNT,
        3: Meaning.WEEKDAY,
    }
    assert parts.says(2, Meaning.LEAVE_OUT).lacks == (COUNT,)


def test_headings_end_and_rows_left_out_say_what_is_read() -> None:
    table = TABLE.ended(5).without(3)
    assert [place for place in range(8) if table.reads(place)] == [1, 2, 4, 5]
    moved = table.headed(4)
    assert (moved.last, moved.skipped) == (5, frozenset())
    assert table.without(3).reads(3)
    assert table.headed(6).last is None
