"""What becomes of an event under a verb, a helping verb or a "not": promised, refused, threatened, asked for, ended, to come."""

from __future__ import annotations

from detente.reading.event_words import COOPERATION, Event

HELPS = {"AID", "COOPERATE", "SUPPORT"}
YIELDS = {"CONCEDE", "RETREAT"}
VERBAL = {"SUPPORT", "ACCUSE", "REJECT"}
HARMS = {"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"}
THREATS = {"arrest": "arrest", "seize": "territory", "deport": "expel", "expel": "expel"}


def turned(turn: str, event: Event | None, as_noun: bool = False) -> Event | None:
    """What a verb makes of what it governs; `over` in data/events.yaml says it of each turn."""
    kind = event.type if event else ""
    together = kind in COOPERATION
    match turn:
        case "light":
            return event
        case "promising" | "planning" if as_noun and kind in VERBAL:
            return event
        case "promising":
            return threat(event) if event and not together else Event("AGREE")
        case "planning":
            return None if event is None else Event("AGREE") if together else threat(event)
        case "refusing":
            return Event("REJECT", wanted(event))
        case "failing":
            return Event("REJECT", wanted(event)) if together else None
        case "threatening":
            return threat(event)
        case "asking" if as_noun and kind in {"SANCTION", "COERCE", "PROTEST"}:
            return Event("THREATEN", "restrict")
        case "asking":
            return event if as_noun and kind == "ACCUSE" else Event("REQUEST", wanted(event))
        case "ending":
            return _ended(event)
        case "allowing":
            return event if event and (as_noun or not together) else Event("CONCEDE")
        case "helping":
            return Event("AID")
        case _:
            return None if as_noun else Event("COERCE")


def denied(event: Event) -> Event | None:
    """Under "not" or "never", cooperation is refused, and other acts are no event."""
    if event.type in COOPERATION:
        return Event("REJECT", "" if event.type == "AGREE" else wanted(event))
    return event if event.type == "REJECT" else None


def coming(event: Event) -> Event:
    """What will be done, as an event of today."""
    if event.type in HARMS:
        return threat(event)
    return Event("AGREE") if event.type in COOPERATION - {"SUPPORT"} else event


def wanted(event: Event | None) -> str:
    """The mode of a REQUEST or REJECT: what is asked for or refused."""
    if event is None:
        return ""
    if event.type in HELPS:
        return "assist"
    return "meet" if event.type in {"CONSULT", "AGREE"} else "yield" if event.type in YIELDS else "change"


def threat(event: Event | None) -> Event:
    """The THREATEN of an act."""
    if event is None:
        return Event("THREATEN")
    mode = THREATS.get(event.mode, "")
    if not mode and event.type in {"COERCE", "PROTEST"}:
        mode = "restrict"
    elif not mode and event.type in {"ASSAULT", "MOBILIZE"}:
        mode = "violence"
    elif not mode and event.type in {"SANCTION", "REJECT"}:
        mode = "relations"
    return Event("THREATEN", mode)


def _ended(event: Event | None) -> Event | None:
    if event is None:
        return None
    if event.type in {"ACCUSE", "REJECT", "THREATEN", "REQUEST"}:
        return Event("CONCEDE")
    if event.type in COOPERATION:
        return Event("SANCTION", "withdraw" if event.type in {"CONSULT", "SUPPORT", "AGREE"} else "discontinue")
    return Event("RETREAT")
