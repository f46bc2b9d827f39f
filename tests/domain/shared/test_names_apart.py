"""Names in one list are all different."""

from buurthuis_app.domain.shared.names_apart import told_apart


def test_names_that_are_the_same_are_told_apart() -> None:
    assert told_apart([("maaltijden", "Soep"), ("Maaltijden", "Eten"), ("kinderen", "")]) == (
        *("maaltijden (Soep)", "Maaltijden (Eten)"),
        "kinderen",
    )
    assert told_apart([("app", ""), ("app", "")]) == ("app", "app (2)")
