"""Asker of questions about a table: what was answered, else what is proposed."""

from collections.abc import Mapping

from buurthuis_app.domain.counts.count_sheet import SheetQuestion
from buurthuis_app.exchange.counts.findings import Finds


class Asker:
    """Answers of one file; `finds` hears which questions are open."""

    def __init__(self, finds: Finds, answers: Mapping[str, str]) -> None:
        self._finds, self._answers = finds, answers

    def answer(self, question: SheetQuestion | None) -> str:
        """What was answered, else what is proposed; an open question is noted."""
        if question is None:
            return ""
        said = self._answers.get(question.key)
        if said in {choice.key for choice in question.choices}:
            self._finds.follow()
            return str(said)
        self._finds.ask(question)
        return question.choices[0].key
