"""Logo of the centre: kept, changed or taken away within a unit of work."""

from uuid import UUID

from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.persistence.database import Work


def keep_logo(work: Work, centre_id: UUID, logo: Picture | None) -> bool:
    """Let this be the logo of the centre, or let it have none; whether it was another."""
    logos = work.store(Logo)
    former = logos.find(centre_id=centre_id)
    wanted = () if logo is None else (Logo.of(centre_id, logo),)
    if former != wanted:
        logos.remove(former)
        logos.add(*wanted)
    return former != wanted
