"""Who did it and who was hit, as sources say beside the report's own voice."""

from properties.told import read
from rashomon.model.claim import ActorFact, Claim

RAID = "Syrian army troops attacked a Kurdish post near Manbij on Monday and killed two guards."


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    return [row(c) for c in read(text).claims if c.rule.endswith("/said")]


def row(claim: Claim) -> tuple[str, str | None, str | None]:
    assert isinstance(claim.value, ActorFact)
    return claim.field, claim.value.actor.id, claim.source and claim.source.name


def test_a_source_names_the_doers_that_the_report_names() -> None:
    text = f'{RAID} "Syrian army troops were trying to seize the bridge," a Kurdish officer told Reuters.'
    assert said(text) == [("initiator", "syrian_government", "a Kurdish officer")]


def test_the_outlet_that_heard_the_source_is_kept() -> None:
    text = f'{RAID} "Syrian army troops were trying to seize the bridge," a Kurdish officer told Reuters.'
    (claim,) = (c for c in read(text).claims if c.rule.endswith("/said"))
    assert claim.relayed_by == ("Reuters",)


def test_the_reports_own_voice_is_not_repeated() -> None:
    assert said(f"{RAID} Syrian army troops were trying to seize the bridge.") == []
