"""Memory of count sheets: answers last without a word of the sheet, and other centres know nothing of them."""

from uuid import UUID

from buurthuis_app.domain.counts.pointing import Meaning, Pointing
from buurthuis_app.domain.counts.sheet_memory import Directions, SheetMemory, fingerprint
from buurthuis_app.records import replace

MINE, THEIRS = UUID(int=1), UUID(int=2)
TABLE = Pointing(header=0, columns={0: Meaning.DATE})
QUESTION = "wat is Fatma Özdemir"


def test_what_was_answered_is_known_again_and_not_by_its_words() -> None:
    memory = SheetMemory(centre_id=MINE).with_more({"vorm": (TABLE,)}, {QUESTION: "leave_out"})
    memory = memory.with_more({"ander": ()}, {})
    assert memory.shapes == {"vorm": (TABLE,), "ander": ()}
    assert memory.answer_to(QUESTION) == "leave_out"
    assert memory.answer_to("iets anders") is None
    assert memory.answer_to("") is None
    assert "Fatma" not in repr(memory)


def test_another_centre_has_other_fingerprints() -> None:
    assert fingerprint(QUESTION, MINE) != fingerprint(QUESTION, THEIRS)
    memory = SheetMemory(centre_id=MINE).with_more({}, {QUESTION: "ja"})
    assert replace(memory, centre_id=THEIRS).answer_to(QUESTION) is None
    assert Directions().memory is None
