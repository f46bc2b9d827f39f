"""The page of the confidant: read by everybody, changed by the coordinator, and every change can be taken back."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from buurthuis_app.domain.confidant.behaviours import (
    HelpLine,
    UnwantedBehaviour,
    UsualBehaviour,
    UsualLine,
)
from buurthuis_app.domain.confidant.page import Confidant, ConfidantPhoto
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.page import Confidants
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done, Topic
from tests.services.confidant.conftest import PASSPHRASE
from tests.services.undoing import taken_back

Everything = Callable[[], list[list[object]]]
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def confidants(house: CentreServices) -> Confidants:
    return house.confidants


@pytest.fixture
def marijke(confidants: Confidants) -> Confidant:
    blank = replace(confidants.blank(), name="Marijke V.", phone="06-00123456")
    return confidants.keep(blank, new=True).value


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    path = tmp_path / "portret.png"
    Image.new("RGB", (30, 40), "teal").save(path)
    return path


def test_a_new_centre_has_the_usual_lists_and_nobody_yet(confidants: Confidants) -> None:
    page = confidants.page()
    assert page.centre == "De Schakel"
    assert page.confidants == ()
    assert [one.usual for one in page.behaviours] == list(UsualBehaviour)
    assert [one.usual for one in page.help_lines] == list(UsualLine)


@pytest.mark.parametrize("profile", Profile)
def test_everybody_reads_the_page(
    profile: Profile, house_for: Callable[[Profile], CentreServices], marijke: Confidant
) -> None:
    assert house_for(profile).confidants.page().confidants == (marijke,)


@pytest.mark.parametrize("profile", [Profile.DOOR, Profile.BOARD])
def test_only_the_coordinator_changes_it(
    profile: Profile, house_for: Callable[[Profile], CentreServices], marijke: Confidant
) -> None:
    others = house_for(profile).confidants
    page = others.page()
    for write in (
        lambda: others.keep(marijke, new=False),
        lambda: others.remove(marijke),
        lambda: others.keep_entry(page.behaviours[0], new=False),
        lambda: others.remove_line(page.help_lines[0]),
        lambda: others.arrange(page.help_lines),
    ):
        with pytest.raises(NotAllowed):
            write()


def test_who_stopped_is_not_on_the_page_any_more(
    confidants: Confidants, marijke: Confidant
) -> None:
    until = TODAY - dt.timedelta(days=1)
    stopped = confidants.keep(replace(marijke, until=until), new=False).value
    page = confidants.page()
    assert (page.confidants, page.earlier) == ((), (stopped,))


def test_a_photo_comes_and_goes_with_her(
    confidants: Confidants, marijke: Confidant, portrait: Path, everything: Everything
) -> None:
    photo = confidants.read_photo(portrait)
    with Image.open(io.BytesIO(photo.content)) as drawn:
        assert (drawn.format, drawn.size) == ("JPEG", (30, 40))
    shown = confidants.keep(replace(marijke, photo_id=photo.id), new=False, photo=photo).value
    assert confidants.page().photo_of(shown) == photo
    before = everything()
    bare = confidants.keep(replace(shown, photo_id=None), new=False)
    assert confidants.page().photos == {}
    assert confidants.page().photo_of(bare.value) is None
    taken_back(bare)
    assert everything() == before


def test_an_erased_photo_is_not_shown(confidants: Confidants, marijke: Confidant) -> None:
    gone = ConfidantPhoto(id=marijke.id, content=b"", width=30, height=40)
    confidants.keep(replace(marijke, photo_id=gone.id), new=False, photo=gone)
    assert confidants.page().photos == {}


def test_a_photo_that_is_not_hers_or_too_large_is_not_kept(
    confidants: Confidants, marijke: Confidant
) -> None:
    photo = ConfidantPhoto(id=marijke.id, content=b"x" * 1_000_001, width=1, height=1)
    confidants.keep(marijke, new=False, photo=photo)
    assert confidants.page().photos == {}
    with pytest.raises(Invalid):
        confidants.keep(replace(marijke, photo_id=photo.id), new=False, photo=photo)


def test_what_is_typed_is_kept_without_blanks_around_it(confidants: Confidants) -> None:
    blank = replace(confidants.blank(), name="  Marijke V. ", phone=" 06-00123456")
    assert confidants.keep(blank, new=True).value.name == "Marijke V."
    with pytest.raises(Invalid, match="naam"):
        confidants.keep(replace(blank, name=" "), new=True)


def test_somebody_elses_change_is_not_overwritten(
    confidants: Confidants, marijke: Confidant
) -> None:
    confidants.keep(replace(marijke, hours="maandag"), new=False)
    with pytest.raises(Conflict):
        confidants.keep(replace(marijke, hours="dinsdag"), new=False)
    with pytest.raises(Conflict):
        confidants.remove(marijke)


def kept_twice(confidants: Confidants) -> Done[Confidant]:
    """Another phone number for the first confidant."""
    return confidants.keep(replace(confidants.page().confidants[0], phone="112"), new=False)


ACTIONS: dict[str, Callable[[Confidants], Done[Any]]] = {
    "another": lambda c: c.keep(replace(c.blank(), name="Emre Y.", phone="123"), new=True),
    "changed": kept_twice,
    "the other way round": lambda c: c.arrange(c.page().confidants[::-1]),
    "removed": lambda c: c.remove(c.page().confidants[0]),
    "a kind of their own": lambda c: c.keep_entry(
        replace(c.blank_entry(UnwantedBehaviour), name="Stalken"), new=True
    ),
    "a kind put away": lambda c: c.keep_entry(
        replace(c.page().behaviours[1], archived=True), new=False
    ),
    "a number of their own": lambda c: c.keep_entry(
        replace(c.blank_entry(HelpLine), name="Wijkagent", number="0900-8844"), new=True
    ),
    "a number away": lambda c: c.remove_line(c.page().help_lines[-1]),
    "numbers in another order": lambda c: c.arrange(c.page().help_lines[::-1]),
}


def test_every_action_can_be_taken_back_and_done_again(
    confidants: Confidants,
    marijke: Confidant,  # noqa: ARG001 - somebody must be there
    everything: Everything,
) -> None:
    states, done = [everything()], []
    for name, action in ACTIONS.items():
        done.append(action(confidants))
        states.append(everything())
        assert states[-1] != states[-2], name
        assert done[-1].changes == {Topic.CONFIDANT}
    for state in reversed(states[:-1]):
        undo = done.pop().undo
        assert undo is not None
        again = undo()
        assert everything() == state
        back = taken_back(again)
        taken_back(back)
        assert everything() == state


def test_undo_does_not_overwrite_what_somebody_else_wrote(
    confidants: Confidants, marijke: Confidant, everything: Everything
) -> None:
    done = confidants.keep(replace(marijke, hours="maandag"), new=False)
    confidants.keep(replace(done.value, hours="dinsdag"), new=False)
    before = everything()
    with pytest.raises(Conflict):
        taken_back(done)
    assert everything() == before


def test_a_kind_that_was_put_away_is_remembered(confidants: Confidants) -> None:
    first = confidants.page().behaviours[0]
    confidants.keep_entry(replace(first, archived=True), new=False)
    assert first.id not in {one.id for one in confidants.page().behaviours}
    assert first.id in {one.id for one in confidants.behaviours()}


def test_who_stops_tomorrow_still_serves_today(
    confidants: Confidants, marijke: Confidant, clock: FixedClock
) -> None:
    confidants.keep(replace(marijke, until=TODAY), new=False)
    assert confidants.page().confidants
    clock.moment += dt.timedelta(days=1)
    assert not confidants.page().confidants


def test_undoing_never_takes_away_who_has_a_key_by_now(house: CentreServices) -> None:
    blank = replace(house.confidants.blank(), name="Marijke V.", phone="06-00123456")
    done = house.confidants.keep(blank, new=True)
    founding = house.confidant_register.begin(done.value.id, PASSPHRASE, PASSPHRASE)
    house.confidant_register.activate(founding, founding.recovery_key).close()
    with pytest.raises(Invalid, match="sleutel van het register"):
        taken_back(done)
    assert [each.name for each in house.confidants.page().confidants] == ["Marijke V."]
