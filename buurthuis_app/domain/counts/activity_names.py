"""Names by which sheets know the activities: those of now, and those of before."""

from collections import Counter
from collections.abc import Iterable

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared.texts import name_key


def by_name(activities: Iterable[Activity]) -> dict[str, Activity]:
    """Each activity by its folded title, and by every title it had before.

    What an activity is called now goes before what another was called; a former name that two had says nothing.
    """
    activities = tuple(activities)
    former = {
        activity.id: {name_key(title) for title in activity.former_titles}
        - {name_key(activity.title)}
        for activity in activities
    }
    times = Counter(name for names in former.values() for name in names)
    found = {
        name: activity
        for activity in activities
        for name in former[activity.id]
        if times[name] == 1
    }
    return found | {name_key(activity.title): activity for activity in activities}
