"""How somebody can be reached, found in a text as people write it."""

import pytest

from buurthuis_app.domain.shared.contact_details import link_in


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("de coördinator, aan de balie of hallo@schakel.example", "mailto:hallo@schakel.example"),
        ("mail (hallo@schakel.example), of bel 06-12345678", "mailto:hallo@schakel.example"),
        ("kijk op www.schakel.example.", "https://www.schakel.example"),
        ("https://schakel.example/helpen", "https://schakel.example/helpen"),
        ("bel +31 6 1234 5678 na drie uur", "tel:+31612345678"),
        ("bel 020-1234567", "tel:0201234567"),
        ("kom langs, dinsdag 10.00 uur", ""),
    ],
)
def test_the_first_way_to_reach_somebody_is_a_link(text: str, link: str) -> None:
    assert link_in(text) == link
