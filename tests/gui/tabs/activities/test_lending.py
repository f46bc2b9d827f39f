"""Lending in its window: a thing goes along, and comes back with one button."""

from pathlib import Path

from PIL import Image

from buurthuis_app.domain.lending.loan import LoanStanding
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.lending.forms import LoanForm, ThingForm
from buurthuis_app.gui.tabs.activities.lending.window import lending_window
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.gui.hands import of_kind


def test_what_is_lent_comes_back_with_one_button(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    lending = house.lending
    tent = replace(lending.blank_thing(), name="Partytent", deposit=2500)
    lending.keep_thing(tent, new=True)
    lending.keep_repair(replace(lending.blank_repair(), thing="Lamp"), new=True)
    window = lending_window(house, shell.operations, shell.undo)
    show(window)
    shell.operations.wait()
    window.add()
    shell.operations.wait()
    form = of_kind(LoanForm, window.dialog)
    choose_value(form.widget("thing_id"), tent.id)
    form.widget("name").setText("Ali")
    form.submit()
    shell.operations.wait()
    (lent,) = window.table.records()
    assert lent.standing is LoanStanding.OUT
    shown = [window.table.model().index(0, column).data() for column in range(6)]
    assert shown[:4] == ["Partytent", "Ali", "", "uitgeleend"]
    window.act(window.kind.acts[0])
    shell.operations.wait()
    assert window.table.records()[0].standing is LoanStanding.BACK
    assert [len(table.records()) for table in window.tables] == [1, 1, 1]


def test_a_thing_shows_its_photo_and_keeps_another(
    house: CentreServices, shell: Shell, show: Show, tmp_path: Path
) -> None:
    lending = house.lending
    tent = lending.keep_thing(replace(lending.blank_thing(), name="Partytent"), new=True).value
    Image.new("RGB", (40, 30), "red").save(tmp_path / "foto.png")
    window = lending_window(house, shell.operations, shell.undo)
    show(window)
    window.names.setCurrentRow(1)

    def opened() -> ThingForm:
        shell.operations.wait()
        window.table.choose_first()
        window.change()
        shell.operations.wait()
        return of_kind(ThingForm, window.dialog)

    form = opened()
    form.widget("photo_id").picked.emit(tmp_path / "foto.png")
    shell.operations.wait()
    assert form.changed
    form.submit()
    form = opened()
    assert form.widget("photo_id").picture.isVisible()
    assert not form.changed
    form.widget("photo_id").drop_button.click()
    form.submit()
    shell.operations.wait()
    assert lending.things()[0].photo_id is None
    assert lending.things()[0].id == tent.id
