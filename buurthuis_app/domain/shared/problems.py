"""Problems of something a person filled in: all faults at once, each beside its field."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import ParamSpec

from msgspec import Struct

from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _

P = ParamSpec("P")


class Problem(Struct, frozen=True):
    """One fault: the record's field it belongs to and a sentence that says what to do."""

    field: str
    sentence: str


def gathered(find: Callable[P, Iterable[Problem]]) -> Callable[P, tuple[Problem, ...]]:
    """Goes before a function that yields problems: whoever asks has all of them at once."""

    @wraps(find)
    def gather(*args: P.args, **kwargs: P.kwargs) -> tuple[Problem, ...]:
        return tuple(find(*args, **kwargs))

    return gather


class Refused(Invalid):
    """Something with problems was handed in; a form that has their fields says each beside its own."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.sentence for problem in problems))
        self.problems = problems


def refuse(problems: Iterable[Problem]) -> None:
    """Raise Refused with all problems together when there is any."""
    if faults := tuple(problems):
        raise Refused(faults)


def too_long(record: object, limits: Mapping[str, int]) -> tuple[Problem, ...]:
    """The texts of a record that have more characters than their limit, blanks around them left out."""
    return tuple(
        problem
        for field, most in limits.items()
        for problem in longer_than(most, field, getattr(record, field))
    )


def longer_than(most: int, field: str, *texts: str) -> tuple[Problem, ...]:
    """The problem of a field of which a text has more than `most` characters, blanks around it left out."""
    if all(len(text.strip()) <= most for text in texts):
        return ()
    return (Problem(field, _("Dit is langer dan {n} tekens. Maak het korter.").format(n=most)),)
