"""`docs/reference.md`, made from the code: commands, exported keys, words of the ledger, errors, vocabulary, Python."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import click
import yaml

import rashomon
from rashomon.cli import main
from rashomon.export.exporter import FORMATS
from rashomon.export.listing import claims_listing, incidents_listing, reports_listing
from rashomon.model import account, claim, decision, incident, ledger_format, report, span, when, where, who
from rashomon.store import chain, tables
from rashomon.store.queries import IncidentFilter
from rashomon.text.vocabulary import resources_folder

_SOURCE = Path(rashomon.__file__).parent
_CODE = re.compile(r"[A-Z]\d{3}")

# every key of the ledger interchange format; a key that is not here, or is no more, fails
KEYS: Mapping[str, Mapping[str, str]] = {
    "reports.jsonl": {
        "id": "the id given in the input, else derived from content",
        "title": "headline, or null",
        "publisher": "who published it, or null",
        "url": "its address, or null",
        "language": "as the page says, or null",
        "published": "day or moment of publication (ISO 8601), or null; never the day of reading",
        "published_basis": "how that is known, see below",
        "sha256": "of the bytes that were read",
        "text": "the report's own words, cleaned; all offsets count characters (Unicode code points) of this text",
        "removed": "what was cut from the page: a list of `kind` and `text`",
        "copy_of": "id of the report whose text this one repeats, or null",
        "headline_end": "where in `text` the headline ends, 0 when it has none of its own",
        "flags": "why a reader should look twice, such as `date_conflict`",
        "metadata": "other keys of the input, kept as they came",
        "version_of": "id of the report of the same page of which this is the next version, or null",
    },
    "claims.jsonl": {
        "id": "derived from content: the same report gives the same claims",
        "report": "id of the report that says it",
        "incident": "id of the incident that it is about",
        "field": "which harm or fact, see below",
        "value": "what is claimed; its keys depend on the field, see below",
        "part_of": "id of the claim that this one is a part of (30 people, *including 5 children*), or null",
        "source": "who says it: `name`, `text` as written, `kind`, and `implicit` when the words stand in an earlier "
        "sentence; null = the report in its own voice",
        "relayed_by": "who passed it on between the source and this publisher, nearest to the source first",
        "stance": "how it is said, see below",
        "scope": "`incident`, or `cumulative` for a toll over a campaign or a period",
        "evidence": "the sentence: `start`, `end` and `text`; always `report.text[start:end] == text`",
        "trigger": "the exact words that carry the value, in the same form",
        "confidence": "how likely it is that the claim was read rightly, 0 to 1; not that it is true",
        "account": "id of this report's telling of the incident",
        "rule": "name of the reading rule that made the claim",
        "review": "`accepted` or `corrected` where people decided so, else null; rejected claims are left out",
    },
    "incidents.jsonl": {
        "id": "derived from content: the same reports give the same ids",
        "was": "ids of incidents that were merged into this one",
        "type": "what kind of incident, see below",
        "background": "true when it is told only as context",
        "date": "`start`, `end`, `precision`, `text`; null when no report says when",
        "place": "`text` as written, `name`, `settlement`, `admin1`, `country` (ISO 3166-1 alpha-3), `lat`, `lon`, "
        "`precision`, `geonames`; null when no report says where",
        "initiator": "who did it: a list of `id`, `name`, `text`, `kind`; empty when nobody says",
        "target": "to whom, in the same form",
        "harm": "for each harm field that has a claim: `low`, `best`, `high`, `status`, `claims`, and the same for "
        "each class of victims under `by_class`",
        "status": "for each field: `single`, `agreed`, `revised` or `contested`",
        "origins": "independent origins: copies and accounts that rest on one source count once",
        "reports": "ids of the reports that tell it",
        "grade": "see below",
        "summary": "one sentence, made from the claims alone",
        "accounts": "ids of the accounts that were joined",
        "reasons": "for each derived value `field`, `rule`, `text`, and the `claims` behind it",
    },
    "accounts.jsonl": {
        "id": "derived from content",
        "report": "id of the report that tells it",
        "background": "true when it is told only as context",
        "main": "true when the report is chiefly about it",
        "span_start": "where in the report's `text` the telling begins",
    },
    "decisions.jsonl": {
        "number": "its place among all decisions, from 1",
        "id": "derived from content",
        "kind": "`accept`, `reject`, `correct`, `merge`, `split`, `set`, `code`, `comment`, `assign`, `undo`",
        "author": "who decided",
        "at": "when (ISO 8601, UTC)",
        "reason": "why, in their words",
        "incident": "the id that the incident had then",
        "claim": "id of the claim, or null for decisions on incidents",
        "field": "of `set`: which value",
        "value": "of `correct`: the parts that are other; of `set`: the value; of `code`: values by field; "
        "of `comment` and `assign`: the words",
        "undoes": "id of the decision that this one takes back",
        "parts": "ids of the accounts that it is about: of a merge those of each incident, of a split those that stay "
        "and those that leave, else one list",
    },
    "erasures.jsonl": {
        "erased": "what was erased: part and id",
        "author": "who did it",
        "at": "when (ISO 8601, UTC)",
        "reason": "why",
    },
    "chain.jsonl": {
        "number": "of a seal: its place in the chain, from 1; after each seal come the leaves of what it binds",
        "kind": "of a seal: why it was made",
        "previous": "of a seal: the hash of the seal before it",
        "hash": "of a seal: SHA-256 over JSON lines, first `[number, kind, previous]`, then `[part, id, leaf]` of all "
        "that it binds; that of the last seal, with its number, is the head",
        "part": "of a leaf: what kind of thing is bound",
        "id": "of a leaf: its id",
        "leaf": "of a leaf: SHA-256 over the salt and the thing's object as JSON (keys sorted, no spaces)",
        "salt": "of a leaf: hex digits; null where the thing was erased, derived anew since, or is not in the export",
    },
}

_ACLED = {
    "air_strike": "Air/drone strike",
    "shelling": "Shelling/artillery/missile attack",
    "armed_clash": "Armed clash",
    "suicide_bomb": "Suicide bomb",
    "explosive": "Remote explosive/landmine/IED",
    "grenade": "Grenade",
    "chemical_weapon": "Chemical weapon",
    "attack": "Attack",
    "abduction": "Abduction/forced disappearance",
    "sexual_violence": "Sexual violence",
    "mob_violence": "Mob violence",
    "violent_demonstration": "Violent demonstration",
    "protest": "Peaceful protest",
    "force_against_protesters": "Excessive force against protesters",
    "territory_gained": "Government regains territory / Non-state actor overtakes territory",
    "territory_transfer": "Non-violent transfer of territory",
    "arrest": "Arrests",
    "disrupted_weapons": "Disrupted weapons use",
    "looting": "Looting/property destruction",
    "agreement": "Agreement",
    "mixed": "several of these, none by most",
    "other": "none of these",
}

_EXITS = {
    0: "done",
    1: "a problem in the data: no such ledger, id, format; the message says which, and what to do",
    2: "a mistake in the command: an option or an argument that it does not take",
    3: "`read` or `import` is done, and some of what was offered could not be taken; each is named with the reason",
}


def reference() -> str:
    """The whole document."""
    parts = (
        ["# Reference", "Made from the code by `make docs`; changes belong there."],
        ["## Commands", "`LEDGER` may be left out when the environment variable `RASHOMON_LEDGER` names one."],
        _commands(),
        ["### Exit status", _table(("status", "meaning"), ((str(n), words) for n, words in _EXITS.items()))],
        ["## Files that `export` writes", f"Formats: {', '.join(f'`{name}`' for name in sorted(FORMATS))}. {_FILES}"],
        _keys(),
        ["### Values of claims", _VALUES],
        ["### Columns of `--csv` and `--tsv`", *_columns()],
        ["## Words of the ledger", *_words()],
        ["## Messages", _MESSAGES, _messages()],
        [
            "## Vocabulary",
            "Files in `resources/`, made for reading and for adding to: see [how-to](how-to.md#add-words).",
            _resources(),
        ],
        ["## Python", "`import rashomon` gives these and nothing else.", *_python()],
    )
    return "\n\n".join(piece for part in parts for piece in part) + "\n"


_FILES = (
    "Files of JSON Lines in one folder: UTF-8, one object a line, lines sorted by id (decisions by number), keys in "
    "the order given here. Unknown values are `null`. The same ledger always gives the same bytes. For readers: "
    "`reports.jsonl`, `claims.jsonl` and `incidents.jsonl`; the others are for checking and for `rashomon import`. "
    "`claims_as_read.jsonl` has the keys of `claims.jsonl` and holds the claims on which people decided as they were "
    "before. `manifest.json` names the program, the head of the chain, the first and last days of incidents and of "
    "publication, and for each file its size, lines and SHA-256; where it is, the export is whole. `verify.py` checks "
    "everything with Python alone. With `--raw`, `raw/` holds the documents as they came, named by their SHA-256."
)
_VALUES = """Harm fields have `low`, `high` (null = no bound), `approximate`, `text`, and `group` with `text`, `class`,
`actor`.

| words | low | high |
|---|---|---|
| 29 | 29 | 29 |
| at least 29 | 29 | |
| more than 100 | 101 | |
| up to 40 | | 40 |
| 15 to 20 | 15 | 20 |
| about 50 (`approximate`) | 50 | 50 |
| no one | 0 | 0 |

Facts: `type` has `type`; `initiator` and `target` have `actor`; `place` has `place`; `date` has `date`; `weapon` has
`text`."""
_MESSAGES = (
    "A message names the kind, the code, the place, the problem and the next step. Codes stay; words may change. "
    "`…` stands for what depends on the case."
)


def _commands() -> list[str]:
    return list(_commands_of(main, click.Context(main, info_name="rashomon"), "rashomon"))


def _commands_of(group: click.Group, context: click.Context, typed: str) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield from _command(command, name, context, typed)


def _command(command: click.Command, name: str, parent: click.Context, typed: str) -> Iterator[str]:
    with click.Context(command, info_name=name, parent=parent) as context:
        yield f"### `rashomon {_named(typed, name)}`"
        yield f"```text\n{typed} {name} {' '.join(command.collect_usage_pieces(context))}\n```"
        yield inspect.cleandoc(command.help or "")
        records = (option.get_help_record(context) for option in command.params)
        rows = [record for record in records if record and record[1]]
        if rows:
            yield _table(("option", "meaning"), ((f"`{opts}`", words) for opts, words in rows))
        if isinstance(command, click.Group):
            yield from _commands_of(command, context, f"{typed} {name} [LEDGER]")


def _named(typed: str, name: str) -> str:
    """The words of a command alone: `review accept`."""
    return " ".join([word for word in typed.split()[1:] if word != "[LEDGER]"] + [name])


def _keys() -> Iterator[str]:
    for name, made in _objects().items():
        described = KEYS[name]
        if list(described) != list(made):
            raise SystemExit(f"tools/docs_reference.py describes other keys of {name} than it has: {list(made)}")
        yield f"### `{name}`"
        yield _table(("key", "meaning"), ((f"`{key}`", words) for key, words in described.items()))


def _objects() -> dict[str, dict[str, Any]]:
    words = span.Span(0, 1, "x")
    some = claim.Claim(
        id="", report="", account="", field="weapon", value=claim.WeaponFact(""), evidence=words, trigger=words,
        confidence=1.0, rule="",
    )  # fmt: skip
    return {
        "reports.jsonl": ledger_format.report_line(report.Report(id="", sha256="", text=""), None, None),
        "claims.jsonl": ledger_format.claim_object(some, None),
        "incidents.jsonl": ledger_format.incident_object(incident.Incident(id="")),
        "accounts.jsonl": ledger_format.account_object(account.Account(id="", report="")),
        "decisions.jsonl": ledger_format.decision_object(
            decision.Decision(number=1, id="", kind="accept", author="", at="")
        ),
        "erasures.jsonl": dict.fromkeys(column.name for column in tables.erasures.columns),
        "chain.jsonl": dict.fromkeys((*chain.Seal.__struct_fields__, *chain.Leaf.__struct_fields__)),
    }


def _columns() -> Iterator[str]:
    lists = {
        "incidents": incidents_listing(()),
        "claims": claims_listing((), {}, {}),
        "reports": reports_listing((), {}),
    }
    for name, listing in lists.items():
        yield f"`rashomon {name}`: {', '.join(f'`{column}`' for column in listing.columns)}."
    yield "A cell that a spreadsheet would take for a formula is written with a `'` before it."


def _words() -> Iterator[str]:
    yield "### Incident types"
    types = get_args(incident.IncidentType)
    yield _table(("type", "ACLED sub-event"), ((f"`{slug}`", _ACLED[slug]) for slug in types))
    yield "### Other words"
    rows: Sequence[tuple[str, Iterable[str]]] = (
        ("harm fields", claim.HARM_FIELDS),
        ("fact fields", claim.FACT_FIELDS),
        ("`stance`", get_args(claim.Stance)),
        ("`scope`", get_args(claim.Scope)),
        ("`status`", get_args(incident.Status)),
        ("`grade`", get_args(incident.Grade)),
        ("`source.kind`", get_args(who.SourceKind)),
        ("`group.class`", get_args(who.GroupClass)),
        ("`actor.kind`", get_args(who.ActorKind)),
        ("`place.precision`", get_args(where.PlacePrecision)),
        ("`date.precision`", get_args(when.DatePrecision)),
        ("`published_basis`", get_args(report.PublishedBasis)),
        ("`removed.kind`", get_args(report.RemovedKind)),
    )
    yield _table(("where", "words"), ((name, ", ".join(f"`{word}`" for word in words)) for name, words in rows))


def _messages() -> str:
    found: dict[tuple[str, str], str] = {}
    for path in sorted(_SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            for code, problem, next_step in _coded(node, tree):
                found.setdefault((code, problem), next_step)
    rows = ((f"`{code}`", problem, next_step) for (code, problem), next_step in sorted(found.items()))
    return _table(("code", "problem", "next step"), rows)


def _coded(node: ast.AST, tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """The code, problem and next step in a call or a tuple that names a code."""
    parts = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
    codes = [k for k, part in enumerate(parts) if isinstance(part, ast.Constant) and _is_code(part.value)]
    if len(codes) != 1:  # none, or a list of codes
        return
    given = [words for part in parts[codes[0] + 1 :] if (words := _template(part, tree)) is not None]
    if given and isinstance(node, ast.Call):  # after the code stands the place, unless it is a rejection
        names_place = getattr(node.func, "id", "").endswith("Error")
        given = given[1:] if names_place else given
    if given:
        yield str(parts[codes[0]].value), given[0], given[1] if len(given) > 1 else ""  # type: ignore[attr-defined]


def _is_code(value: object) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def _template(part: ast.expr, tree: ast.Module) -> str | None:
    """The words of a text, `…` for what is filled in; of a name the words that it was last given."""
    if isinstance(part, ast.Constant):
        return str(part.value)
    if isinstance(part, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "…" for v in part.values)
    if isinstance(part, ast.Name):
        given = [n for n in ast.walk(tree) if isinstance(n, ast.Assign) and _assigns(n, part.id)]
        texts = [n.value for n in given if not isinstance(n.value, ast.Name)]
        return _template(texts[-1], tree) if texts else "…"
    return "…"


def _assigns(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)


def _resources() -> str:
    rows = []
    for path in sorted(resources_folder().glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        first = re.split(r"(?<=[.])\s+(?=[A-Z`])", " ".join(data["about"].split()))[0]
        rows.append((f"`{path.name}`", first))
    return _table(("file", "what it is for"), rows)


def _python() -> Iterator[str]:
    for name in sorted(rashomon.__all__, key=lambda n: (n != "open", n != "Ledger", n != "compare", n.lower())):
        thing = getattr(rashomon, name)
        yield f"### `rashomon.{name}`"
        yield f"```text\n{name}{_arguments(thing)}\n\n{inspect.getdoc(thing)}\n```"
        if name == "Ledger":
            methods = inspect.getmembers(thing, inspect.isfunction)
            for method, function in methods:
                if not method.startswith("_"):
                    yield f"```text\nLedger.{method}{_arguments(function)}\n\n{inspect.getdoc(function)}\n```"
            yield f"`IncidentFilter`, what `incidents` can be asked:\n\n```text\n{inspect.getdoc(IncidentFilter)}\n```"


def _arguments(thing: Any) -> str:
    if inspect.isclass(thing) and issubclass(thing, Exception):
        return "(code, place, problem, next_step)"
    parameters = [p for p in inspect.signature(thing).parameters.values() if p.name != "self"]
    return f"({', '.join(str(p.replace(annotation=p.empty)) for p in parameters)})"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
