from rashomon.extract._capitals import as_written, lowered
from rashomon.extract.claims import read_claims
from rashomon.model.report import Report
from rashomon.pipeline.stages import finders

_TEXT = "LIMA, 4 MAY 90 (RPA) -- [TEXT] GUNMEN KILLED TWO TEACHERS IN AYACUCHO YESTERDAY.  NOBODY CLAIMED THE ATTACK."


def _report(text: str) -> Report:
    return Report(id="r", sha256="0", text=text, published="1990-05-04")


def test_a_text_in_capitals_is_read_in_small_letters_of_the_same_length() -> None:
    report, _ = lowered(_report(_TEXT), finders())
    assert len(report.text) == len(_TEXT)
    assert "Gunmen killed two teachers in Ayacucho yesterday.  Nobody claimed" in report.text


def test_claims_of_a_text_in_capitals_stand_in_its_own_words() -> None:
    _, claims = read_claims(_report(_TEXT), finders())
    killed = next(claim for claim in claims if claim.field == "killed")
    assert (killed.trigger.text, killed.value.group.text, killed.value.quantity.low) == ("TWO", "TEACHERS", 2)  # type: ignore[union-attr]
    assert all(_TEXT[c.evidence.start : c.evidence.end] == c.evidence.text for c in claims)
    assert {claim.field for claim in claims} >= {"killed", "place", "date"}


def test_a_text_in_small_letters_is_read_as_it_is() -> None:
    text = "Gunmen killed two teachers in Ayacucho on 3 May 1990."
    report, _ = lowered(_report(text.upper()), finders())
    _, claims = read_claims(_report(text), finders())
    assert as_written(claims, _report(text)) == claims
    assert report.text == text
