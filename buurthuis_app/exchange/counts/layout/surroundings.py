"""Words around a table: the activity that it counts, when its own columns do not tell."""

import re

from buurthuis_app.exchange.counts.findings import LONGEST_NAME
from buurthuis_app.exchange.dates.dates import MONTHS, SheetPeriod
from buurthuis_app.exchange.files.sheet_grid import SheetGrid
from buurthuis_app.exchange.files.text_compare import plain, tidy, vocabulary, words

_MOST_CELLS = 2
_GENERIC = vocabulary(
    "blad sheet tabblad tellingen telling tellijst tellijsten presentie presentielijst bezoekers bezoek bezoeken",
    "data lijst lijsten overzicht totaal totalen aantal aantallen bezoekersaantallen bezoekerslijst registratie",
    "aanwezigheid aanwezigheidslijst aanwezigen deelnemers deelnemerslijst jaar jaaroverzicht maand week weken wk",
    "seizoen voorjaar najaar zomer winter herfst lente kwartaal halfjaar begonnen vanaf van tot en met tm per in de",
    "het een voor op dag dagen bijgewerkt versie kopie copy definitief concept nieuw invullen formulier reacties",
    "antwoorden responses form formulierreacties export bestand tabel table keer cursus t m q bij onze ons",
    "deelname inschrijvingen opkomst eerste tweede derde vierde periode schema rooster personen mensen gasten",
    "intekenlijst inteken aftekenlijst tekenlijst absentie absentielijst absenten",
)
_CENTRE = vocabulary(
    "buurthuis buurtcentrum wijkcentrum wijkgebouw dorpshuis buurtkamer stichting vereniging gemeente",
    "ontmoetingscentrum jongerencentrum inloophuis mfc",
)
_OUTSIDE = re.compile(
    r"[\[(].*?[\])]|\b(?:19|20)\d{2}\b|['’]\d{2}\b|\b\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\b"
)


def rival_of(title: SheetPeriod, wider: SheetPeriod, file: SheetPeriod) -> SheetPeriod | None:
    """The month or year in the name of the sheet or file, when the title names another one."""
    month = wider.month if title.month and wider.month and title.month != wider.month else None
    outside = next((p.years for p in (wider, file) if len(p.years) == 1), ())
    years = outside if len(title.years) == 1 and outside and title.years != outside else ()
    if month is None and not years:
        return None
    return SheetPeriod(month=month or title.month, years=years or title.years)


def name_of(title: str) -> str:
    """The activity that a title names, without "Presentielijst", its year and such; "" when it names none."""
    text = _OUTSIDE.sub(" ", tidy(title).replace("_", " "))
    found = set(words(text))
    if found & _CENTRE and ":" not in text and " - " not in text:
        return ""
    for piece in re.split(r"\s+[-–|]\s+|:\s+", text):
        if set(words(piece)) & _CENTRE:
            continue
        kept = [word for word in piece.split() if not _says_nothing(word)]
        inner = piece.split()
        if not kept:
            continue
        first, last = inner.index(kept[0]), len(inner) - inner[::-1].index(kept[-1])
        name = " ".join(inner[first:last]).strip(" -–,.:;|")
        if 1 < len(name) <= LONGEST_NAME and words(name):
            return name
    return ""


def _says_nothing(word: str) -> bool:
    letters = words(word)
    known = _GENERIC | MONTHS.keys()
    return all(each in known for each in letters) if letters else True


def title_rows(sheet: SheetGrid, start: int, header: int) -> list[tuple[int, str]]:
    """The titles above a table, the nearest first."""
    found = []
    for row in range(header - 1, start - 1, -1):
        filled = [value for value in sheet.rows[row] if value is not None]
        texts = [value for value in filled if isinstance(value, str)]
        if texts and len(filled) <= _MOST_CELLS and len(texts[0]) <= LONGEST_NAME:
            found.append((row, tidy(texts[0])))
        elif filled and found:
            break
    return found


def name_around(sheet: SheetGrid, start: int, header: int) -> str:
    """The activity of a table without names: the title above it, else the name of its sheet."""
    titles = [name_of(text) for _row, text in title_rows(sheet, start, header)]
    above = next((title for title in titles if title), "")
    own = name_of(sheet.title) if _has_own_words(sheet.title) else ""
    if own and above and plain(own) in plain(above):
        return own
    return above or own


def _has_own_words(title: str) -> bool:
    return bool(title) and bool(words(title))
