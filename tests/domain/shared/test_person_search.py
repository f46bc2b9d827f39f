"""Somebody is found however the name is written, and the text without it tells nothing of who it was."""

from typing import Any

import pytest

from buurthuis_app.domain.shared.person_search import (
    HIDDEN,
    SoughtPerson,
    beside,
    fits,
    named_in,
    without,
)
from buurthuis_app.domain.shared.personal_data import (
    Certainty,
    ErasureChoice,
    PersonalFind,
)

RIA = SoughtPerson(name="Ria de Smit", email="ria@voorbeeld.nl", phone="06-00 11 22 33")


@pytest.mark.parametrize(
    ("text", "certainty", "left"),
    [
        ("RIA DE SMIT kookte.", Certainty.LIKELY, f"{HIDDEN} kookte."),
        ("Ría de Smit, en Ria lachte", Certainty.LIKELY, f"{HIDDEN}, en {HIDDEN} lachte"),
        ("Soep van Ria S. vandaag", Certainty.LIKELY, f"Soep van {HIDDEN}. vandaag"),
        ("Ria kookte met mevrouw Smit", Certainty.PERHAPS, f"{HIDDEN} kookte met mevrouw {HIDDEN}"),
        ("bel +31 6 00112233 even", Certainty.LIKELY, f"bel {HIDDEN} even"),
        ("mail RIA@voorbeeld.nl", Certainty.LIKELY, f"mail {HIDDEN}"),
        ("Maria en de Riante Smits", None, ""),
        ("bel 06-99 99 99 99", None, ""),
        ("de van het", None, ""),
    ],
)
def test_a_name_is_found_and_taken_out(text: str, certainty: Certainty | None, left: str) -> None:
    named = named_in(text, RIA)
    assert (named and named.certainty) == certainty
    if named is not None:
        assert fits(text, named.spans)
        assert without(text, named.spans) == left
        assert "ria" not in beside(text, named.spans).lower()


def test_a_text_with_letters_of_several_signs_keeps_its_other_words() -> None:
    text = "Ｒia de Smit ﬁetste; Ri\u0301a de Smit ook"
    named = named_in(text, RIA)
    assert named is not None
    assert without(text, named.spans) == f"{HIDDEN} ﬁetste; {HIDDEN} ook"


def test_one_name_alone_is_only_likely_where_nothing_else_stands() -> None:
    ria = SoughtPerson(name="Ria")
    whole, among = named_in(" ria ", ria), named_in("Ria en Ans", ria)
    assert whole is not None
    assert among is not None
    assert (whole.certainty, among.certainty) == (Certainty.LIKELY, Certainty.PERHAPS)


def test_parts_that_do_not_lie_in_the_text_do_not_fit() -> None:
    assert not fits("kort", ((2, 9),))
    assert not fits("lang genoeg", ((4, 6), (2, 3)))


def test_nobody_is_sought_without_a_name_an_address_or_a_number() -> None:
    assert SoughtPerson(name="  ").nobody
    assert not SoughtPerson(phone="0600112233").nobody


@pytest.mark.parametrize(
    ("changed", "proposed"),
    [
        ({}, ErasureChoice.HIDE),
        ({"text": "Ria Smit"}, ErasureChoice.REMOVE),
        (
            {"text": "Ria Smit", "choices": (ErasureChoice.HIDE, ErasureChoice.KEEP)},
            ErasureChoice.HIDE,
        ),
        (
            {"column": "", "spans": (), "choices": (ErasureChoice.REMOVE, ErasureChoice.KEEP)},
            ErasureChoice.REMOVE,
        ),
        ({"choices": (ErasureChoice.KEEP,)}, None),
        ({"certainty": Certainty.PERHAPS}, None),
    ],
)
def test_what_is_proposed_leaves_to_people_what_may_be_anothers(
    changed: dict[str, Any], proposed: ErasureChoice | None
) -> None:
    fields: dict[str, Any] = {
        "table": "story",
        "key": (1,),
        "column": "happened",
        "about": "",
        "purpose": "",
        "text": "Ria Smit kookte",
        "spans": ((0, 8),),
        "certainty": Certainty.LIKELY,
        "choices": tuple(ErasureChoice),
    }
    found = PersonalFind(**(fields | changed))
    assert found.proposed is proposed
    assert found.place[0] == "story"
