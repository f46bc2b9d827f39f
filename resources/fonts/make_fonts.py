"""Writes the two faces that papers are set in, out of FiraGO: `make fonts`. The program itself reads only these files.

They hold what paper needs: one glyph for each letter, and digits of one width, which FiraGO keeps behind a feature.
What other programs would use (other forms of letters, kerning, hints, names of glyphs) is two thirds of the font.
Scripts whose letters change shape, turn round or stack need a program that sets them, which ReportLab is not: without
their letters a paper says that it cannot print them, with them it would print nonsense. Of Arabic the shapes are here
in which its letters join, and the letters as they stand alone: for our own words, which are drawn in them.
FiraGO's licence (OFL.txt) reserves its name for the whole font, so the lesser one has another.
"""

import io
import unicodedata
from pathlib import Path

import pymupdf_fonts
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from buurthuis_app.domain.confidant.poster import POSTER_LANGUAGES
from buurthuis_app.reports.kit.right_to_left import SIGNS, shapes

FOLDER = Path(__file__).parent
FACES = {"Regular": "figo", "Bold": "figbo"}
FAMILY = "Buurthuis"
TOLD = {1: FAMILY, 4: "", 6: "", 16: FAMILY}
"""Numbers of the names in a font that tell what it is called."""
ANCIENT_GREEK = range(0x1F00, 0x2000)
COPYRIGHT, LICENCE, LICENCE_ADDRESS = 0, 13, 14


def face(style: str, buffer: str) -> TTFont:
    """FiraGO's face of that name in PyMuPDF's fonts, made lesser."""
    font = TTFont(io.BytesIO(pymupdf_fonts.myfont(buffer)))
    _use_tabular_digits(font)
    _keep_letters(font)
    _rename(font, style)
    return font


def _use_tabular_digits(font: TTFont) -> None:
    """Point the digits 0-9 at the glyphs of one width."""
    gsub = font["GSUB"].table
    numbers = {
        number
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for number in record.Feature.LookupListIndex
    }
    tabular: dict[str, str] = {}
    for number in sorted(numbers):
        for part in gsub.LookupList.Lookup[number].SubTable:
            tabular |= getattr(part, "ExtSubTable", part).mapping
    for table in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            if (
                digit in table.cmap
            ):  # two tables may share what they hold: a digit may be tabular already
                table.cmap[digit] = tabular.get(table.cmap[digit], table.cmap[digit])


def _keep_letters(font: TTFont) -> None:
    options = Options(
        layout_features=[],
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        name_IDs=[*TOLD, 2, 3, 5, COPYRIGHT, LICENCE, LICENCE_ADDRESS],
        drop_tables=["GSUB", "GPOS", "GDEF", "DSIG", "gasp"],
    )
    subsetter = Subsetter(options)
    drawn = {ord(sign) for words in POSTER_LANGUAGES for sign in words.drawn} | set(map(ord, SIGNS))
    for letter, joined in shapes().items():
        drawn |= {ord(shape) for shape in (*letter, *joined.values())}
    subsetter.populate(
        unicodes=[code for code in font.getBestCmap() if code in drawn or not _set_apart(code)]
    )
    subsetter.subset(font)


def _set_apart(code: int) -> bool:
    """Whether the letter belongs to a script that needs setting, or to the Greek of before 1982."""
    script = unicodedata.name(chr(code), "").partition(" ")[0]
    return script in {"ARABIC", "HEBREW", "DEVANAGARI", "THAI"} or code in ANCIENT_GREEK


def _rename(font: TTFont, style: str) -> None:
    names = font["name"]
    for record in list(names.names):
        if record.nameID in TOLD:
            names.removeNames(nameID=record.nameID)
    for number, words in (
        (1, FAMILY),
        (2, style),
        (4, f"{FAMILY} {style}"),
        (6, f"{FAMILY}-{style}"),
    ):
        names.setName(words, number, 3, 1, 0x409)
    names.setName(f"{FAMILY}-{style}, out of FiraGO 1.001", 3, 3, 1, 0x409)


if __name__ == "__main__":
    for name, buffer in FACES.items():
        face(name, buffer).save(FOLDER / f"Buurthuis-{name}.ttf")
