"""What the lists of leaders have in common: the office of who rules, and persons by the address of a page on them."""

from __future__ import annotations

from urllib.parse import unquote

EFFECTIVE = "effective leader"
"""Archigos' and REIGN's term: whoever in fact rules, president, premier, general secretary or general."""


def titled(uri: str) -> str:
    """The person that an address of Wikipedia or DBpedia names, as written there; empty for any other address. Addresses that went
    through a mail filter ("http-3A__dbpedia.org_resource_…") are read too."""
    text = uri.strip()
    if "urldefense" in text:
        text = text.partition("u=")[2].partition("&")[0].replace("_", "/").replace("-", "%")
        text = unquote(text, errors="replace")
    for mark in ("dbpedia.org/resource/", "wikipedia.org/wiki/"):
        _, found, name = text.partition(mark)
        if found:
            plain = unquote(name).partition("#")[0].replace("_", " ").strip()
            return plain.partition(" (")[0]
    return ""
