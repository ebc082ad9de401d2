"""Fetches one document from an http or https address, within limits, and never from a private network unless asked.

A host's name is resolved here, every address that it has is checked, and the connection goes to a checked address,
with the name kept for the Host header and for TLS; so a name that resolves differently the second time gains nothing.
Each redirect is a new address and is checked anew.
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from detente.documents.build import Received
from detente.documents.network import addresses_of
from detente.errors import FetchError

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 20_000_000
MAX_REDIRECTS = 5
TOTAL_SECONDS = 30.0
READ_SECONDS = 10.0

TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "application/jsonl": ".jsonl", "application/x-ndjson": ".jsonl",
    "application/x-jsonlines": ".jsonl", "application/jsonlines": ".jsonl",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
"""The content types that are read, and the ending that each stands for."""

_SAVE = "save the document and name the file"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take. `seconds` bounds all of it, redirects and name look-ups included."""

    size: int = MAX_BYTES
    redirects: int = MAX_REDIRECTS
    seconds: float = TOTAL_SECONDS
    read_seconds: float = READ_SECONDS


def fetch(address: str, *, allow_private: bool = False, limits: Limits | None = None) -> Received:
    """The bytes at an address, with the address that they came from in the end. Raises FetchError."""
    bounds = limits or Limits()
    place = re.sub(r"//[^/@]*@", "//", address)
    deadline = time.monotonic() + bounds.seconds
    return _within(bounds.seconds, lambda: _follow(address, allow_private, bounds, deadline), place)


def _follow(address: str, allow_private: bool, limits: Limits, deadline: float) -> Received:
    import httpx

    url = _checked_url(address)
    timeout = httpx.Timeout(limits.read_seconds)
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client:
        for _ in range(limits.redirects + 1):
            response = _get(client, url, allow_private)
            try:
                if response.is_redirect and "location" in response.headers:
                    url = _checked_url(str(_joined(url, response.headers["location"])))
                    continue
                return _received(response, url, limits, deadline)
            except httpx.HTTPError as error:
                what = f"the transfer failed: {_reason(error)}"
                raise FetchError(what, place=str(url), remedy="try again, or " + _SAVE) from error
            finally:
                response.close()
    raise FetchError(f"more than {limits.redirects} redirects", place=str(url), remedy=_SAVE)


def _get(client: httpx.Client, url: httpx.URL, allow_private: bool) -> httpx.Response:
    """Ask each of the host's addresses in turn until one answers."""
    import httpx

    failure: Exception | None = None
    host, port = url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80)
    for ip in addresses_of(host, port, allow_private=allow_private, place=str(url)):
        headers = {
            "Host": url.netloc.decode("ascii"), "Accept-Encoding": "gzip, deflate",
            "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.1",
            "User-Agent": "detente (reads public documents for fact-checking)",
        }  # fmt: skip
        request = client.build_request(
            "GET", url.copy_with(host=ip, fragment=None), headers=headers,
            extensions={**_timeouts(client), "sni_hostname": host},
        )  # fmt: skip
        try:
            return client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
        except httpx.HTTPError as error:
            raise FetchError(f"no answer: {_reason(error)}", place=str(url), remedy="try again, or " + _SAVE) from error
    raise FetchError(f"no connection: {_reason(failure)}", place=str(url), remedy="check the address") from failure


def _timeouts(client: httpx.Client) -> dict[str, dict[str, float | None]]:
    return {"timeout": client.timeout.as_dict()}


def _received(response: httpx.Response, url: httpx.URL, limits: Limits, deadline: float) -> Received:
    """The body, read in pieces and dropped as soon as it is too large or too slow."""
    place = str(url)
    if response.status_code != 200:
        answer = f"{response.status_code} {response.reason_phrase}".rstrip()
        raise FetchError(f"the server answered {answer}", place=place, remedy=_SAVE)
    kind, _, rest = response.headers.get("content-type", "").partition(";")
    suffix = TYPES.get(kind.strip().lower())
    if suffix is None:
        what = f"it is {kind.strip() or 'of no stated type'}, which is not read"
        raise FetchError(what, place=place, remedy="known types: " + ", ".join(TYPES))
    if response.headers.get("content-encoding", "").count(","):
        raise FetchError("it is compressed more than once", place=place, remedy=_SAVE)
    data = bytearray()
    for piece in response.iter_bytes(65_536):
        data += piece
        if len(data) > limits.size:
            raise FetchError(f"it is larger than {limits.size // 1_000_000} MB", place=place, remedy=_SAVE)
        if time.monotonic() > deadline:
            raise _too_slow(limits.seconds, place)
    charset = re.search(r"charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,40})", rest, re.IGNORECASE)
    name = url.path.rstrip("/").rpartition("/")[2].rpartition(".")
    stem = re.sub(r"[^\w-]+", "-", name[0] or name[2]).strip("-")[:80] or url.host
    return Received(bytes(data), place, stem, suffix, place, charset[1] if charset else "")


def _checked_url(address: str) -> httpx.URL:
    import httpx

    place = re.sub(r"//[^/@]*@", "//", address)
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise FetchError(f"this is no address: {error}", place=place, remedy="check it") from error
    if url.scheme not in ("http", "https"):
        raise FetchError("only http and https addresses are fetched", place=place, remedy=_SAVE)
    if url.userinfo:
        raise FetchError("an address with a name or password in it is not fetched", place=place, remedy=_SAVE)
    if not url.host:
        raise FetchError("the address names no host", place=place, remedy="check it")
    return url


def _joined(url: httpx.URL, location: str) -> httpx.URL:
    import httpx

    try:
        return url.join(location)
    except httpx.InvalidURL as error:
        raise FetchError(f"it redirects to what is no address: {error}", place=str(url), remedy=_SAVE) from error


def _within(seconds: float, task: Callable[[], T], place: str) -> T:
    """Do a task in a thread of its own and give up on it after some seconds: a look-up or a head that comes in drop by
    drop cannot be bounded from within."""
    results: list[T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(task())
        except BaseException as error:  # handed to the caller
            errors.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    with contextlib.suppress(IndexError):
        return results[0]
    if errors:
        raise errors[0]
    raise _too_slow(seconds, place)


def _too_slow(seconds: float, place: str) -> FetchError:
    return FetchError(f"it took longer than {seconds:g} seconds", place=place, remedy="try again, or " + _SAVE)


def _reason(error: Exception | None) -> str:
    return str(error) or type(error).__name__
