"""Choosing the stories of an overview, and making stories of remarks."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.domain.stories.known_people import KnownPeople
from buurthuis_app.domain.stories.names_in_text import names_in
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.harvest.remarks_dialog import RemarksDialog
from buurthuis_app.gui.tabs.harvest.story_choice_dialog import ChoosingDialog
from buurthuis_app.gui.tabs.harvest.story_rows import ToldStory
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import settle

TODAY = dt.date(2026, 11, 22)
YEAR = year(2026)
Show = Callable[[QWidget], None]


def tell(
    house: CentreServices, title: str, consent: Consent = Consent.OUTSIDE_WITHOUT_NAME
) -> ToldStory:
    story = replace(house.telling.blank(), title=title, happened=f"{title}.", consent=consent)
    kept = house.telling.keep(story, new=True).value
    return ToldStory(story=kept, activity="Koffie", theme="", shareable=kept.shareable(TODAY))


@pytest.fixture
def parent(show: Show) -> QWidget:
    made = QWidget()
    show(made)
    return made


def opened(
    house: CentreServices, shell: Shell, parent: QWidget, told: list[ToldStory]
) -> ChoosingDialog:
    dialog = ChoosingDialog(house.choosing, shell.operations, parent)
    dialog.open_for(YEAR, told)
    settle(shell.operations)
    return dialog


def test_stories_that_may_be_shared_are_ticked_with_a_reason(
    house: CentreServices, shell: Shell, parent: QWidget
) -> None:
    choir, bike = tell(house, "Het koor"), tell(house, "De fiets")
    inside = tell(house, "Binnen", Consent.INSIDE)
    dialog = opened(house, shell, parent, [choir, bike, inside])
    assert [line.story_id for line in dialog.lines] == [choir.story.id, bike.story.id]
    line = dialog.lines[1]
    assert not line.reason.isVisible()
    line.tick.setChecked(True)
    assert line.reason.isVisible()
    line.reason.setText("Zo gaat het vaker.")
    assert dialog._count.text() == "1 van 2 gekozen"
    dialog.submit()
    settle(shell.operations)
    assert house.choosing.chosen(YEAR) == {bike.story.id: "Zo gaat het vaker."}
    again = opened(house, shell, parent, [choir, bike])
    assert again.choices() == {bike.story.id: "Zo gaat het vaker."}
    shell.undo.undo()
    settle(shell.operations)
    assert house.choosing.chosen(YEAR) == {}
    again.submit()
    settle(shell.operations)
    assert "intussen verhalen" in again.notice.sentence
    assert again.isVisible()


def test_a_choice_that_is_not_on_the_screen_stays(
    house: CentreServices, shell: Shell, parent: QWidget
) -> None:
    choir, bike = tell(house, "Het koor"), tell(house, "De fiets")
    house.choosing.choose(YEAR, {choir.story.id: "eerst"}, seen={})
    dialog = opened(house, shell, parent, [bike])
    dialog.lines[0].tick.setChecked(True)
    dialog.submit()
    settle(shell.operations)
    assert set(house.choosing.chosen(YEAR)) == {choir.story.id, bike.story.id}


def test_one_click_makes_a_remark_a_story(
    house: CentreServices, shell: Shell, parent: QWidget, coffee: Activity
) -> None:
    with house.database.begin() as work:
        (once,) = work.store(Occurrence).find(activity_id=coffee.id, planned_for=TODAY)
        work.store(Occurrence).replace(replace(once, remark="Een vader zong mee."))
    dialog = RemarksDialog(house.telling, shell.operations, parent)
    dialog.open_for(YEAR)
    settle(shell.operations)
    (line,) = dialog.lines.values()
    (make,) = line.findChildren(QPushButton)
    make.click()
    settle(shell.operations)
    assert not line.isVisible()
    with house.database.read() as work:
        (story,) = work.store(Story).find()
    assert (story.happened, story.occurrence_id) == ("Een vader zong mee.", once.id)
    assert shell.undo.undo_label == "verhaal gemaakt van een opmerking"


def test_a_name_is_pointed_out_in_the_list_beside_the_consent(house: CentreServices) -> None:
    told = tell(house, "Mevrouw De Wit zong mee")
    named = replace(told, names=names_in(told.story.texts, KnownPeople()))
    assert named.state == "te delen · staat er een naam in? De Wit"
    assert named.sentence.endswith(named.state)
    assert told.state == "te delen"
