"""Standing of a volunteer by the words of a list: still there, stopped, or no longer alive."""

from msgspec import Struct

from buurthuis_app.exchange.files.text_compare import plain, vocabulary, words

STOPPED = vocabulary(
    "gestopt stopt stop inactief nonactief uitgeschreven vertrokken weg afgemeld opgezegd beeindigd oud ex voormalig "
    "uitgevallen geschorst stopped inactive former left ehemalig"
)
ACTIVE = vocabulary(
    "actief actieve lopend huidig vast current active aktiv werkzaam ingeschreven vrijwilliger"
)
_DIED = vocabulary("overleden gestorven dood died deceased verstorben")
_PHRASES = {
    "niet actief",
    "niet meer actief",
    "uit dienst",
    "non actief",
    "not active",
    "nicht aktiv",
}
_YES = {"ja", "j", "x", "yes", "y", "v", "true", "1", "waar"}
_NO = {"nee", "n", "no", "false", "0", "niet", "onwaar", "geen"}


class VolunteerStanding(Struct, frozen=True, kw_only=True):
    """What the words say. None of the three when they say nothing of it; `understood` when all was."""

    stopped: bool = False
    died: bool = False
    active: bool = False

    @property
    def understood(self) -> bool:
        """Whether the words said one of these."""
        return self.stopped or self.died or self.active


def read_standing(status: str, *, active: str = "", inactive: str = "") -> VolunteerStanding:
    """What a column "status" says, and columns that ask whether somebody is active, or no longer."""
    told = plain(status)
    of_status = set(words(status))
    says_no = plain(active) in _NO or plain(inactive) in _YES
    says_yes = plain(active) in _YES or plain(inactive) in _NO
    told_words = of_status | set(words(active)) | set(words(inactive))
    if told_words & _DIED:
        return VolunteerStanding(died=True)
    if says_no or told in _PHRASES or plain(active) in _PHRASES or told_words & STOPPED:
        return VolunteerStanding(stopped=True)
    return VolunteerStanding(active=bool(says_yes or told_words & ACTIVE))
