from __future__ import annotations

import json
from importlib.resources import files
from itertools import pairwise
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.report.system.world import HEIGHT, WIDTH, graticule, project, world
from detente.vocabulary import load

longitudes = st.floats(-179, 179)
latitudes = st.floats(-85, 85)


@given(longitudes, latitudes)
def test_east_and_west_north_and_south_mirror_each_other(longitude: float, latitude: float) -> None:
    x, y = project(longitude, latitude)
    assert project(-longitude, latitude) == pytest.approx((WIDTH - x, y))
    middle = project(0, 0)[1]
    assert project(longitude, -latitude) == pytest.approx((x, 2 * middle - y))


@given(longitudes, latitudes)
def test_equal_areas_are_equal_on_the_map(longitude: float, latitude: float) -> None:
    """The Jacobian of the projection is that of the sphere, cos φ, times one constant."""

    def stretch(lon: float, lat: float, h: float = 1e-3) -> float:
        (x1, y1), (x2, y2) = project(lon - h, lat), project(lon + h, lat)
        (x3, y3), (x4, y4) = project(lon, lat - h), project(lon, lat + h)
        return abs((x2 - x1) * (y4 - y3) - (x4 - x3) * (y2 - y1)) / cos(radians(lat))

    assert stretch(longitude, latitude) == pytest.approx(stretch(0, 0), rel=1e-4)


def test_the_published_extent_of_the_projection() -> None:
    """Equal Earth is 2.05458 times as wide as high (Šavrič, Patterson and Jenny)."""
    wide, high = project(180, 0)[0] - project(-180, 0)[0], project(0, -90)[1] - project(0, 90)[1]
    assert wide / high == pytest.approx(2.05458, abs=1e-4)
    assert wide <= WIDTH
    assert project(0, 83.6)[1] >= 0
    assert project(0, -56)[1] <= HEIGHT


def test_every_state_of_today_has_a_place() -> None:
    today = {e.id for e in load().entities.values() if e.kind == "state" and not e.until}
    assert today - set(world().points) <= {"SUN", "DDR", "YUG", "SCG", "CSK", "RVN", "YAR", "YMD", "GMY", "AUH"}
    assert set(world().states) <= set(load().entities)
    assert {"FIN", "XKX", "TWN", "PSE"} <= set(world().states)
    assert {"SGP", "MLT", "BHR"} <= set(world().points) - set(world().states)


def test_what_is_disputed_is_nobodys() -> None:
    assert set(world().disputed) == {
        "Crimea", "Western Sahara", "Northern Cyprus", "Somaliland", "Falkland Islands"
    }  # fmt: skip
    held = json.loads(files("detente.report").joinpath("data", "world-110m.json").read_text(encoding="utf-8"))
    simferopol = (341, 449)
    for rings in held["states"].values():
        assert not any(inside(simferopol, ring) for ring in rings)
    assert any(inside(simferopol, ring) for ring in held["disputed"]["Crimea"])


def inside(point: tuple[int, int], ring: list[int]) -> bool:
    x, y = point
    corners = list(zip(ring[::2], ring[1::2], strict=True))
    crossed = [
        (x1, y1, x2, y2)
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True)
        if (y1 > y) != (y2 > y)
    ]
    return sum(x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for x1, y1, x2, y2 in crossed) % 2 == 1


def test_the_file_is_small_and_says_where_it_is_from() -> None:
    file = files("detente.report").joinpath("data", "world-110m.json")
    assert len(file.read_bytes()) < 150_000
    assert "Natural Earth" in world().source
    assert "public domain" in json.loads(file.read_text(encoding="utf-8"))["licence"]


def test_no_shape_crosses_the_map_from_edge_to_edge() -> None:
    for path in world().states.values():
        for ring in path.split("Z")[:-1]:
            xs = [float(p.split()[0]) for p in ring.removeprefix("M").split("L")]
            steps = [abs(a - b) for a, b in pairwise(xs)]
            assert max(steps) < WIDTH / 3


def test_the_graticule_stays_on_the_map() -> None:
    xs = [float(p.split()[0]) for line in graticule().split("M")[1:] for p in line.split("L")]
    assert min(xs) >= 0
    assert max(xs) <= WIDTH
