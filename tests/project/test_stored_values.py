"""Values of enums in English: what the program keeps is code, what people read comes from names."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import Enum

import pytest
from sqlalchemy import Column, String
from sqlalchemy import Enum as EnumColumn

from buurthuis_app import domain
from buurthuis_app.domain.centre import centre
from buurthuis_app.domain.confidant import behaviours
from buurthuis_app.domain.confidant.poster import PosterSize
from buurthuis_app.domain.initiatives.initiative import InitiativeState, OurPart, Scale
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.types import SetOf

OTHERWISE: dict[Enum, str] = {
    **{day: day.name[:2].lower() for day in centre.Weekday},  # the names of RFC 5545
    **{size: size.name for size in PosterSize},
    behaviours.UsualBehaviour.HARASSMENT: "sexual_harassment",
    behaviours.UsualBehaviour.VIOLENCE: "aggression",
}
"""Members whose value is not their name, each of them read over: it is English, or of a standard."""

NO_VALUES = {
    "announced_erasure.row_key": "ids and days",
    "announced_erasure.table_name": "the name of a table",
    "adopted.digest": "a hash",
    "adopted.period": "two dates",
    "name_decision.digest": "a hash",
    "name_decision.of_table": "the name of a table",
    "erased_tally.value": "a value of an enum, or a year",
    "question_wording.language": "a code of ISO 639",
    "setting.key": "a key such as door_code, or one with a year",
    "story_choice.period": "two dates",
    "survey_wording.language": "a code of ISO 639",
}
"""Columns of short text that hold something else than one of a few values."""

PLAIN = re.compile(r"[A-Za-z][a-z0-9]*([_ ][a-z0-9]+)*")


def enums_of(package: str) -> Iterator[type[Enum]]:
    """Every enum that a module of this package makes."""
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, Enum) and kind.__module__ == module.name:
                yield kind


DOMAIN = sorted(enums_of(domain.__name__), key=lambda kind: (kind.__module__, kind.__name__))


def in_english(member: Enum) -> bool:
    """Whether the value is the member's own name, which is English as all code, or was read over."""
    wanted = OTHERWISE.get(member, member.name.lower())
    value = str(member.value)
    return bool(PLAIN.fullmatch(value)) and value.replace(" ", "_") == wanted


def columns() -> Iterator[tuple[str, Column[object]]]:
    for table in schema.metadata.tables.values():
        for column in table.columns:
            yield f"{table.name}.{column.name}", column


def kept_in_columns() -> dict[type[Enum], str]:
    """The enums that a column holds, each with such a column."""
    found: dict[type[Enum], str] = {}
    for place, column in columns():
        kind = column.type
        if isinstance(kind, EnumColumn) and kind.enum_class is not None:
            found[kind.enum_class] = place
        elif isinstance(kind, SetOf):
            found[kind.kind] = place
    return found


@pytest.mark.parametrize("kind", DOMAIN, ids=lambda kind: kind.__name__)
def test_every_value_of_the_domain_is_english(kind: type[Enum]) -> None:
    assert [member for member in kind if not in_english(member)] == []


def test_every_enum_in_a_column_is_of_the_domain() -> None:
    kept = kept_in_columns()
    assert kept.keys() <= set(DOMAIN)
    assert kept.keys() >= {Profile, centre.Region, centre.Weekday, InitiativeState, Scale, OurPart}


def test_a_dutch_value_would_be_seen() -> None:
    class Dutch(Enum):
        IDEA = "idee"
        COORDINATOR = "coördinator"

    assert not any(map(in_english, Dutch))


def test_what_was_read_over_is_still_there_and_still_needs_it() -> None:
    members = {member for kind in DOMAIN for member in kind}
    assert {m for m in OTHERWISE if m not in members or m.value == m.name.lower()} == set()


def test_a_column_of_short_text_holds_an_enum_or_says_why_not() -> None:
    texts = {
        place
        for place, column in columns()
        if type(column.type) is String and column.type.length is not None
    }
    assert texts == NO_VALUES.keys()
