"""Years of invented centres, to be set beside each other."""

import datetime as dt
from typing import Any

from buurthuis_app.domain.figures.figures import Category, Figures
from buurthuis_app.domain.joint.joint_overview import JointColumn, JointOverview
from buurthuis_app.domain.joint.shared_year import SharedStory, SharedTheme, SharedYear

COUNTED = Figures(planned=12, held=10, cancelled=2, counted=10, visits=100)
TODAY = dt.date(2026, 1, 5)


def shared(**fields: Any) -> SharedYear:
    """A whole, well counted year."""
    usual: dict[str, Any] = {
        "year": 2025,
        "as_of": dt.date(2025, 12, 31),
        "figures": COUNTED,
        "kinds": (Category(name="kinderen", number=30, adds_up=True),),
        "themes": (SharedTheme(name="Meedoen", figures=COUNTED),),
        "told": 3,
        "shareable": 2,
    }
    return SharedYear(**(usual | fields))


def story(title: str, *themes: str, until: dt.date | None = None) -> SharedStory:
    """A story that may go outside."""
    return SharedStory(
        date=dt.date(2025, 5, 1),
        title=title,
        happened="Er kwam iemand binnen.",
        changed="",
        matters="",
        quote="Hier hoor ik bij.",
        teller_role="bezoekster",
        themes=themes,
        until=until,
    )


def joint(*years: SharedYear, **fields: Any) -> JointOverview:
    """These years as those of the centres A, B, C."""
    columns = tuple(
        JointColumn(name=name, year=year) for name, year in zip("ABCDEFG", years, strict=False)
    )
    return JointOverview(year=2025, printed_on=TODAY, columns=columns, **fields)
