"""What every profile works with: an incident with all that stands behind it, and cells that say why they are so."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct, field

from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report

Value = str | int | float | None
Nested: TypeAlias = "Value | tuple[Nested, ...] | Mapping[str, Nested]"  # what a cell of a JSON profile may hold


class Case(Struct, frozen=True):
    """One incident, the claims of its accounts, its reports by id, which of these repeats which, and its accounts."""

    incident: Incident
    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    copies: Mapping[str, str]
    accounts: tuple[Account, ...] = ()

    @property
    def number(self) -> int:
        """A number of its own for the incident, which it keeps; up to fifteen digits."""
        return number_of(self.incident.id)

    def behind(self, field: str) -> tuple[str, ...]:
        """The ids of the claims behind a derived value."""
        return next((reason.claims for reason in self.incident.reasons if reason.field == field), ())


def number_of(name: str) -> int:
    """A number of up to fifteen digits for a name, always the same."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6])


class Cell(Struct, frozen=True):
    """A value with the rule that gave it, a few words for the reader, and the ids of the claims behind it."""

    value: Nested
    rule: str
    why: str = ""
    claims: tuple[str, ...] = ()


Row = Mapping[str, Cell]  # column -> cell, in the order of the columns


class Coded(Struct, frozen=True):
    """What a profile makes of an incident: its rows, or none and why the project would not list it."""

    rows: tuple[Row, ...] = ()
    left_out: str = ""


class Rule(Struct, frozen=True):
    """A rule that cells name. id: with a version, which changes with the rule; text: one sentence; source: where it
    stands.
    """

    id: str
    text: str
    source: str


class Column(Struct, frozen=True):
    """A column of a table: its name, what it holds, where the rule for it stands, and the ids of the rules that give
    its cells.
    """

    name: str
    holds: str
    source: str
    kind: type[Any] = str
    rules: tuple[str, ...] = ()


def rules_of(project: str, codebook: str, told: Mapping[str, tuple[str, str]]) -> tuple[Rule, ...]:
    """The rules of a project. told: name and version of a rule -> the section of the codebook, and its sentence."""
    return tuple(Rule(f"{project}/{name}", text, f"{codebook}, {part}") for name, (part, text) in told.items())


def columns_of(rules: tuple[Rule, ...], told: Iterable[tuple[str, type[Any], str, str]]) -> tuple[Column, ...]:
    """Columns from name, kind of the values, names of the rules that give them, and what they hold.

    The first of the rules says where the column stands.
    """
    known = {rule.id.partition("/")[2]: rule for rule in rules}
    return tuple(
        Column(name, holds, known[names.split()[0]].source, kind, tuple(known[one].id for one in names.split()))
        for name, kind, names, holds in told
    )


class Profile(Struct, frozen=True):
    """A table of another project, and how its rows are made.

    name: as commands call it; version: changes whenever a rule does; title: with "-like", because these are not the
    project's data. columns: in order. rules: all that its cells may name. code: the rows of an incident under a policy.
    usual: the rules that a policy may override, with their values. form: a table, an array of objects, or an object a
    line; of objects the keys that are not known are left out.
    """

    name: str
    version: str
    title: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]
    code: "Callable[[Case, Policy], Coded]"
    usual: "Callable[[], Mapping[str, Value]]" = dict
    form: Literal["csv", "json", "jsonl"] = "csv"


class Policy(Struct, frozen=True):
    """What a user overrides: rule name -> value, such as `vague/dozens: 24`; the rest is as the project has it."""

    rules: Mapping[str, Value] = field(default_factory=dict)

    def get(self, rule: str, usual: Value) -> Value:
        """The user's value for a rule, else the usual one."""
        return self.rules.get(rule, usual)
