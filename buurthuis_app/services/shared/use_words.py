"""Uses of an item of a list, in words."""

from collections.abc import Callable

from buurthuis_app.i18n import listing, ngettext, number


def in_words(uses: dict[str, int]) -> str:
    """These uses, by table, as people count them: 3 activiteiten en 2 verhalen."""
    return listing([_WORDS[table](n).format(n=number(n)) for table, n in uses.items()])


def _activities(n: int) -> str:
    return ngettext("{n} activiteit", "{n} activiteiten", n)


def _stories(n: int) -> str:
    return ngettext("{n} verhaal", "{n} verhalen", n)


def _initiatives(n: int) -> str:
    return ngettext("{n} initiatief", "{n} initiatieven", n)


_WORDS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("activity", "activity_theme", "activity_group"), _activities),
    **dict.fromkeys(("story", "story_theme"), _stories),
    **dict.fromkeys(("initiative_area", "initiative_theme", "initiative_group"), _initiatives),
    "occurrence": lambda n: ngettext("{n} keer", "{n} keer", n),
    "count": lambda n: ngettext("{n} telling", "{n} tellingen", n),
    "correction": lambda n: ngettext("{n} verbetering", "{n} verbeteringen", n),
    "indicator": lambda n: ngettext("{n} kengetal", "{n} kengetallen", n),
    "street_round": lambda n: ngettext("{n} ronde op straat", "{n} rondes op straat", n),
    "survey": lambda n: ngettext("{n} peiling", "{n} peilingen", n),
    "room_part": lambda n: ngettext("{n} gecombineerde zaal", "{n} gecombineerde zalen", n),
    "budget_part": lambda n: ngettext("{n} deel van een budget", "{n} delen van budgetten", n),
    "profile_line": lambda n: ngettext(
        "{n} regel van het profiel", "{n} regels van het profiel", n
    ),
    "volunteer_duty": lambda n: ngettext("{n} vrijwilliger", "{n} vrijwilligers", n),
    "shift_pattern": lambda n: ngettext("{n} vaste dienst", "{n} vaste diensten", n),
    "shift": lambda n: ngettext("{n} dienst", "{n} diensten", n),
    "noted_hours": lambda n: ngettext("{n} keer uren", "{n} keer uren", n),
    "equipment": lambda n: ngettext("{n} ding op de inventaris", "{n} dingen op de inventaris", n),
    "hire": lambda n: ngettext("{n} aanvraag van huur", "{n} aanvragen van huur", n),
    "hire_rate": lambda n: ngettext("{n} prijs van huur", "{n} prijzen van huur", n),
    "placement_offer": lambda n: ngettext(
        "{n} werkervaringsplaats", "{n} werkervaringsplaatsen", n
    ),
    "vacancy": lambda n: ngettext("{n} vacature", "{n} vacatures", n),
}
"""How rows of each table that points to an item are called."""
