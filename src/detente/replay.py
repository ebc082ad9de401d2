"""A report run again: the same document, by its digest, on the record that the report names and on the record as it is now."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from detente.documents import Document, open_documents
from detente.engine import audit, open_reader
from detente.errors import InputError, NotFoundError
from detente.reading import Reader
from detente.record import View, core_version, open_core, open_record
from detente.report import Receipt, Report
from detente.report.contract import as_json, written_json
from detente.report.readback import Json, read_reports
from detente.report.replayed import Change, Outcome, Replay, Replayed, Side

NOTHING: Json = {"verdict": None, "because": None, "evidence": ()}


@dataclass(frozen=True, slots=True)
class State:
    """A record at one time, the reader that goes with it, and which time that is (empty: the one that is asked for)."""

    view: View
    reader: Reader
    known: str = ""


def replay(
    place: Path,
    *,
    document: str | None = None,
    record: str | None = None,
    known: dt.date | None = None,
    frames: Path | None = None,
) -> Replayed:
    """Run the reports of a file again.

    `document` names where the document lies now, if not where it did. What came out is compared with the file on the record
    that the report names, where `record` (or the default one) is that or was that on an earlier day; verdicts are compared on
    `record` as it was known on the day `known`, or is. Raises InputError for a file that holds no report, and for a document
    that is gone or has changed; RecordError for a record that cannot be opened.
    """
    text, reports = read_reports(place)
    now = _state(open_record(record, known=known), record, frames)
    states: dict[str, State | None] = {now.view.version: now}
    again: list[Report] = []
    found: list[Replay] = []
    for told in reports:
        source = _document(told, place, document)
        version = told["record"]["version"]
        if version not in states:
            states[version] = _as_it_was(version, record, frames)
        then = states[version]
        rerun = _audit(told, source, then) if then else None
        today = rerun if rerun and then is now else _audit(told, source, now)
        again += [_narrowed(rerun, told)] if rerun else []
        found.append(_compared(told, rerun, today, then, now))
    same = len(again) == len(reports) and text in written_json(again)
    return Replayed(str(place), same, tuple(found))


def _document(told: Json, place: Path, named: str | None) -> Document:
    """The document that a report is of, with the name and address that it had."""
    of = told["document"]
    source = named or of["source"]
    elsewhere = "name where it lies with --document"
    if source in {"", "-"}:
        raise InputError("the report does not say where its document lies", place=str(place), remedy=elsewhere)
    digests: list[str] = []
    fitting: list[Document] = []
    for date in dict.fromkeys((None, of["date"])):
        try:
            opened = list(open_documents([source], date=dt.date.fromisoformat(date) if date else None))
        except InputError as error:
            raise InputError(error.message, place=error.place or source, remedy=elsewhere) from error
        digests += [d.sha256 for d in opened]
        fitting += [replace(d, id=told["id"], source=of["source"]) for d in opened if d.sha256 == of["sha256"]]
    if not fitting:
        now = f", {digests[0][:12]}… now" if len(set(digests)) == 1 else ""
        raise InputError(
            f"the document has changed since the report was made: sha256 {of['sha256'][:12]}… then{now}",
            place=source,
            remedy="audit it anew, or name an unchanged copy with --document",
        )
    return max(fitting, key=lambda d: (str(d.date or "") == (of["date"] or ""), list(d.notes) == told["notes"]))


def _as_it_was(version: str, record: str | None, frames: Path | None) -> State | None:
    """The record when it was of this version, after one of its imports; or the bundled core, if that is it."""
    for made in reversed(open_record(record).imports()):
        view = open_record(record, known=made.number)
        if view.version == version:
            return _state(view, record, frames, f"after import {made.number} of {made.recorded.date()}")
    return _state(open_core(), record, frames, "without a record of your own") if version == core_version() else None


def _state(view: View, record: str | None, frames: Path | None, known: str = "") -> State:
    """A record with the reader that `detente audit` has with it, which knows offices and wars from the default record."""
    return State(view, open_reader(frames, None if record else view), known)


def _audit(told: Json, document: Document, state: State) -> Report:
    day = dt.date.fromisoformat(told["as_of"])
    days = {"as_of": day} if told.get("dated", True) else {"today": day}
    return audit(document, record=state.view, reader=state.reader, **days)


def _narrowed(report: Report, told: Json) -> Report:
    """The report with the verdicts alone that the file was narrowed to."""
    return report.only(*told["only"]) if told.get("only") else report


def _compared(told: Json, rerun: Report | None, today: Report, then: State | None, now: State) -> Replay:
    outcome: Outcome = "lost"
    if rerun:
        made = json.loads(as_json(_narrowed(rerun, told)))
        outcome = "same" if made == told else "findings" if {**made, **_makers(told)} == told else "other"
    by_then = {c["id"]: c for c in rerun.to_dict()["claims"]} if rerun else {}
    by_now = {c["id"]: c for c in today.to_dict()["claims"]}
    before = {c["id"]: c for c in told["claims"]}
    if told.get("only"):  # what the file does not show of claims that it would show today
        shown = _narrowed(today, told)
        before |= {f.claim.id: by_then[f.claim.id] for f in shown if f.claim.id in by_then.keys() - before.keys()}
        by_now = {id: c for id, c in by_now.items() if id in before or c["verdict"] in told["only"]}
    same_record = then is now
    changes = [
        change
        for id in dict.fromkeys((*before, *by_now))
        for change in _changes(before.get(id), by_then.get(id), by_now.get(id), now, same_record=same_record)
    ]
    receipt = Receipt(told["engine"], told["model"], told["record"]["version"])
    name = today.document.title or told["document"]["source"] or told["id"]
    known = then.known if then else ""
    sha256, as_of = told["document"]["sha256"], told["as_of"]
    return Replay(name, sha256, as_of, outcome, known, receipt, today.receipt, tuple(changes))


def _makers(told: Json) -> Json:
    """What made a report, which another release changes even where it finds the same."""
    return {key: told[key] for key in ("engine", "model")}


def _changes(
    before: Json | None, by_then: Json | None, by_now: Json | None, now: State, *, same_record: bool
) -> Iterator[Change]:
    shown = before or by_now or NOTHING
    parts: tuple[Literal["content", "said"], ...] = ("content", "said")
    for about in parts:
        old, mid, new = (_judged(c, about) for c in (before, by_then, by_now))
        if old["verdict"] == new["verdict"]:
            continue
        why: tuple[str, ...]
        if None in (old["verdict"], new["verdict"]):
            why = ("only one of the two runs reads this claim so",)
        elif same_record or mid["verdict"] == new["verdict"]:
            why = ("this engine reads or judges it otherwise, on the same record",)
        else:
            why = tuple(_why(old, new, now.view))
        sides = [Side(side["verdict"], side["because"]) for side in (old, new)]
        yield Change(shown["id"], shown["quote"], about, sides[0], sides[1], why)


def _judged(claim: Json | None, about: str) -> Json:
    if claim is None:
        return NOTHING
    return claim if about == "content" else claim["said"] or NOTHING


def _why(old: Json, new: Json, view: View) -> Iterator[str]:
    """Which statements came, went, or were put in place of others between two judgements."""
    held = {e["statement"]: e["text"] for e in old["evidence"]}
    holds = {e["statement"]: e["text"] for e in new["evidence"]}
    told = [ended for id, text in held.items() if id not in holds and (ended := _ended(id, text, view))]
    told += [f"{_since(id, view)}: {text}" for id, text in holds.items() if id not in held]
    yield from told or ["the statements are the same; what the record declares complete, or this engine, is not"]


def _ended(id: str, text: str, view: View) -> str:
    """How a statement that was relied on ceased to count; nothing where it stands."""
    try:
        standings = [s for s in view.history(id) if s.statement.id == id]
    except NotFoundError:
        return f"no longer in the record: {text}"
    last = standings[-1]
    if last.superseded is None:
        return ""
    ended = last.superseded
    how = "superseded" if last.reason == "edition" else last.reason or "superseded"
    return f"{how} on {ended.recorded.date()} by {_edition(ended.dataset, ended.edition)}: {text}"


def _since(id: str, view: View) -> str:
    """When the record came to hold a statement."""
    standing = next((s for s in view.history(id) if s.statement.id == id), None)
    if standing is None or len(view.imports()) == 1:
        return "the record now holds"
    added = standing.added
    return f"added on {added.recorded.date()} by {_edition(added.dataset, added.edition)}"


def _edition(dataset: str, edition: str) -> str:
    return f"{dataset}, edition {edition}" if edition else dataset
