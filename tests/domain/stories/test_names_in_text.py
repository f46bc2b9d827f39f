"""Names in a story are pointed out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.stories.names_in_text import known_words, names_in

KNOWN = known_words(["Ria Smit", "dhr. P. van der Zee", "een groep bewoners", "Jan-Willem"])


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


@given(st.lists(st.text()), st.lists(st.text()))
def test_any_text_is_looked_at(texts: list[str], people: list[str]) -> None:
    for name in names_in(texts, known_words(people)):
        assert any(name in text for text in texts)
