"""Pointing: what a person said that the columns of a sheet hold."""

from buurthuis_app.domain.counts.count_sheet import SheetAnswer, SheetQuestion
from buurthuis_app.domain.counts.pointing import Meaning, Pointing


def test_the_columns_of_a_meaning_come_from_left_to_right() -> None:
    pointing = Pointing(header=0, columns={4: Meaning.DAY, 1: Meaning.DAY, 2: Meaning.MONTH})
    assert pointing.of(Meaning.DAY) == (1, 4)
    assert pointing.of(Meaning.YEAR) == ()


def test_the_first_choice_of_a_question_is_its_proposal() -> None:
    question = SheetQuestion(
        key="order",
        where="kolom A",
        sentence="Is 3/4 een dag in april?",
        choices=(
            SheetAnswer(key="day", words="3 april"),
            SheetAnswer(key="month", words="4 maart"),
        ),
    )
    assert question.proposal == "3 april"
