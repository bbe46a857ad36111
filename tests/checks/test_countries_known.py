"""Countries: a profile is called by the code of its party."""

from __future__ import annotations

import pytest

from tests.builders import find_problems, make_country, make_sound_data


def check(tmp_path, country_id):
    files = {f"countries/{country_id}.yaml": make_country()}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


@pytest.mark.parametrize("country_id", ["az", "no", "trnc"])
def test_a_party_code_in_small_letters_gives_no_problem(tmp_path, country_id):
    assert check(tmp_path, country_id) == []


@pytest.mark.parametrize(
    ("country_id", "remedy"),
    [("aze", ' Did you mean "az"?'), ("azerbaijan", ""), ("eu", ' Did you mean "et"?')],
)
def test_any_other_name_is_told(tmp_path, country_id, remedy):
    assert check(tmp_path, country_id) == [
        (
            f'data/countries/{country_id}.yaml:1:1: "{country_id}" is no ISO 3166-1 alpha-2 code '
            f"in small letters. Rename the file.{remedy} [countries-known]"
        )
    ]
