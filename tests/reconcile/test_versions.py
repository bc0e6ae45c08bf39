"""Later versions of one page."""

from rashomon.reconcile.versions import Page, earlier_versions

AT = "https://www.example.org/north/shelling"


def page(report: str, url: str | None = AT, published: str | None = "2019-03-06", **known: str) -> Page:
    return Page(report, url, known.get("publisher", "The Courier"), published, known.get("sha256", report))


def test_the_later_is_a_version_of_the_earlier() -> None:
    pages = [page("c", published="2019-03-08"), page("a"), page("b", published="2019-03-07")]
    assert earlier_versions(pages) == {"b": "a", "c": "b"}
    assert earlier_versions([page("b"), page("a"), page("z", published=None)]) == {"b": "a", "z": "b"}


def test_an_address_may_be_written_in_several_ways() -> None:
    ways = (
        AT,
        "http://example.org/north/shelling/",
        f"{AT}?utm_source=x#top",
        AT.replace("www.example", "WWW.Example"),
    )
    assert earlier_versions(page(str(k), way) for k, way in enumerate(ways)) == {"1": "0", "2": "1", "3": "2"}


def test_other_pages_are_no_versions() -> None:
    others = [page("a"), page("b", f"{AT}?id=2"), page("c", publisher="The Herald"), page("d", None)]
    assert earlier_versions(others) == {}
    assert earlier_versions([page("a", "https://example.org/"), page("b", "https://example.org")]) == {}
    assert earlier_versions([page("a", sha256="x"), page("b", sha256="x")]) == {}
    assert earlier_versions([page("a", "http://[broken"), page("b", "http://[broken")]) == {}
