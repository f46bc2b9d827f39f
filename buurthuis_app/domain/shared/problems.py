"""Problems of something a person filled in: all faults at once, each beside its field."""

from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.errors import Invalid


class Problem(Struct, frozen=True, kw_only=True):
    """One fault: the record's field it belongs to and a sentence that says what to do."""

    field: str
    sentence: str


def refuse(problems: Iterable[Problem]) -> None:
    """Raise Invalid with all sentences together when there is any problem."""
    sentences = [problem.sentence for problem in problems]
    if sentences:
        raise Invalid(" ".join(sentences))
