"""Sharing: what leaves the house for an overview over centres, and above all what does not."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
import sqlalchemy as sa

from buurthuis_app.domain.joint.joint_overview import JointOverview
from buurthuis_app.domain.packets.paired_door import PairedDoor
from buurthuis_app.domain.papers.document import Document, LargeNumber, Numbers, blocks, sheets
from buurthuis_app.domain.papers.names_on_paper import Answered, NameAnswer, NamesUndecided
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.stories.story import Consent
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.joint import shared_file
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.privacy.personal_finds import readable
from buurthuis_app.persistence.types import Lines
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of

GOES_OUTSIDE = {
    f"story.{name}" for name in ("title", "happened", "changed", "matters", "quote", "teller_role")
}
"""What a teller lets go outside; of every other story not even that."""

NOT_IN_THE_DEMO = {
    *("adopted", "adopted_story", "confidant_photo", "correction", "draft", "extension"),
    *("guest_centre", "name_decision", "told_state"),
    *("arrived_packet", "outgoing_packet", "paired_door", "undecided_news"),
}
"""The only tables in which no canary sings."""


def _canaries() -> dict[str, str]:
    """For each marked column that holds words a word that stands nowhere else."""
    columns = (column for table in schema.metadata.sorted_tables for column in table.columns)
    marked = [str(column) for column in columns if "personal" in column.info and readable(column)]
    return {name: f"Zwaluwina{place:03d}a" for place, name in enumerate(marked)}


@pytest.fixture
def demo(demo_file: Callable[[int], Path], tmp_path: Path) -> Iterator[CentreServices]:
    """A copy of the demo centre."""
    with closing(Database(Path(copy(demo_file(1), tmp_path / "demo.db")))) as database:
        yield services_of(database, FixedClock(TODAY))


def _plant(house: CentreServices) -> set[str]:
    """A canary in every personal text of every row; in a setting only a foreword. Gives the tables without."""
    silent = set()
    with house.database.begin() as work:
        for name, canary in _canaries().items():
            table, column = name.split(".")
            only = "key LIKE 'foreword%'" if table == "setting" else "1 = 1"
            lines = isinstance(schema.metadata.tables[table].c[column].type, Lines)
            text = json.dumps([canary]) if lines else canary
            planted = work.connection.execute(
                sa.text(f'UPDATE "{table}" SET "{column}" = :text WHERE {only}'),  # noqa: S608 - of the schema
                {"text": text},
            )
            if not planted.rowcount:
                silent.add(table)
    return silent


def test_no_personal_text_of_any_table_is_in_the_file(demo: CentreServices, tmp_path: Path) -> None:
    assert _plant(demo) <= NOT_IN_THE_DEMO
    target = tmp_path / "de-schakel.samen"
    years = [TODAY.year, TODAY.year - 1]
    demo.sharing.write(target, years)

    written = target.read_text(encoding="utf-8")
    found = {name for name, canary in _canaries().items() if canary in written}
    assert found <= GOES_OUTSIDE
    assert "story.happened" in found, "the canaries sing"


def test_a_story_that_stays_inside_is_not_in_it(house: CentreServices, tmp_path: Path) -> None:
    for consent in Consent:
        story = replace(
            house.telling.blank(TODAY), happened=f"Verhaal {consent.value}.", consent=consent
        )
        ends = TODAY if consent is not Consent.NONE_YET else None
        house.telling.keep(replace(story, consent_until=ends), new=True)
    done = house.sharing.write(tmp_path / "a.samen", [TODAY.year])
    assert done.stories_left_out == 2
    assert [story.until for story in done.centre.years[0].stories] == [TODAY, TODAY]
    written = (tmp_path / "a.samen").read_text(encoding="utf-8")
    assert [consent.value in written for consent in Consent] == [False, False, True, True]


def test_names_are_decided_before_it_leaves(house: CentreServices, tmp_path: Path) -> None:
    house.volunteers.keep(house.volunteers.blank("Ans Kuiper"), new=True)
    happened = "Mevrouw Ans Kuiper vertelde over de buurvrouw."
    story = replace(
        house.telling.blank(TODAY),
        title="Koffie",
        happened=happened,
        consent=Consent.OUTSIDE_WITHOUT_NAME,
    )
    house.telling.keep(story, new=True)
    target = tmp_path / "a.samen"
    with pytest.raises(NamesUndecided) as asked:
        house.sharing.write(target, [TODAY.year])
    for answer, stories in ((NameAnswer.BLURRED, 1), (NameAnswer.LEFT_OUT, 0)):
        house.naming.decide(
            [
                Answered(question=q, answer=answer, words="een bezoekster")
                for q in asked.value.questions
            ]
        )
        done = house.sharing.write(target, [TODAY.year])
        assert len(done.centre.years[0].stories) == stories
        assert done.stories_left_out == 1 - stories
        assert "Kuiper" not in target.read_text(encoding="utf-8")


def test_its_figures_stand_in_the_blocks_of_the_yearly_overview(
    demo: CentreServices, tmp_path: Path
) -> None:
    year = TODAY.year - 1
    (shared,) = demo.sharing.write(tmp_path / "a.samen", [year]).centre.years
    paper = demo.overviews.document(periods.year(year))
    large = _large(paper)
    assert large["bezoeken"] == shared.figures.visits > 0
    assert large["keer gehouden"] == shared.figures.held
    assert large["gemiddeld"] == shared.figures.average
    assert large["verhalen"] == shared.told
    tables = {sheet.title: sheet for sheet in sheets(paper)}
    helpers = dict(
        zip(*(tables["Vrijwilligers"].column(t) for t in ("vrijwilligers", str(year))), strict=True)
    )
    assert helpers["aan het eind"] == shared.volunteers
    assert helpers["vrijwilligersuren"] == (shared.volunteer_minutes or 0) / 60
    kinds = tables["Wie er kwamen"]
    printed = set(zip(kinds.column("soort"), kinds.column("aantal"), strict=True))
    assert {(kind.name, kind.number) for kind in shared.kinds} <= printed
    themes = tables["Per thema"]
    printed = set(
        zip(themes.column(themes.headings[0].title), themes.column("bezoeken"), strict=True)
    )
    assert {(theme.name, theme.figures.visits) for theme in shared.themes} <= printed
    assert shared.themes


def _large(paper: Document) -> dict[str, object]:
    numbers: list[LargeNumber] = []
    for block in blocks(paper):
        if isinstance(block, Numbers):
            numbers += block.numbers
    return {number.name: number.cell.value for number in numbers}


def test_what_was_written_is_taken_in_elsewhere_with_the_same_figures(
    demo: CentreServices, house: CentreServices, tmp_path: Path
) -> None:
    done = demo.sharing.write(
        tmp_path / "a.samen", [TODAY.year - 1, *[TODAY.year] * 2, TODAY.year + 1]
    )
    assert [year.year for year in done.centre.years] == [TODAY.year, TODAY.year - 1]
    assert shared_file.read(done.target) == done.centre
    house.guests.take_in(done.target)
    facts = house.joint_overviews.document(TODAY.year - 1).facts
    assert facts is not None
    assert isinstance(facts, JointOverview)
    assert facts.figures[0].cells[1].value == done.centre.years[1].figures.visits


def test_what_cannot_be_shared_is_said(house: CentreServices, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="iets is gehouden"):
        house.sharing.write(tmp_path / "a.samen", [TODAY.year + 1])
    with pytest.raises(Invalid, match=r"op \.samen eindigt"):
        house.sharing.write(tmp_path / "a.xlsx", [TODAY.year])
    door = house.door_files.make("Ingang", tmp_path / "deur.db").value
    with house.database.begin() as work:
        work.store(PairedDoor).replace(replace(door, here=True))
    with pytest.raises(Invalid, match="deurbestand"):
        house.sharing.write(tmp_path / "a.samen", [TODAY.year])
