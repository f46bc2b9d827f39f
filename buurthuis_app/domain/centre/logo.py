"""The centre's logo, on its papers."""

from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.stories.story import StoryPhoto


class Logo(Struct, frozen=True, kw_only=True):
    """A JPEG, as small as a photo with a story. Sizes in pixels."""

    centre_id: UUID
    content: bytes
    width: int
    height: int

    @classmethod
    def of(cls, centre_id: UUID, picture: StoryPhoto) -> "Logo":
        """This picture as the logo of a centre."""
        return cls(
            centre_id=centre_id,
            content=picture.content,
            width=picture.width,
            height=picture.height,
        )

    @property
    def picture(self) -> StoryPhoto:
        """It as papers draw pictures."""
        return StoryPhoto(
            id=self.centre_id, content=self.content, width=self.width, height=self.height
        )
