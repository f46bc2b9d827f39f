"""Errors that the user can mend: each is a Dutch sentence that says what to do."""


class AppError(Exception):
    """A known trouble. Its text is shown as it is: no names, no paths of others, nothing technical."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Invalid(AppError):
    """What was typed or handed in cannot be used as it is."""


class NotAllowed(AppError):
    """This profile may not do this."""


class Conflict(AppError):
    """Somebody else changed the same thing in the meantime."""


class Busy(AppError):
    """Another program or window holds the database."""


class DiskFull(AppError):
    """There is no room left to save."""


class ReadOnly(AppError):
    """The file or folder may not be written."""


class Damaged(AppError):
    """The file is not what it should be."""


class TooNew(AppError):
    """The file was made by a newer version of the program."""


class Missing(AppError):
    """The file is not where it was."""


class Unreachable(AppError):
    """The server that has the data does not answer."""
