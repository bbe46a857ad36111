"""Every field says what it means, with an example that it takes and one that it refuses."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.records.fields import list_fields, list_parts, make_adapter

FIELDS = [pytest.param(info, id=f"{model.__name__}.{name}") for model, name, info in list_fields()]


def get_bad_example(info):
    return (info.json_schema_extra or {}).get("x-bad-example")


@pytest.mark.parametrize("info", FIELDS)
def test_a_field_has_a_label_and_a_description_that_is_a_sentence(info):
    assert info.title
    assert info.description
    assert info.description.endswith(".")


@pytest.mark.parametrize("info", FIELDS)
def test_a_field_has_one_good_and_one_bad_example(info):
    assert len(info.examples or []) == 1
    assert get_bad_example(info) is not None


@pytest.mark.parametrize("info", FIELDS)
def test_the_good_example_is_taken(info):
    make_adapter(info).validate_python((info.examples or [None])[0])


@pytest.mark.parametrize("info", FIELDS)
def test_the_bad_example_is_refused(info):
    with pytest.raises(ValidationError):
        make_adapter(info).validate_python(get_bad_example(info))


@pytest.mark.parametrize("model", list_parts(), ids=lambda model: model.__name__)
def test_a_kind_of_part_says_what_it_is(model):
    assert model.__doc__


@pytest.mark.parametrize("model", list_parts(), ids=lambda model: model.__name__)
def test_a_kind_of_part_refuses_unknown_keys_and_changes(model):
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"] is True


@pytest.mark.parametrize("model", list_parts(), ids=lambda model: model.__name__)
def test_the_order_of_keys_names_every_field_once(model):
    assert sorted(model.written_order()) == sorted(model.model_fields)
