import time

import pytest

from detente.documents.boilerplate import find_boilerplate

PROSE = (
    "Japan and South Korea joined the centre in Tallinn, and both have taken part in its exercises since then.\n"
    "The alliance has said that it will deepen its work with the four partners in the Pacific region this year.\n"
)


def marked(text):
    return [text[s.start : s.end] for s in find_boilerplate(text)]


@pytest.mark.parametrize(
    "line",
    [
        "List of high-quality authors",
        "Our correspondents worldwide",
        "Read more",
        "Read more: Finland joins NATO",
        "Editor: Wang Li",
        "Share this article",
        "Subscribe to our newsletter",
        "Copyright © 2024 The Example",
        "© 2024 The Example. All rights reserved.",
        "Follow us on Telegram",
        "Follow Jane Doe on Twitter @janedoe.",
        "Source: Xinhua",
        "Related articles",
        "Photo by Jane Doe",
        "(John Smith/Getty Images)",
        "Advertisement",
        "We use cookies to improve our site.",
        "Reporting by Jane Doe; Editing by John Smith",
        "Most read in The Example",
        "Leave a reply",
    ],
)
def test_a_line_of_the_page_after_the_article_is_marked(line):
    assert marked(PROSE + line) == [line]
    assert marked(PROSE + "\n  " + line + "  \n\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Finland joined NATO in April 2023",
        "NATO attacked Serbia",
        "Sweden is a member",
        "Dead lips and cold teeth are the foundation of Sino-Russian relations.",
        "- Japan",
        "Total: 35 aircraft",
        "Source countries, it said, had sold more than 200 tanks to the region between 2019 and 2023.",
        "Read more closely, the treaty obliges its members to consult one another, to train together and to pay.",
    ],
)
def test_a_last_line_that_says_something_is_not(line):
    assert marked(PROSE + line) == []


@pytest.mark.parametrize("head", ["Finland joins NATO", "HELSINKI, 3 April 2024", "# Two new flags", "By Jane Doe"])
def test_headline_dateline_and_byline_are_not(head):
    assert marked(f"{head}\n\n{PROSE}") == []


def test_lists_and_texts_without_prose_are_left_alone():
    assert marked(PROSE + "The partners are:\nJapan\nSouth Korea\nAustralia") == []
    assert marked("Japan\nSouth Korea\nAustralia") == []
    assert marked("List of authors") == []


def test_several_lines_at_the_end_and_one_in_the_middle():
    text = PROSE + "Advertisement\n" + PROSE + "List of authors\nRelated articles\nEditorial board"
    assert marked(text) == ["Advertisement", "List of authors", "Related articles", "Editorial board"]


@pytest.mark.parametrize("unit", ["Read more\n", "a b\n", "(", "by continuing ", "cookies we ", "\n", "follow a "])
def test_time_grows_with_length_alone(unit):
    start = time.perf_counter()
    find_boilerplate(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - start < 15
