"""Solving a question: the best roster within the rules, whether that is proven, and every reason in words."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from typing_extensions import override

from buurthuis_app.domain.rosters.proposal import Proposal, Question
from buurthuis_app.domain.rosters.score import weight
from buurthuis_app.domain.rosters.shift_slot import Post, Stand
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.i18n import _, number
from buurthuis_app.solver.explanations import explained, filled_up
from buurthuis_app.solver.model import Model

if TYPE_CHECKING:
    from highspy import Highs

MOST_NODES = 20_000
"""Where searching stops: by the number of steps and not by the clock, so that the same question has the same answer."""
_HALF = 0.5
_ROUNDING = 1e-4
"""HiGHS reckons with broken numbers; weights are whole."""


class Stopped(Exception):
    """The search was asked to stop."""


class Watch(Struct, frozen=True, kw_only=True):
    """Who looks on: `tell(done, total, sentence)` is called now and then, `stop()` says whether to leave off."""

    tell: Callable[[int, int, str], None] = lambda _done, _total, _sentence: None
    stop: Callable[[], bool] = lambda: False


def propose(question: Question, watch: Watch | None = None, nodes: int = MOST_NODES) -> Proposal:
    """The best proposal for the question. Raises Stopped when it was asked to stop.

    The same question gives the same answer: one thread, a fixed seed, and a limit of `nodes` instead of seconds.
    """
    watch = watch or Watch()
    watch.tell(0, 3, _("De mogelijkheden op een rij zetten …"))
    model = Model(question)
    if watch.stop():
        raise Stopped
    watch.tell(1, 3, _("Het beste rooster zoeken …"))
    chosen, bound = _solved(model, watch, nodes) if model.chosen else ([], None)
    chosen = filled_up(question, chosen)
    watch.tell(2, 3, _("De redenen erbij zetten …"))
    cost = weight(question, (Stand(person_id=p.volunteer.id, post=post) for p, post in chosen))
    proposed, left_open = explained(question, chosen)
    return Proposal(
        question=question,
        proposed=proposed,
        left_open=left_open,
        cost=cost,
        bound=cost if bound is None else min(bound, cost),
    )


def solver() -> "Highs":
    """HiGHS, set so that the same model gives the same answer, and so that whole weights are proven to the unit."""
    import highspy

    class Quiet(highspy.Highs):
        """HiGHS tells its name on the screen when callbacks are set up, unless it is told to be quiet before."""

        @override
        def enableCallbacks(self) -> None:
            self.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    highs = Quiet()  # type: ignore[no-untyped-call]
    for name, value in (
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.99),
    ):
        highs.setOptionValue(name, value)
    return highs


def _solved(model: Model, watch: Watch, nodes: int) -> tuple[list[tuple[Person, Post]], int | None]:
    """Who stands where, and the weight that no roster can be below."""
    import highspy

    highs = solver()
    highs.setOptionValue("mip_max_nodes", nodes)
    _look_on(highs, watch)
    highs.passModel(model.rows.lp())
    highs.run()
    if watch.stop():
        raise Stopped
    info = highs.getInfo()
    if highs.getModelStatus() not in {
        highspy.HighsModelStatus.kOptimal,
        highspy.HighsModelStatus.kSolutionLimit,
    }:
        raise RuntimeError(highs.modelStatusToString(highs.getModelStatus()))
    bound = math.ceil(info.mip_dual_bound - _ROUNDING) if math.isfinite(info.mip_dual_bound) else 0
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return [], bound  # stopped before anything was found
    values = highs.getSolution().col_value
    whole = len(model.chosen)
    return [
        pair for pair, value in zip(model.chosen, values[:whole], strict=True) if value > _HALF
    ], bound


def _look_on(highs: "Highs", watch: Watch) -> None:
    """Let the search be stopped, and say how far it is whenever that is new; asked many times a second."""
    last_sentence = ""

    def look(event: Any) -> None:
        nonlocal last_sentence
        if watch.stop():
            event.interrupt()
        gap = event.data_out.mip_gap
        if math.isfinite(gap) and gap > 0:
            words = _("Het beste rooster zoeken: nog hoogstens {n}% beter …")
            sentence = words.format(n=number(min(gap, 1) * 100, 1))
            if sentence != last_sentence:
                last_sentence = sentence
                watch.tell(1, 3, sentence)

    highs.cbMipInterrupt.subscribe(look)
    highs.cbSimplexInterrupt.subscribe(look)
