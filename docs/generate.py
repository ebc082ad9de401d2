"""Write the reference from the code, and the outputs that README and docs show from real runs.

    python docs/generate.py           write what is stale
    python docs/generate.py --check   write nothing; exit with 1 where something is stale

A block of output stands between `<!-- output: detente … -->` and `<!-- end -->`. Texts in quotation marks after a `|`
choose the findings that hold them; without any, all of the output is shown. Commands run in the root of the repository.
What stands between `<!-- decisions -->` and `<!-- end -->` lists the decisions.
"""

from __future__ import annotations

import contextlib
import json
import re
import shlex
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
RULE = "─" * 80
MADE = "<!-- Made by docs/generate.py; do not edit. -->\n\n"
OUTPUT = re.compile(r"<!-- output: detente (?P<command>.*?) -->\n```text\n.*?```\n<!-- end -->", re.DOTALL)
DECISIONS = re.compile(r"<!-- decisions -->\n.*?<!-- end -->", re.DOTALL)

ENVIRONMENT = {
    "DETENTE_RECORD": "The record to use, a file or a PostgreSQL address. `--record` goes before it.",
    "DETENTE_DATA": "The folder for your own record (`record.sqlite`) and for rows that could not be imported. By default the "
    "user's data folder, which `detente doctor` names.",
    "DETENTE_FRAMES": "A file of frames of your own, laid over the bundled ones. `--frames` goes before it.",
    "DETENTE_CACHE": "The folder for the built record and the list of recent audits. By default the user's cache "
    "folder, which `detente doctor` names.",
}
EXIT_CODES = re.compile(r"^(\d)  (.+)$", re.MULTILINE)


def run(*arguments: str) -> str:
    """What the command line prints, 80 columns wide and without colour."""
    from typer.testing import CliRunner

    from detente.cli import app

    plain = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    with contextlib.chdir(ROOT):
        result = CliRunner().invoke(app, list(arguments), prog_name="detente", env=plain)
    if result.exit_code not in (0, 1) or (result.exception and not isinstance(result.exception, SystemExit)):
        raise SystemExit(f"detente {' '.join(arguments)}: {result.exception or result.output}")
    return "\n".join(line.rstrip() for line in result.output.splitlines()).strip("\n") + "\n"


# --- the reference ---------------------------------------------------------------------------------------------------


def cli() -> str:
    """Every command with its own help."""
    lines = ["# Command line\n", "Options that take verdicts use the words of [verdicts](verdicts.md).\n"]
    for path in commands():
        name = " ".join(("detente", *path))
        lines += [f"## {name}\n", "```text", run(*path, "--help").rstrip(), "```\n"]
    codes = [f"| {code} | {means} |" for code, means in exit_codes().items()]
    return "\n".join([*lines, "## Exit codes\n", *_table("code", "means"), *codes, ""])


def commands() -> Iterator[tuple[str, ...]]:
    """Every command and group, the root first."""
    import typer

    from detente.cli import app

    def walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield path
        for name, inner in getattr(command, "commands", {}).items():
            yield from walk(inner, (*path, name))

    yield from walk(typer.main.get_command(app), ())


def options(path: tuple[str, ...]) -> list[str]:
    """The long and short options of a command."""
    import typer

    from detente.cli import app

    command: Any = typer.main.get_command(app)
    for name in path:
        command = command.commands[name]
    return [o for p in command.params for o in (*p.opts, *p.secondary_opts) if o.startswith("-")]


def exit_codes() -> dict[str, str]:
    """The exit codes, as the command line's own docstring gives them."""
    from detente import cli as module

    return dict(EXIT_CODES.findall(module.__doc__ or ""))


def output() -> str:
    """The fields of the JSON output, from its schema."""
    schema = json.loads(resources.files("detente.report").joinpath("schema/report.schema.json").read_text("utf8"))
    lines = [
        "# JSON output\n",
        schema["description"] + "\n",
        "`--format json` writes one such object, `--format jsonl` one a line. The schema itself is"
        " [report.schema.json](../../src/detente/report/schema/report.schema.json); a report never has a field that it"
        " does not name. A field is always there; what is not known is null, an empty list or an empty text.\n",
        "## Report\n",
        *_fields(schema),
    ]
    for name, entry in schema["$defs"].items():
        if entry.get("type") == "object":
            lines += [f"## {name}\n", *_fields(entry)]
    return "\n".join(lines)


def _fields(entry: dict[str, Any]) -> list[str]:
    return [*_table("field", "type", "what it holds"), *_rows(entry, ""), ""]


def _rows(entry: dict[str, Any], prefix: str) -> Iterator[str]:
    for name, field in entry["properties"].items():
        optional = "" if name in entry.get("required", ()) else " Left out where there is none."
        yield f"| `{prefix}{name}` | {_type(field)} | {field.get('description', '')}{optional} |"
        inner = next((f for f in (field, field.get("items", {}), *field.get("oneOf", ())) if "properties" in f), None)
        if inner:
            yield from _rows(inner, f"{prefix}{name}.")


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return {"offset": "integer", "pair": "[start, end]", "verdict": "[verdict](verdicts.md)"}.get(
            name, f"[{name}](#{name})"
        )
    if "oneOf" in field:
        return " or ".join(_type(f) for f in field["oneOf"])
    if "enum" in field:
        return ", ".join(f"`{e}`" for e in field["enum"])
    kind = field.get("type", "any")
    if kind == "array":
        return f"list of {_type(field['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def system() -> str:
    """The fields of a system as JSON, from its schema."""
    schema = json.loads(resources.files("detente.report").joinpath("schema/system.schema.json").read_text("utf8"))
    lines = [
        "# JSON of a system\n",
        schema["description"] + "\n",
        "`detente system --format json` writes one such object. The schema itself is"
        " [system.schema.json](../../src/detente/report/schema/system.schema.json). A field is always there, unless it is"
        " said to be left out; what is not known is null, an empty list or an empty text.\n",
        "## System\n",
        *_fields(schema),
    ]
    for name, entry in schema["$defs"].items():
        lines += [f"## {name}\n", *_fields(entry)]
    return "\n".join(lines)


def layers() -> str:
    """The layers of the system and the relations in each."""
    from detente.system import layers as known

    lines = [
        "# Layers\n",
        "The system has layers, and each relation that ties two is of one; in one capacity it may tie in a second beside it. The"
        " source is"
        " [layers.yaml](../../src/detente/vocabulary/data/layers.yaml), whose head says what each field means.\n",
    ]
    for layer in known().values():
        years = f"{layer.lasts} year" + "s" * (layer.lasts > 1)
        lasts = f" What happens counts for the system of a date for {years}." if layer.lasts else ""
        bodies = f" A shared body ties its members if it has no more than {layer.bodies}." if layer.bodies else ""
        says = layer.says[0].upper() + layer.says[1:]
        lines += [f"## {layer.name.capitalize()}\n", f"{says}.{lasts}{bodies}\n"]
        if layer.bonds:
            lines += _table("relation", "from", "to", "tie", "")
        for bond in layer.bonds:
            words = {
                "no direction": bond.both,
                "shared": bond.shared,
                "two sides of a war": bond.against,
                "office holders act for their state": bond.holders,
                f"only as {', '.join(sorted(bond.only))}": bond.only,
                f"not as {', '.join(sorted(bond.but))}": bond.but,
            }
            detail = ", ".join(word for word, is_so in words.items() if is_so)
            lines.append(f"| `{bond.relation}` | {bond.source} | {bond.target} | {bond.label} | {detail} |")
        lines.append("")
    return "\n".join(lines)


def measures() -> str:
    """The measures of a system, each with its formula and source, from their docstrings."""
    import inspect

    from detente.system.dependence import Flows
    from detente.system.graph import between_states
    from detente.system.measures import balance, blocs, brokers, centralisation, density, hub, ranking
    from detente.system.race import race

    lines = [
        "# Measures\n",
        "`detente system --measures` reckons all but the last, `--race` the last; in JSON they stand under `measures`."
        " [Layers](layers.md) names the layers.\n",
        "## Between states\n",
        "The measures of a layer are of a graph of its states.\n",
        " ".join((inspect.getdoc(between_states) or "").split("\n\n", 1)[1].split()) + "\n",
    ]
    for measure in (density, centralisation, hub, brokers, blocs, balance, Flows.concentration, ranking, race):
        head, _, rest = (inspect.getdoc(measure) or "").partition("\n\n")
        title, _, about = " ".join(head.split()).partition(": ")
        formula, _, source = " ".join(rest.split("\n\n")[0].split()).removeprefix("Formula: ").partition(" Source: ")
        lines += [
            f"## {title}\n",
            f"{about[0].upper()}{about[1:]}\n",
            f"- Formula: {formula}",
            f"- Source: {source}",
            "",
        ]
    return "\n".join(lines)


def relations() -> str:
    """The relations, with roles and shapes."""
    from detente.vocabulary import Kind, load

    shapes = {
        "interval": "true from one date to another",
        "series": "a measure for each period",
        "event": "happens at a time",
    }
    lines = [
        "# Relations\n",
        "What a claim or a statement can be about. The first role is the subject. A role may be filled by entities of"
        " the kinds behind it; `any` admits every kind. The source is"
        " [relations.yaml](../../src/detente/vocabulary/data/relations.yaml).\n",
        f"Kinds of entity: {', '.join(f'`{k}`' for k in get_args(Kind))}.\n",
    ]
    vocabulary = load()
    for shape, means in shapes.items():
        lines += [f"## {shape.capitalize()}: {means}\n"]
        for relation in (r for r in vocabulary.relations.values() if r.shape == shape):
            roles = "; ".join(f"`{role}` ({', '.join(kinds)})" for role, kinds in relation.roles.items())
            lines += [f"### {relation.id}\n", f"- Reads: “{relation.says}”", f"- Roles: {roles}"]
            lines += [f"- Claim type: `{relation.type}`"]
            said = {
                "Stages, from intent to fact": relation.stages,
                "Roles that may be swapped": relation.mutual,
                "Near relations (imprecise, not wrong)": relation.near,
                "Roles that may be left unknown": relation.loose,
                "Only one at a time": (relation.one,) if relation.one else (),
                "PLOVER event": (relation.event,) if relation.event else (),
            }
            lines += [f"- {what}: {', '.join(f'`{v}`' for v in values)}" for what, values in said.items() if values]
            lines += [""]
    return "\n".join(lines)


def importers() -> str:
    """The formats of publishers' files that are read, with whose they are and what may be done with them."""
    from detente.record.importers import importers as known

    lines = [
        "# Importers\n",
        "`detente record import FILE…` knows each by looking at the file; `--as` says it. `detente record sync` downloads those"
        " that have an address. [Add an importer](../how-to/add-an-importer.md) shows how to write another.\n",
        *_table("format", "data", "publisher", "licence", "download"),
    ]
    for id, each in known().items():
        download = "yes" if each.downloads else "by hand"
        page = each.page.replace("docs/", "../")
        lines.append(f"| `{id}` | [{each.title}]({page}) | {each.publisher} | {each.licence} | {download} |")
    lines += ["", "What a row of the tally is, and what becomes of it:\n"]
    for id, each in known().items():
        module = sys.modules[type(each).__module__].__doc__ or ""
        about = " ".join(f"{module} {type(each).__doc__ or ''}".replace("See the module.", "").split())
        lines.append(f"- **{id}**: {about}")
    return "\n".join([*lines, ""])


def frames() -> str:
    """The frames by relation, with their triggers and examples."""
    from detente.reading.frames import load_frames
    from detente.vocabulary import load

    groups: dict[str, list[str]] = defaultdict(list)
    for frame in load_frames(load()).frames:
        words = ", ".join((*frame.verb, *frame.noun, *frame.adjective)).replace("<", "&lt;")
        title = frame.relation or f"no relation: {frame.type}"
        groups[title].append(f"| `{frame.id}` | {words} | {frame.example} |")
    lines = [
        "# Frames\n",
        "The ways of telling a relation that the reader knows, with the words that trigger each and a sentence that it"
        " reads. A frame without a relation only says what type of claim a clause is; such a claim is `no_record`. The"
        " source is [frames.yaml](../../src/detente/vocabulary/data/frames.yaml).\n",
    ]
    for title, rows in sorted(groups.items(), key=lambda g: (g[0].startswith("no relation"), g[0])):
        lines += [f"## {title}\n", *_table("frame", "triggers", "example"), *rows, ""]
    return "\n".join(lines)


TURNS = {
    "promising": ("AGREE", "what harms: THREATEN; backing stays SUPPORT"),
    "planning": ("AGREE", "what harms: THREATEN; nothing where it governs no event"),
    "refusing": ("REJECT", "with the mode of what is refused"),
    "failing": ("REJECT", "where it is cooperation that fails"),
    "threatening": ("THREATEN", "with the mode of what is threatened"),
    "asking": ("REQUEST", "sanctions or protest called for: THREATEN; an inquiry: ACCUSE"),
    "ending": ("RETREAT, CONCEDE", "cooperation that is ended: SANCTION"),
    "allowing": ("CONCEDE", "what harms stays what it is"),
    "helping": ("AID", "where somebody is helped"),
    "forcing": ("COERCE", "where somebody is made to act"),
}
"""What the verbs above an event make of it, for the reference; `turned` in reading/event_turns.py does it."""


def events() -> str:
    """The PLOVER types with their modes and the words that tell them, and what turns one into another."""
    from detente.reading.event_words import event_words
    from detente.reading.lexicon import load_data

    words, turns = event_words(), defaultdict(list)
    for verb, turn in words.over.items():
        turns[turn].append(verb)
    lines = [
        "# Events\n",
        "Each claim whose clause tells an act of one side toward or with another has a [PLOVER](https://github.com/openeventdata/PLOVER)"
        " `event` and, where one applies, a `mode`. The source of the words is"
        " [events.yaml](../../src/detente/vocabulary/data/events.yaml): verbs, nouns that a light verb carries, and pairs of a"
        " verb and its noun.\n",
        "## What an act becomes\n",
        "What will be done is AGREE, and THREATEN where it harms; what somebody says must be done is a REQUEST; cooperation under"
        ' "not" is REJECT, and what only may be is no event. A verb or adjective above an act turns it:\n',
        *_table("turn", "makes", "but", "for example"),
        *(f"| {turn} | {makes} | {but} | {', '.join(turns[turn][:8])} |" for turn, (makes, but) in TURNS.items()),
        "",
    ]
    for type_, modes in load_data("events.yaml")["types"].items():
        rows = []
        for mode, entry in modes.items():
            pairs = [f"{verbs.split(', ')[0]} {nouns[0]}" for verbs, nouns in entry.get("pairs", {}).items()]
            told = [*entry.get("verbs", ())[:6], *entry.get("nouns", ())[:4], *pairs[:4]]
            rows.append(f"| {'' if mode == 'plain' else f'`{mode}`'} | {', '.join(told).replace('<', '&lt;')} |")
        lines += [f"## {type_}\n", *_table("mode", "told by, among others"), *rows, ""]
    return "\n".join(lines)


def verdicts() -> str:
    """The verdicts with their signs."""
    from detente.report.signs import SIGNS

    rows = [f"| {sign.sign} | `{verdict.value}` | {sign.means} |" for verdict, sign in SIGNS.items()]
    lines = [
        "# Verdicts\n",
        "A closed list. `--only` and `--fail-on` take these words, parted by commas.\n",
        *_table("sign", "word", "means"),
    ]
    return "\n".join([*lines, *rows, ""])


def errors() -> str:
    """The exceptions with their exit codes."""
    from detente.errors import DetenteError

    def walk(error: type[DetenteError], depth: int) -> Iterator[str]:
        first = (error.__doc__ or "").strip().splitlines()[0]
        yield f"| {'&nbsp;&nbsp;' * depth}`{error.__name__}` | {error.exit_code} | {first} |"
        for inner in error.__subclasses__():
            yield from walk(inner, depth + 1)

    lines = [
        "# Errors\n",
        "Every error that Détente raises on purpose is a `detente.DetenteError`. It has a `message`, a `place` (file,"
        " row, key) and a `remedy`; the command line prints the three and exits with the code. Anything else that"
        " escapes is a defect. The classes are in `detente.errors`.\n",
        *_table("error", "exit code", "what"),
        *walk(DetenteError, 0),
    ]
    return "\n".join([*lines, ""])


def environment() -> str:
    """The environment variables that the code reads."""
    found = sorted(
        {v for f in (ROOT / "src").rglob("*.py") for v in re.findall(r"DETENTE_[A-Z_]+", f.read_text("utf8"))}
    )
    undescribed = set(found) ^ set(ENVIRONMENT)
    if undescribed:
        raise SystemExit(f"say in docs/generate.py what {min(undescribed)} is, or take it out")
    rows = [f"| `{name}` | {ENVIRONMENT[name]} |" for name in found]
    return "\n".join(["# Environment variables\n", *_table("variable", "what it does"), *rows, ""])


def _table(*heads: str) -> list[str]:
    return ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]


PAGES = {
    "cli": cli,
    "output": output,
    "verdicts": verdicts,
    "relations": relations,
    "system": system,
    "layers": layers,
    "measures": measures,
    "importers": importers,
    "frames": frames,
    "events": events,
    "errors": errors,
    "environment": environment,
}


# --- outputs shown in the text ---------------------------------------------------------------------------------------


def refreshed(text: str) -> str:
    """A page with every block of output, and the list of decisions, made anew."""
    text = DECISIONS.sub(lambda _: f"<!-- decisions -->\n{decisions()}<!-- end -->", text)
    return OUTPUT.sub(lambda block: _block(block["command"]), text)


def decisions() -> str:
    """A list of the decisions by their titles, with links from the index."""
    pages = sorted((DOCS / "decisions").glob("*.md"))
    titles = [page.read_text("utf8").splitlines()[0].removeprefix("# ") for page in pages]
    return "".join(f"- [{title}](decisions/{page.name})\n" for title, page in zip(titles, pages, strict=True))


def _block(marker: str) -> str:
    command, _, chosen = marker.partition(" | ")
    shown = re.sub(r"\bcore-[0-9a-f]{12}", "core-…", run(*shlex.split(command)))
    quotes = shlex.split(chosen)
    if quotes:
        shown = RULE + "\n" + f"\n{RULE}\n".join(_finding(shown, quote) for quote in quotes) + "\n"
    return f"<!-- output: detente {marker} -->\n```text\n{shown}```\n<!-- end -->"


def _finding(shown: str, quote: str) -> str:
    """The finding whose quote holds a text, however it is wrapped."""
    for part in shown.split(RULE)[1:]:
        if quote in " ".join(part.split()):
            return part.strip("\n")
    raise SystemExit(f"no finding holds '{quote}': change the marker")


def texts() -> list[Path]:
    """The pages written by hand."""
    return [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *sorted(p for p in DOCS.rglob("*.md") if p.parent.name != "reference"),
    ]


def stale() -> dict[Path, str]:
    """The files that are not as the code would have them, with what they should hold."""
    wanted = {DOCS / "reference" / f"{name}.md": MADE + page().rstrip() + "\n" for name, page in PAGES.items()}
    wanted |= {path: refreshed(path.read_text("utf8")) for path in texts()}
    return {path: text for path, text in wanted.items() if not path.exists() or path.read_text("utf8") != text}


def main(check: bool) -> int:
    """Write what is stale, or with `check` name it and return 1."""
    found = stale()
    for path, text in found.items():
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf8", newline="\n")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
