"""Taking back and doing again."""

from buurthuis_app.errors import AppError, Conflict
from buurthuis_app.gui.operations.undo_stack import KEPT
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic


class Tally:
    """A number that can be added to and set back, as the counting service does it."""

    def __init__(self) -> None:
        self.number = 0

    def add(self, n: int) -> Done[int]:
        self.number += n
        return Done(value=self.number, changes=frozenset({Topic.COUNTS}), undo=lambda: self.add(-n))


def count(shell: Shell, tally: Tally, n: int) -> None:
    shell.operations.run(lambda: tally.add(n), label=f"{n} erbij")


def test_undo_takes_back_the_last_write_and_redo_does_it_again(shell: Shell) -> None:
    tally = Tally()
    for n in (1, 10):
        count(shell, tally, n)
    shell.operations.wait()
    assert shell.undo.undo_label == "10 erbij"
    shell.undo.undo()
    shell.operations.wait()
    assert (tally.number, shell.undo.undo_label, shell.undo.redo_label) == (
        1,
        "1 erbij",
        "10 erbij",
    )
    shell.undo.redo()
    shell.operations.wait()
    assert (tally.number, shell.undo.undo_label, shell.undo.redo_label) == (11, "10 erbij", "")


def test_undo_pressed_too_soon_takes_back_the_write_that_is_still_on_its_way(shell: Shell) -> None:
    tally = Tally()
    count(shell, tally, 1)
    shell.operations.wait()
    count(shell, tally, 10)
    shell.undo.undo()
    shell.operations.wait()
    assert tally.number == 1


def test_undo_and_redo_pressed_in_a_hurry_are_done_in_order(shell: Shell) -> None:
    tally = Tally()
    for n in (1, 10, 100):
        count(shell, tally, n)
    for wish in (shell.undo.undo, shell.undo.undo, shell.undo.redo, shell.undo.undo):
        wish()
    shell.operations.wait()
    assert tally.number == 1
    assert shell.undo.redo_label == "10 erbij"


def test_a_new_write_ends_what_could_be_done_again(shell: Shell) -> None:
    tally = Tally()
    count(shell, tally, 1)
    shell.undo.undo()
    count(shell, tally, 5)
    shell.operations.wait()
    assert shell.undo.redo_label == ""
    assert shell.undo.undo_label == "5 erbij"


def test_a_conflict_while_undoing_is_said_and_the_entry_is_gone(shell: Shell) -> None:
    errors: list[AppError] = []
    shell.undo.failed.connect(errors.append)

    def conflict() -> Done[None]:
        raise Conflict("Iemand anders was u voor.")

    shell.operations.run(
        lambda: Done(value=None, changes=frozenset(), undo=conflict), label="verhaal veranderd"
    )
    shell.undo.undo()
    shell.operations.wait()
    assert len(errors) == 1
    assert "niets ongedaan gemaakt" in errors[0].sentence
    assert (shell.undo.undo_label, shell.undo.redo_label) == ("", "")


def test_after_a_bug_while_undoing_the_next_undo_still_works(shell: Shell) -> None:
    bugs: list[object] = []
    shell.operations.crashed.connect(bugs.append)
    tally = Tally()

    def wrong() -> Done[None]:
        raise ZeroDivisionError

    count(shell, tally, 1)
    shell.operations.run(lambda: Done(value=None, changes=frozenset(), undo=wrong), label="iets")
    shell.undo.undo()
    shell.undo.undo()
    shell.operations.wait()
    assert len(bugs) == 1
    assert tally.number == 0


def test_only_the_last_thirty_are_kept_and_clearing_forgets_them(shell: Shell) -> None:
    tally = Tally()
    for _n in range(KEPT + 5):
        count(shell, tally, 1)
    for _n in range(KEPT + 5):
        shell.undo.undo()
    shell.operations.wait()
    assert tally.number == 5
    shell.undo.clear()
    assert shell.undo.redo_label == ""


def test_a_write_without_a_way_back_is_not_offered(shell: Shell) -> None:
    shell.operations.run(lambda: Done(value=1, changes=frozenset()), label="gewist")
    shell.operations.wait()
    assert shell.undo.undo_label == ""


def erased() -> Done[None]:
    return Done(value=None, changes=frozenset({Topic.VOLUNTEERS}))


def test_a_write_that_cannot_be_undone_ends_the_chain_also_without_a_label(shell: Shell) -> None:
    tally = Tally()
    count(shell, tally, 1)
    shell.operations.run(erased)
    shell.operations.wait()
    assert shell.undo.undo_label == ""
    count(shell, tally, 10)
    shell.undo.undo()
    shell.undo.undo()
    shell.operations.wait()
    assert tally.number == 1


def test_what_the_program_does_by_itself_or_without_a_change_ends_nothing(shell: Shell) -> None:
    tally = Tally()
    count(shell, tally, 1)
    shell.operations.run(lambda: replace(erased(), by_itself=True))
    shell.operations.run(lambda: replace(erased(), changes=frozenset[Topic]()))
    shell.operations.wait()
    assert shell.undo.undo_label == "1 erbij"


def test_a_way_back_without_a_way_forth_leaves_what_was_before_it(shell: Shell) -> None:
    tally = Tally()
    count(shell, tally, 1)
    shell.operations.run(lambda: replace(erased(), undo=erased), label="weg")
    shell.undo.undo()
    shell.operations.wait()
    assert (shell.undo.undo_label, shell.undo.redo_label) == ("1 erbij", "")
