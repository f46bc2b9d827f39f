"""Errors that the user can mend: each is a Dutch sentence that says what to do."""


class AppError(Exception):
    """A known trouble. Its text is shown as it is: no names, no paths of others, nothing technical.

    `topic` is the page of the manual about the way out; without one it is that of the screen where it is said.
    """

    topic = ""

    def __init__(self, sentence: str, *, topic: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        if topic:
            self.topic = topic


class Invalid(AppError):
    """What was typed or handed in cannot be used as it is."""


class NotAllowed(AppError):
    """This profile may not do this."""

    topic = "als-het-niet-lukt#dit-mag-u-hier-niet"


class Conflict(AppError):
    """Somebody else changed the same thing in the meantime."""

    topic = "als-het-niet-lukt#iemand-anders-was-u-voor"


class Busy(AppError):
    """Another program or window holds the database."""

    topic = "als-het-niet-lukt#de-gegevens-zijn-bezet"


class DiskFull(AppError):
    """There is no room left to save."""

    topic = "als-het-niet-lukt#de-schijf-is-vol"


class ReadOnly(AppError):
    """The file or folder may not be written."""

    topic = "als-het-niet-lukt#de-map-mag-niet-worden-beschreven"


class Damaged(AppError):
    """The file is not what it should be."""

    topic = "als-het-niet-lukt#een-bestand-is-beschadigd"


class TooNew(AppError):
    """The file was made by a newer version of the program."""

    topic = "als-het-niet-lukt#gemaakt-met-een-nieuwere-versie"


class Missing(AppError):
    """The file is not where it was."""

    topic = "als-het-niet-lukt#een-bestand-is-er-niet-meer"


class Unreachable(AppError):
    """The server that has the data does not answer."""

    topic = "als-het-niet-lukt#de-server-antwoordt-niet"
