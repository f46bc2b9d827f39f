"""Who asks is typed and kept nowhere; each find gets a decision, and erasing waits until all have one."""

from pathlib import Path

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.personal_data import ErasureChoice
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.gui.centre.person_request_dialog import PersonRequestDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.services.registry import CentreServices
from tests.conftest import TODAY
from tests.gui.conftest import Show


@pytest.fixture
def dialog(house: CentreServices, operations: Operations, show: Show) -> PersonRequestDialog:
    with house.database.begin() as work:
        work.store(Story).add(
            *(
                Story(id=new_id(), centre_id=house.centre.id, date=TODAY, happened=words)
                for words in ("Fatma Özdemir bracht soep.", "Fatma lacht.")
            )
        )
    dialog = PersonRequestDialog(house, operations)
    show(dialog)
    return dialog


def test_each_find_is_decided_before_anything_is_erased(
    dialog: PersonRequestDialog, operations: Operations, house: CentreServices
) -> None:
    dialog.search_button.click()
    operations.wait()
    assert dialog.notice.sentence.startswith("Vul een naam")
    dialog.name.setText("fatma ozdemir")
    dialog.search_button.click()
    operations.wait()
    assert [found.certainty.value for found in dialog.table.records()] == ["likely", "perhaps"]
    assert not dialog.erase_button.isEnabled()
    assert dialog.still.text() == "Bij 1 plaats moet u nog kiezen."
    dialog.rest_button.click()
    assert dialog.erase_button.isEnabled()
    dialog.erase_button.click()
    operations.wait()
    assert dialog.question is not None
    next(made for made in dialog.question.buttons() if made.text() == "Gegevens wissen").click()
    operations.wait()
    assert "Wie het vroeg, is nergens bewaard" in dialog.notice.sentence
    with house.database.read() as work:
        kept = sorted(story.happened for story in work.store(Story).find())
    assert kept == ["Fatma lacht.", "[weggehaald] bracht soep."]


def test_what_is_printed_leaves_a_trace_without_a_name(
    dialog: PersonRequestDialog, operations: Operations, house: CentreServices, tmp_path: Path
) -> None:
    dialog.name.setText("Fatma Özdemir")
    dialog.search_button.click()
    operations.wait()
    dialog.decide(ErasureChoice.REMOVE)
    assert dialog.decisions[dialog.table.records()[0].place].choice is ErasureChoice.REMOVE
    dialog.paper_button.save_to(tmp_path / "inzage.pdf")
    operations.wait()
    assert (tmp_path / "inzage.pdf").read_bytes().startswith(b"%PDF")
    assert [request.kind.value for request in house.person_requests.requests()] == ["access"]
    dialog.register_button.save_to(tmp_path / "register.html")
    operations.wait()
    assert "Verwerkingsregister" in (tmp_path / "register.html").read_text(encoding="utf-8")
