import datetime as dt
import hashlib
import io
import json
import os
import subprocess
import sys

import pytest
from document_makers import PAGE, make_docx, make_pdf

from detente.documents import build, from_text, load, open_documents
from detente.errors import DateError, InputError

DAY = dt.date(2024, 1, 5)
TEXT = "Finland joined NATO on 4 April 2023.\n"


def opened(*inputs, **options):
    return list(open_documents([str(i) for i in inputs], **options))


def error_of(*inputs, **options):
    with pytest.raises(InputError) as caught:
        opened(*inputs, **options)
    assert caught.value.message
    assert caught.value.remedy
    return caught.value


def written(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_from_text_keeps_the_text_and_fills_the_fields():
    document = from_text(TEXT, date=DAY, title="A title", source="somewhere")
    assert (document.text, document.date, document.title, document.source) == (TEXT, DAY, "A title", "somewhere")
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert document.id == document.sha256[:12]
    assert document == from_text(TEXT, date=DAY, title="A title", source="somewhere")


def test_from_text_refuses_what_holds_no_text_or_too_much(monkeypatch):
    for text in ("", " \n\t"):
        with pytest.raises(InputError):
            from_text(text)
    monkeypatch.setattr(build, "MAX_TEXT", 100)
    monkeypatch.setattr(build, "LONG_TEXT", 50)
    assert from_text("word " * 15).notes == ("the text is long: 75 characters",)
    with pytest.raises(InputError, match="more than the 100"):
        from_text("word " * 30)


def test_half_a_surrogate_pair_is_replaced_in_place():
    document = from_text("Finland \ud83d joined NATO in 2023.")
    assert document.text == "Finland \ufffd joined NATO in 2023."
    assert "surrogate" in document.notes[0]


def test_a_text_file(tmp_path):
    (document,) = opened(written(tmp_path, "article.txt", TEXT), date=DAY)
    assert (document.id, document.text, document.date, document.notes) == ("article", TEXT, DAY, ())
    assert document.source.endswith("article.txt")
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_line_ends_become_lf_and_nothing_else_changes(tmp_path):
    (document,) = opened(written(tmp_path, "a.txt", "  One two.  \r\n\r\n\tThree four.\rFive\x0c "))
    assert document.text == "  One two.  \n\n\tThree four.\nFive\x0c "


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_heeded(tmp_path, encoding):
    (document,) = opened(written(tmp_path, "a.txt", "Türkiye joined – in 1952.".encode(encoding)))
    assert (document.text, document.notes) == ("Türkiye joined – in 1952.", ())


def test_another_encoding_is_guessed_and_noted(tmp_path):
    text = "The café’s owner said that Türkiye’s president went to Málaga – for the summit of the alliance. " * 5
    (document,) = opened(written(tmp_path, "a.txt", text.encode("cp1252")))
    assert document.text == text
    assert "the encoding is a guess: cp125" in document.notes[0]


def test_markdown_is_its_own_text_and_titled_by_its_heading(tmp_path):
    text = "Preface\n\n# Two *new* flags and `one` [sea](https://example.org)\n\nFinland joined **NATO** in 2023.\n"
    (document,) = opened(written(tmp_path, "a.md", text))
    assert document.text == text
    assert document.title == "Two new flags and one sea"
    assert opened(written(tmp_path, "b.md", "Title\n=====\n\nText."))[0].title == "Title"
    assert opened(written(tmp_path, "c.md", "No heading here."))[0].title == ""


def test_a_page_gives_its_article_title_publisher_and_own_date(tmp_path):
    path = written(tmp_path, "page.html", PAGE)
    (document,) = opened(path, date=DAY)
    assert document.date == dt.date(2023, 4, 5)
    assert (document.title, document.publisher) == ("Finland joins NATO", "The Example")
    assert "became the 31st member" in document.text
    assert "All rights reserved" not in document.text
    undated = PAGE.replace('<meta property="article:published_time" content="2023-04-05T08:00:00Z">', "")
    assert opened(written(tmp_path, "undated.html", undated), date=DAY)[0].date == DAY
    assert opened(written(tmp_path, "no-ending", PAGE))[0].title == "Finland joins NATO"


def test_a_page_in_a_declared_encoding(tmp_path):
    page = PAGE.replace("utf-8", "windows-1252").replace("Brussels", "Málaga – again")
    (document,) = opened(written(tmp_path, "page.html", page.encode("cp1252")))
    assert "Málaga – again" in document.text
    assert document.notes == ()


def test_pages_without_an_article_are_refused(tmp_path):
    error_of(written(tmp_path, "a.html", "<html><body><script>run()</script></body></html>"))
    error_of(written(tmp_path, "b.html", "Just some words."))


def test_a_pdf(tmp_path):
    pages = [
        ["Finland joined NATO on 4 April 2023 and became the 31st member of the alli-", "ance in that year."],
        [],
        [],
    ]
    path = written(tmp_path, "a.pdf", make_pdf(pages, info="/Title (Two flags) /CreationDate (D:20240308120000Z)"))
    (document,) = opened(path)
    assert (
        document.text == "Finland joined NATO on 4 April 2023 and became the 31st member of the alliance in that year."
    )
    assert (document.title, document.date) == ("Two flags", dt.date(2024, 3, 8))
    assert document.notes == ("no text on pages 2-3", "the date is the one on which the file was made")
    (dated,) = opened(path, date=DAY)
    assert (dated.date, dated.notes) == (DAY, ("no text on pages 2-3",))


def test_lines_of_a_pdf_are_joined_only_within_a_paragraph():
    from detente.documents.pdf import unwrap

    page = (
        "TWO NEW FLAGS\n"
        "Finland joined the alliance in April 2023 and became its thirty-\n"
        "first member; the self-\n"
        "defence forces of its neighbours, among them those of the Kingdom of\n"
        "Sweden and of Norway, took part in its first exercise there.\n"
        "Norway has been a member since the founding of the alliance in 1949."
    )
    assert unwrap(page) == (
        "TWO NEW FLAGS\n"
        "Finland joined the alliance in April 2023 and became its thirty-first member; the self-defence forces of its "
        "neighbours, among them those of the Kingdom of Sweden and of Norway, took part in its first exercise there.\n"
        "Norway has been a member since the founding of the alliance in 1949."
    )


def test_broken_scanned_and_locked_pdfs_are_refused(tmp_path):
    assert "text recognition" in error_of(written(tmp_path, "scan.pdf", make_pdf([[], []]))).remedy
    error_of(written(tmp_path, "broken.pdf", make_pdf([["Words."]])[:200]))
    error_of(written(tmp_path, "text.pdf", "no PDF at all"))
    from pypdf import PdfReader, PdfWriter

    for password, name in (("secret", "locked.pdf"), ("", "open.pdf")):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([["Finland joined NATO in 2023."]]))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        writer.write(tmp_path / name)
    assert "password" in error_of(tmp_path / "locked.pdf").message
    assert opened(tmp_path / "open.pdf")[0].text == "Finland joined NATO in 2023."


def test_a_word_document(tmp_path):
    data = make_docx(
        ["Finland joined NATO.", "Sweden followed."],
        title="Two flags",
        created=dt.datetime(2024, 3, 8, 9),
        table=[["State", "Year"], ["Finland", "2023"]],
    )
    (document,) = opened(written(tmp_path, "a.docx", data))
    assert document.text == "Finland joined NATO.\nSweden followed.\nState\tYear\nFinland\t2023"
    assert (document.title, document.date) == ("Two flags", dt.date(2024, 3, 8))
    assert opened(tmp_path / "a.docx", date=DAY)[0].date == DAY
    assert opened(written(tmp_path, "undated.docx", make_docx(["Words."])))[0].date is None
    error_of(written(tmp_path, "broken.docx", data[: len(data) // 2]))


def test_json_lines(tmp_path):
    exact = "  Finland joined\r\nNATO.\u2028 \x00 "
    rows = [
        {
            "id": "a1",
            "text": exact,
            "date": "2022-05-31",
            "title": "T",
            "url": "https://example.org",
            "publisher": "P",
            "claims": [],
        },
        {"id": 7, "text": "Two.", "date": None, "source": "S"},
        {"text": "Three."},
    ]
    path = written(tmp_path, "some.jsonl", "\ufeff" + "\n\n".join(json.dumps(r) for r in rows))
    first, second, third = opened(path, date=DAY)
    assert (first.id, first.text, first.date, first.title) == ("a1", exact, dt.date(2022, 5, 31), "T")
    assert (first.source, first.publisher) == ("https://example.org", "P")
    assert (second.id, second.date, second.source) == ("7", DAY, "S")
    assert third.id == "some-5"
    assert first.sha256 == hashlib.sha256(exact.encode()).hexdigest()


def test_a_source_that_is_no_text_is_somebody_elses(tmp_path):
    path = written(tmp_path, "spans.jsonl", json.dumps({"text": TEXT, "source": [0, 7]}))
    assert [d.text for d in opened(path)] == [TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[1]",
        "{}",
        '{"text": ""}',
        '{"text": 5}',
        '{"text": "a", "title": []}',
        '{"text": "a", "date": "soon"}',
        b"\xff\xfe\x00",
        "[" * 100_000,
    ],
)
def test_a_bad_json_line_is_named_with_its_number(tmp_path, line):
    good = b'{"text": "Fine."}\n'
    path = written(tmp_path, "some.jsonl", good + (line if isinstance(line, bytes) else line.encode()))
    error = error_of(path)
    assert error.place == f"{path}:2"
    assert isinstance(error, DateError) == (b"soon" in path.read_bytes())


def test_a_folder_is_read_in_order_without_hidden_and_unknown_files(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/b.txt", ".hidden.txt", ".git/x.txt", "image.png", "data.json"):
        written(tmp_path, name, f"The file {name}.")
    documents = opened(tmp_path)
    assert [d.id for d in documents] == ["a", "b", "b-2", "c"]
    assert [d.text for d in documents][2] == "The file sub/b.txt."
    assert [d.id for d in opened(tmp_path)] == [d.id for d in documents]


def test_ids_that_come_again_are_told_apart(tmp_path):
    path = written(
        tmp_path, "a.jsonl", "\n".join(json.dumps({"id": i, "text": "Words."}) for i in ("x", "x-2", "x", "x"))
    )
    assert [d.id for d in opened(path)] == ["x", "x-2", "x-3", "x-4"]


def test_errors_can_be_handed_over_and_passed_by(tmp_path):
    written(tmp_path, "a.txt", "")
    written(tmp_path, "b.txt", TEXT)
    error_of(tmp_path)
    errors = []
    assert [d.id for d in opened(tmp_path, on_error=errors.append)] == ["b"]
    assert [e.place for e in errors] == [str(tmp_path / "a.txt")]


@pytest.mark.parametrize(
    "stream", [io.BytesIO(TEXT.encode()), io.StringIO(TEXT), io.TextIOWrapper(io.BytesIO(TEXT.encode()))]
)
def test_standard_input(stream):
    (document,) = opened("-", stdin=stream, date=DAY)
    assert (document.id, document.text, document.date) == ("stdin", TEXT, DAY)


def test_standard_input_of_other_kinds():
    assert opened("-", stdin=io.BytesIO(make_pdf([["Finland joined."]])))[0].text == "Finland joined."
    assert [d.id for d in opened("-", stdin=io.BytesIO(b'{"id": "q", "text": "One."}\n{"text": "Two."}'))] == [
        "q",
        "stdin-2",
    ]
    error_of("-", stdin=io.BytesIO(b""))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("nul.txt", b"ab\0cd"),
        ("png.txt", b"\x89PNG\r\n\x1a\n"),
        ("old.doc", b"\xd0\xcf\x11\xe0"),
        ("rich.rtf", b"{\\rtf1 Words}"),
        ("book.zip", b"PK\x03\x04xxxx"),
        ("empty.md", b""),
        ("empty.html", b""),
        ("empty.jsonl", b""),
        ("bad.txt", b"\xff\xfea"),
        ("noise.bin", bytes(range(1, 32)) * 40 + b"\x81\x8d\x8f\x90\x9d" * 20),
    ],
)
def test_files_that_hold_no_text_are_refused_with_a_remedy(tmp_path, name, data):
    assert error_of(written(tmp_path, name, data)).place.endswith(name)


def test_paths_that_cannot_be_opened(tmp_path):
    error_of(tmp_path / "missing.txt")
    error_of("ftp://example.org/a.txt")
    error_of("a\0b")
    error_of("x" * 5000)
    error_of("")
    (tmp_path / "sub").mkdir()
    error_of(tmp_path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = written(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    assert "may not be read" in error_of(path).message


def test_a_file_without_permission_says_so(tmp_path, monkeypatch):
    path = written(tmp_path, "a.txt", TEXT)

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(load.Path, "open", refuse)
    assert "may not be read" in error_of(path).message


def test_too_many_bytes_are_refused_before_they_are_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "MAX_BYTES", 10)
    assert "split" in error_of(written(tmp_path, "a.txt", TEXT)).remedy
    error_of("-", stdin=io.BytesIO(TEXT.encode()))


def test_a_plain_text_file_loads_no_heavy_library(tmp_path):
    path = written(tmp_path, "a.txt", TEXT * 20)
    heavy = [
        "trafilatura",
        "httpx",
        "pypdf",
        "docx",
        "charset_normalizer",
        "py3langid",
        "numpy",
        "lxml",
        "markdown_it",
        "spacy",
    ]
    code = (
        "import sys; from detente.documents import open_documents;"
        f"assert [d.id for d in open_documents([{str(path)!r}])] == ['a'];"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
