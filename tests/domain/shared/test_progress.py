"""Progress of a part is a stretch of the whole."""

from buurthuis_app.domain.shared.progress import at, silently, stretch


def test_a_part_is_told_as_a_stretch_of_the_whole() -> None:
    told: list[tuple[int, int]] = []
    part = stretch(lambda done, parts: told.append((done, parts)), 20, 70)
    for done, parts in ((0, 4), (2, 4), (4, 4), (0, 0)):
        part(done, parts)
    at(part, 50)()
    assert told == [(20, 100), (45, 100), (70, 100), (20, 100), (45, 100)]
    silently(1, 2)
