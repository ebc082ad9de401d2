import contextlib
import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from document_makers import PAGE, make_pdf

from detente.documents import open_documents
from detente.documents.fetch import Limits, fetch
from detente.documents.network import is_public
from detente.errors import FetchError


class Handler(BaseHTTPRequestHandler):
    seen: list[tuple[str, str]] = []  # noqa: RUF012  (path and Host header of each request)

    def do_GET(self):
        self.seen.append((self.path, self.headers["Host"]))
        name = self.path.strip("/").split("?")[0]
        getattr(self, "do_" + name.split("-")[0].split(".")[0], self.do_missing)(name)

    def answer(self, data=b"", kind="text/plain", status=200, **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_page(self, name):
        self.answer(PAGE.encode(), "text/html; charset=utf-8")

    def do_latin(self, name):
        self.answer("The café’s owner said so.".encode("cp1252"), "text/plain; charset=windows-1252")

    def do_pdf(self, name):
        self.answer(make_pdf([["Finland joined NATO."]]), "application/pdf")

    def do_lines(self, name):
        self.answer(b'{"id": "q", "text": "One."}\n{"text": "Two."}', "application/x-ndjson")

    def do_image(self, name):
        self.answer(b"\x89PNG", "image/png")

    def do_untyped(self, name):
        self.answer(b"words", "")

    def do_hop(self, name):
        left = int(name.split("-")[1])
        self.answer(status=302, Location=f"/hop-{left - 1}" if left else "/page")

    def do_away(self, name):
        self.answer(status=301, Location=name.split("-", 1)[1].replace("|", "/"))

    def do_ftp(self, name):
        self.answer(status=302, Location="ftp://example.org/a")

    def do_large(self, name):
        self.answer(b"word " * 10_000)

    def do_bomb(self, name):
        self.answer(gzip.compress(b"word " * 100_000), Content_Encoding="gzip")

    def do_nested(self, name):
        self.answer(gzip.compress(gzip.compress(b"words")), Content_Encoding="gzip, gzip")

    def do_slow(self, name):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"word ")
            self.wfile.flush()
            time.sleep(0.05)

    def do_silent(self, name):
        time.sleep(1.5)

    def do_missing(self, name):
        self.answer(b"no", status=404)

    def log_message(self, *_):
        pass

    def handle(self):
        with contextlib.suppress(ConnectionError):
            super().handle()


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def refused(address, **options):
    with pytest.raises(FetchError) as caught:
        fetch(address, **options)
    assert caught.value.remedy
    return caught.value.message


def test_a_page_becomes_a_document(site):
    (document,) = open_documents([site + "/page?a=1#part"], allow_private=True)
    assert document.title == "Finland joins NATO"
    assert document.source == site + "/page?a=1#part"
    assert document.id == "page"


def test_other_types_and_a_declared_encoding(site):
    assert next(iter(open_documents([site + "/pdf"], allow_private=True))).text == "Finland joined NATO."
    (document,) = open_documents([site + "/latin.txt"], allow_private=True)
    assert (document.text, document.notes) == ("The café’s owner said so.", ())
    assert [d.id for d in open_documents([site + "/lines"], allow_private=True)] == ["q", "lines-2"]


def test_redirects_are_followed_up_to_five(site):
    assert fetch(site + "/hop-4", allow_private=True).source == site + "/page"
    assert "more than 5 redirects" in refused(site + "/hop-5", allow_private=True)
    assert "only http and https" in refused(site + "/ftp", allow_private=True)


def test_private_addresses_are_refused_unless_allowed(site):
    assert "private network" in refused(site + "/page")
    for host in (
        "localhost",
        "2130706433",
        "0x7f.1",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "10.0.0.1",
    ):
        assert "private network" in refused(f"http://{host}/")


def test_each_hop_is_checked_anew(site, monkeypatch):
    port = site.rpartition(":")[2]
    real = socket.getaddrinfo
    monkeypatch.setattr("detente.documents.network.is_public", lambda ip: ip == "127.0.0.1")
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *a, **k: real("127.0.0.1" if host == "public.example" else host, *a, **k)
    )
    assert fetch(f"http://public.example:{port}/page").data == PAGE.encode()
    assert "private network (127.0.0.2)" in refused(f"http://public.example:{port}/away-http:||127.0.0.2:{port}|page")


def test_the_connection_goes_to_the_address_that_was_checked(site, monkeypatch):
    port = site.rpartition(":")[2]
    real, asked = socket.getaddrinfo, []

    def rebinding(host, *rest, **options):
        """Answers with the public address once, then with another one."""
        if host != "rebind.example":
            return real(host, *rest, **options)
        asked.append(host)
        return real("127.0.0.1" if len(asked) == 1 else "127.0.0.9", *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr("detente.documents.network.is_public", lambda ip: ip == "127.0.0.1")
    assert fetch(f"http://rebind.example:{port}/page?rebind").data == PAGE.encode()
    assert asked == ["rebind.example"]
    assert Handler.seen[-1] == ("/page?rebind", f"rebind.example:{port}")


def test_one_private_address_among_several_refuses_the_host(monkeypatch):
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: entries)
    assert "192.168.0.1" in refused("http://mixed.example/")


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_addresses_that_are_not_public(ip):
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_addresses_that_are_public(ip):
    assert is_public(ip)


def test_size_counts_after_unpacking(site):
    limits = Limits(size=20_000)
    assert "larger than" in refused(site + "/large", allow_private=True, limits=limits)
    assert "larger than" in refused(site + "/bomb", allow_private=True, limits=limits)
    assert "more than once" in refused(site + "/nested", allow_private=True)


def test_time_is_bounded(site):
    start = time.perf_counter()
    assert "longer than 0.3 seconds" in refused(site + "/slow", allow_private=True, limits=Limits(seconds=0.3))
    assert "no answer" in refused(site + "/silent", allow_private=True, limits=Limits(read_seconds=0.2))
    assert "longer than 0.2 seconds" in refused(site + "/silent", allow_private=True, limits=Limits(seconds=0.2))
    assert time.perf_counter() - start < 1.4


def test_answers_that_are_no_document(site):
    assert "404" in refused(site + "/missing", allow_private=True)
    assert "image/png" in refused(site + "/image", allow_private=True)
    assert "no stated type" in refused(site + "/untyped", allow_private=True)


def test_addresses_that_are_not_fetched(site):
    assert "name or password" in refused("http://user:secret@example.org/")
    assert "only http" in refused("file:///etc/passwd")
    assert "no host" in refused("http:///path")
    assert "no address" in refused("http://exa mple.org:abc/")
    with pytest.raises(FetchError) as caught:
        fetch("http://user:secret@example.org/")
    assert "secret" not in str(caught.value)


def test_an_unknown_host_and_a_closed_port(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror("not known")

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert "no connection" in refused(f"http://127.0.0.1:{taken.getsockname()[1]}/", allow_private=True)
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "not known" in refused("http://nowhere.example/")


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetch(site + "/page", allow_private=True).data == PAGE.encode()
