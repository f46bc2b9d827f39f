"""Outreach in its window: a round is noted with its area, and who was helped on."""

from buurthuis_app.domain.centre.centre import Area
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.outreach.window import StreetRoundForm, outreach_window
from buurthuis_app.gui.tabs.activities.queries import choices
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show


def test_a_round_is_noted_with_its_area(house: CentreServices, shell: Shell, show: Show) -> None:
    area = Area(id=new_id(), centre_id=house.centre.id, name="Noord")
    with house.database.begin() as work:
        work.store(Area).add(area)
    window = outreach_window(house, choices(house), shell.operations, shell.undo)
    show(window)
    shell.operations.wait()
    window.add()
    shell.operations.wait()
    form = window.dialog
    assert isinstance(form, StreetRoundForm)
    form.widget("place").setText("Skatebaan")
    choose_value(form.widget("area_id"), area.id)
    for name, people in (("contacts", 2), ("reached", 5), ("to_care", 1)):
        form.widget(name).setValue(people)
    form.submit()
    shell.operations.wait()
    shown = [window.table.model().index(0, column).data() for column in range(1, 7)]
    assert shown == ["Skatebaan", "Noord", "–", "2", "5", "1"]
