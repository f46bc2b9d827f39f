"""Answers as form programs give them out: one column a question, one an option, one row of headings or two."""

import datetime as dt
from pathlib import Path

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.surveys.answer_file import SurveyFile
from buurthuis_app.domain.surveys.survey import (
    QuestionKind,
    Questionnaire,
    Survey,
    SurveyQuestion,
)
from buurthuis_app.exchange.surveys.answer_table import read_survey

SURVEY = Survey(
    id=new_id(),
    centre_id=new_id(),
    title="Peiling",
    first=dt.date(2024, 3, 1),
    last=dt.date(2024, 3, 31),
)
ASKED = (
    (QuestionKind.MARK, "Welk cijfer?", ()),
    (
        QuestionKind.CHOICES,
        "Waar komt u voor?",
        ("Koffie, thee en een praatje", "Taalles", "Samen eten"),
    ),
    (QuestionKind.YES_NO, "Voelt u zich welkom?", ()),
    (QuestionKind.OPEN, "Wat mist u?", ()),
)
QUESTIONNAIRE = Questionnaire(
    survey=SURVEY,
    questions=tuple(
        SurveyQuestion(
            id=new_id(),
            survey_id=SURVEY.id,
            position=place,
            kind=kind,
            words=words,
            options=options,
        )
        for place, (kind, words, options) in enumerate(ASKED)
    ),
)
CHOICE = QUESTIONNAIRE.questions[1].id


def read(path: Path, content: str) -> SurveyFile:
    target = path / "antwoorden.csv"
    target.write_text(content, encoding="utf-8")
    return read_survey(target, QUESTIONNAIRE)


def chosen(file: SurveyFile) -> list[tuple[list[int], tuple[str, ...]]]:
    """For each form the places of its choices, and those that are not known."""
    return [
        next(
            (
                (sorted(reply.reply.values), reply.unknown)
                for reply in sheet
                if reply.reply.question_id == CHOICE
            ),
            ([], ()),
        )
        for sheet in file.sheets
    ]


def test_an_option_with_a_comma_is_one_option(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "Welk cijfer?;Waar komt u voor?\n"
        "8;Koffie, thee en een praatje, Taalles\n9;Samen eten\n7;Taalles, Samen eten, Biljart\n",
    )
    assert chosen(file) == [([0, 1], ()), ([2], ()), ([1, 2], ("Biljart",))]
    assert [(option.words, option.times) for option in file.unknown] == [("Biljart", 1)]


def test_options_in_a_second_row_of_headings_are_no_form(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "Respondent ID;Welk cijfer?;Waar komt u voor?;;;;Voelt u zich welkom?;Wat mist u?\n"
        ';Response;"Koffie, thee en een praatje";Taalles;Samen eten;Other (please specify);Response;'
        "Open-Ended Response\n"
        '1;8;"Koffie, thee en een praatje";Taalles;;;Ja;niets\n2;9;;;Samen eten;biljart;Nee;\n',
    )
    assert chosen(file) == [([0, 1], ()), ([2], ("biljart",))]
    assert (len(file.sheets), file.unused) == (2, ("Respondent ID",))
    assert not file.unreadable


def test_a_question_with_its_option_in_brackets_is_a_mark(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "Welk cijfer?;Waar komt u voor? [Taalles];Waar komt u voor? [Samen eten];Waar komt u voor? [Anders]\n"
        "8;Ja;Nee;\n9;x;1;tuinieren\n7;0;;-\n",
    )
    assert chosen(file) == [([1], ()), ([1, 2], ("tuinieren",)), ([], ())]


def test_a_first_form_of_options_alone_is_a_form(tmp_path: Path) -> None:
    file = read(tmp_path, "Waar komt u voor?;Voelt u zich welkom?\nTaalles;ja\nSamen eten;nee\n")
    assert chosen(file) == [([1], ()), ([2], ())]


def test_what_belongs_to_no_question_is_named(tmp_path: Path) -> None:
    file = read(tmp_path, "Tijdstempel;Welk cijfer?;\n1-3-2024;8;los woord\n")
    assert file.unused == ("Tijdstempel", "Kolom C (zonder kop)")


@pytest.mark.parametrize("mark", ["8/10", "7,5", "8 - goed", "elf", "0"])
def test_a_mark_that_is_none_is_told(mark: str, tmp_path: Path) -> None:
    file = read(tmp_path, f"Welk cijfer?;Wat mist u?\n{mark};niets\n")
    assert [place.text for place in file.unreadable] == [mark]
