"""Which letters can be printed, and how."""

from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

from buurthuis_app.reports.kit import fonts


def test_the_languages_of_the_neighbourhood_can_be_printed() -> None:
    names = "Şükran İğdır Łucja Wójcik Олена Ґалаґан Γιώργος ’s-Hertogenbosch € 5,75 – “ja”"
    assert fonts.missing_glyphs(names) == frozenset()


def test_letters_that_the_font_lacks_are_found_before_drawing() -> None:
    assert fonts.missing_glyphs("Feest 🎉 met 日本 en\nthee") == frozenset("🎉日本")


def test_marks_that_nobody_sees_are_not_called_missing() -> None:
    assert fonts.missing_glyphs("a\x00\x07\u200d\ufe0f\u202eé") == frozenset()


def test_the_substitute_can_itself_be_printed() -> None:
    assert fonts.missing_glyphs(fonts.SUBSTITUTE) == frozenset()


def test_digits_stand_right_under_each_other() -> None:
    fonts.register()
    for face in (fonts.REGULAR, fonts.BOLD):
        assert len({stringWidth(digit, face, 10) for digit in "0123456789"}) == 1


def test_a_face_is_read_only_once() -> None:
    fonts.register()
    before = getFont(fonts.REGULAR)
    fonts.register()
    assert getFont(fonts.REGULAR) is before
