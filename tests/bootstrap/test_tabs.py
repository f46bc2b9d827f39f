"""The tabs of the window: what they are made of is loaded while nobody waits for it."""

import pytest

from buurthuis_app.bootstrap.tabs import load_ahead


def test_what_a_tab_is_made_of_is_loaded_until_the_window_closes() -> None:
    load_ahead(("today", "overviews"), lambda: False)
    with pytest.raises(ModuleNotFoundError, match="no_such_tab"):
        load_ahead(("no_such_tab",), lambda: False)
    load_ahead(("no_such_tab",), lambda: True)
