"""Models of activities as they are kept: one a name, and none that points at what is gone."""

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Theme
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back


def test_a_model_replaces_the_one_of_its_name_and_is_no_activity(
    house: CentreServices, coffee: Activity
) -> None:
    theme = Theme(id=new_id(), centre_id=house.centre.id, name="Ontmoeting")
    house.lists.keep(theme, new=True)
    coffee = house.planning.keep(
        replace(coffee, theme_ids=(theme.id,)), new=False, tallies=("koppen",)
    ).value
    house.activity_models.make(coffee)
    house.activity_models.make(house.planning.keep(replace(coffee, capacity=20), new=False).value)
    (model,) = house.activity_models.all()
    assert (model.name, model.activity.capacity) == ("Koffie-inloop", 20)
    assert (model.tallies, model.activity.theme_ids) == (("koppen",), (theme.id,))
    assert model.activity.starts == coffee.starts
    assert len(house.plan.activities()) == 1
    house.planning.keep(replace(coffee, theme_ids=(), version=3), new=False)
    house.lists.remove(theme)
    assert house.activity_models.all()[0].activity.theme_ids == ()


def test_a_model_gets_another_name_goes_and_comes_back(
    house: CentreServices, coffee: Activity
) -> None:
    models = house.activity_models
    model = models.make(coffee).value
    with pytest.raises(Invalid):
        models.rename(replace(model, name=" "))
    model = models.rename(replace(model, name=" Inloop ")).value
    assert [known.name for known in models.all()] == ["Inloop"]
    gone = models.remove(model)
    assert models.all() == ()
    for write in (models.remove, models.rename):
        with pytest.raises(Conflict):
            write(model)
    taken_back(gone)
    assert models.all() == (model,)
