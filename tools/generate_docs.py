"""Writes what the documents show: the output of every command and program in them, the reference, the codebook.

    python tools/generate_docs.py            # rewrite what is stale
    python tools/generate_docs.py --check    # name what is stale, end with 1

In a document, a comment before a fenced block says where the block comes from:

    <!-- output: rashomon incidents demo.db -->        the command and what it prints, run in a fresh folder that holds
                                                       `examples`; the folder is the same for all documents
    <!-- output lines=1-12 exit=3: COMMAND -->         a part of it; a command that ends with 3
    <!-- output: python -->                            what the python block before it prints
    <!-- file: feed.jsonl -->                          the block is written by hand and put into the folder as a file

`{incident place=Khasham}` in a command stands for the incident of this filter that most reports tell, `{incident}` for
the most told of all, and `{claim killed place=Khasham}` for the incident's first claim of a field: ids change when
reading improves. A command that stands in several documents is run once.
"""

import contextlib
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from click.testing import CliRunner
from docs_codebook import codebook
from docs_reference import reference

import rashomon
from rashomon.cli import main

ROOT = Path(__file__).resolve().parents[1]
MADE = {ROOT / "docs" / "reference.md": reference, ROOT / "docs" / "codebook.md": codebook}
# the order matters: a later document may go on with the files of an earlier one
DOCUMENTS = [ROOT / name for name in ("README.md", "docs/tutorial.md", "docs/concepts.md", "docs/how-to.md")]
LEDGER = "demo.db"
_BLOCK = re.compile(
    r"<!-- (?P<what>output|file)(?P<options>(?: \w+=[\d-]+)*): (?P<command>.+?) -->\n+"
    r"```(?P<kind>\w*)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ASKED = re.compile(r"\{(incident|claim)((?: [^{}\s]+)*)\}")


def written(path: Path) -> str:
    """The document with fresh blocks. The working folder must be the one in which the commands run."""
    text = path.read_text(encoding="utf-8")
    programs = _programs(text)
    names: dict[str, object] = {"__name__": "__main__"}

    def fresh(match: re.Match[str]) -> str:
        head, _, _ = match[0].partition("```")
        if match["what"] == "file":
            Path(match["command"]).write_text(match["body"], encoding="utf-8")
            return match[0]
        if match["command"] == "python":
            program = [body for end, body in programs if end <= match.start()][-1]
            return f"{head}```{match['kind']}\n{_printed(program, names)}```"
        return f"{head}```{match['kind']}\n{_session(match['command'], _options(match['options']))}```"

    return _BLOCK.sub(fresh, text)


def _programs(text: str) -> list[tuple[int, str]]:
    return [(match.end(), match[1]) for match in _PYTHON.finditer(text)]


def _options(words: str) -> dict[str, str]:
    return dict(word.split("=") for word in words.split())


def _session(command: str, options: dict[str, str]) -> str:
    asked = _ASKED.sub(_id, command)
    status, out = _run(asked)
    if status != int(options.get("exit", "0")):
        raise SystemExit(f"`{asked}` ended with {status}:\n{out}")
    return f"$ {asked}\n{_part(out, options.get('lines'))}"


def _part(out: str, wanted: str | None) -> str:
    lines = [line.rstrip() for line in out.splitlines()]
    first, _, last = (wanted or f"1-{len(lines)}").partition("-")
    kept = lines[int(first) - 1 : int(last)]
    before, after = ["..."] * (int(first) > 1), ["..."] * (int(last) < len(lines))
    return "".join(f"{line}\n" for line in [*before, *kept, *after])


@cache
def _run(command: str) -> tuple[int, str]:
    if "|" not in command and command.startswith("rashomon "):
        # in this process: the vocabulary and the model are loaded once
        result = CliRunner().invoke(main, command.split()[1:], prog_name="rashomon", catch_exceptions=False)
        return result.exit_code, result.output
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _printed(program: str, names: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(program, names)
    return out.getvalue()


def _id(match: re.Match[str]) -> str:
    words = match[2].split()
    with rashomon.open(LEDGER, create=False) as ledger:
        found = ledger.incidents(**dict(word.split("=") for word in words if "=" in word))
        incident = max(found, key=lambda i: (len(i.reports), i.id), default=None)
        if incident is None:
            raise SystemExit(f"no incident for {match[0]}: choose another one to show")
        if match[1] == "incident":
            return incident.id[:10]
        claims = (claim.id for claim in ledger.claims(incident=incident.id) if claim.field == words[0])
        return next(claims, incident.id[:10])


def stale() -> Iterator[tuple[Path, str]]:
    """The documents that are not what they should be, with what they should be."""
    for path in DOCUMENTS:
        if (fresh := written(path)) != path.read_text(encoding="utf-8"):
            yield path, fresh
    for path, made in MADE.items():
        if not path.exists() or made() != path.read_text(encoding="utf-8"):
            yield path, made()


def _main(check: bool) -> int:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("examples").symlink_to(ROOT / "examples")
        found = dict(stale())
    for path, text in found.items():
        if not check:
            path.write_text(text, encoding="utf-8")
        name = path.relative_to(ROOT).as_posix()
        sys.stdout.write(f"{name} is stale: make docs\n" if check else f"{name} rewritten\n")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(_main("--check" in sys.argv[1:]))
