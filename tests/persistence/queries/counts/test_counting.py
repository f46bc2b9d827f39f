"""Adding in one statement."""

import datetime as dt

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.counts import counting

DAY = dt.date(2026, 11, 22)


def test_a_number_never_goes_below_nought_not_even_the_first(database: Database) -> None:
    with database.begin() as work:
        (centre,) = work.store(Centre).find()
        activity = Activity(id=new_id(), centre_id=centre.id, title="Schaken", first=DAY)
        work.store(Activity).add(activity)
        occurrence = Occurrence(
            id=new_id(),
            centre_id=centre.id,
            activity_id=activity.id,
            date=DAY,
            planned_for=None,
        )
        work.store(Occurrence).add(occurrence)
        kind = work.store(TallyKind).find()[0]

        def add(number: int) -> int:
            noted = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
            count = Count(
                occurrence_id=occurrence.id, kind_id=kind.id, number=number, recorded_at=noted
            )
            counting.add(work, count)
            return kept().number

        def kept() -> Count:
            found = work.store(Count).get(occurrence.id, kind.id)
            assert found is not None
            return found

        assert [add(number) for number in (-3, 5, 2, -4, -9, 1)] == [0, 5, 7, 3, 0, 1]
        assert kept().version == 6
