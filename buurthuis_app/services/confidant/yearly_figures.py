"""The figures of a year: counted by the confidant's program alone, read by her, and released with small ones hidden."""

from collections import Counter
from collections.abc import Iterator, Sequence

from buurthuis_app.domain.confidant import small_numbers
from buurthuis_app.domain.confidant.behaviours import UnwantedBehaviour
from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    PersonRole,
    Step,
    role_name,
    step_name,
)
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
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import released_figures
from buurthuis_app.persistence.queries.confidant.register import misshapen_records
from buurthuis_app.records import Confidential
from buurthuis_app.services.confidant.reading import cases_of
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.confidant.unsealing import Safe
from buurthuis_app.services.shared.done import Done, Topic


class DraftLine(Confidential, frozen=True, kw_only=True):
    """One figure as it would be released, beside what was counted, for the confidant's eyes."""

    line: ConfidantFigure
    count: int


class FiguresDraft(Confidential, frozen=True, kw_only=True):
    """A year as it would be released now."""

    lines: tuple[DraftLine, ...]
    former: ReleasedFigures | None
    """What was released of this year before; a new release takes its place."""
    damaged: int
    """Records that could not be read, and so are not counted."""

    def list_of(self, kind: CaseKind, about: FigureAbout) -> tuple[DraftLine, ...]:
        """The lines of one list, in order."""
        return tuple(one for one in self.lines if one.line.kind is kind and one.line.about is about)


def counted(
    cases: Sequence[Case], behaviours: Sequence[UnwantedBehaviour]
) -> dict[small_numbers.Key, int]:
    """The total and every list of these cases, with a line for all that a centre tells apart."""
    other = _("anders of niet bekend")
    names = {one.id: one.heading for one in behaviours if not one.archived}
    found: Counter[small_numbers.Key] = Counter()
    for case in cases:
        name = names.get(case.behaviour_id, other) if case.behaviour_id else other
        found[FigureAbout.BEHAVIOUR, name] += 1
        found[FigureAbout.ROLE, role_name(case.role)] += 1
        for step in {taken.step for taken in case.steps}:
            found[FigureAbout.STEP, step_name(step)] += 1
    found[small_numbers.TOTAL] = len(cases)
    keys = (
        small_numbers.TOTAL,
        *((FigureAbout.BEHAVIOUR, name) for name in (*names.values(), other)),
        *((FigureAbout.ROLE, role_name(role)) for role in PersonRole),
        *((FigureAbout.STEP, step_name(step)) for step in Step),
    )
    return {key: found[key] for key in keys}


class _YearSnapshot(Confidential, frozen=True, kw_only=True):
    """What the figures of a year are made from, as it was at one moment; the records are still closed."""

    former: tuple[ReleasedFigures, ...]
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
            )
            lines = tuple(one.line for one in drafted.lines)
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
            behaviours=work.store(UnwantedBehaviour).find(centre_id=centre_id),
            records=self._session.safe.records(work),
            misshapen=misshapen_records(work, centre_id, self._session.safe.pair.id),
        )


def _drafted(safe: Safe, read: _YearSnapshot, year: int, *, zeros: bool) -> FiguresDraft:
    cases = cases_of(safe.opened_records(read.records), read.misshapen)
    return FiguresDraft(
        lines=tuple(_lines(cases.all, read.behaviours, read.former, year, zeros=zeros)),
        former=read.former[-1] if read.former else None,
        damaged=cases.damaged,
    )


def _lines(
    cases: Sequence[Case],
    behaviours: Sequence[UnwantedBehaviour],
    former: Sequence[ReleasedFigures],
    year: int,
    *,
    zeros: bool,
) -> Iterator[DraftLine]:
    """Every line of a year, for one release."""
    release_id = new_id()
    ordered = sorted(behaviours, key=lambda one: (one.position, one.id))
    of_year = [case for case in cases if case.reported_on.year == year]
    for kind in CaseKind:
        counts = counted([case for case in of_year if case.kind is kind], ordered)
        earlier = [_paper(one, kind) for one in former]
        paper = small_numbers.suppressed(counts, zeros=zeros, earlier=earlier)
        for position, (key, count) in enumerate(counts.items()):
            line = ConfidantFigure(
                release_id=release_id,
                kind=kind,
                about=key[0],
                position=position,
                name=key[1],
                shown=paper[key].shown,
                number=paper[key].number,
            )
            yield DraftLine(line=line, count=count)


def _paper(released: ReleasedFigures, kind: CaseKind) -> small_numbers.Paper:
    return {
        (line.about, line.name): small_numbers.SmallNumber(shown=line.shown, number=line.number)
        for line in released.lines
        if line.kind is kind
    }
