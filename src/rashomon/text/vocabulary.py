"""Loads `resources/`: vocabulary as data, written for people who do not program.

A resource is one YAML file: a mapping with `about` (what it is for, shown to the reader) and `entries` (a list of
mappings). Every entry has an `example`, a sentence that it must match; the tests read all of them.
"""

from functools import cache
from pathlib import Path
from typing import Any

from rashomon.errors import VocabularyError

Entry = dict[str, Any]


def resources_folder() -> Path:
    """The folder with the YAML files: inside the installed package, or at the root of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The entries of `resources/NAME.yaml`, in file order.

    Raises VocabularyError[V001] when there is no such file, [V002] when it is not a mapping with `entries`.
    """
    import yaml  # looking into a ledger needs no vocabulary

    path = resources_folder() / f"{name}.yaml"
    if not path.is_file():
        raise VocabularyError("V001", str(path), "no such resource", "Reinstall rashomon.")
    with path.open(encoding="utf-8") as stream:
        data = yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(data, dict) or not isinstance(data.get("entries"), list):
        raise VocabularyError("V002", str(path), "not a mapping with a list under `entries`")
    return tuple(data["entries"])


@cache
def words_of(name: str, use: str) -> frozenset[str]:
    """The `words` of all entries of a resource that have this `use`. Raises KeyError where there are none."""
    words = frozenset(word for entry in entries(name) if entry["use"] == use for word in entry["words"])
    if not words:
        raise KeyError(f"resources/{name}.yaml has no entry whose use is {use}")
    return words
