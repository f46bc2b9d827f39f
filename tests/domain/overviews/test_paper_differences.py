"""Two papers about the same period, compared as people would: by what figures are called."""

from buurthuis_app.domain.overviews.paper_differences import FORMER_WORDS, differences
from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    Document,
    Heading,
    LargeNumber,
    Numbers,
    Row,
    Section,
    Sheet,
    Words,
)
from buurthuis_app.records import replace
from tests.conftest import TODAY


def paper(*blocks: Block, key: str = "house", title: str = "Het huis") -> Document:
    return Document(
        centre="De Schakel",
        title="Jaaroverzicht 2026",
        lines=(),
        printed_on=TODAY,
        sections=(Section(key=key, title=title, blocks=blocks),),
    )


def sheet(*rows: tuple[str, int, int], headings: tuple[str, str] = ("keer", "uren")) -> Sheet:
    return Sheet(
        title="Zalen",
        headings=(Heading(title="zaal"), *(Heading(title=each) for each in headings)),
        rows=tuple(
            Row(
                cells=(
                    Cell(value=name, shown=name),
                    *(Cell(value=each, shown=str(each)) for each in numbers),
                )
            )
            for name, *numbers in rows
        ),
    )


def found(then: Document, now: Document) -> list[tuple[str, str | None, str | None]]:
    return [(one.what, one.then, one.now) for one in differences(then, now)]


def test_columns_and_rows_may_be_moved() -> None:
    then = paper(sheet(("hal", 1, 2), ("bar", 3, 4)))
    moved = sheet(("bar", 4, 3), ("hal", 2, 1), headings=("uren", "keer"))
    assert found(then, paper(moved)) == []


def test_what_an_earlier_version_called_otherwise_is_the_same_figure() -> None:
    words = tuple(FORMER_WORDS.items())
    then, now = (
        paper(
            sheet((words[0][place], 1, 2), headings=("keer", words[0][place])),
            Words(text=words[1][place]),
        )
        for place in (0, 1)
    )
    assert found(then, now) == []
    other = paper(
        sheet((words[0][1], 1, 3), headings=("keer", words[0][1])), now.sections[0].blocks[1]
    )
    assert [each[1:] for each in found(then, other)] == [("2", "3")]


def test_a_row_that_came_or_went_is_told_whole() -> None:
    then, now = paper(sheet(("hal", 1, 2))), paper(sheet(("bar", 3, 4)))
    assert found(then, now) == [("Zalen: hal", "1 · 2", None), ("Zalen: bar", None, "3 · 4")]


def test_rows_of_one_name_stand_beside_each_other_in_their_order() -> None:
    then, now = (
        paper(sheet(("hal", 1, 2), ("hal", 3, 4))),
        paper(sheet(("hal", 1, 2), ("hal", 3, 9))),
    )
    assert found(then, now) == [("Zalen: hal, uren", "4", "9")]


def test_a_section_that_is_new_tells_its_figures() -> None:
    large = LargeNumber(cell=Cell(value=5, shown="5"), name="uren", notes=("alles",))
    volunteers = paper(Numbers(numbers=(large,)), key="volunteers", title="Vrijwilligers")
    both = replace(
        volunteers, sections=(*paper(Words(text="Open.")).sections, *volunteers.sections)
    )
    assert found(paper(Words(text="Open.")), both) == [("Vrijwilligers: uren", None, "5")]
    other = replace(large, notes=("de helft",))
    assert found(both, paper(Words(text="Dicht."))) == [
        ("Het huis", "Open.", "Dicht."),
        ("Vrijwilligers: uren", "5", None),
    ]
    changed = paper(Numbers(numbers=(other,)), key="volunteers", title="Vrijwilligers")
    assert found(volunteers, changed) == [("Vrijwilligers: uren", "alles", "de helft")]


def test_the_same_figure_written_otherwise_is_no_difference() -> None:
    def of(value: float, shown: str) -> Document:
        large = LargeNumber(cell=Cell(value=value, shown=shown), name="uren")
        return paper(Numbers(numbers=(large,)))

    assert found(of(10.5, "10"), of(10.5, "10,5")) == []
    assert found(of(10.44, "10,4"), of(10.41, "10,4")) == []
    assert found(of(10, "10"), of(10.5, "10,5")) == [("Het huis: uren", "10", "10,5")]


def test_in_another_language_the_large_figures_are_compared_by_their_place() -> None:
    def of(title: str, name: str, value: int) -> Document:
        large = LargeNumber(cell=Cell(value=value, shown=str(value)), name=name)
        return replace(paper(Numbers(numbers=(large,)), title=name), title=title)

    then, now = of("Jaaroverzicht 2026", "uren", 10), of("Year 2026", "hours", 12)
    assert found(then, now) == [("hours: hours", "10", "12")]


def test_a_row_that_only_got_another_name_is_told_by_its_names() -> None:
    then, now = paper(sheet(("hal", 1, 2))), paper(sheet(("grote hal", 1, 2)))
    assert found(then, now) == [("Zalen: hal", "hal", "grote hal")]


def test_totals_stand_beside_each_other_whatever_they_are_called() -> None:
    def with_total(name: str, total: int) -> Document:
        plain = sheet(("hal", 1, 2), (name, total, 2))
        return paper(replace(plain, rows=(plain.rows[0], replace(plain.rows[1], strong=True))))

    assert found(with_total("Totaal (1 van 2)", 3), with_total("Totaal (2 van 2)", 4)) == [
        ("Zalen: Totaal (1 van 2)", "Totaal (1 van 2)", "Totaal (2 van 2)"),
        ("Zalen: Totaal (1 van 2), keer", "3", "4"),
    ]


def test_a_whole_table_that_came_is_told_row_by_row() -> None:
    then, now = paper(Words(text="Open.")), paper(Words(text="Open."), sheet(("hal", 1, 2)))
    assert found(then, now) == [("Zalen: hal", None, "1 · 2")]
