"""Outcome of a survey: what people answered, and of their own words what became a story that may go outside."""

from collections.abc import Iterator

from buurthuis_app.domain.papers.document import (
    AnswerBar,
    AnswerChart,
    Block,
    Document,
    Quotation,
    Section,
    Subheading,
    Words,
)
from buurthuis_app.domain.papers.sheets import Share, sheet
from buurthuis_app.domain.surveys.paper import SurveySheet
from buurthuis_app.domain.surveys.results import QuestionResult
from buurthuis_app.domain.surveys.survey import QuestionKind
from buurthuis_app.i18n import _


def document(paper: SurveySheet) -> Document:
    """Each question with its answers beside those of the former time."""
    survey, outcome = paper.asked.survey, paper.outcome
    results = outcome.results if outcome else ()
    blocks = (
        block
        for number, result in enumerate(results, start=1)
        for block in _question(paper, number, result)
    )
    return Document(
        centre=paper.centre,
        title=_("Uitkomst van de peiling {title}").format(title=survey.title),
        file_title=_("Uitkomst {title} {year}").format(title=survey.title, year=survey.year),
        lines=(paper.how_many,),
        printed_on=paper.printed_on,
        sections=(
            Section(
                key="answers",
                title="",
                blocks=(*blocks, Words(text=paper.about_small_groups, quiet=True)),
            ),
        ),
        facts=outcome,
    )


def _question(paper: SurveySheet, number: int, result: QuestionResult) -> Iterator[Block]:
    former = (paper.outcome.former or {}).get(result.question.id) if paper.outcome else None
    yield Subheading(text=f"{number}. {result.question.words}")
    yield Words(text=paper.said_of(result), quiet=True)
    if result.question.kind is QuestionKind.OPEN and result.answered:
        stories = paper.stories.get(result.question.id, ())
        for words, by in stories:
            yield Quotation(text=f"‘{words.strip()}’", by=by.strip())
        about = (
            _("Dit mocht naar buiten. Wat anderen schreven staat hier niet.")
            if stories
            else _("Wat zij schreven staat hier niet: niemand zei dat het naar buiten mag.")
        )
        yield Words(text=about, quiet=True)
    if not result.tallies:
        return
    yield AnswerChart(
        bars=answer_bars(result, former),
        sheet=sheet(
            result.question.words,
            (_("antwoord"), _("hoe vaak"), _("deel")),
            (
                (tally.label, tally.number, Share(tally.number / result.answered))
                for tally in result.tallies
            ),
        ),
    )
    if former is not None and former.told:
        yield Words(text=_("De streep is de vorige keer."), quiet=True)


def answer_bars(
    result: QuestionResult, former: QuestionResult | None = None
) -> tuple[AnswerBar, ...]:
    """A bar for each answer to a question."""
    return tuple(
        AnswerBar(
            label=tally.label,
            number=tally.number,
            share=tally.number / result.answered,
            former=former.share(tally.value) if former is not None else None,
        )
        for tally in result.tallies
    )
