"""What another job uploaded is opened with mistrust."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest

from macros.github.parcel import (
    FILE_BYTES_MAX,
    ZIP_BYTES_MAX,
    ParcelFault,
    fetch_parcel,
    open_parcel,
    read_json,
    take,
)

NAME = "review.json"


def make_zip(files, method=zipfile.ZIP_DEFLATED):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


def test_the_one_file_is_read():
    assert open_parcel(make_zip([(NAME, "{}")]), NAME) == b"{}"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], "The report holds other files than expected."),
        ([("../review.json", "{}")], "The report holds other files than expected."),
        ([("/etc/passwd", "{}")], "The report holds other files than expected."),
        ([(NAME, "{}"), ("x", "y")], "The report holds other files than expected."),
        ([("x/review.json", "{}")], "The report holds other files than expected."),
        ([(NAME, "0" * (FILE_BYTES_MAX + 1))], "The report is too large to be read here."),
    ],
    ids=["nothing", "upwards", "absolute", "one more", "in a folder", "a bomb"],
)
def test_anything_else_is_refused(files, message):
    with pytest.raises(ParcelFault) as caught:
        open_parcel(make_zip(files), NAME)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"no zip",
        make_zip([(NAME, "{}")])[:-10],
        make_zip([(NAME, "x" * 200)]).replace(b"\x4b\x4c", b"\x00\x00")[:40],
    ],
    ids=["nothing", "two letters", "text", "cut off", "spoilt"],
)
def test_what_is_no_zip_is_refused(content):
    with pytest.raises(ParcelFault) as caught:
        open_parcel(content, NAME)
    assert str(caught.value) == "The report cannot be unpacked."


def test_a_zip_whose_content_is_spoilt_is_refused():
    content = bytearray(make_zip([(NAME, json.dumps(list(range(500))))]))
    content[60:80] = b"\xff" * 20
    with pytest.raises(ParcelFault):
        open_parcel(bytes(content), NAME)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"1", b"{", b"\xff", b"[" * 100_000, b'{"a": ' + b"9" * 10_000 + b"}"],
    ids=["nothing", "a list", "a number", "cut off", "no UTF-8", "deep", "a long number"],
)
def test_what_is_no_json_object_is_refused(content):
    with pytest.raises(ParcelFault):
        read_json(content)


@pytest.mark.parametrize("value", [1, True, None, ["x"], {"x": 1}])
def test_a_value_of_another_type_is_refused(value):
    with pytest.raises(ParcelFault) as caught:
        take(value, str, "summary")
    assert str(caught.value) == "The report has no sound 'summary'."


def test_true_is_no_number():
    with pytest.raises(ParcelFault):
        take(True, int, "line")


RUN = ("GET", "actions/runs/7/artifacts")
ZIP = ("GET", "actions/artifacts/3/zip")


def test_a_parcel_is_fetched_without_the_token_going_further(github):
    github.answers[RUN] = (200, {"artifacts": [{"id": 3, "size_in_bytes": 10}]})
    github.answers[ZIP] = (302, f"{github.url}/elsewhere")
    github.answers["GET", "/elsewhere"] = (200, b"the zip")
    assert fetch_parcel(github.client, 7, "review") == b"the zip"
    assert github.tokens == ["Bearer the-token", "Bearer the-token", None]


@pytest.mark.parametrize(
    ("artifacts", "content"),
    [
        ([], b""),
        ([{"id": 3, "size_in_bytes": ZIP_BYTES_MAX + 1}], b""),
        ([{"id": 3, "size_in_bytes": 10}], b"0" * (ZIP_BYTES_MAX + 1)),
    ],
    ids=["none", "said to be large", "large all the same"],
)
def test_a_parcel_that_is_missing_or_too_large_is_refused(github, artifacts, content):
    github.answers[RUN] = (200, {"artifacts": artifacts})
    github.answers[ZIP] = (200, content)
    with pytest.raises(ParcelFault):
        fetch_parcel(github.client, 7, "review")
