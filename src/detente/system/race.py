"""Action and reaction: whether two states spend as in an arms race, by Richardson's model, with what speaks against it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

from detente.errors import DetenteError, InputError
from detente.system.spending import Spending
from detente.vocabulary import load

LEAST, FEW = 12, 30
"""Fewer years than the first cannot be fitted; fewer than the second are told to be few."""
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient, the interval of LEVEL that it lies in if the model holds, and the probability of one as far from nought."""

    value: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class Equation:
    """How one state's spending changes: by `reaction` to the other's, by `fatigue` of its own, and by a constant `grievance`."""

    actor: str
    reaction: Estimate
    fatigue: Estimate
    grievance: Estimate
    r2: float
    durbin_watson: float


@dataclass(frozen=True, slots=True)
class Race:
    """The fitted model of two states: its equations, whether it settles, and the warnings that it deserves."""

    definition: str
    unit: str
    years: tuple[int, ...]
    equations: tuple[Equation, Equation]
    settles: bool
    warnings: tuple[str, ...]


def race(figures: Spending, one: str, other: str) -> Race:
    """Arms race: Richardson's model of action and reaction, fitted to two series of spending by year.

    Formula: x(t) - x(t-1) = k y(t-1) - a x(t-1) + g + e, and the same for y, by least squares, each series divided by its mean;
    intervals of 95 % by standard errors that allow for heteroscedasticity and autocorrelation (Newey and West, *Econometrica*
    55 (1987), 703-708). It settles where a·b > k·l, with b and l the coefficients of the other equation.
    Source: Richardson, *Arms and Insecurity* (1960). `statsmodels.OLS`, `statsmodels.tsa.stattools.adfuller` and `coint`.

    Raises InputError where the two are one, or have fewer than 12 years in common that follow on each other, and DetenteError where
    statsmodels is not installed.
    """
    names = [load().name(actor) for actor in (one, other)]
    if one == other:
        raise InputError("is one state, and a race takes two", place=names[0], remedy="name another beside it")
    series = [figures.series.get(actor, {}) for actor in (one, other)]
    by = f"“{figures.definition}, {figures.unit}”" if figures.definition else "any definition"
    for name, own in zip(names, series, strict=True):
        if not own:
            remedy = "name two states that have them, import figures (detente record import FILE), or choose another --spending"
            raise InputError(f"has no figures of spending by {by}", place=name, remedy=remedy)
    years = _longest(sorted(set(series[0]) & set(series[1])))
    if len(years) < LEAST:
        remedy = "name two with longer series, import figures (detente record import FILE), or widen --between"
        counted = f"{len(years)} year{'' if len(years) == 1 else 's'}"
        raise InputError(
            f"have {counted} of figures by {by} in common that follow on each other, and {LEAST} are needed",
            place=" and ".join(names),
            remedy=remedy,
        )
    values = [[each[year] for year in years] for each in series]
    scaled = [[v / (sum(own) / len(own)) for v in own] for own in values]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library warns of, we test and tell ourselves
        first, second = _fit(one, scaled[0], scaled[1]), _fit(other, scaled[1], scaled[0])
        doubts = tuple(_doubts((first, second), scaled, len(years)))
    settles = first.fatigue.value * second.fatigue.value > first.reaction.value * second.reaction.value
    return Race(figures.definition, figures.unit, tuple(years), (first, second), settles, doubts)


def as_dict(found: Race) -> dict[str, Any]:
    """The model for JSON."""

    def estimate(e: Estimate) -> dict[str, float]:
        return {"value": e.value, "low": e.low, "high": e.high, "p": e.p}

    return {
        "definition": found.definition,
        "unit": found.unit,
        "years": [found.years[0], found.years[-1]],
        "equations": [
            {
                "actor": e.actor, "reaction": estimate(e.reaction), "fatigue": estimate(e.fatigue),
                "grievance": estimate(e.grievance), "r2": e.r2, "durbin_watson": e.durbin_watson,
            }
            for e in found.equations
        ],
        "settles": found.settles,
        "warnings": list(found.warnings),
    }  # fmt: skip


def _longest(years: list[int]) -> list[int]:
    """The longest run of years that follow on each other; of equals the latest."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return max(runs, key=lambda run: (len(run), run[-1]), default=[])


def _fit(actor: str, own: list[float], theirs: list[float]) -> Equation:
    try:
        import numpy as np
        import statsmodels.api as sm
        from statsmodels.stats.stattools import durbin_watson
    except ImportError as error:
        raise DetenteError(
            "the model is fitted with statsmodels, which is missing", remedy="pip install 'detente[models]'"
        ) from error
    change = np.diff(np.asarray(own))
    given = sm.add_constant(np.column_stack([theirs[:-1], own[:-1]]))
    fitted = sm.OLS(change, given).fit(
        cov_type="HAC", cov_kwds={"maxlags": max(1, int(4 * (len(change) / 100) ** (2 / 9)))}
    )
    spans = fitted.conf_int(1 - LEVEL)

    def estimate(at: int, sign: int = 1) -> Estimate:
        low, high = sorted(sign * float(bound) for bound in spans[at])
        return Estimate(_short(sign * fitted.params[at]), _short(low), _short(high), _short(fitted.pvalues[at]))

    return Equation(
        actor, estimate(1), estimate(2, -1), estimate(0), _short(fitted.rsquared), _short(durbin_watson(fitted.resid))
    )


def _doubts(equations: tuple[Equation, Equation], series: list[list[float]], count: int) -> list[str]:
    from statsmodels.tsa.stattools import adfuller, coint

    found = ["A fit is no proof of a race: a third state, a common crisis or growing economies move both series too."]
    if count < FEW:
        found.append(f"{count} years are few for three coefficients; the intervals are rough.")
    for equation in equations:
        reaction = equation.reaction
        if reaction.low <= 0 <= reaction.high:
            found.append(
                f"{load().name(equation.actor)}: the interval of the reaction holds nought; no reaction is shown."
            )
        elif reaction.value < 0:
            found.append(f"{load().name(equation.actor)}: the reaction is negative, which is no race.")
        if not 1.5 <= equation.durbin_watson <= 2.5:
            found.append(
                f"{load().name(equation.actor)}: the errors hang together over time (Durbin-Watson {equation.durbin_watson:g})."
            )
    wandering = [load().name(e.actor) for e, own in zip(equations, series, strict=True) if adfuller(own)[1] > 0.05]
    if wandering:
        found.append(
            f"{', '.join(wandering)}: the series may wander (augmented Dickey-Fuller), so that a fit may be spurious."
        )
        if coint(*series)[1] > 0.05:
            found.append("The two series are not shown to move together in the long run (Engle-Granger).")
    return found


def _short(number: float) -> float:
    return float(f"{float(number):.5g}")
