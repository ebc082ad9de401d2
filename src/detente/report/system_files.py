"""A system as files: a page, a picture, CSV, and GEXF and GraphML for Gephi, R and others, written by networkx."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from detente.report.system_json import as_dict, as_json
from detente.report.visible import visible

if TYPE_CHECKING:
    from detente.report.system import Part
    from detente.system import System

ENDINGS = {
    ".html": "html", ".htm": "html", ".svg": "svg", ".png": "png",
    ".json": "json", ".csv": "csv", ".gexf": "gexf", ".graphml": "graphml",
}  # fmt: skip
_MADE = re.compile(rb'lastmodifieddate="[^"]*"')


def text_of(
    system: System,
    format: str,
    *,
    definition: str = "",
    measures: dict[str, Any] | None = None,
    title: str = "",
    part: Part = "all",
) -> str:
    """The system in one of the formats that `ENDINGS` names; PNG is made of SVG by `report.system.png`."""
    if format in ("html", "svg", "png"):
        from detente.report.system import page, picture

        values = as_dict(system, definition=definition, measures=measures)
        return page(values, title) if format == "html" else picture(values, title, part)
    if format == "json":
        return as_json(system, definition=definition, measures=measures) + "\n"
    if format == "csv":
        return _csv(system)
    return _graph(system, format)


def _csv(system: System) -> str:
    """A line a tie; the ids of its statements parted by spaces."""
    rows = system.rows()
    stream = io.StringIO()
    columns = [
        "id", "source", "source_name", "target", "target_name", "layer", "relation", "label", "directed", "weight", "start",
        "end", "told", "statements",
    ]  # fmt: skip
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "directed": str(row["directed"]).lower(), "statements": " ".join(row["statements"])})
    return stream.getvalue()


def _graph(system: System, format: str) -> str:
    """The graph of networkx; each edge has its time as `start` and `end`, by which Gephi shows the years."""
    import networkx as nx

    graph = system.to_networkx()
    for _, fields in graph.nodes(data=True):
        fields["label"] = visible(fields.pop("name"))
    for *_, fields in graph.edges(data=True):
        for key, value in fields.items():
            fields[key] = visible(value) if isinstance(value, str) else value
        if format == "gexf":
            for key in ("start", "end"):  # what is open has no bound
                if not fields[key]:
                    del fields[key]
    graph.graph |= {"name": f"system of {system.as_of.isoformat()}"}
    made = io.BytesIO()
    if format == "graphml":
        nx.write_graphml_xml(graph, made, prettyprint=True)
    else:
        graph.graph |= {"mode": "dynamic", "timeformat": "date"}
        nx.write_gexf(graph, made)
    day = f'lastmodifieddate="{system.as_of.isoformat()}"'.encode()  # the library writes the day of the run
    return _MADE.sub(day, made.getvalue()).decode() + "\n"
