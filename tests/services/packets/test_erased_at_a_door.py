"""Erased at a door: so at the office, by rule, and not to come back with a backup."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.packets.paired_door import ArrivedPacket
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import ErasureChoice, ErasureDecision
from buurthuis_app.domain.stories.story import StoryPhoto
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.records import replace
from buurthuis_app.services.packets.packet_words import taken_words
from buurthuis_app.services.registry import CentreServices
from tests.services.packets.conftest import Between, people_of, sign_up, story_of

On = Callable[[int], Occurrence]
NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


def erase_at(door: CentreServices, sought: SoughtPerson) -> None:
    """All that is found of somebody is erased on request, as it is proposed; a name in a text is taken out."""
    found = door.person_requests.find(sought)
    hide, remove = ErasureChoice.HIDE, ErasureChoice.REMOVE
    door.person_requests.erase(
        [
            ErasureDecision(find=each, choice=hide if hide in each.choices else remove)
            for each in found
        ]
    )


@pytest.mark.parametrize("how", ["list", "request"])
def test_who_was_erased_at_a_door_is_erased_at_the_office_and_in_its_backups(
    between: Between, on: On, listed: Activity, how: str
) -> None:
    office, path = between.office, between.office.database.path
    door = between.open_door("Ingang")
    person = sign_up(door, on(22), "Ans Zwaluw")
    between.bring(door)
    copy = backup_folder.add(office.database.kept_file(), Occasion.DAY, NOW).path
    here = people_of(office, on(22))[0]
    office.signing.change(replace(here, name="Ans Zwaluw-Vink", remark="belt nog"))
    if how == "list":
        door.signing.erase(person.id)
    else:
        erase_at(door, SoughtPerson(name="Ans Zwaluw"))
    door.sending.send(between.folder)
    done = between.taking_in()

    assert (done.final, done.value.erased, between.questions()) == (True, True, ())
    assert "op verzoek" in taken_words(done.value)
    left = office.signing.list_of(listed.id, on(22).id)
    assert (left.named, left.numbers.signed_up) == (False, 1)
    assert len(office.person_requests.requests()) == (how == "request")
    with office.database.read() as work:
        assert not any(packet.packet for packet in work.store(ArrivedPacket).find())
    assert not between.bring(door).erased  # it was told once
    assert erasure_ledger.replay(path, copy) == 1
    assert b"Zwaluw" not in copy.read_bytes() + office.database.kept_file().read_bytes()


@pytest.mark.parametrize("changed", ["", "quote", "happened"])
def test_a_name_that_was_taken_out_of_a_story_at_a_door_is_taken_out_here(
    between: Between, changed: str
) -> None:
    """Where the office wrote on, the name goes all the same; the text that it rewrote is asked about."""
    office, path = between.office, between.office.database.path
    door = between.open_door("Ingang")
    words = "Ans Zwaluw zong mee."
    told = door.telling.keep(replace(door.telling.blank(), happened=words), new=True).value
    between.bring(door)
    earlier = backup_folder.add(office.database.kept_file(), Occasion.DAY, NOW).path
    here = story_of(office, told.id)
    assert here is not None
    if changed:
        quoted = replace(here, quote="Mooi!")
        rewritten = replace(here, happened=f"Toen: {words}")
        office.telling.keep(quoted if changed == "quote" else rewritten, new=False)
    erase_at(door, SoughtPerson(name="Ans Zwaluw"))
    assert between.bring(door).erased

    assert len(between.questions()) == bool(changed)
    now = story_of(office, told.id)
    assert now is not None
    assert ("Zwaluw" in now.happened) == (changed == "happened")
    assert (now.quote == "Mooi!") == (changed == "quote")
    later = backup_folder.add(office.database.kept_file(), Occasion.DAY, NOW).path
    assert erasure_ledger.replay(path, earlier)
    assert b"Zwaluw" not in earlier.read_bytes()
    assert erasure_ledger.replay(path, later) == 0  # what people wrote since stays


def test_a_photo_that_was_erased_at_a_door_is_gone_here(between: Between) -> None:
    office = between.office
    door = between.open_door("Ingang")
    photo = StoryPhoto(id=new_id(), content=b"een foto", width=2, height=2)
    told = replace(
        door.telling.blank(),
        happened="Ans Zwaluw zong mee.",
        photo_id=photo.id,
        photo_shows="zang",
        photo_of="Ans Zwaluw",
    )
    door.telling.keep(told, new=True, photo=photo)
    between.bring(door)
    erase_at(door, SoughtPerson(name="Ans Zwaluw"))
    between.bring(door)
    with office.database.read() as work:
        assert [kept.content for kept in work.store(StoryPhoto).find()] == [b""]
