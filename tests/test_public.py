"""What is public is written down: a change of it shows as a changed line in `public.txt`."""

import inspect
import subprocess
import sys
from pathlib import Path

import click

import rashomon
from rashomon.cli import main

PINNED = Path(__file__).with_name("public.txt")


def surface() -> list[str]:
    return [*_python(), *_commands()]


def _python() -> list[str]:
    found = []
    for name in sorted(rashomon.__all__):
        thing = getattr(rashomon, name)
        found.append(f"rashomon.{name}{_signature(thing)}")
        if name == "Ledger":
            methods = inspect.getmembers(thing, inspect.isfunction)
            found += [f"rashomon.Ledger.{m}{_signature(f)}" for m, f in methods if not m.startswith("_")]
    return found


def _signature(thing: object) -> str:
    if inspect.isclass(thing) and issubclass(thing, Exception):
        return "(code, place, problem, next_step)"
    parameters = inspect.signature(thing).parameters.values()
    return f"({', '.join(p.name for p in parameters if p.name != 'self')})"


def _commands() -> list[str]:
    context = click.Context(main)
    found = []
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        options = (_option(parameter) for parameter in command.params)
        found.append(f"rashomon {name} {' '.join(options)}")
    return found


def _option(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Argument):
        return parameter.make_metavar(click.Context(main))
    return "|".join([*parameter.opts, *parameter.secondary_opts])


def test_the_public_surface_is_the_pinned_one() -> None:
    assert "\n".join(surface()) + "\n" == PINNED.read_text(encoding="utf-8")


def test_every_public_thing_says_what_it_is() -> None:
    assert rashomon.__version__
    for name in rashomon.__all__:
        assert inspect.getdoc(getattr(rashomon, name)), name
    assert set(rashomon.__all__) <= set(dir(rashomon))


def test_importing_costs_nothing() -> None:
    code = "import rashomon, sys; sys.exit(bool({'spacy', 'sqlalchemy', 'msgspec', 'click'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
