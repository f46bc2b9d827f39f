"""Names by which sheets know the activities."""

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.counts.activity_names import by_name
from buurthuis_app.domain.shared.ids import new_id
from tests.conftest import TODAY


def test_a_name_of_now_goes_before_one_of_before_and_a_doubtful_one_says_nothing() -> None:
    def activity(title: str, *former: str) -> Activity:
        return Activity(
            id=new_id(), centre_id=new_id(), title=title, first=TODAY, former_titles=former
        )

    tea, coffee = activity("Thee", "Koffie", "Inloop"), activity("Koffie", "Inloop", "Bakkie")
    assert by_name([tea, coffee]) == {"thee": tea, "koffie": coffee, "bakkie": coffee}
