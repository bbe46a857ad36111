"""A dialogue that gathers a record field by field, checking each answer as it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.contributing.addresses import find_document
from macros.contributing.answers import clean_answer, parse_answer
from macros.contributing.choices import SHOWN_AT_MOST, Choice, find_choices, list_choices
from macros.contributing.entries import Entry, propose_entry_id
from macros.contributing.judging import Judge
from macros.contributing.questions import QUESTIONS
from macros.contributing.shapes import Shape, find_shape
from macros.contributing.sources import (
    PublisherChoice,
    SourceFault,
    choose_publisher,
    find_publisher,
    guess_document_kind,
)
from macros.contributing.terminal import Terminal, cut_line, fill_lines
from macros.records.base import Part
from macros.records.publisher import Document, Publisher
from macros.values.ids import parse_id

Check = Callable[[str, Any], list[str]]


class Dialogue:
    """Asks for what an entry needs; what is answered stands in the entry at once."""

    def __init__(self, judge: Judge, terminal: Terminal) -> None:
        self._judge = judge
        self._handbook = judge.handbook
        self._terminal = terminal

    def ask_record(self, entry: Entry) -> None:
        """Ask for the fields of a record that are not there yet, then for sources and id."""
        keys = [key for key in QUESTIONS[entry.model] if key not in entry.fields]
        for number, key in enumerate(keys, start=1):
            self.ask_field(entry, key, f"{number}/{len(keys)} ")
        self.ask_sources(entry)
        self.ask_id(entry)

    def ask_field(self, entry: Entry, key: str, count: str = "") -> None:
        """Ask for one field of the entry's record."""

        def check(name: str, value: Any) -> list[str]:
            answers = {**entry.fields, name: value}
            return self._judge.judge_answer(entry.model, answers, name)

        value = self._ask(entry.model, key, check, count=count)
        entry.fields.pop(key, None)
        if value:
            entry.fields[key] = value

    def ask_sources(self, entry: Entry) -> None:
        """Ask for the documents that carry the record, known ones and new ones."""
        shape = Shape("Sources", "", "", is_required=True, folders=("documents",))
        choices = list_choices(self._handbook, shape)
        self._terminal.say()
        self._terminal.head("Sources (required)")
        self._terminal.say(
            "  The documents that say so: ids or web addresses, one at a time; Enter ends.\n"
            "  ? and a word searches, such as: ?tarlan"
        )
        sources: list[str] = []
        new: list[Mapping[str, Any]] = []
        entry.sources, entry.new_documents = sources, new
        while True:
            text = self._terminal.ask([choice.value for choice in choices])
            if text.startswith("?"):
                self._show(find_choices(choices, text[1:]))
            elif not text and not sources:
                self._terminal.complain("One source at least. No source, no record.")
            elif not text:
                return
            elif (known := find_document(self._handbook, text)) is not None:
                self._terminal.say(f"  ✓ {self._name_document(known)}")
                if known not in sources:
                    sources.append(known)
            elif text in sources:
                self._terminal.say("  ✓ named already")
            elif "://" in text:
                if self.ask_document({"url": text}, new):
                    sources.append(text)
                    self._terminal.head("Another source? (Enter ends)")
            else:
                self._terminal.complain(
                    f"No document has the id {text!r}. Give its address (https://…), or search "
                    "with ? and a word."
                )

    def ask_new_source(self, entry: Entry, answers: dict[str, Any]) -> str | None:
        """Ask for a document that the handbook may not have yet.

        Args:
            entry: takes the document.
            answers: what is known of it already.

        Returns:
            The id of the document, when the handbook has its page already.
        """
        documents: list[Mapping[str, Any]] = []
        entry.new_documents = documents
        while True:
            if not answers.get("url"):
                self._terminal.head("Address of the page (required)")
                answers["url"] = self._terminal.ask()
            known = find_document(self._handbook, answers["url"])
            if known is not None or self.ask_document(answers, documents):
                return known
            answers["url"] = ""

    def ask_document(self, answers: dict[str, Any], into: list[Mapping[str, Any]]) -> bool:
        """Ask what is needed of a document at a new address.

        Args:
            answers: its address, and what else is known; takes the answers.
            into: takes the answers as soon as the address is right, so that none is lost.

        Returns:
            Whether the address is one.
        """

        def check(key: str, value: Any) -> list[str]:
            probe = {"id": "this-document", "title": "[Title]", "language": "en", **answers}
            probe = {"kind": "newspaper", **probe, key: value}
            probe.pop("publisher", None)
            fields = {"documents": [{k: v for k, v in probe.items() if v}]}
            return self._judge.judge_answer(Publisher, fields, f"documents[0].{key}")

        faults = check("url", answers["url"])
        for fault in faults:
            self._terminal.complain(fault)
        if faults:
            return False
        into.append(answers)
        publisher = self._ask_publisher(answers)
        self._terminal.say(f"  A new document of {publisher.id}.")
        for key in QUESTIONS[Document]:
            if key in answers:
                continue
            guess = guess_document_kind(self._handbook, publisher.id) if key == "kind" else None
            value = self._ask(Document, key, check, default=str(guess) if guess else "")
            if value:
                answers[key] = value
        return True

    def ask_id(self, entry: Entry) -> None:
        """Propose an id and take it, or another one that is free."""
        proposed = entry.id or propose_entry_id(self._judge, entry.fields)
        self._terminal.say()
        self._terminal.head("Id (it names the file and never changes)")
        while True:
            answer = self._terminal.ask(prompt=f"[{proposed}] > " if proposed else "> ")
            chosen = answer or proposed
            try:
                fault = self._judge.find_id_fault(parse_id(chosen))
            except ValueError as error:
                fault = str(error)
            if fault is None:
                entry.id = chosen
                return
            self._terminal.complain(fault)

    def ask_again(self, entry: Entry) -> None:
        """Ask which part of an entry is to be changed, and for its new value."""
        fields = [name for name in entry.model.model_fields if name not in {"id", "cites"}]
        self._terminal.head("Which one do you want to answer again? (a field, sources or id)")
        key = self._terminal.ask([*fields, "sources", "id"])
        if key == "sources":
            self.ask_sources(entry)
        elif key == "id":
            entry.id = ""
            self.ask_id(entry)
        elif key in fields:
            self.ask_field(entry, key)

    def _ask_publisher(self, answers: dict[str, Any]) -> PublisherChoice:
        """Find the publisher of a document, or ask for it; note a named one in the answers."""
        url: str = answers["url"]
        named: str | dict[str, Any] | None = answers.get("publisher")
        while True:
            try:
                return choose_publisher(self._judge, url, named)
            except SourceFault as fault:
                self._terminal.say(f"  {fault}")
            text = named if isinstance(named, str) and named else ""
            if not text:
                shape = Shape("Publisher", "", "", is_required=True, folders=("sources",))
                choices = list_choices(self._handbook, shape)
                self._terminal.head("Publisher (name or id; a new name makes a new publisher)")
                text = self._terminal.ask([choice.value for choice in choices])
                if text.startswith("?"):
                    self._show(find_choices(choices, text[1:]))
                    continue
            if not text:
                continue
            known = find_publisher(self._handbook, text)
            if known is not None:
                named = answers["publisher"] = known.id
            else:
                named = answers["publisher"] = {"name": clean_answer(text)}
                self._ask_new_publisher(named)

    def _ask_new_publisher(self, fields: dict[str, Any]) -> None:
        """Ask for the fields of a publisher whose name is known."""

        def check(key: str, value: Any) -> list[str]:
            return self._judge.judge_answer(Publisher, {**fields, key: value}, key)

        faults = check("name", fields["name"])
        if faults:
            for fault in faults:
                self._terminal.complain(fault)
            fields["name"] = self._ask(Publisher, "name", check)
        self._terminal.say(f"  A new publisher: {fields['name']}.")
        for key in QUESTIONS[Publisher]:
            value = self._ask(Publisher, key, check)
            if value:
                fields[key] = value

    def _ask(
        self, model: type[Part], key: str, check: Check, *, count: str = "", default: str = ""
    ) -> Any:
        """Ask for a field until the answer is right or, where it may be, left out."""
        shape = find_shape(model, key)
        choices = list_choices(self._handbook, shape)
        self._introduce(shape, choices, count)
        prompt = f"[{default}] > " if default else "> "
        while True:
            text = self._terminal.ask([choice.value for choice in choices], prompt=prompt)
            text = text or default
            if text.startswith("?") and choices:
                self._show(find_choices(choices, text[1:]))
                continue
            if not text and not shape.is_required:
                return None
            if not text:
                self._terminal.complain("This one is needed.")
                continue
            value = parse_answer(self._handbook, model, key, text)
            faults = check(key, value)
            if not faults:
                return value
            for fault in faults:
                self._terminal.complain(fault)

    def _introduce(self, shape: Shape, choices: tuple[Choice, ...], count: str) -> None:
        need = "required" if shape.is_required else "Enter leaves it out"
        self._terminal.say()
        self._terminal.head(f"{count}{shape.label} ({need})")
        self._terminal.say(f"  {shape.meaning}")
        if 0 < len(choices) <= SHOWN_AT_MOST and shape.part is None:
            self._terminal.say(fill_lines("; ".join(map(str, choices))))
        if shape.part is not None:
            self._terminal.say(
                "  Several with commas, such as: Azerbaijan host, KZ participant. "
                "? lists the codes."
                if "role" in shape.part.model_fields
                else "  Several with semicolons, such as: TR baykar; KZ. ? lists the codes."
            )
        elif len(choices) > SHOWN_AT_MOST:
            self._terminal.say(
                f"  One of {len(choices)}, by id, code or name. ? lists them; ?word searches."
            )
        if shape.is_list and shape.part is None:
            self._terminal.say("  Several with commas.")
        if shape.is_by_language:
            self._terminal.say("  Such as: ru: Тарлан-2025; kk: Тарлан-2025")
        elif not choices and isinstance(shape.example, str):
            self._terminal.say(f"  Such as: {shape.example}")

    def _show(self, choices: tuple[Choice, ...]) -> None:
        for choice in choices[:SHOWN_AT_MOST]:
            self._terminal.say(cut_line(f"  {choice}"))
        if not choices:
            self._terminal.say("  Nothing found.")
        elif len(choices) > SHOWN_AT_MOST:
            rest = len(choices) - SHOWN_AT_MOST
            self._terminal.say(f"  … and {rest} more. ? and a word searches.")

    def _name_document(self, document_id: str) -> str:
        source = self._handbook.documents[document_id]
        return f"{document_id}: {source.publisher.name}, {source.document.title}"
