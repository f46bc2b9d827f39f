"""What is said of a guest before and after its file is taken in."""

import datetime as dt

from buurthuis_app.domain.joint.guest_centre import GuestFacts
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

MOMENT = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)


def test_a_file_is_older_only_than_a_later_one() -> None:
    facts = GuestFacts(
        centre_id=new_id(), name="A", town="", made_at=MOMENT, years=(2025,), stories=0
    )
    assert not facts.older
    assert not replace(facts, kept_at=MOMENT).older
    assert replace(facts, kept_at=MOMENT + dt.timedelta(seconds=1)).older
    assert facts.full_name == "A"
    assert replace(facts, town="Uitgeest").full_name == "A, Uitgeest"
