"""Reports read back from a file that an audit wrote."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from detente.checking.model import Verdict
from detente.errors import InputError

Json = Mapping[str, Any]
REMEDY = "give a file that `detente audit --format json` or `jsonl` wrote"


def read_reports(place: Path) -> tuple[str, list[Json]]:
    """A file's text, and its reports: an object, an array, or an object a line. Raises InputError for a file that holds none."""
    try:
        text = place.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(f"the report cannot be read: {reason}", place=str(place), remedy=REMEDY) from error
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        try:
            held = [json.loads(line) for line in text.split("\n") if line.strip()]
        except (ValueError, RecursionError) as error:
            raise InputError("this is no JSON", place=str(place), remedy=REMEDY) from error
    reports = held if isinstance(held, list) else [held]
    if not reports or not all(_sound(r) for r in reports):
        raise InputError("this holds no report of an audit", place=str(place), remedy=REMEDY)
    return text, reports


def _sound(told: Any) -> bool:
    """Whether it has what a replay needs, in the right form."""
    try:
        dt.date.fromisoformat(told["as_of"])
        dt.date.fromisoformat(told["document"]["date"] or told["as_of"])
        texts = [told["id"], told["engine"], told["model"], told["record"]["version"]]
        texts += [told["document"]["source"], told["document"]["sha256"]]
        for claim in told["claims"]:
            texts += [claim["id"], claim["quote"]]
            for judged in (claim, claim["said"] or claim):
                texts += [Verdict(judged["verdict"]), judged["because"]]
                texts += [e[key] for e in judged["evidence"] for key in ("statement", "text")]
        return all(isinstance(t, str) for t in texts) and all(Verdict(v) for v in told.get("only", ()))
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
