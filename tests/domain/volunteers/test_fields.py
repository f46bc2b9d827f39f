"""Fields of a volunteer: each stands in one group, and says what it is called where it is shown."""

from uuid import UUID

from buurthuis_app.domain.volunteers.fields import (
    FieldGroup,
    fields_of,
    searched_names,
    text_fields,
    volunteer_fields,
)
from buurthuis_app.domain.volunteers.volunteer import Volunteer

RIA = Volunteer(id=UUID(int=1), centre_id=UUID(int=2), name="Ria S.", wants_to_learn="koken")


def test_every_field_stands_in_one_group_under_one_title() -> None:
    fields = volunteer_fields()
    assert len(fields) > 20
    assert len(fields_of(*FieldGroup)) == len(fields)
    assert all(field.title for field in fields)
    assert len({field.title for field in fields}) == len(fields)


def test_a_text_is_found_and_read_by_its_name() -> None:
    learning = next(field for field in text_fields() if field.name == "wants_to_learn")
    assert learning.value_in(RIA) == "koken"
    assert learning.name in searched_names()
    assert set(searched_names()) <= {field.name for field in text_fields()}
