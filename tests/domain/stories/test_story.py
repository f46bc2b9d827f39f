"""What is too long or the wrong way round is said beside its field."""

import datetime as dt

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.signups import sign_up
from buurthuis_app.domain.signups.sign_up import Extension
from buurthuis_app.domain.stories import story as stories
from buurthuis_app.domain.stories.story import Consent, PhotoConsent, Story, problems
from buurthuis_app.records import replace

DAY = dt.date(2026, 11, 22)
TOLD = Story(id=new_id(), centre_id=new_id(), date=DAY, happened="Er werd gelachen.")


def fields(story: Story) -> list[str]:
    return [problem.field for problem in stories.problems(story)]


def test_who_wrote_it_down_and_how_consent_was_given_stay_short() -> None:
    long = "x" * (stories.LONGEST_WORDS + 1)
    assert fields(TOLD) == []
    assert fields(replace(TOLD, collected_by=long)) == ["collected_by"]
    assert fields(replace(TOLD, consent_how=long)) == ["consent_how"]


def test_consent_does_not_end_before_it_begins() -> None:
    given = replace(TOLD, consent=Consent.INSIDE, consent_on=DAY)
    assert fields(replace(given, consent_until=DAY)) == []
    assert fields(replace(given, consent_until=DAY - dt.timedelta(days=1))) == ["consent_until"]


def test_the_reason_for_keeping_longer_is_short() -> None:
    extension = Extension(
        id=new_id(),
        activity_id=new_id(),
        occurrence_id=None,
        until=DAY + dt.timedelta(days=3),
        because="x" * (sign_up.LONGEST_TEXT + 1),
        recorded_on=DAY,
    )
    found = sign_up.problems_of_keeping(extension, promised=DAY, today=DAY)
    assert [problem.field for problem in found] == ["because"]


def test_what_was_told_is_printed_in_the_order_of_telling() -> None:
    story = replace(
        TOLD,
        title="De tuin",
        happened="Er kwam een tuin.",
        changed="Buren groeten elkaar.",
        matters="Niemand is meer alleen.",
        quote="Het is ónze tuin.",
    )
    assert " ".join(story.texts) == (
        "De tuin Er kwam een tuin. Buren groeten elkaar. Niemand is meer alleen. Het is ónze tuin."
    )


@pytest.mark.parametrize("consent", PhotoConsent)
def test_a_photo_may_leave_when_those_on_it_agreed_or_cannot_be_recognised(
    consent: PhotoConsent,
) -> None:
    told = replace(TOLD, photo_id=new_id(), photo_consent=consent)
    assert told.photo_may_leave == (consent in {PhotoConsent.AGREED, PhotoConsent.NOBODY})
    faults = [problem.field for problem in problems(told)]
    assert faults == (["photo_of"] if consent is PhotoConsent.AGREED else [])
    assert not problems(replace(told, photo_of="de bakploeg, bij het koken"))
