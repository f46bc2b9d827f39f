"""The door taps who is there: one click on a card, a letter or two, and the number follows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.participants.participant import AskedFact, RegisterChoice
from buurthuis_app.gui.participants.presence_dialog import PresenceDialog
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.tabs.today.at_the_door import AtTheDoor, Show, at_the_door

COFFEE = "Koffie-inloop"


@pytest.fixture
def door(
    house: CentreServices,
    shell: Shell,
    show: Show,
    coffee: Activity,  # noqa: ARG001 - there must be something to count
) -> Callable[[RegisterChoice], AtTheDoor]:
    """Opens the window of a centre that chose this, with two who are known."""

    def opened(chosen: RegisterChoice) -> AtTheDoor:
        house.participants.choose(replace(chosen, kept=True))
        for name in ("Ans Bakker", "Bo Çelik"):
            blank = house.participants.blank()
            house.participants.keep(replace(blank, name=name), new=True)
        if not chosen.kept:
            house.participants.choose(chosen)
        return at_the_door(house, shell, show)

    return opened


def dialog_of(at: AtTheDoor) -> PresenceDialog:
    at.click(at.card(COFFEE).people)
    at.settle()
    dialog = at.tab.dialog
    assert isinstance(dialog, PresenceDialog)
    return dialog


def names(dialog: PresenceDialog) -> list[str]:
    return [dialog.people.item(row).text() for row in range(dialog.people.count())]


def test_a_name_is_found_as_it_is_typed_and_tapped_with_enter(
    door: Callable[[RegisterChoice], AtTheDoor],
) -> None:
    at = door(RegisterChoice(kept=True))
    assert at.card(COFFEE).people.text() == "Wie is er"
    dialog = dialog_of(at)
    assert names(dialog) == []
    QTest.keyClicks(dialog.search, "bo cel")
    assert names(dialog) == ["Bo Ç."]
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    at.settle()
    assert dialog.numbers.text() == "1 deelnemer aangetikt · 1 bezoek geteld"
    assert at.kept(at.card(COFFEE).occurrence_id) == {"volwassenen": 1}
    assert at.field(COFFEE).text() == "1"
    assert at.card(COFFEE).people.text() == "Wie is er (1)"

    dialog.people.setCurrentRow(0)
    QTest.keyClick(dialog.people, Qt.Key.Key_Space)
    at.settle()
    assert at.kept(at.card(COFFEE).occurrence_id) == {}
    at.shell.undo.undo()
    at.settle()
    assert at.kept(at.card(COFFEE).occurrence_id) == {"volwassenen": 1}


def test_somebody_new_is_shortened_and_asked_what_the_centre_asks(
    door: Callable[[RegisterChoice], AtTheDoor],
) -> None:
    at = door(RegisterChoice(kept=True, asks=frozenset({AskedFact.BIRTH_YEAR})))
    dialog = dialog_of(at)
    QTest.keyClicks(dialog.search, "els van dam")
    assert dialog.new.text() == "Nieuw: Els D."
    at.click(dialog.new)
    assert dialog.form is not None
    assert dialog.form.widget("name").text() == "Els D."
    assert "home" not in dialog.form.form.fields
    dialog.form.widget("birth_year").setValue(1961)
    dialog.form.submit()
    at.settle()
    assert names(dialog) == ["Els D."]
    (els,) = (
        known for known in at.house.participants.people() if known.participant.name == "Els D."
    )
    assert (els.participant.birth_year, els.times) == (1961, 1)


def test_a_centre_without_a_register_sees_nothing_of_it(
    door: Callable[[RegisterChoice], AtTheDoor],
) -> None:
    at = door(RegisterChoice())
    stops = [stop.accessibleName() for stop in at.card(COFFEE).stops]
    assert f"{COFFEE}: vertel" in stops
    assert f"{COFFEE}: wie is er" not in stops
