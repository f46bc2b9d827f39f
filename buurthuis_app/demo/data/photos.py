"""Photos of the demo and its logo as data: painted, so that nobody has to stand on them."""

from functools import cache

from buurthuis_app import paths
from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.shared.picture import Picture


class PhotoData(Data, frozen=True, kw_only=True):
    """A picture in the folder `photos`, its size in pixels, and what there is to see on it."""

    name: str
    width: int
    height: int
    shows: str

    def picture(self) -> Picture:
        """The picture itself."""
        path = paths.resources() / "demo" / "photos" / f"{self.name}.jpg"
        return Picture(content=path.read_bytes(), width=self.width, height=self.height)


class PhotosData(Data, frozen=True, kw_only=True):
    """All pictures."""

    logo: PhotoData
    photos: tuple[PhotoData, ...]


@cache
def photos_data() -> PhotosData:
    """The file `photos`."""
    return read("photos", PhotosData)
