"""Names in a story are pointed out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.stories.known_people import known_people
from buurthuis_app.domain.stories.names_in_text import blurred, named_here, names_in

KNOWN = known_people(["Ria Smit", "dhr. P. van der Zee", "een groep bewoners", "Jan-Willem"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Toen kwam mevrouw De Vries binnen.", ("De Vries",)),
        ("mw. van den Berg lachte", ("van den Berg",)),
        ("Dhr. Yılmaz, van hiernaast, en meneer Öz", ("Yılmaz", "Öz")),
        ("Ria zette koffie. Ria lachte.", ("Ria",)),
        ("mevrouw Ria Smit", ("Ria Smit",)),
        ("Jan-Willem kwam ook", ("Jan-Willem",)),
        ("Ria's zoon en Ria’s hond", ("Ria",)),
        ("een mevrouw met een hond, de heer des huizes", ()),
        ("Zee is een woord, zee niet", ("Zee",)),
        ("Een buurvrouw Van hier", ()),
        ("Mariam en Rian", ()),
        ("", ()),
    ],
)
def test_what_looks_like_a_name_is_found_once(text: str, names: tuple[str, ...]) -> None:
    assert names_in([text], KNOWN) == names


MORE = known_people(
    [
        *("Ans Kuiper", "Roos de Wit", "Wil Bakker", "Mo Jansen", "Jan Peters", "Özlem Yıldız"),
        *("wim", "Ria en Henk Vos", "Stichting Noord", "mevrouw Been", "Al de"),
    ],
    places=["De Oostpoort", "Vos"],
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Mevrouw Ans Kuiper kwam. mevrouw Pietersen ook.",
            ["Mevrouw Ans Kuiper", "mevrouw Pietersen"],
        ),
        ("ozlem yildiz, A. Kuiper en Mo J. kwamen", ["ozlem yildiz", "A. Kuiper", "Mo J"]),
        ("Wil je koffie? Toen kwam Wil. Een roos voor Roos", ["Wil", "Roos"]),
        ("WIL IEDEREEN KOMEN, ANS?", ["ANS"]),
        ("12 Jan 2026 en Jan. 2027, maar Jan lachte", ["Jan"]),
        ("Ans Verhoeven en Ans van den Berg", ["Ans Verhoeven", "Ans van den Berg"]),
        ("Kuiper, Ans", ["Kuiper", "Ans"]),
        ("zij wil bakker worden, een vos", []),
        ("Vos en Noord, en Henk", ["Henk"]),
        ("wim en Wim, al de", []),
        ("de roos de wit", []),
        ("Ria Henk", ["Ria Henk"]),
    ],
)
def test_a_name_is_found_whole_with_what_stands_before_it(text: str, parts: list[str]) -> None:
    assert [text[here.begin : here.end] for here in named_here(text, MORE)] == parts


def test_other_words_begin_a_sentence_with_a_capital() -> None:
    text = "Mevrouw Ans Kuiper lachte. “Ans Kuiper!” Toen ging Ans Kuiper."
    places = [(here.begin, here.end) for here in named_here(text, MORE)]
    assert (
        blurred(text, places, "een bezoekster")
        == "Een bezoekster lachte. “Een bezoekster!” Toen ging een bezoekster."
    )


@given(st.lists(st.text()), st.lists(st.text()))
def test_any_text_is_looked_at(texts: list[str], people: list[str]) -> None:
    for name in names_in(texts, known_people(people)):
        assert any(name in text for text in texts)
