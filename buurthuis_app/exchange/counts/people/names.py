"""Names of people, told from names of activities: lists of visitors must not become lists of activities."""

import re
from collections.abc import Iterable

from buurthuis_app.exchange.files.text_compare import plain, tidy, vocabulary

_FIRST_NAMES = vocabulary(
    "aad abdel abdul achmed ad adriana agnes ahmed aisha aicha ali alida amina an ank ankie anja anna anne annelies",
    "annemarie annet annie ans anton antoinette arie astrid aya ayse bas beppie bert bertus betty bob bram brigitte",
    "carla carolien cees chantal charles chris christien cor corrie corry daan dick diana dirk dora els elly elisabeth",
    "ellen emine emma erik esther eva fatima fatma femke fien frank frans fred freek frits gerard gerda germa gert",
    "gijs greet greetje guus halima hanneke hannie hans harm harrie harry hassan hatice heleen henk henny hetty hilda",
    "hugo ibrahim ilse ina ine ineke ingrid irene iris jaap jacqueline jan janneke jannie jans janet jean jenny jeroen",
    "jo joan joke johan johanna john joop jopie joris jos jose joyce jozef judith julia karel karin kees khadija klaas",
    "koos laila lars lena lenie leo lia lida lies liesbeth lieke lisa loes lotte louis luuk maaike maarten maria",
    "marian marianne marieke marijke marja marjan marjolein mark marleen marloes martha martin mehmet mia michel mieke",
    "mien miep mirjam mo mohamed mohammed monique mustafa nel nelly nico niels nina noor nora omar patrick paul peter",
    "petra piet pieter pim ria riet rob robert roel ron ronald rosa ruth ruud said salma sander sanne sara selma sien",
    "simon sjaak sjaan sjoerd sofie soraya stef stefan susan sylvia teun theo thea thijs tiny tineke ton tonny toos",
    "trees trudy truus wil wilma willem willy wim yasmina youssef yvonne zahra zeynep piotr anna agnieszka ewa",
)
_BETWEEN = r"(?:van|de|der|den|ter|ten|te|'t|het|la|le|el|al|bin|ben|von|di|da|dos|y|in)"
_PERSON = re.compile(rf"[A-ZÀ-Þ][\w'’-]+(?:\s+{_BETWEEN})*(?:\s+[A-ZÀ-Þ][\w'’-]*\.?)+", re.UNICODE)
_INITIALS = re.compile(
    rf"(?:[A-ZÀ-Þ]\.\s?)+(?:{_BETWEEN}\s+)*[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ][\w'’-]+,\s*(?:[A-ZÀ-Þ]\.?\s?)+(?:{_BETWEEN}\s*)*",
    re.UNICODE,
)
_TITLED = re.compile(r"(?:dhr|mevr|mw|meneer|mevrouw|de heer|fam)\b\.?\s+\S+", re.IGNORECASE)


def is_person(text: str) -> bool:
    """Whether this looks like somebody's name: a first name, initials, "mevr."."""
    name = tidy(text)
    if _TITLED.match(name) or _INITIALS.fullmatch(name):
        return True
    words = plain(name).split()
    if not words or words[0] not in _FIRST_NAMES:
        return False
    return (
        len(words) == 1 or bool(_PERSON.fullmatch(name)) or (len(words) == 2 and len(words[1]) == 1)  # noqa: PLR2004
    )


def share_of_people(names: Iterable[str]) -> float:
    """How many of these names look like people's, from 0 to 1."""
    told = list(names)
    likely = sum(is_person(name) for name in told)
    shaped = sum(bool(_PERSON.fullmatch(tidy(name))) for name in told)
    if not told:
        return 0.0
    return (max(shaped, likely) if 3 * likely >= len(told) else likely) / len(told)
