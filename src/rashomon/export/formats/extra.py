"""Libraries that only some formats need."""

from importlib import import_module
from types import ModuleType

from rashomon.errors import ExportError


def extra(library: str, name: str) -> ModuleType:
    """The library. Raises ExportError[E009] where the extra `formats` is not installed; name: of the format."""
    try:
        return import_module(library)
    except ImportError as error:
        problem = f"{name} needs {library.partition('.')[0]}, which is not installed"
        raise ExportError("E009", "", problem, 'Install it with: pip install "rashomon[formats]"') from error
