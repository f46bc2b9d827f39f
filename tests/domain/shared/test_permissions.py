"""Permissions: what each profile is called."""

from buurthuis_app.domain.shared.permissions import Profile, names


def test_every_profile_has_a_dutch_name_of_its_own() -> None:
    assert names() == {
        Profile.DOOR: "deur",
        Profile.COORDINATOR: "coördinator",
        Profile.BOARD: "bestuur",
    }
