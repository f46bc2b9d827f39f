"""The confidant as everybody may know her, what nobody has to put up with, and the poster's words."""

import datetime as dt

import arabic_reshaper
import pytest
from bidi.algorithm import get_display

from buurthuis_app import i18n
from buurthuis_app.domain.confidant.behaviours import (
    LONGEST_EXPLANATION,
    LONGEST_NAME,
    LONGEST_NUMBER,
    HelpLine,
    UnwantedBehaviour,
    UsualBehaviour,
    UsualLine,
    problems_of_entry,
    usual_behaviours,
    usual_lines,
)
from buurthuis_app.domain.confidant.page import Confidant, problems, vcard
from buurthuis_app.domain.confidant.poster import (
    DUTCH,
    POSTER_LANGUAGES,
    Poster,
    language,
    whole_languages,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
CENTRE = new_id()
MARIJKE = Confidant(id=new_id(), centre_id=CENTRE, name="Marijke V.", phone="06-00123456")


def faulty(confidant: Confidant) -> list[str]:
    return [problem.field for problem in problems(confidant)]


def test_she_serves_until_her_last_day_and_not_when_her_name_was_erased() -> None:
    assert MARIJKE.serves(TODAY)
    assert replace(MARIJKE, until=TODAY).serves(TODAY)
    assert not replace(MARIJKE, until=TODAY - dt.timedelta(days=1)).serves(TODAY)
    assert not replace(MARIJKE, name="").serves(TODAY)


def test_she_has_a_name_and_a_way_to_reach_her() -> None:
    assert faulty(MARIJKE) == []
    assert faulty(replace(MARIJKE, name=" ", phone=" ")) == ["name", "phone"]
    assert faulty(replace(MARIJKE, phone="", office="Havenstraat 12")) == []


@pytest.mark.parametrize("address", ["marijke", "@huis.example", "marijke@huis", "m v@huis.nl"])
def test_an_address_that_no_mail_can_reach_is_pointed_out(address: str) -> None:
    assert faulty(replace(MARIJKE, email=address)) == ["email"]


def test_a_number_has_digits_and_no_line_is_endless() -> None:
    assert faulty(replace(MARIJKE, phone="bel mij", email="m@huis.example")) == ["phone"]
    assert faulty(replace(MARIJKE, hours="x" * 121)) == ["hours"]
    assert faulty(replace(MARIJKE, about="x" * 601)) == ["about"]


def test_a_telephone_reads_her_card() -> None:
    whole = replace(MARIJKE, name="Vos; Marijke, \\ z", email="m@huis.example")
    assert vcard(whole, "De Schakel").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Vos\\; Marijke\\, \\\\ z;;;;",
        "FN:Vos\\; Marijke\\, \\\\ z",
        "ORG:De Schakel",
        "TEL:0600123456",
        "EMAIL:m@huis.example",
        "END:VCARD",
    ]
    bare = vcard(replace(MARIJKE, phone=""), "")
    assert not any(word in bare for word in ("TEL", "EMAIL", "ORG"))


def test_a_usual_kind_speaks_the_readers_language_until_it_is_given_words() -> None:
    bullying = usual_behaviours(CENTRE)[2]
    assert (bullying.usual, bullying.heading) == (UsualBehaviour.BULLYING, "Pesten")
    assert bullying.words
    own = replace(bullying, name="Plagen")
    assert (own.heading, own.words) == ("Plagen", "")
    explained = replace(bullying, explanation="Telkens weer.")
    assert (explained.heading, explained.words) == ("Pesten", "Telkens weer.")
    unnamed = UnwantedBehaviour(id=new_id(), centre_id=CENTRE)
    assert (unnamed.heading, unnamed.words) == ("", "")


def test_every_usual_kind_and_number_says_what_it_is() -> None:
    kinds, lines = usual_behaviours(CENTRE), usual_lines(CENTRE)
    assert len({kind.heading for kind in kinds}) == len(UsualBehaviour)
    assert len({line.dial for line in lines}) == len({line.heading for line in lines})
    assert all(kind.words for kind in kinds)
    assert all(line.words for line in lines)
    assert lines[0].dial == "112"
    assert [line.position for line in lines] == list(range(len(UsualLine)))


def test_a_number_of_the_town_has_its_own_words() -> None:
    line = HelpLine(id=new_id(), centre_id=CENTRE, name="Wijkagent", number="0900-8844")
    assert (line.heading, line.dial, line.words) == ("Wijkagent", "0900-8844", "")
    assert problems_of_entry(line) == ()
    empty = replace(line, name="", number="")
    assert [one.field for one in problems_of_entry(empty)] == ["name", "number"]
    assert (empty.heading, empty.dial) == ("", "")


def test_no_line_of_a_list_is_endless() -> None:
    long = UnwantedBehaviour(
        id=new_id(),
        centre_id=CENTRE,
        name="x" * (LONGEST_NAME + 1),
        explanation="x" * (LONGEST_EXPLANATION + 1),
    )
    assert [one.field for one in problems_of_entry(long)] == ["name", "explanation"]
    line = HelpLine(
        id=new_id(), centre_id=CENTRE, name="Wijkagent", number="1" * (LONGEST_NUMBER + 1)
    )
    assert [one.field for one in problems_of_entry(line)] == ["number"]


def poster(code: str, *behaviours: UnwantedBehaviour) -> Poster:
    return Poster(
        centre="De Schakel",
        confidants=(MARIJKE,),
        photos={},
        behaviours=behaviours,
        words=language(code),
    )


def test_a_poster_in_another_language_leaves_out_what_is_only_said_in_dutch() -> None:
    own = UnwantedBehaviour(id=new_id(), centre_id=CENTRE, name="Stalken")
    kinds = (*usual_behaviours(CENTRE), own)
    assert poster(DUTCH, *kinds).kinds[-1] == "Stalken"
    assert poster("pl", *kinds).kinds == tuple(language("pl").kinds.values())


def test_every_language_says_everything_it_can_be_asked_for() -> None:
    for words in whole_languages():
        texts = (words.lead, words.drop_in, words.call, words.message, words.danger, words.scan)
        assert all((*texts, words.reachable, words.speaks, words.seal, words.line))
        assert set(words.kinds) == set(UsualBehaviour)
        assert "112" in words.danger
    with pytest.raises(LookupError):
        language("eo")


def test_the_dutch_words_are_those_of_the_page() -> None:
    i18n.use_language("nl")
    headings = {one.usual: one.heading for one in usual_behaviours(CENTRE)}
    assert headings == dict(language(DUTCH).kinds)


def test_arabic_is_drawn_from_the_right_with_joined_letters() -> None:
    (arabic,) = [words for words in POSTER_LANGUAGES if words.drawn]
    joined: str = get_display(arabic_reshaper.reshape(arabic.line))

    def alone(letter: str) -> str:
        """FiraGO draws a letter that stands alone by its plain code."""
        plain = {"\ufe8d": "\u0627", "\ufe83": "\u0623", "\ufe99": "\u062b"}
        return {**plain, "\ufed5": "\u0642", "\ufee1": "\u0645"}.get(letter, letter)

    assert arabic.drawn == "".join(alone(letter) for letter in joined)
