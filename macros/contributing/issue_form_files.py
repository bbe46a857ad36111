"""The files of GitHub's issue forms: YAML as GitHub reads it.

Source: GitHub Docs, "Syntax for issue forms" and "Configuring the template chooser".
"""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from macros.contributing.issue_forms import Control, Form, Question, make_forms
from macros.loading.handbook import Handbook

FOLDER = ".github/ISSUE_TEMPLATE"


def render_form(form: Form) -> str:
    """Give the YAML of a form."""
    value = {
        "name": form.name,
        "description": form.description,
        "title": form.title,
        "labels": ["data", form.kind.value],
        "body": [
            {"type": "markdown", "attributes": {"value": form.intro}},
            *map(_render_question, form.questions),
        ],
    }
    return _render_yaml(value)


def _render_question(question: Question) -> dict[str, Any]:
    is_choice = question.control in {Control.ONE_OF, Control.SOME_OF}
    attributes: dict[str, Any] = {"label": question.label, "description": question.help}
    if is_choice:
        attributes["multiple"] = question.control is Control.SOME_OF
        attributes["options"] = list(question.options)
    elif question.placeholder:
        lines = question.placeholder
        attributes["placeholder"] = LiteralScalarString(lines) if "\n" in lines else lines
    return {
        "type": "dropdown" if is_choice else question.control.value,
        "id": question.key.replace(".", "-"),
        "attributes": attributes,
        "validations": {"required": question.is_required},
    }


def map_form_files(handbook: Handbook) -> Mapping[str, str]:
    """Give the text of each file in the folder of the forms, by its name."""
    files = {f"{form.kind}.yml": render_form(form) for form in make_forms(handbook)}
    return {**files, "config.yml": _render_yaml({"blank_issues_enabled": True})}


def _render_yaml(value: dict[str, Any]) -> str:
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(value, stream)
    return (
        "# Written by `handbook forms` from the record models. Change those, not this file.\n"
        + (stream.getvalue())
    )
