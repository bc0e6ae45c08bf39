"""What the documents say is so: commands and options exist, entries work, anchors are there, outputs are fresh."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from rashomon.cli import main
from rashomon.text.numbers import numbers
from rashomon.text.vocabulary import resources_folder

ROOT = Path(__file__).parents[2]
WRITTEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BY_HAND = [path for path in WRITTEN if path.name not in ("reference.md", "codebook.md")]
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
HOW_TO = (ROOT / "docs" / "how-to.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)#([\w-]+)\)")
_ENTRY = re.compile(r"<!-- entry: (\w+) -->\n```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(path: Path) -> list[tuple[str, str]]:
    """Kind and content of the fenced blocks of a document."""
    return _BLOCK.findall(path.read_text(encoding="utf-8"))


def commands(path: Path) -> list[str]:
    """The rashomon commands that a reader would type, without what a shell does with them."""
    lines = [line for kind, body in blocks(path) if kind in ("sh", "text") for line in body.splitlines()]
    typed = [line.removeprefix("$ ") for line in lines if re.match(r"(\$ |cat .*\| )?rashomon ", line)]
    return [re.split(r"\s[>|]\s|\s#", line.rpartition("| ")[2])[0] for line in typed]


def described(group: click.Group = main, before: str = "") -> dict[str, click.Command]:
    """All commands by the words that call them: `show`, `review accept`."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[before + name] = command
        if isinstance(command, click.Group):
            found |= described(command, f"{before}{name} ")
    return found


def called(line: str) -> str:
    """The command that a line calls: the ledger stands before the action of a group."""
    _, name, *words = shlex.split(line)
    actions = [word for word in words[:2] if f"{name} {word}" in described()]
    return f"{name} {actions[0]}" if actions else name


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.name)
def test_commands_can_be_typed_as_they_stand(path):
    for line in commands(path):
        _, name, *words = shlex.split(line)
        assert name in described(), line
        described()[name].make_context(name, list(words))  # raises click.UsageError
        if (action := called(line)) != name:
            rest = words[words.index(action.split()[1]) + 1 :]
            described()[action].make_context(action, rest)


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md", "docs/concepts.md", "docs/how-to.md"])
def test_options_in_running_text_exist(name):
    known = {opt for command in described().values() for p in command.params for opt in (*p.opts, *p.secondary_opts)}
    text = re.sub(r"<!--.*?-->", "", _BLOCK.sub("", (ROOT / name).read_text(encoding="utf-8")), flags=re.DOTALL)
    named = {option for code in re.findall(r"`([^`]+)`", text) for option in re.findall(r"(?<!\S)--[a-z][a-z-]+", code)}
    assert named <= known | {"--help"}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_commands_in_running_text_exist(path):
    """Those in code marks, and those that an error names as the next step."""
    text = _BLOCK.sub("", path.read_text(encoding="utf-8"))
    named = re.findall(r"(?:`|: )rashomon ([a-z]+)", text)
    assert set(named) <= set(described()), sorted(set(named) - set(described()))


def test_every_command_and_option_stands_in_the_reference():
    for name, command in described().items():
        _, _, rest = REFERENCE.partition(f"### `rashomon {name}`\n")
        section = rest.partition("\n### ")[0]
        assert section, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert all(opt in section for opt in (*parameter.opts, *parameter.secondary_opts)), (name, parameter)


def test_every_command_is_used_in_a_document_written_by_hand():
    used = {called(line) for path in BY_HAND for line in commands(path)}
    assert set(described()) - {"review", "team"} <= used  # a group does nothing itself


def test_every_code_of_a_message_stands_in_the_reference():
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    codes = set(re.findall(r'"([BDEILNPRSVW]\d{3})"', sources))
    assert len(codes) > 20
    assert codes == set(re.findall(r"^\| `([A-Z]\d{3})`", REFERENCE, re.MULTILINE))


def test_every_file_of_the_vocabulary_stands_in_the_reference():
    assert {path.name for path in resources_folder().glob("*.yaml")} <= set(re.findall(r"`(\w+\.yaml)`", REFERENCE))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_anchors_are_headings(path):
    for target, anchor in _LINK.findall(path.read_text(encoding="utf-8")):
        there = (path.parent / target if target else path).read_text(encoding="utf-8")
        assert anchor in {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", there, re.MULTILINE)}, anchor


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.name)
def test_programs_are_run_or_say_why_not(path):
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"^```python\n(.*?)^```\n(.*)", text, re.DOTALL | re.MULTILINE):
        compile(match[1], path.name, "exec")
        is_run = match[2].lstrip().startswith("<!-- output: python -->")
        is_excused = re.search(r"<!-- not run: .+ -->\s*$", text[: match.start()])
        assert is_run or is_excused, match[1]


def test_the_readme_shows_what_make_demo_runs():
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ndemo:")[2].partition("\n\n")[0]
    run = re.findall(r"^\t(?:@|.*&& )?\$\(RASHOMON\) (\w+)", recipe, re.MULTILINE)
    shown = [line.split()[1] for line in commands(ROOT / "README.md")]
    assert len(run) >= 2
    assert shown[:3] == ["read", "incidents", "show"]
    assert all(f"$(RASHOMON) {name} " in recipe for name in shown[:3])


def test_numbers_are_read_as_the_reference_says():
    table = REFERENCE.partition("| words | low | high |\n|---|---|---|\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:4]] for line in table.splitlines()]
    assert len(rows) >= 7
    for words, low, high in rows:
        (found, *_) = numbers(
            f"{words.removesuffix(' (`approximate`)')} people died".replace("no one people", "no one")
        )
        told = [str(bound) if bound is not None else "" for bound in (found.quantity.low, found.quantity.high)]
        assert told == [low, high], words


@pytest.fixture(scope="module")
def extended(tmp_path_factory) -> Path:
    """The vocabulary with the entries that the how-to adds."""
    folder = tmp_path_factory.mktemp("resources")
    for path in resources_folder().glob("*.yaml"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    for name, entry in _ENTRY.findall(HOW_TO):
        with (folder / f"{name}.yaml").open("a", encoding="utf-8") as stream:
            stream.write(f"\n{entry}")
    return folder


def test_entries_of_the_how_to_work(extended):
    """A militia, a verb and an outlet that are not known become known by adding what the how-to shows."""
    assert {name for name, _ in _ENTRY.findall(HOW_TO)} == {"actors_sahel", "harm_words", "gate_words", "outlets"}
    shipped = "".join(path.read_text(encoding="utf-8") for path in resources_folder().glob("*.yaml"))
    assert not [word for word in ("Bandiagara Night Watch", "garrotte", "niger-bend") if word in shipped]
    told = (
        "Three guards were garrotted in the village of Bankass in Mali on 3 June 2019. "
        "Residents blamed the Bandiagara Night Watch."
    )
    program = f"""
import pathlib, sys
from rashomon.text import vocabulary
vocabulary.resources_folder = lambda: pathlib.Path(sys.argv[1])
import rashomon
from rashomon.ingest.outlets import publisher_of
from rashomon.resolve.registry import Registry
print([m.actor.name for m in Registry().find({told!r}, day="2019-06-03") if m.actor.id == "bandiagara_night_watch"])
print(publisher_of("https://niger-bend.example/2024/gao"))
place = pathlib.Path(sys.argv[1], "told.txt")
place.write_text({told!r})
with rashomon.open() as ledger:
    ledger.read(place)
    print([c.value.quantity.low for c in ledger.claims() if c.field == "killed"])
"""
    command = [sys.executable, "-c", program, str(extended)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["['Bandiagara Night Watch']", "Niger Bend Post", "[3]"]


def test_what_the_documents_show_is_what_comes_out():
    """`make docs` puts it right."""
    command = [sys.executable, str(ROOT / "tools" / "generate_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0
