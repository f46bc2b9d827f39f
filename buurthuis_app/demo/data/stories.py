"""What one invented story of the demo consists of."""

from msgspec import Struct, field


class Tale(Struct, frozen=True, kw_only=True):
    """A story to be told in the demo.

    `{who}` in a text stands for the person it is about: `who` in general words, or one of the `called` names
    where the teller allowed names. `activity` is the title of what it is about; empty for the house as a whole.
    `months` are those in which it could have happened.
    """

    title: str
    theme: str
    role: str
    happened: str
    activity: str = ""
    changed: str = ""
    matters: str = ""
    quote: str = ""
    who: str = ""
    called: tuple[str, ...] = ()
    months: frozenset[int] = field(default=frozenset(range(1, 13)))

    def said(self, text: str, who: str) -> str:
        """The text about `who`, with a capital at its beginning."""
        filled = text.replace("{who}", who)
        return filled[:1].upper() + filled[1:]
