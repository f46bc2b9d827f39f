"""Stories in full: their photo, their consent on paper, choosing them, and making them of remarks."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.shared.periods import Period, quarter, year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.stories.story import (
    LONGEST_REASON,
    Consent,
    PhotoConsent,
    Story,
    StoryPhoto,
)
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.papers import files
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back, there_and_back

TODAY = dt.date(2026, 11, 22)
YEAR = year(2026)
On = Callable[[int], Occurrence]
Everything = Callable[[], list[list[Any]]]


def told(house: CentreServices, title: str = "Het koor", **fields: Any) -> Story:
    more: dict[str, Any] = {
        "happened": f"Wat er gebeurde bij {title}.",
        "consent": Consent.OUTSIDE_WITHOUT_NAME,
    }
    story = replace(house.telling.blank(TODAY), title=title, **(more | fields))
    return house.telling.keep(story, new=True).value


def paper(house: CentreServices, period: Period = YEAR) -> str:
    with pypdfium2.PdfDocument(drawn(house.overviews.document(period)).content) as pdf:
        pages = [pdf[number].get_textpage().get_text_range() for number in range(len(pdf))]
    return " ".join("".join(pages).replace("\ufffe", "").split())


def pictures(house: CentreServices) -> int:
    with pypdfium2.PdfDocument(drawn(house.overviews.document(YEAR)).content) as pdf:
        return sum(len(list(page.get_objects(filter=[3]))) for page in pdf)


def script(house: CentreServices, tmp_path: Path) -> str:
    files.write(house.overviews.document(YEAR), tmp_path / "oogst.json")
    return (tmp_path / "oogst.json").read_text(encoding="utf-8")


@pytest.fixture
def photo(house: CentreServices, tmp_path: Path) -> StoryPhoto:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "foto.png")
    return house.telling.read_photo(tmp_path / "foto.png")


def with_photo(house: CentreServices, photo: StoryPhoto) -> Story:
    story = replace(
        house.telling.blank(TODAY),
        happened="Iets.",
        photo_id=photo.id,
        consent=Consent.OUTSIDE_WITHOUT_NAME,
        photo_consent=PhotoConsent.NOBODY,
    )
    return house.telling.keep(story, new=True, photo=photo).value


def test_paper_and_script_obey_the_consent_of_the_moment_of_printing(
    house: CentreServices, tmp_path: Path
) -> None:
    stories = {
        consent: told(house, f"Titel {consent.value}", consent=consent) for consent in Consent
    }
    ended = told(house, "Titel verlopen", consent_until=TODAY - dt.timedelta(days=1))
    outside = {Consent.OUTSIDE_WITHOUT_NAME, Consent.OUTSIDE_WITH_NAME}
    shown = {story.title for consent, story in stories.items() if consent in outside}
    everything = {story.title for story in (*stories.values(), ended)}
    for output in (paper(house), script(house, tmp_path)):
        assert {title for title in everything if title in output} == shown
    for consent in outside:
        house.telling.keep(replace(stories[consent], withdrawn_on=TODAY), new=False)
    for output in (paper(house), script(house, tmp_path)):
        assert not any(title in output for title in everything)


def test_a_withdrawn_story_that_was_chosen_is_gone_from_paper_with_its_reason_and_photo(
    house: CentreServices, photo: StoryPhoto, tmp_path: Path
) -> None:
    story = with_photo(house, photo)
    house.choosing.choose(YEAR, {story.id: "Zo gaat het vaker."}, seen={})
    assert "Zo gaat het vaker." in paper(house)
    assert pictures(house) == 1
    withdrawn = replace(story, withdrawn_on=TODAY)
    done = house.telling.keep(withdrawn, new=False)
    assert "Zo gaat het vaker." not in paper(house) + script(house, tmp_path)
    assert pictures(house) == 0
    taken_back(done)
    assert "Zo gaat het vaker." in paper(house)


def test_a_photo_leaves_the_house_only_when_those_on_it_agree(
    house: CentreServices, photo: StoryPhoto
) -> None:
    story = with_photo(house, photo)
    with pytest.raises(Invalid, match="wie er op de foto staan"):
        house.telling.keep(replace(story, photo_consent=PhotoConsent.AGREED), new=False)
    for consent in PhotoConsent:
        changed = replace(story, photo_consent=consent, photo_of="de bakploeg, bij het koken")
        story = house.telling.keep(changed, new=False).value
        assert pictures(house) == (consent in {PhotoConsent.AGREED, PhotoConsent.NOBODY})
        assert "bakploeg" not in paper(house)


def test_when_some_are_chosen_only_they_are_printed_and_what_may_be_shared_is_still_counted(
    house: CentreServices, tmp_path: Path
) -> None:
    first, second = told(house, "Het koor"), told(house, "De fiets")
    house.choosing.choose(YEAR, {second.id: " Dit laat zien waarom. "}, seen={})
    printed = paper(house)
    assert "De fiets" in printed
    assert "Het koor" not in printed
    assert "Gekozen: Dit laat zien waarom." in printed
    read = json.loads(script(house, tmp_path))
    assert read["stories"] == {"told": 2, "shareable": 2}
    (only,) = read["printed_stories"]
    assert only["chosen_because"] == "Dit laat zien waarom."
    assert "Het koor" in paper(house, quarter(2026, 4))  # nothing was chosen for the quarter
    house.telling.keep(replace(second, consent=Consent.INSIDE), new=False)
    assert "Het koor" in paper(house)  # none of the chosen may be shared: all that may be
    assert first.title in overview_of(house.overviews.document(YEAR)).stories[0].title


def test_a_choice_can_be_undone_and_done_again(
    house: CentreServices, everything: Everything
) -> None:
    first, second = told(house, "Het koor"), told(house, "De fiets")
    house.choosing.choose(YEAR, {first.id: "eerst"}, seen={})
    before = everything()
    done = house.choosing.choose(YEAR, {second.id: "dan"}, seen={first.id: "eerst"})
    there_and_back(done, before, everything)


def test_two_who_choose_at_once_are_told(house: CentreServices) -> None:
    first, second = told(house, "Het koor"), told(house, "De fiets")
    done = house.choosing.choose(YEAR, {first.id: ""}, seen={})
    with pytest.raises(Conflict, match="intussen verhalen"):
        house.choosing.choose(YEAR, {second.id: ""}, seen={})
    house.choosing.choose(YEAR, {second.id: ""}, seen={first.id: ""})
    with pytest.raises(Conflict):
        taken_back(done)
    assert house.choosing.chosen(YEAR) == {second.id: ""}


def test_a_reason_has_an_end_and_the_door_does_not_choose(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    story = told(house)
    with pytest.raises(Invalid, match="langer dan"):
        house.choosing.choose(YEAR, {story.id: "x" * (LONGEST_REASON + 1)}, seen={})
    for profile in (Profile.DOOR, Profile.BOARD):
        with pytest.raises(NotAllowed):
            house_for(profile).choosing.choose(YEAR, {story.id: ""}, seen={})


def test_a_story_takes_its_photo_and_its_choices_along_and_undo_brings_them_back(
    house: CentreServices, photo: StoryPhoto, everything: Everything
) -> None:
    empty = everything()
    done = house.telling.keep(
        replace(house.telling.blank(), happened="Iets.", photo_id=photo.id), new=True, photo=photo
    )
    house.choosing.choose(YEAR, {done.value.id: "mooi"}, seen={})
    before = everything()
    removed = house.telling.remove(done.value)
    assert everything() == empty
    back = taken_back(removed)
    assert everything() == before
    assert house.telling.photo(done.value) == photo
    taken_back(back)
    assert everything() == empty


def test_another_photo_replaces_the_first_and_undo_brings_it_back(
    house: CentreServices, photo: StoryPhoto, tmp_path: Path, everything: Everything
) -> None:
    story = with_photo(house, photo)
    before = everything()
    Image.new("RGB", (30, 30), "navy").save(tmp_path / "ander.png")
    other = house.telling.read_photo(tmp_path / "ander.png")
    done = house.telling.keep(replace(story, photo_id=other.id), new=False, photo=other)
    assert house.telling.photo(done.value) == other
    again = taken_back(done)
    assert everything() == before
    third = taken_back(again)
    assert house.telling.photo(third.value) == other
    gone = house.telling.keep(replace(third.value, photo_id=None), new=False)
    assert house.telling.photo(gone.value) is None
    with house.database.read() as work:
        assert work.store(StoryPhoto).find() == ()


def test_a_photo_of_over_a_megabyte_is_not_kept(house: CentreServices, photo: StoryPhoto) -> None:
    story = replace(house.telling.blank(), happened="Iets.", photo_id=photo.id)
    with pytest.raises(Invalid, match="te groot"):
        house.telling.keep(story, new=True, photo=replace(photo, content=b"x" * 1_000_001))


@pytest.fixture
def remarked(house: CentreServices, on: On) -> Occurrence:
    noted = replace(on(22), remark="Een vader zong voor het eerst mee.")
    with house.database.begin() as work:
        return work.store(Occurrence).replace(noted)


def test_one_click_makes_a_remark_a_story(
    house: CentreServices, remarked: Occurrence, coffee: Activity, everything: Everything
) -> None:
    before = everything()
    (remark,) = house.telling.remarks(YEAR)
    assert (remark.occurrence_id, remark.remark) == (remarked.id, remarked.remark)
    assert (remark.activity, remark.date) == (coffee.title, TODAY)
    done = house.telling.from_remark(remarked.id)
    story = done.value
    assert (story.happened, story.date) == (remarked.remark, TODAY)
    assert (story.activity_id, story.occurrence_id) == (coffee.id, remarked.id)
    assert story.consent is Consent.NONE_YET
    assert house.telling.remarks(YEAR) == ()
    with pytest.raises(Conflict, match="al een verhaal"):
        house.telling.from_remark(remarked.id)
    taken_back(done)
    assert everything() == before


def test_the_door_does_not_read_what_was_remarked(
    house_for: Callable[[Profile], CentreServices], remarked: Occurrence
) -> None:
    assert remarked.remark
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).telling.remarks(YEAR)


def test_the_names_that_people_here_go_by_are_known(
    house: CentreServices, coffee: Activity
) -> None:
    with house.database.begin() as work:
        work.store(Activity).replace(replace(coffee, led_by="Samira el Amrani"))
    assert {"samira", "amrani"} <= house.telling.known_people().alone
