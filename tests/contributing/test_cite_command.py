"""`handbook cite`: a document goes to its publisher, or is known already."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.contributing.addresses import find_host, find_plain_address
from tests.builders import make_document, make_publisher, render, unchanged
from tests.commands import run
from tests.contributing.small_data import NEW_URL, OTHER_URL, TODAY, URL, write_small_data

WHOLE = ("--title", "Tarlan closes", "--language", "en", "--kind", "news-agency")


@pytest.fixture
def data(tmp_path):
    return write_small_data(tmp_path)


def cite(data, url, *arguments, lines=()):
    text = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(app, ["cite", url, "--data", str(data), *arguments], input=text)


def assert_sound(data):
    assert run("check", "--data", data, "--today", TODAY).output == ""
    assert run("fmt", "--check", "--data", data).output == ""


def test_a_page_of_a_known_site_goes_to_its_publisher(data):
    options = (*WHOLE, "--date", "2026-07-11", "--for", "tarlan-2025:date,host")
    result = cite(data, NEW_URL, *options, lines=["", "y"])
    assert result.exit_code == 0, result.output
    text = (data / "sources/qazinform.yaml").read_text(encoding="utf-8")
    assert (
        f"  - id: qazinform-tarlan-closes\n    url: {NEW_URL}\n    title: Tarlan closes\n" in text
    )
    record = (data / "exercises/tarlan-2025.yaml").read_text(encoding="utf-8")
    assert "  host: [qazinform-tarlan, qazinform-tarlan-closes]\n" in record
    assert_sound(data)


def test_comments_in_the_file_stay(data):
    path = data / "sources/qazinform.yaml"
    text = path.read_text(encoding="utf-8").replace("owner: state", "owner: state # by law")
    path.write_text(text, encoding="utf-8")
    assert (
        cite(data, NEW_URL, *WHOLE, "--for", "tarlan-2025:date", lines=["", "", "y"]).exit_code == 0
    )
    assert "owner: state # by law\n" in path.read_text(encoding="utf-8")
    assert_sound(data)


def test_a_page_of_an_unknown_site_makes_a_publisher(data):
    lines = ["", "Қазақ газеті", "newspaper", "private", "kz", "kk", "2026-07-11", "", "y"]
    result = cite(data, OTHER_URL, *WHOLE, "--for", "tarlan-2025:host", lines=lines)
    assert result.exit_code == 0, result.output
    assert (data / "sources/qazaq-gazeti.yaml").is_file()
    assert_sound(data)


@pytest.mark.parametrize("url", [URL, URL.replace("https://www.", "http://") + "/#x"])
def test_a_known_page_is_named_with_its_id_and_nothing_is_written(data, url):
    with unchanged(data):
        result = cite(data, url)
    assert result.exit_code == 0
    assert result.output.startswith("qazinform-tarlan: in data/sources/qazinform.yaml already.\n")


def test_a_known_page_can_be_cited_for_a_further_field(data):
    answers = {"name": "Summit", "kind": "summit", "status": "held", "cites": {"status": ["other"]}}
    document = make_document(id="other", url=NEW_URL)
    (data / "events").mkdir()
    (data / "events/summit.yaml").write_bytes(render(answers))
    (data / "sources/paper.yaml").write_bytes(
        render(make_publisher(name="P", documents=[document]))
    )
    run("fmt", "--data", data)
    assert cite(data, URL, "--for", "summit:status").exit_code == 0
    text = (data / "events/summit.yaml").read_text(encoding="utf-8")
    assert "status: [other, qazinform-tarlan]" in text
    assert "already" in cite(data, URL, "--for", "summit:status").output


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org/x", "javascript:alert(1)", "", "http://"]
)
def test_an_address_that_is_none_is_wrong_usage_in_one_line(data, url):
    with unchanged(data):
        result = cite(data, url)
    assert result.exit_code == 2
    assert result.stderr.startswith("handbook: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "support", ["nobody:date", "tarlan-2025", "tarlan-2025:outcome", "aktau:name"]
)
def test_a_record_or_field_that_is_not_there_is_wrong_usage(data, support):
    with unchanged(data):
        result = cite(data, NEW_URL, *WHOLE, "--for", support)
    assert result.exit_code == 2
    assert result.stderr.startswith("handbook: ")


def test_of_several_publishers_at_one_host_the_right_one_is_asked_for(data):
    document = make_document(
        id="blog-post", url="https://qazinform.example/blog", relays="qazinform-tarlan"
    )
    blog = make_publisher(name="Blog", documents=[document])
    (data / "sources/blog.yaml").write_bytes(render(blog))
    result = cite(data, NEW_URL, *WHOLE, lines=["blog", "", "", "y"])
    assert "Several publishers have pages at qazinform.example" in result.output
    assert "data/sources/blog.yaml (changed)" in result.output


def test_an_answer_that_is_wrong_among_the_options_is_told(data):
    with unchanged(data):
        result = cite(data, NEW_URL, "--title", "X", "--language", "English", "--kind", "newspaper",
                      "--date", "2026", "--relays", "qazinform-tarlan", lines=["y"])  # fmt: skip
    assert result.exit_code == 1
    assert "is no language code" in result.output


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/x", "example.org"),
        ("http://m.example.org:8080/", "example.org"),
        ("https://EXAMPLE.org", "example.org"),
        ("no address", ""),
    ],
)
def test_the_host_of_an_address(url, host):
    assert find_host(url) == host


def test_a_query_that_matters_stays():
    assert find_plain_address("https://a.example/x?id=5&utm_x=1") == "a.example/x?id=5"
