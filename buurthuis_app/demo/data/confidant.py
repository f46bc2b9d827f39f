"""Confidant of the demo as data: her page, messages to her, and what the cases are about. All of it is invented."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read


class PageData(Data, frozen=True, kw_only=True):
    """The confidant's page; `{passphrase}` in `about` stands for that of the register."""

    name: str
    role: str
    phone: str
    email: str
    hours: str
    office: str
    languages: str
    about: str


class ReleaseData(Data, frozen=True, kw_only=True):
    """What the confidant writes with the figures of last year."""

    prevention: str
    recommendations: str


class MessageData(Data, frozen=True, kw_only=True):
    """A message, and how its sender can be reached."""

    text: str
    reach: str = ""


class ConfidantData(Data, frozen=True, kw_only=True):
    """Data about the confidant."""

    page: PageData
    release: ReleaseData
    messages: tuple[MessageData, ...]
    about: tuple[str, ...]
    """Subjects of cases."""
    talks: tuple[str, ...]
    """Notes of talks."""


@cache
def confidant_data() -> ConfidantData:
    """The file `confidant`."""
    return read("confidant", ConfidantData)
