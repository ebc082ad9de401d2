import io

from rich.console import Console

from detente.record import open_record
from detente.report.tables import statements_table, stats_table


def printed(table: object, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(table)
    shown: str = console.file.getvalue()  # type: ignore[attr-defined]
    return shown


def test_statements_stand_with_their_sources() -> None:
    view = open_record()
    statements = view.search("Finland NATO", 3)
    shown = printed(statements_table(view, statements), width=200)
    assert statements
    for statement in statements:
        assert statement.id in shown
        assert view.source(statement.source).publisher in shown


def test_nothing_found_is_said() -> None:
    assert "nothing" in printed(statements_table(open_record(), []))


def test_stats_count_every_relation_and_the_whole() -> None:
    view = open_record()
    shown = printed(stats_table(view))
    assert view.version in shown
    assert f"{len(view.find('member_of'))}" in next(line for line in shown.splitlines() if line.startswith("member of"))
