"""U zei, wij deden on the screen: from an empty page to a matter with a voice, a plan that is done, and a note."""

from collections.abc import Callable
from typing import Any

import pytest

from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.voices.matter import MatterStanding, Reaction
from buurthuis_app.domain.voices.voice import VoiceSource
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals import part_summaries
from buurthuis_app.gui.tabs.goals.voices.forms import MatterForm, VoiceForm
from buurthuis_app.gui.tabs.goals.voices.part import VoicesPart
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.voices.voices import MatterPage
from tests.gui.conftest import Show


@pytest.fixture
def part(house: CentreServices, shell: Shell, show: Show) -> VoicesPart:
    made = VoicesPart(house, shell)
    shell.operations.changed.connect(lambda _areas: made.refresh())
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


def opened(part: VoicesPart, shell: Shell) -> Any:
    shell.operations.wait()
    return part.dialog


def filled(part: VoicesPart, shell: Shell, **texts: str) -> object:
    form = opened(part, shell)
    for name, words in texts.items():
        field = form.widget(name)
        (field.setPlainText if hasattr(field, "setPlainText") else field.setText)(words)
    form.submit()
    shell.operations.wait()
    return form


def page(part: VoicesPart) -> MatterPage:
    (only,) = part.table.records()
    return only


def test_what_is_said_is_answered_with_a_plan_that_is_done(
    house: CentreServices, part: VoicesPart, shell: Shell
) -> None:
    assert part_summaries.voices(house).words == "nog geen onderwerpen"
    part.add()
    assert isinstance(filled(part, shell, title="Te donker"), MatterForm)
    assert part_summaries.voices(house).words == "1 wacht op antwoord"
    part.hear()
    choose_value(opened(part, shell).widget("origin"), (VoiceSource.MEETING, None, None, None))
    assert isinstance(filled(part, shell, words="Ik zie niets."), VoiceForm)
    assert [voice.source for voice in part.said.records()] == [VoiceSource.MEETING]
    part.answer(Reaction.PLAN)
    opened(part, shell).widget("due_on").show_day(house.clock.today())
    filled(part, shell, words="Er komt een lamp.")
    assert page(part).standing is MatterStanding.UNDER_WAY
    assert "Er komt een lamp." in part.facts.text
    part.finish()
    shell.operations.wait()
    assert page(part).standing is MatterStanding.KEPT
    assert part_summaries.voices(house).words == "1 van 1 gedaan"
    part.note()
    filled(part, shell, words="Hij hangt.")
    part.stood.choose_first()
    part.remove_note()
    part.said.choose_first()
    part.remove_voice()
    shell.operations.wait()
    assert not page(part).voices
    assert not page(part).notes
    part.change()
    filled(part, shell, title="Donker")
    assert page(part).matter.title == "Donker"
    part.remove()
    shell.operations.wait()
    assert not part.table.records()


def test_the_board_reads_along(
    house_for: Callable[[Profile], CentreServices], shell: Shell, show: Show
) -> None:
    part = VoicesPart(house_for(Profile.BOARD), shell)
    show(part)
    part.refresh()
    shell.operations.wait()
    assert not part.may_change
    part.hear()
    part.note()
    part.change()
    assert part.dialog is None
