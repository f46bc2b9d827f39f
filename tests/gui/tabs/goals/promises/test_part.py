"""Beloften on the screen: from an empty page to a promise with a measurement, and the way back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals import part_summaries
from buurthuis_app.gui.tabs.goals.promises.forms import MeasurementDialog, PromiseDialog
from buurthuis_app.gui.tabs.goals.promises.part import PromisesPart
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.gui.hands import of_kind
from tests.reports.reading import page_texts


@pytest.fixture
def part(house: CentreServices, shell: Shell, show: Show) -> PromisesPart:
    made = PromisesPart(house, shell)
    made.resize(1000, 600)
    shell.operations.changed.connect(lambda _areas: made.refresh())
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


def promise(part: PromisesPart, shell: Shell, sentence: str, number: str = "95") -> None:
    part.add()
    shell.operations.wait()
    form = of_kind(PromiseDialog, part.dialog)
    form.widget("sentence").setText(sentence)
    form.widget("norm").setText("95 % binnen 2 werkdagen")
    form.widget("threshold").setText(number)
    form.widget("unit").setText("%")
    form.submit()
    shell.operations.wait()


def measure(part: PromisesPart, shell: Shell, value: str) -> MeasurementDialog:
    part.measure()
    form = of_kind(MeasurementDialog, part.dialog)
    form.widget("value").setText(value)
    form.submit()
    shell.operations.wait()
    return form


def sentences(part: PromisesPart) -> list[str]:
    return [page.promise.sentence for page in part.table.records()]


def test_a_promise_is_made_measured_and_read_on_its_page(
    house: CentreServices, part: PromisesPart, shell: Shell
) -> None:
    assert part_summaries.promises(house).words == "nog geen beloften"
    promise(part, shell, "U krijgt snel antwoord.")
    assert part_summaries.promises(house).words == "dit jaar niet gemeten"
    measure(part, shell, "94,5")
    assert part.measurements.model().index(0, 1).data() == "94,5%: niet gehouden"
    assert part.table.model().index(0, 2).data() == "94,5%: niet gehouden"
    assert "Norm: 95 % binnen 2 werkdagen" in part.facts.text
    assert part_summaries.promises(house).words == "dit jaar 0 van 1 gehouden"
    part.measure(part.measurements.records()[0])
    form = of_kind(MeasurementDialog, part.dialog)
    form.widget("value").setText("96")
    form.submit()
    shell.operations.wait()
    assert part_summaries.promises(house).words == "dit jaar 1 van 1 gehouden"
    part.measurements.selectRow(0)
    part.remove_measurement()
    shell.operations.wait()
    shell.undo.undo()
    shell.operations.wait()
    assert [one.value for one in part.measurements.records()] == [96.0]


def test_what_is_missing_is_said_beside_its_field(part: PromisesPart, shell: Shell) -> None:
    promise(part, shell, "", number="veel")
    form = of_kind(PromiseDialog, part.dialog)
    assert form.isVisible()
    assert "geen getal" in form.form.problem_of("threshold")
    form.widget("threshold").setText("1.200,5")
    form.submit()
    assert "wat u belooft" in form.form.problem_of("sentence")
    form.widget("sentence").setText("Het kan")
    form.widget("ended").setChecked(True)
    form.widget("until").setDate(form.widget("since").date().addDays(-1))
    form.submit()
    assert "laatste dag ligt voor de eerste" in form.form.problem_of("until")
    form.done(0)


def test_a_promise_without_a_number_asks_whether_it_was_kept(
    part: PromisesPart, shell: Shell
) -> None:
    promise(part, shell, "U bent welkom.", number="")
    part.measure()
    form = of_kind(MeasurementDialog, part.dialog)
    form.submit()
    assert "Kies of de belofte" in form.form.problem_of("kept")
    form.widget("kept").setCurrentIndex(1)
    form.submit()
    shell.operations.wait()
    assert part.table.model().index(0, 2).data() == "gehouden"


def test_promises_are_put_in_order_taken_away_and_brought_back(
    part: PromisesPart, shell: Shell
) -> None:
    promise(part, shell, "Snel antwoord")
    promise(part, shell, "De koffie staat klaar")
    assert part.promise is not None
    assert part.promise.sentence == "De koffie staat klaar"  # the new one is chosen
    part.shift(-1)
    shell.operations.wait()
    assert sentences(part) == ["De koffie staat klaar", "Snel antwoord"]
    part.remove()
    shell.operations.wait()
    assert sentences(part) == ["Snel antwoord"]
    shell.undo.undo()
    shell.operations.wait()
    assert sentences(part) == ["De koffie staat klaar", "Snel antwoord"]


def test_the_charter_is_saved_as_a_pdf(part: PromisesPart, shell: Shell, tmp_path: Path) -> None:
    promise(part, shell, "Snel antwoord")
    target = tmp_path / "handvest.pdf"
    part.paper.save_to(target)
    shell.operations.wait()
    assert "Snel antwoord" in page_texts(target.read_bytes())[0]
    assert "handvest.pdf" in part.notice.sentence


def test_the_board_sees_promises_without_buttons_to_change_them(
    house_for: Callable[[Profile], CentreServices], shell: Shell, show: Show
) -> None:
    part = PromisesPart(house_for(Profile.BOARD), shell)
    show(part)
    part.refresh()
    shell.operations.wait()
    assert not part.may_change
    part.measure()
    part.change()
    assert part.dialog is None


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 200)])
def test_every_control_has_a_name_in_any_look(
    part: PromisesPart,
    shell: Shell,
    look: WindowTheme,
    nameless: Callable[[QWidget], list[str]],
    scheme: Scheme,
    percent: int,
) -> None:
    look.wear(scheme, percent)
    promise(part, shell, "Een heel lange belofte " * 12)
    assert not nameless(part)
    assert part.minimumSizeHint().width() < 1280
