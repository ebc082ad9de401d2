"""Sums over several years: what was spent or delivered from one year to another, who stands first, and whose share it is.

Only for what flows, so that years add up (`flow` in relations.yaml). A year for which a whole table gives somebody no figure adds
nothing where the publisher leaves out noughts (deliveries); elsewhere it is not known, and neither is the sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from detente.checking.agree import agree
from detente.checking.case import Ask, Case
from detente.checking.model import Judgement, Verdict
from detente.checking.rank import within
from detente.claims import Statement, Value, When
from detente.record.sentence import amount

VERDICTS = {"agree": Verdict.SUPPORTED, "near": Verdict.IMPRECISE, "off": Verdict.CONTRADICTED}


@dataclass(frozen=True, slots=True)
class Table:
    """What each had over the period by one definition: sums, and the statements behind each."""

    definition: str
    unit: str
    sums: dict[str, float]
    told: dict[str, list[Statement]]


def years_of(case: Case) -> range | None:
    """The whole years that a claim about a flow speaks of; None where it speaks of one year, or of no flow."""
    when = case.claim.when
    first, slash, last = when.edtf.partition("/") if when else ("", "", "")
    if not case.relation.flow or not slash or not (len(first) == len(last) == 4 and first.isdigit() and last.isdigit()):
        return None
    return range(int(first), int(last) + 1) if first < last else None


def applies(case: Case) -> bool:
    """Whether what the claim says is said of the sum of its years: a rank, a share, a total; of deliveries a change too."""
    measures = {v.measure for v in case.claim.values}
    from_first_to_last = {"change", "ratio", "streak"} if case.relation.stages else {"ratio", "streak"}
    return years_of(case) is not None and not measures & from_first_to_last


def judge(case: Case, ask: Ask, years: range) -> Judgement:
    """Judge each value of the claim for the whole period; the worst result counts.

    Where a change is told, the period is two of equal length, and the later is held against the earlier.
    """
    role = next(iter(ask))
    values = [v for v in case.claim.values if v.measure in {"rank", "level", "share", "change"}]
    compared = case.claim.scope.partition(":")[0] in {"above", "below"}
    if any(v.measure == "change" for v in values) and len(years) % 2 == 0:
        years = years[len(years) // 2 :]
    if judgement := _published(case, ask, values, years):
        return judgement
    judged: list[Judgement] = []
    for table in _tables(case, ask, years):
        subject = next((i for i in ask[role] if i in table.sums), None)
        if subject is None:
            continue
        if compared:
            return _compared(case, table, subject, years)
        for value in values:
            made = _value(case, ask, value, table, subject, years)
            if made:
                judged.append(made)
        if judged:
            order = list(VERDICTS.values())
            return max(judged, key=lambda j: order.index(j.verdict) if j.verdict in order else -1)
    return _short(case, ask, years)


def _short(case: Case, ask: Ask, years: range) -> Judgement:
    """Which years of the period the record lacks."""
    own = [s for s in case.find(ask) if s.number is not None and len(s.when) == 4]
    if not own:
        return case.missing()
    last = max(own, key=lambda s: s.when)
    return case.missing(f"the record's figures do not cover {_span(years)}; the last: {case.says(last)}", [last])


def _published(case: Case, ask: Ask, values: Sequence[Value], years: range) -> Judgement | None:
    """By what the publisher himself gives for the whole period: the place among all, the share, the change from the period before.
    None where he gives none of it."""
    when = f"{years[0]}/{years[-1]}"
    own = [s for s in case.find(ask) if s.when == when and {r for r, _ in s.roles} == set(ask)]
    side, _, other = case.claim.scope.partition(":")
    if side in {"above", "below"}:
        rival = [s for s in case.find({next(iter(ask)): frozenset({other})}) if s.when == when]
        for one in own:
            two = next((s for s in rival if s.unit == one.unit and s.number != one.number), None)
            if two is not None and one.unit in {"rank", "percent"}:
                above = ((one.number or 0.0) > (two.number or 0.0)) == (one.unit == "percent")
                verdict = Verdict.SUPPORTED if above == (side == "above") else Verdict.CONTRADICTED
                return case.judge(verdict, f"{case.says(one)}; {case.says(two)}", [one, two])
        return None
    units = {"rank": "rank", "share": "percent", "level": "percent", "change": "percent change"}
    judged = []
    for value in values:
        figure = next((s for s in own if s.unit == units[value.measure]), None)
        if figure is None or (value.measure == "rank" and case.claim.scope) or value.unit not in {"percent", ""}:
            return None
        exact = value.measure == "rank"
        fits = (
            "agree"
            if exact and value.number == figure.number
            else "off"
            if exact
            else agree(value, figure.number or 0.0)
        )
        judged.append(case.judge(VERDICTS[fits], case.says(figure), [figure]))
    order = list(VERDICTS.values())
    return max(judged, key=lambda j: order.index(j.verdict)) if judged else None


def _tables(case: Case, ask: Ask, years: range) -> list[Table]:
    """Each definition's sums, by whose they are; of figures told of the same roles as the claim's, the fullest first."""
    role = next(iter(ask))
    others = {r: ids for r, ids in ask.items() if r != role}
    at = When.span(When.year(years[0]), When.year(years[-1]))
    found: dict[tuple[str, str], dict[str, dict[int, Statement]]] = defaultdict(lambda: defaultdict(dict))
    for statement in case.record.find(case.claim.relation, others, start=at.start, end=at.end):
        if statement.number is None or {r for r, _ in statement.roles} != set(ask) or len(statement.when) != 4:
            continue
        key = (", ".join(p for p in (statement.definition, statement.capacity) if p), statement.unit)
        found[key][statement.role(role)[0]][int(statement.when)] = statement
    tables = []
    for (definition, unit), rows in found.items():
        if {y for by_year in rows.values() for y in by_year} < set(years) or definition.endswith("prices"):
            continue
        whole = {i: y for i, y in rows.items() if not case.relation.stages or set(y) == set(years)}
        sums = {i: sum(s.number or 0.0 for s in by_year.values()) for i, by_year in whole.items()}
        tables.append(Table(definition, unit, sums, {i: [y[n] for n in sorted(y)] for i, y in whole.items()}))
    return sorted(tables, key=lambda t: (-len(t.sums), t.definition, t.unit))


def _value(case: Case, ask: Ask, value: Value, table: Table, subject: str, years: range) -> Judgement | None:
    own, span = table.sums[subject], _span(years)
    match value.measure:
        case "rank":
            return _rank(case, table, subject, value, years)
        case "level" if value.unit == table.unit:
            words = f"{amount(own, table.unit)} in {span}"
            fits = agree(value, own)
            verdict = VERDICTS[fits] if fits != "off" else Verdict.NO_RECORD  # it may be told of one of the years
            return case.judge(verdict, words, table.told[subject], [words])
        case "share" | "level" if value.unit == "percent" and (total := sum(table.sums.values())):
            share = 100 * own / total
            words = f"{amount(own)} ÷ {amount(total)} = {share:.1f} % of all in {span}"
            return case.judge(VERDICTS[agree(value, share)], words, table.told[subject], [words])
        case "change" if value.unit == "percent":
            earlier = range(years[0] - len(years), years[0])
            before = next(
                (t for t in _tables(case, ask, earlier) if t.unit == table.unit and t.sums.get(subject)), None
            )
            if before is None:
                return None
            rate = (own / before.sums[subject] - 1) * 100
            words = f"{amount(own)} in {span} ÷ {amount(before.sums[subject])} in {_span(earlier)} − 1 = {rate:+.1f} %"
            return case.judge(VERDICTS[agree(value, rate)], words, table.told[subject], [words])
    return None


def _rank(case: Case, table: Table, subject: str, value: Value, years: range) -> Judgement:
    scope = within(case)
    peers = [i for i in table.sums if i == subject or scope is None or i in scope]
    order = sorted(peers, key=lambda i: (-table.sums[i], i))
    at, steps = order.index(subject) + 1, _steps(case, table, order)
    verdict = Verdict.SUPPORTED if at == round(value.number) else Verdict.CONTRADICTED
    shown = "; ".join(steps[: max(3, min(at, 5))])
    because = f"{case.vocabulary.name(subject)} was number {at} of {len(order)} in {_span(years)}: {shown}"
    return case.judge(verdict, because, [*table.told[subject][-3:], *table.told[order[0]][-3:]], steps)


def _compared(case: Case, table: Table, subject: str, years: range) -> Judgement:
    side, _, other = case.claim.scope.partition(":")
    if other not in table.sums:
        return case.missing()
    above = table.sums[subject] > table.sums[other]
    steps = _steps(case, table, sorted([subject, other], key=lambda i: -table.sums[i]))
    verdict = Verdict.SUPPORTED if above == (side == "above") else Verdict.CONTRADICTED
    return case.judge(
        verdict, f"{'; '.join(steps)} in {_span(years)}", [*table.told[subject][-3:], *table.told[other][-3:]], steps
    )


def _steps(case: Case, table: Table, order: Sequence[str]) -> list[str]:
    return [f"{n}. {case.vocabulary.name(i)}: {amount(table.sums[i], table.unit)}" for n, i in enumerate(order[:8], 1)]


def _span(years: range) -> str:
    return f"{years[0]}–{years[-1]}"
