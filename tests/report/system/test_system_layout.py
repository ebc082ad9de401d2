from __future__ import annotations

import os
import subprocess
import sys

import demo_system
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.report.system.layout import WIDTH, arrange, box, height, readable, width
from detente.report.system.view import SystemView

names = st.text(st.characters(codec="utf-8", categories=("L", "Zs")), min_size=1, max_size=24)


@st.composite
def graphs(
    draw: st.DrawFn,
) -> tuple[list[str], dict[tuple[str, str], float], dict[str, tuple[float, float]], dict[str, str]]:
    ids = [f"a{n}" for n in range(draw(st.integers(0, 14)))]
    ends = st.sampled_from(ids) if ids else st.nothing()
    pairs = draw(st.sets(st.tuples(ends, ends), max_size=30)) if ids else set()
    places = {i: draw(st.tuples(st.floats(0, 1000), st.floats(0, 460))) for i in ids if draw(st.booleans())}
    return ids, {(min(p), max(p)): 1.0 for p in pairs if p[0] != p[1]}, places, {i: draw(names) for i in ids}


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_every_actor_has_a_place_of_its_own_in_the_frame(graph) -> None:
    ids, pairs, places, called = graph
    found = arrange(ids, pairs, places, called)
    assert list(found) == ids
    assert len(set(found.values())) == len(ids)
    assert all(0 <= x <= WIDTH and 0 <= y <= height(len(ids)) for x, y in found.values())
    assert found == arrange(ids, pairs, places, called)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_names_that_are_written_lie_over_no_other(graph) -> None:
    ids, pairs, places, called = graph
    found = arrange(ids, pairs, places, called)
    written = [i for i in ids if i in readable(ids, found, called)]
    assert not ids or ids[0] in written
    boxes = [(found[i][0], found[i][1], box(called[i])) for i in written]
    for n, (x, y, (left, right, up, down)) in enumerate(boxes):
        for x2, y2, (left2, right2, up2, down2) in boxes[n + 1 :]:
            assert x + right <= x2 - left2 or x2 + right2 <= x - left or y + down <= y2 - up2 or y2 + down2 <= y - up


def test_forty_actors_are_all_named() -> None:
    view = SystemView(demo_system.forty())
    assert len(view.actors) == 40
    assert all(a.named for a in view.actors)


def test_of_hundreds_the_best_connected_are_named() -> None:
    view = SystemView(demo_system.many())
    named = [a.number for a in view.actors if a.named]
    assert 30 < len(named) < 200
    assert 0 in named


def test_it_is_the_same_whatever_the_order_of_sets() -> None:
    code = "import demo_system, hashlib\nfrom detente.report.system import page, picture\n" + (
        "print(hashlib.sha256((page(demo_system.forty()) + picture(demo_system.small())).encode()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1


def test_wide_letters_take_more_room() -> None:
    assert width("illi") < width("nnnn") < width("WWWW") < width("日日日日")
