"""Work-experience places in their window: a place, somebody who begins there, a talk, and the end of it."""

from typing import Any

from buurthuis_app.domain.placements.placement import PlacementOutcome
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.volunteers.placements.forms import PlacementEndForm
from buurthuis_app.gui.tabs.volunteers.placements.window import PlacementWindow
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show


def test_somebody_begins_and_ends(house: CentreServices, shell: Shell, show: Show) -> None:
    who = Volunteer(id=new_id(), centre_id=house.centre.id, name="Ali Vos")
    with house.database.begin() as work:
        work.store(Volunteer).add(who)
    window = PlacementWindow(house, shell)
    show(window)
    shell.operations.wait()

    def added(place: int, texts: dict[str, str], chosen: dict[str, object]) -> None:
        window.names.setCurrentRow(place)
        window.add()
        shell.operations.wait()
        form: Any = window.dialog
        for name, words in texts.items():
            field = form.widget(name)
            (field.setPlainText if hasattr(field, "setPlainText") else field.setText)(words)
        for name, value in chosen.items():
            choose_value(form.widget(name), value)
        form.submit()
        shell.operations.wait()

    added(1, {"title": "Bar", "learns": "Afrekenen"}, {"mentor_id": who.id})
    offer = window.table.records()[0].offer
    added(0, {"goals": "Leren rekenen."}, {"volunteer_id": who.id, "offer_id": offer.id})
    placement = window.table.records()[0].placement
    added(2, {"words": "Elke week oefenen."}, {"placement_id": placement.id})
    assert [len(table.records()) for table in window.tables] == [1, 1, 1]
    window.names.setCurrentRow(0)
    window.act(window.kind.acts[0])
    form = window.dialog
    assert isinstance(form, PlacementEndForm)
    choose_value(form.widget("outcome"), PlacementOutcome.WORK)
    form.submit()
    shell.operations.wait()
    shown = [window.table.model().index(0, column).data() for column in range(3)]
    assert shown == ["Ali Vos", "Bar", "betaald werk"]
