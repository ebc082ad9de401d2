"""What imports read and changed, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from detente.record.view import View
from detente.report.visible import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from detente.record.imports import Done


def imported_table(done: Iterable[Done]) -> RenderableType:
    """Each file with its format and edition, its rows and what became of them, and its statements."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(overflow="fold")
    for each in done:
        found, added, tally = each.imported, each.added, each.imported.tally
        edition = f"{found.edition.dataset}, edition {found.edition.date}"
        table.add_row(Text(one_line(found.file), style="bold"), Text(one_line(f"{found.format}: {edition}")))
        if added.again:
            table.add_row("", f"imported before (import {added.number}): nothing is changed")
            continue
        skipped, rejected = sum(tally.skipped.values()), sum(tally.rejected.values())
        rows = f"{tally.read:,} = {tally.imported:,} imported + {skipped:,} skipped + {rejected:,} rejected"
        table.add_row("rows read", rows)
        _reasons(table, "skipped", tally.skipped)
        _reasons(table, "rejected", tally.rejected)
        if each.rejects:
            table.add_row("", Text(f"they are in {each.rejects}"))
        counts = f"{added.new:,} new, {added.known:,} known, {added.superseded:,} superseded"
        outdated = f", {added.outdated:,} superseded before by a later edition" if added.outdated else ""
        table.add_row("statements", f"{counts}{outdated} (import {added.number})")
    return table


def _reasons(table: Table, what: str, reasons: Mapping[str, int]) -> None:  # type: ignore[name-defined]  # noqa: F821
    from rich.text import Text

    most = sorted(reasons.items(), key=lambda r: (-r[1], r[0]))
    for n, (reason, count) in enumerate(most[:12]):
        table.add_row(what if n == 0 else "", Text(f"{count:,}: {one_line(reason)}"))
    if len(most) > 12:
        table.add_row("", f"{sum(c for _, c in most[12:]):,}: {len(most) - 12} other reasons")


def imports_table(view: View) -> RenderableType:
    """All imports of a record, the last first."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for name in ("#", "recorded", "data set and file", "edition", "new", "known", "superseded", "rejected"):
        numeric = name in {"#", "new", "known", "superseded", "rejected"}
        wide = name == "data set and file"
        table.add_column(name, justify="right" if numeric else "left", overflow="fold", no_wrap=not wide)
    for i in reversed(view.imports()):
        rejected = sum(i.tally.get("rejected", {}).values())
        of = Text(one_line(i.dataset)).append(f"\n{one_line(i.file)}" if i.file != i.dataset else "", style="dim")
        counts = (i.new, i.known, i.superseded, rejected)
        day, edition = i.recorded.date().isoformat(), one_line(i.edition)
        table.add_row(str(i.number), day, of, edition, *(f"{c:,}" if c else "" for c in counts))
    return table
