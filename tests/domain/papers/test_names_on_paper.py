"""Names on paper: what was decided of each, and the paper as it may be printed."""

import datetime as dt
from typing import Any

import pytest

from buurthuis_app.domain.papers.document import (
    Cover,
    Document,
    PaperStory,
    Section,
    Subheading,
    Words,
)
from buurthuis_app.domain.papers.names_on_paper import (
    HIDDEN_NAME,
    Answered,
    Decisions,
    NameAnswer,
    NameDecision,
    NamedText,
    NamesUndecided,
    PaperNames,
    PlacedNames,
    digest_of,
    problems,
    refuse_undecided,
)
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.stories.known_people import known_people
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
KNOWN = known_people(["Ans Kuiper", "Ria Smit"])
TOLD = "Mevrouw Ans Kuiper vertelde. Ria Smit lachte."
STORY = NamedText(of_table="story", record_id=new_id(), about="Taart", text=TOLD)
TITLE = NamedText(of_table="activity", record_id=new_id(), about="", text="Soep met Ria Smit")
LONGER = NamedText(
    of_table="setting", record_id=new_id(), about="", text="Dag. Dank aan Ria Smit. Tot ziens."
)
CONTACT = NamedText(of_table="vacancy", record_id=new_id(), about="", text="Ans Kuiper", meant=True)
SOURCES = (TITLE, STORY, CONTACT, LONGER)
CENTRE = NamedText(of_table="centre", record_id=new_id(), about="", text="")
PAPER = Document(
    centre="De Schakel",
    title="Jaaroverzicht",
    lines=(),
    printed_on=TODAY,
    cover=Cover(numbers=(), quote=TOLD, by="bezoeker", story_id=STORY.record_id),
    sections=(
        Section(
            key="stories",
            title="Verhalen",
            blocks=(
                Subheading(text="Taal"),
                PaperStory(
                    story_id=STORY.record_id,
                    title="Taart",
                    origin="",
                    labelled=(("Wat er gebeurde", TOLD),),
                ),
                Subheading(text="Andere verhalen"),
                Words(text="Niets."),
            ),
        ),
        Section(
            key="only",
            title="Nog een",
            blocks=(PaperStory(story_id=None, title=TOLD, origin="", labelled=()),),
        ),
        Section(
            key="table",
            title="",
            blocks=(sheet("", ["wat"], [["Soep met Ria Smit (afgelast)"], ["Soep"]]),),
        ),
    ),
)


def placed(value: object) -> PlacedNames:
    return PaperNames(value, KNOWN).placed(SOURCES, CENTRE)


def decided(value: object, answer: NameAnswer, **fields: Any) -> Decisions:
    """Everything about which the paper asks, decided in the same way."""
    return Decisions(
        [
            NameDecision(
                **{name: getattr(place, name) for name in place.__struct_fields__},
                answer=answer,
                decided_on=TODAY,
                **fields,
            )
            for question in placed(value).questions(NOTHING)
            for place in question.places
        ],
        TODAY,
    )


NOTHING = Decisions((), TODAY)


def test_a_paper_with_nobody_in_it_stays_as_it_is() -> None:
    paper = {"lines": ["Er was soep.", 12, None]}
    names = PaperNames(paper, KNOWN)
    assert not names.written
    assert names.placed((), CENTRE).cleared(paper, NOTHING) is paper


def test_each_name_of_each_record_is_asked_once_and_hidden_until_it_is_decided() -> None:
    names = placed(PAPER)
    asked = [(question.name, question.about) for question in names.questions(NOTHING)]
    assert asked == [("Ans Kuiper", "Taart"), ("Ria Smit", "Taart"), ("Ria Smit", "")]
    assert PaperNames(PAPER, KNOWN).written == {"Mevrouw Ans Kuiper", "Ria Smit"}
    cleared = names.cleared(PAPER, NOTHING)
    assert not PaperNames(cleared, KNOWN).written
    assert cleared.cover is not None
    assert cleared.cover.quote == f"{HIDDEN_NAME} vertelde. {HIDDEN_NAME} lachte."
    with pytest.raises(NamesUndecided, match="3 namen") as refused:
        refuse_undecided(names.questions(NOTHING))
    assert "Kuiper" not in str(refused.value)
    assert "Kuiper" not in repr(refused.value.questions)


def test_a_blurred_name_is_other_words_in_every_place() -> None:
    blurring = decided(PAPER, NameAnswer.BLURRED, words="een bezoekster")
    cleared = placed(PAPER).cleared(PAPER, blurring)
    assert cleared.cover is not None
    assert cleared.cover.quote == "Een bezoekster vertelde. Een bezoekster lachte."
    (table,) = cleared.sections[2].blocks
    assert "Soep met een bezoekster (afgelast)" in str(table)
    questions = placed(PAPER).questions(blurring)
    assert all(question.decision for question in questions)
    refuse_undecided(questions)


@pytest.mark.parametrize("answer", [NameAnswer.ALLOWED, NameAnswer.NOBODY])
def test_what_may_be_named_stands_there(answer: NameAnswer) -> None:
    assert placed(PAPER).cleared(PAPER, decided(PAPER, answer, how="gezegd")) is PAPER


def test_consent_that_ended_is_asked_again() -> None:
    yesterday = TODAY - dt.timedelta(days=1)
    ended = decided(PAPER, NameAnswer.ALLOWED, how="gezegd", until=yesterday)
    assert [question.decision for question in placed(PAPER).questions(ended)] == [None] * 3


def test_a_story_of_which_a_text_stays_out_is_gone_with_its_bare_heading_and_section() -> None:
    left = decided(PAPER, NameAnswer.LEFT_OUT)
    cleared = placed(PAPER).cleared(PAPER, left)
    assert cleared.cover == Cover(numbers=(), quote="", by="", story_id=None)
    stories, table = cleared.sections
    assert stories.blocks == (Subheading(text="Andere verhalen"), Words(text="Niets."))
    assert [cell.shown for row in table.blocks[0].rows for cell in row.cells] == ["", "Soep"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("printed", "record"),
    [
        (TOLD, STORY),
        ("Dank aan Ria Smit.", LONGER),
        ("12 keer: Soep met Ria Smit", TITLE),
        ("Ria Smit", CENTRE),
        ("Van niemand weten wij hoe, maar van Ria Smit wel.", CENTRE),
    ],
)
def test_a_name_belongs_to_the_record_whose_text_is_printed(
    printed: str, record: NamedText
) -> None:
    questions = placed(printed).questions(NOTHING)
    assert {place.record_id for asked in questions for place in asked.places} == {record.record_id}


def test_a_text_that_is_printed_twice_is_asked_about_once() -> None:
    printed = {"titel": TITLE.text, "keren": [f"12 keer: {TITLE.text}"]}
    (question,) = placed(printed).questions(NOTHING)
    assert len(question.places) == 1
    hidden = f"Soep met {HIDDEN_NAME}"
    assert placed(printed).cleared(printed, NOTHING) == {
        "titel": hidden,
        "keren": [f"12 keer: {hidden}"],
    }


def test_a_name_is_shown_with_the_whole_words_around_it() -> None:
    long = "Op een avond in de winter, toen het buiten vroor, " * 2
    (question,) = placed(f"{long}zong Ria Smit. {long}").questions(NOTHING)
    assert question.excerpt == (
        "…in de winter, toen het buiten vroor, zong Ria Smit. Op een avond in de winter, toen het buiten…"
    )


def test_who_is_meant_to_be_named_is_not_asked_about() -> None:
    assert not placed("Ans Kuiper").questions(NOTHING)
    assert not placed("Meld je bij: Ans Kuiper").questions(NOTHING)
    assert placed("Ans Kuiper").cleared("Ans Kuiper", NOTHING) == "Ans Kuiper"
    assert placed("Gebeld met Ans Kuiper").questions(NOTHING)


def test_a_text_that_changed_or_got_another_name_is_asked_about_again() -> None:
    known = decided(TOLD, NameAnswer.BLURRED, words="iemand")
    changed = replace(STORY, text=TOLD + " Mooi.")
    names = PaperNames(changed.text, KNOWN).placed((changed,), CENTRE)
    assert [question.decision for question in names.questions(known)] == [None, None]
    both = PaperNames("Ria Smit en Ria Smit", KNOWN).placed((), CENTRE)
    first = NameDecision(
        **{
            name: getattr(both.questions(NOTHING)[0].places[0], name)
            for name in ("record_id", "digest", "begin", "end", "of_table")
        },
        answer=NameAnswer.NOBODY,
        decided_on=TODAY,
    )
    (question,) = both.questions(Decisions([first], TODAY))
    assert question.decision is None  # of the second place nothing was decided
    assert both.digests == {digest_of(" Ria Smit en Ria Smit ")}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"answer": NameAnswer.BLURRED}, "words"),
        ({"answer": NameAnswer.ALLOWED}, "how"),
        ({"answer": NameAnswer.BLURRED, "words": "x" * 121}, "words"),
        ({"answer": NameAnswer.BLURRED, "words": "iemand"}, None),
        ({"answer": NameAnswer.ALLOWED, "how": "gezegd"}, None),
        ({"answer": None}, None),
    ],
)
def test_what_must_be_mended_stands_beside_its_field(
    fields: dict[str, Any], field: str | None
) -> None:
    (question, *_rest) = placed(PAPER).questions(NOTHING)
    faults = problems(Answered(question=question, **fields))
    assert [fault.field for fault in faults] == ([field] if field else [])
