"""The centre's logo, on its papers."""

from uuid import UUID

from buurthuis_app.domain.shared.picture import Picture


class Logo(Picture, frozen=True, kw_only=True):
    """The picture that stands for a centre."""

    centre_id: UUID

    @classmethod
    def of(cls, centre_id: UUID, picture: Picture) -> "Logo":
        """This picture as the logo of a centre."""
        return cls(
            centre_id=centre_id,
            content=picture.content,
            width=picture.width,
            height=picture.height,
        )
