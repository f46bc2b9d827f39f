"""The figures of a year: counted by the confidant's program alone, read by her, and released with small ones hidden."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from buurthuis_app.domain.confidant import small_numbers
from buurthuis_app.domain.confidant.behaviours import UnwantedBehaviour
from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    PersonRole,
    Route,
    Step,
    role_name,
    route_name,
    step_name,
)
from buurthuis_app.domain.confidant.possible_values import TOTAL, Key, Paper, SmallNumber
from buurthuis_app.domain.confidant.released_figures import (
    ConfidantFigure,
    ConfidantRelease,
    FigureAbout,
    ReleasedFigures,
    problems_of_release,
)
from buurthuis_app.domain.confidant.sealed_records import SealedRecord, SealedRecordKey
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import released_figures
from buurthuis_app.persistence.queries.confidant.register import misshapen_records
from buurthuis_app.records import Confidential, replace
from buurthuis_app.services.confidant.reading import cases_of
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.confidant.unsealing import Safe
from buurthuis_app.services.shared.done import Done, Topic


class DraftLine(Confidential, frozen=True, kw_only=True):
    """One figure as it would be released, beside what was counted, for the confidant's eyes."""

    line: ConfidantFigure
    count: int
    year_before: ConfidantFigure | None = None
    """What was released of the same in the year before."""


class FiguresDraft(Confidential, frozen=True, kw_only=True):
    """A year as it would be released now."""

    lines: tuple[DraftLine, ...]
    former: ReleasedFigures | None
    """What was released of this year before; a new release takes its place."""
    damaged: int
    """Records that could not be read, and so are not counted."""
    trials: int
    """Cases of the year that were made to try the program out, and so are not counted."""
    as_of: dict[CaseKind, dt.date]
    """Of which kinds the former figures are taken over, and when those were released: newer ones would give a small
    number away, or leave out what was destroyed."""

    def list_of(self, kind: CaseKind, about: FigureAbout) -> tuple[DraftLine, ...]:
        """The lines of one list, in order."""
        return tuple(
            drafted
            for drafted in self.lines
            if drafted.line.kind is kind and drafted.line.about is about
        )


OTHER = "other"
"""Subject of the line of cases that fit none of the kinds, or are not known yet."""


def counted(cases: Sequence[Case], behaviours: Iterable[UnwantedBehaviour]) -> dict[Key, int]:
    """The total and every list of these cases, with a line for each of these kinds of behaviour."""
    kinds = [str(kind.id) for kind in behaviours]
    counts: Counter[Key] = Counter()
    for case in cases:
        kind = str(case.behaviour_id)
        counts[FigureAbout.BEHAVIOUR, kind if kind in kinds else OTHER] += 1
        counts[FigureAbout.ROLE, case.role.value] += 1
        counts[FigureAbout.ROUTE, case.route.value] += 1
        for step in {taken.step for taken in case.steps}:
            counts[FigureAbout.STEP, step.value] += 1
    counts[TOTAL] = len(cases)
    keys = (
        TOTAL,
        *((FigureAbout.BEHAVIOUR, kind) for kind in (*kinds, OTHER)),
        *((FigureAbout.ROLE, role.value) for role in PersonRole),
        *((FigureAbout.ROUTE, route.value) for route in Route),
        *((FigureAbout.STEP, step.value) for step in Step),
    )
    return {key: counts[key] for key in keys}


class _YearSnapshot(Confidential, frozen=True, kw_only=True):
    """What the figures of a year are made from, as it was at one moment; the records are still closed."""

    former: tuple[ReleasedFigures, ...]
    year_before: ReleasedFigures | None
    behaviours: tuple[UnwantedBehaviour, ...]
    records: tuple[tuple[SealedRecord, SealedRecordKey], ...]
    misshapen: int


class YearlyFigures:
    """Makes, shows and releases the figures of a year."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def draft(self, year: int, *, zeros: bool) -> FiguresDraft:
        """The year as it would be released; `zeros` prints a zero as 0, an explicit "geen".

        Small numbers stay hidden for who has an earlier release of the same year as well.
        """
        with self._session.unlocked() as safe:
            with self._session.read() as work:
                read = self._read(work, year)
            return _drafted(safe, read, year, zeros=zeros)

    def release(
        self, year: int, *, zeros: bool, prevention: str, recommendations: str
    ) -> Done[ReleasedFigures]:
        """Put the figures of a year, small ones hidden, where the yearly overview reads them.

        What was printed cannot be taken back, so there is no undo; a later release takes its place.
        Raises Invalid for texts that are too long and for a year that has not begun.
        """
        refuse(problems_of_release(prevention, recommendations))
        surroundings = self._session.surroundings
        today = surroundings.clock.today()
        if year > today.year:
            raise Invalid(_("Dat jaar moet nog beginnen."))
        with self._session.begin() as work:
            # Nobody else can release meanwhile: what is read now is what every earlier paper says.
            drafted = _drafted(self._session.safe, self._read(work, year), year, zeros=zeros)
            release = ConfidantRelease(
                id=drafted.lines[0].line.release_id,
                centre_id=surroundings.centre_id,
                year=year,
                edition=drafted.former.release.edition + 1 if drafted.former else 1,
                released_on=today,
                zeros=zeros,
                prevention=prevention.strip(),
                recommendations=recommendations.strip(),
                reports_as_of=drafted.as_of.get(CaseKind.REPORT),
                advice_as_of=drafted.as_of.get(CaseKind.ADVICE),
                others_as_of=drafted.as_of.get(CaseKind.OTHER),
            )
            lines = tuple(made.line for made in drafted.lines)
            work.store(ConfidantRelease).add(release)
            work.store(ConfidantFigure).add(*lines)
        return Done(
            value=ReleasedFigures(release=release, lines=lines),
            changes=frozenset({Topic.CONFIDANT}),
        )

    def _read(self, work: Work, year: int) -> _YearSnapshot:
        centre_id = self._session.surroundings.centre_id
        return _YearSnapshot(
            former=released_figures.of_year(work, centre_id, year),
            year_before=released_figures.last_of_year(work, centre_id, year - 1),
            behaviours=work.store(UnwantedBehaviour).find(centre_id=centre_id),
            records=self._session.safe.records(work),
            misshapen=misshapen_records(work, centre_id, self._session.safe.pair.id),
        )


def _drafted(safe: Safe, read: _YearSnapshot, year: int, *, zeros: bool) -> FiguresDraft:
    cases = cases_of(safe.opened_records(read.records), read.misshapen)
    kept = [case for case in cases.all if case.reported_on.year == year]
    of_year = [case for case in kept if not case.trial]
    kinds = _with_a_line(read, of_year, zeros=zeros)
    names = _names(kinds)
    release_id = new_id()
    lines: list[DraftLine] = []
    as_of: dict[CaseKind, dt.date] = {}
    for kind in CaseKind:
        counts = counted([case for case in of_year if case.kind is kind], kinds)
        if kind is CaseKind.OTHER:  # neither about behaviour nor followed by steps
            counts = {TOTAL: counts[TOTAL]}
        own = [
            former
            for former in read.former
            if former.release.as_of(kind) is None and kind in former.kinds
        ]
        paper = small_numbers.suppressed(
            counts, zeros=zeros, earlier=[_paper(former, kind) for former in own]
        )
        if paper is None:
            as_of[kind] = own[-1].release.released_on
            lines += _taken_over(own[-1], kind, counts, release_id)
        else:
            lines += _lines(paper, kind, counts, names, release_id)
    return FiguresDraft(
        lines=tuple(
            replace(drafted, year_before=read.year_before.matching(drafted.line))
            if read.year_before
            else drafted
            for drafted in lines
        ),
        former=read.former[-1] if read.former else None,
        damaged=cases.damaged,
        trials=len(kept) - len(of_year),
        as_of=as_of,
    )


def _with_a_line(
    read: _YearSnapshot, cases: Sequence[Case], *, zeros: bool
) -> list[UnwantedBehaviour]:
    """The kinds of behaviour that this year's figures tell apart, in their order.

    One that was put away keeps its line where it has cases or had a line. Where a zero is not told from a few it keeps
    it always: that a line stands there would tell that there were cases.
    """
    needed = {str(case.behaviour_id) for case in cases} | {
        line.subject
        for former in read.former
        for line in former.lines
        if line.about is FigureAbout.BEHAVIOUR
    }
    ordered = sorted(read.behaviours, key=lambda kind: (kind.position, kind.id))
    return [kind for kind in ordered if not (kind.archived and zeros) or str(kind.id) in needed]


@in_dutch()
def _names(kinds: Iterable[UnwantedBehaviour]) -> dict[Key, str]:
    """As they are kept, and printed: in Dutch, whatever the screen speaks."""
    return {
        TOTAL: "",
        **{(FigureAbout.BEHAVIOUR, str(kind.id)): kind.heading for kind in kinds},
        (FigureAbout.BEHAVIOUR, OTHER): _("anders of niet bekend"),
        **{(FigureAbout.ROLE, role.value): role_name(role) for role in PersonRole},
        **{(FigureAbout.ROUTE, route.value): route_name(route) for route in Route},
        **{(FigureAbout.STEP, step.value): step_name(step) for step in Step},
    }


def _lines(
    paper: Paper,
    kind: CaseKind,
    counts: small_numbers.Counts,
    names: Mapping[Key, str],
    release_id: UUID,
) -> Iterator[DraftLine]:
    for position, (key, count) in enumerate(counts.items()):
        line = ConfidantFigure(
            release_id=release_id,
            kind=kind,
            about=key[0],
            position=position,
            subject=key[1],
            name=names[key],
            shown=paper[key].shown,
            number=paper[key].number,
        )
        yield DraftLine(line=line, count=count)


def _taken_over(
    former: ReleasedFigures, kind: CaseKind, counts: small_numbers.Counts, release_id: UUID
) -> Iterator[DraftLine]:
    """The lines of a former release, beside what is counted now."""
    for line in former.lines:
        if line.kind is kind:
            yield DraftLine(
                line=replace(line, release_id=release_id),
                count=counts.get((line.about, line.subject), 0),
            )


def _paper(released: ReleasedFigures, kind: CaseKind) -> Paper:
    return {
        (line.about, line.subject): SmallNumber(shown=line.shown, number=line.number)
        for line in released.lines
        if line.kind is kind
    }
