"""Line about a backup, as commands print it."""

from buurthuis_app.i18n import _
from buurthuis_app.services.privacy import backup_words as words
from buurthuis_app.services.privacy.backups import RestoreCandidate


def line_of(copy: RestoreCandidate) -> str:
    """Name, moment, occasion, size, what is in it and whether it is whole."""
    return _("{name}: {moment}, {occasion}, {size}, {contents}; {state}").format(
        name=copy.copy.path.name,
        moment=words.moment(copy.copy.made_at),
        occasion=words.occasion(copy.copy.occasion),
        size=words.size(copy),
        contents=words.contents(copy.contents),
        state=words.state(copy),
    )
