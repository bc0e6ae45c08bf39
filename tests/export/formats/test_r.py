"""Files read by R, where R is there (Debian: r-base, r-cran-readr, r-cran-sf)."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from export.formats.held import lines, mixed
from rashomon.export.exporter import export
from rashomon.export.formats.event_reports import EVENT_REPORTS

R = shutil.which("Rscript")
pytestmark = pytest.mark.skipif(R is None, reason="Rscript is not there: install R (r-base) to run these tests")


def told_by_r(library: str, expression: str, *paths: Path) -> list[str]:
    """What an expression gives in R, line by line; `a` holds the paths."""
    command = f"a <- commandArgs(TRUE); cat({expression}, sep = '\\n')"
    has = subprocess.run([str(R), "-e", f"library({library})"], capture_output=True, check=False)
    if has.returncode:
        pytest.skip(f"R has no package {library}")
    loaded = f"suppressPackageStartupMessages(library({library})); {command}"
    done = subprocess.run([str(R), "-e", loaded, *map(str, paths)], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_readr_reads_event_reports(tmp_path: Path) -> None:
    store = mixed()
    path, _ = export(store, "reports", tmp_path / "x.csv")
    read = "read_csv(a[1], na = '', show_col_types = FALSE)"
    rows = lines(EVENT_REPORTS, store)
    assert told_by_r("readr", f"{read}$event_report_id", path) == [row["event_report_id"] for row in rows]
    assert told_by_r("readr", f"sum({read}$deaths_best, na.rm = TRUE)", path) == [
        str(sum(int(row["deaths_best"] or 0) for row in rows))
    ]
    assert told_by_r("readr", f"class({read}$date_start)", path) == ["Date"]


def test_base_r_reads_them_too(tmp_path: Path) -> None:
    store = mixed()
    path, _ = export(store, "reports", tmp_path / "x.csv")
    assert told_by_r("utils", "nrow(read.csv(a[1], na.strings = ''))", path) == [str(len(lines(EVENT_REPORTS, store)))]


@pytest.mark.parametrize(("name", "columns", "toll"), [("acled", 31, "fatalities"), ("ucdp", 49, "best")])
def test_readr_reads_tables_that_other_projects_would_recognise(
    tmp_path: Path, name: str, columns: int, toll: str
) -> None:
    path, _ = export(mixed(), name, tmp_path / "x.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    read = "read_csv(a[1], na = '', show_col_types = FALSE)"
    told = told_by_r(
        "readr", f"c(dim({read}), nrow(problems({read})), sum({read}${toll}), class({read}$latitude))", path
    )
    assert told == [str(len(rows)), str(columns), "0", str(sum(int(row[toll]) for row in rows)), "numeric"]


@pytest.mark.parametrize("suffix", ["gpkg", "geojson"])
def test_sf_reads_maps(tmp_path: Path, suffix: str) -> None:
    (path,) = export(mixed(), suffix, tmp_path / f"x.{suffix}")
    layer = ", 'incidents'" if suffix == "gpkg" else ""
    read = f"st_read(a[1]{layer}, quiet = TRUE)"
    assert told_by_r("sf", f"sum(st_is_empty({read}))", path) == ["2"]
    assert told_by_r("sf", f"st_crs({read})$epsg", path) == ["4326"]
