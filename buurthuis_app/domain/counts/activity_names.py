"""Names by which sheets know the activities: those of now, and those of before."""

from collections import Counter
from collections.abc import Iterable

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.counts.count_sheet import folded


def by_name(activities: Iterable[Activity]) -> dict[str, Activity]:
    """Each activity by its folded title, and by every title it had before.

    What an activity is called now goes before what another was called; a former name that two had says nothing.
    """
    activities = tuple(activities)
    former = {
        one.id: {folded(title) for title in one.former_titles} - {folded(one.title)}
        for one in activities
    }
    times = Counter(name for names in former.values() for name in names)
    found = {name: one for one in activities for name in former[one.id] if times[name] == 1}
    return found | {folded(one.title): one for one in activities}
