"""The recovery sheet, read back from its PDF by eyes and by a machine."""

import datetime as dt

import pypdfium2
import zxingcpp

from buurthuis_app.domain.confidant.recovery_sheet import RecoverySheet
from buurthuis_app.reports.confidant.recovery_sheet import drawn_sheet
from tests.reports.reading import fonts_not_embedded, page_texts

KEY = "D1PP-PNCF-EFBX-P18E-1281-1EZ8-6AAC-BMT7-B"
WORDS = "jeeringly quality napping shore casket jaybird retake hardening"
SHEET = RecoverySheet(
    centre="De Schakel",
    name="Marijke V.",
    key=KEY,
    words=WORDS,
    made_on=dt.date(2026, 11, 24),
)


def test_it_says_the_key_the_words_and_what_to_do_with_it() -> None:
    (text,) = page_texts(drawn_sheet(SHEET))
    assert KEY.replace("-", " ") in text
    assert WORDS in text
    for said in (
        "Marijke V.",
        "dinsdag 24 november 2026",
        "dichte envelop",
        "Niet in het buurthuis",
    ):
        assert said in text


def test_a_machine_reads_the_same_key_and_every_letter_is_embedded() -> None:
    document = pypdfium2.PdfDocument(drawn_sheet(SHEET))
    try:
        (code,) = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
        assert fonts_not_embedded(document) == []
    finally:
        document.close()
    assert code.text == KEY


def test_the_key_is_not_in_what_a_log_would_show() -> None:
    assert "D1PP" not in repr(SHEET)
