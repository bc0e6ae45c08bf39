"""Unpack the scripts of others that pages use from the packages that carry them: unpack_scripts.py FOLDER_OF_WHEELS."""

import sys
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

VENDOR = Path(__file__).parents[1] / "src" / "rashomon" / "web" / "static" / "vendor"
# the wheel's name as it begins -> path in the wheel -> name on the page
WANTED: Mapping[str, Mapping[str, str]] = {
    "django_htmx-": {"django_htmx/static/django_htmx/htmx-2.min.js": "htmx.min.js"},
}


def main(folder: str) -> None:
    VENDOR.mkdir(exist_ok=True)
    for beginning, files in WANTED.items():
        (wheel,) = Path(folder).glob(f"{beginning}*.whl")
        with ZipFile(wheel) as packed:
            for inside, name in files.items():
                (VENDOR / name).write_bytes(packed.read(inside))


if __name__ == "__main__":
    main(*sys.argv[1:])
