"""A photo with a story: only the picture comes in, small and upright, and nothing else does."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from buurthuis_app.domain.shared.picture import LARGEST_PICTURE
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.pictures import photos
from buurthuis_app.exchange.pictures.photos import LONGEST_SIDE, MOST_PIXELS, read_photo


def picture(path: Path, size: tuple[int, int] = (40, 30), kind: str = "JPEG") -> Path:
    exif = Image.Exif()
    exif[0x010F] = "Telefoon van Ria"
    exif[0x0112] = 6  # held upright: to be turned a quarter
    exif.get_ifd(0x8825)[1] = "N"
    extra = {"comment": b"bij Ria thuis"} if kind == "JPEG" else {}
    Image.linear_gradient("L").resize(size).convert("RGB").save(path, kind, exif=exif, **extra)
    return path


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_only_the_picture_is_kept_and_it_stands_upright(tmp_path: Path, kind: str) -> None:
    path = picture(tmp_path / "foto", kind=kind)
    assert b"Ria" in path.read_bytes()
    photo = read_photo(path)
    assert b"Ria" not in photo.content
    assert b"Exif" not in photo.content
    with Image.open(BytesIO(photo.content)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (30, 40))
        assert (photo.width, photo.height) == kept.size
        assert not kept.getexif()
        assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_large_picture_is_made_small_and_stays_below_a_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "groot.png"
    Image.effect_noise((2400, 2000), 120).convert("RGB").save(path)
    photo = read_photo(path)
    assert max(photo.width, photo.height) == LONGEST_SIDE
    assert len(photo.content) <= LARGEST_PICTURE


def test_what_shines_through_becomes_white(tmp_path: Path) -> None:
    path = tmp_path / "glas.png"
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(path)
    with Image.open(BytesIO(read_photo(path).content)) as kept:
        assert kept.getpixel((4, 4)) == (255, 255, 255)


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (bomb(MOST_PIXELS // 1000 + 1, 1000), "te groot"),
        (bomb(12_000, 10_000), "te groot"),
        (bomb(60_000, 60_000), "te groot"),
        (bomb(400, 300), "geen foto of is beschadigd"),
        (b"", "geen foto"),
        (b"%PDF-1.7 een verslag", "geen foto"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "geen foto"),
        (bomb(1, 50_000), "te groot"),
        (bomb(7_700, 7_700), "te groot"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "geen foto"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=sentence):
        read_photo(path)


@pytest.mark.parametrize(
    ("kind", "options", "most"),
    [
        ("JPEG", {}, 1),
        ("JPEG", {"progressive": True}, 9),
        ("PNG", {}, 4.6),
        ("WEBP", {}, 15),
        ("AVIF", {}, 15),
    ],
)
def test_a_picture_is_refused_by_the_memory_that_its_kind_takes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    options: dict[str, bool],
    most: float,
) -> None:
    """What unpacking takes a pixel was measured; tests/exchange/test_hostile_files.py measures it again."""
    path = tmp_path / "foto"
    Image.new("RGB", (40, 30)).save(path, kind, **options)
    for memory, fits in ((most * 1200, True), (most * 1200 - 1, False)):
        monkeypatch.setattr(photos, "MOST_MEMORY", memory)
        if fits:
            assert read_photo(path).width == 40
        else:
            with pytest.raises(Invalid, match="te groot"):
                read_photo(path)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="niet worden geopend"):
        read_photo(tmp_path / "weg.jpg")


def test_a_photo_of_an_iphone_is_read_without_what_stands_around_it() -> None:
    path = Path(__file__).parents[2] / "samples" / "iphone.heic"
    assert b"Merk X" in path.read_bytes()
    photo = read_photo(path)
    assert (photo.width, photo.height) == (64, 48)
    assert b"Merk" not in photo.content


def test_a_strip_at_a_time_gives_the_whole_picture(tmp_path: Path) -> None:
    path = tmp_path / "strepen.png"
    picture = Image.linear_gradient("L").resize((3400, 3300)).convert("RGB")
    picture.save(path)
    photo = read_photo(path)
    expected = picture.resize((photo.width, photo.height), Image.Resampling.BOX)
    with Image.open(BytesIO(photo.content)) as kept:
        for height in range(10, photo.height, 97):
            there, here = kept.getpixel((800, height)), expected.getpixel((800, height))
            assert isinstance(there, tuple)
            assert isinstance(here, tuple)
            assert abs(there[0] - here[0]) < 4
