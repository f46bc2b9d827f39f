"""The two sheets that centres gave as an example, against what a careful person reads from them."""

import json
from pathlib import Path

from buurthuis_app.domain.counts.count_sheet import CountFile
from buurthuis_app.exchange.counts.count_sheet import read_counts

SAMPLES = Path(__file__).parents[2] / "samples"


def expected(name: str) -> dict[str, object]:
    content: dict[str, object] = json.loads((SAMPLES / f"{name}.expect.json").read_text("utf-8"))
    content.pop("note", None)
    return content


def totals(file: CountFile) -> dict[str, object]:
    held = [found for found in file.found if found.cancelled_because is None]
    return {
        "kind": file.layout,
        "counted": len(held),
        "visits": sum(file.visits(found) or 0 for found in held),
        "cancelled": len(file.found) - len(held),
        "estimated": sum(found.estimated for found in held),
        "activities": len({found.activity for found in file.found}),
        "children": sum(dict(found.numbers).get("kinderen", 0) for found in held),
        "stories_without_consent": sum(bool(found.story) for found in file.found),
        "rejected": len(file.unreadable),
        "remarks": sum(bool(found.remark) for found in file.found),
    }


def agree(name: str) -> CountFile:
    file = read_counts(SAMPLES / name)
    told = totals(file)
    wanted = expected(name)
    assert {key: told[key] for key in wanted} == wanted
    return file


def test_the_month_sheets_say_what_a_careful_person_reads() -> None:
    file = agree("bezoekers-2025.xlsx")
    assert not file.unreadable
    assert not file.unused


def test_the_list_says_what_a_careful_person_reads() -> None:
    file = agree("presentie-2025.csv")
    assert [(place.where, place.text) for place in file.unreadable] == [
        ("rij 18", "-4"),
        ("rij 26", "veel"),
        ("rij 108", "veel"),
        ("rij 111", "veel"),
        ("rij 118", "32-1-2025"),
    ]


def test_a_rejected_row_leaves_its_remark_in_the_file() -> None:
    """71 rows have a remark; two of those were rejected for their number and come in when they are mended."""
    file = agree("presentie-2025.csv")
    content = (SAMPLES / "presentie-2025.csv").read_text("cp1252")
    phrases = ("Dhr. vertelde", '"""Ik kom', '"Twee buurvrouwen', "=2+5")
    assert sum(content.count(phrase) for phrase in phrases) == 71
    assert sum(bool(found.remark) for found in file.found) == 69


def test_new_faces_lie_inside_the_visits() -> None:
    file = agree("presentie-2025.csv")
    assert file.of_whom == {"nieuwe gezichten"}
    second = file.found[1]
    assert second.numbers == (("", 21), ("nieuwe gezichten", 1))
    assert file.visits(second) == 21


def test_a_remark_is_kept_letter_by_letter() -> None:
    remarks = {found.remark for found in agree("presentie-2025.csv").found}
    assert remarks >= {
        "=2+5 nieuwe gezichten",
        "Twee buurvrouwen helpen elkaar nu\nmet boodschappen.",
        '"Ik kom voor de koffie, maar blijf voor de mensen"; zei ze',
    }
