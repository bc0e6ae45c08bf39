"""People decide by plain forms: no script, no network."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from rashomon.model.claim import HarmValue
from rashomon.model.incident import Incident
from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.settings import Settings


@pytest.fixture
def noor(own_ledger: Ledger) -> Iterator[TestClient[Any]]:
    """The app as Noor sees it, who may decide."""
    app = create_app(own_ledger, Settings(edit=True, author="Noor"))
    with TestClient(app, base_url="http://127.0.0.1") as asking:
        yield asking


@pytest.fixture
def incident(own_ledger: Ledger) -> Incident:
    """One that is contested and that several reports tell."""
    return max((w.incident for w in own_ledger.queue("contested") if w.incident), key=lambda i: len(i.accounts))


def send(client: TestClient[Any], path: str, **fields: Any) -> Any:
    return client.post(path, data=fields, follow_redirects=False)


def figure(ledger: Ledger, incident: Incident) -> str:
    return incident.harm["killed"].total.claims[0]


def kinds(ledger: Ledger) -> list[str]:
    return [decision.kind for decision in ledger.decisions()]


class TestQueue:
    def test_it_shows_what_waits_and_why(self, noor: TestClient[Any], own_ledger: Ledger) -> None:
        shown = noor.get("/review?need=contested").text
        for one in own_ledger.queue("contested"):
            assert one.incident is not None
            assert f"/review/incidents/{one.incident.id}" in shown
        assert "against" in shown and "All" in shown

    def test_next_leads_through_all_of_it(self, noor: TestClient[Any], own_ledger: Ledger) -> None:
        wanted = [one.incident.id for one in own_ledger.queue("contested") if one.incident]
        address, met = "/review/next?need=contested", []
        while True:
            address = noor.get(address, follow_redirects=False).headers["location"]
            if "need=contested" not in address:
                break
            met.append(address.partition("?")[0].rpartition("/")[2])
            address = "/review/next?" + address.partition("?")[2]
        assert met == wanted

    def test_all_kinds_follow_each_other(self, noor: TestClient[Any]) -> None:
        address, steps = "/review/next", 0
        while (address := noor.get(address, follow_redirects=False).headers["location"]) != "/review":
            assert noor.get(address).status_code == 200
            address, steps = "/review/next?" + address.partition("?")[2], steps + 1
        assert steps > 5

    @pytest.mark.parametrize("query", ["need=none", "after=x", "need=toll&after=x:y", "need=toll&after=99:i", "done=x"])
    def test_strange_places_are_no_fault(self, noor: TestClient[Any], query: str) -> None:
        assert noor.get(f"/review?{query}").status_code == 200
        assert noor.get(f"/review/next?{query}").status_code == 200


class TestIncident:
    def test_accepting_it_takes_it_out_of_the_queue(
        self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident
    ) -> None:
        version = own_ledger.version(incident.id)
        path = f"/review/incidents/{incident.id}"
        answer = send(
            noor, f"{path}/accept", version=version, reason="read all", need="contested", after=f"0:{incident.id}"
        )
        assert answer.status_code == 303
        assert answer.headers["location"] == f"{path}?need=contested&after=0%3A{incident.id}&done=1"
        assert "Decision 1 taken" in noor.get(answer.headers["location"]).text
        assert incident.id not in [w.incident.id for w in own_ledger.queue("contested") if w.incident]
        (decision,) = own_ledger.decisions()
        assert (decision.author, decision.reason, decision.claim) == ("Noor", "read all", None)

    def test_a_value_is_set_in_plain_words(self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident) -> None:
        send(noor, f"/review/incidents/{incident.id}/set", field="killed", value="9-10-12", reason="the register")
        toll = own_ledger.incident(incident.id).harm["killed"].total
        assert (toll.low, toll.best, toll.high) == (9, 10, 12)
        assert own_ledger.verify().is_sound

    def test_splitting_and_undoing(self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident) -> None:
        before = len(own_ledger.incidents())
        path = f"/review/incidents/{incident.id}"
        gone = send(noor, f"{path}/split", leaving=list(incident.accounts[:2]), version=own_ledger.version(incident.id))
        assert gone.status_code == 303 and len(own_ledger.incidents()) > before
        assert noor.get(gone.headers["location"]).status_code == 200
        back = send(noor, "/review/decisions/1/undo", on=f"incidents/{incident.id}")
        assert back.headers["location"] == f"{path}?done=2"
        assert own_ledger.incident(incident.id).accounts == incident.accounts

    def test_merging_shows_both_first(self, noor: TestClient[Any], own_ledger: Ledger) -> None:
        one, other, *_ = own_ledger.incidents()
        shown = noor.get("/review/merge", params={"incident": [one.id, other.id]}).text
        assert one.id in shown and other.id in shown
        versions = [own_ledger.version(one.id), own_ledger.version(other.id)]
        assert all(version in shown for version in versions)
        answer = send(noor, "/review/merge", incident=[one.id, other.id], version=versions, reason="one night")
        assert answer.status_code == 303
        assert set(own_ledger.incident(one.id).accounts) == {*one.accounts, *other.accounts}
        assert noor.get(answer.headers["location"]).status_code == 200
        assert noor.get("/review/merge", params={"incident": [one.id]}).status_code == 400

    def test_a_merge_of_what_changed_is_not_taken(self, noor: TestClient[Any], own_ledger: Ledger) -> None:
        one, other, *_ = own_ledger.incidents()
        versions = [own_ledger.version(one.id), own_ledger.version(other.id)]
        own_ledger.review("Sami").accept(other.id)
        answer = send(noor, "/review/merge", incident=[one.id, other.id], version=versions, reason="one night")
        assert (answer.status_code, kinds(own_ledger)) == (409, ["accept"])
        assert "Sami" in answer.text and own_ledger.version(other.id) in answer.text

    def test_comments_and_assignments(self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident) -> None:
        path = f"/review/incidents/{incident.id}"
        send(noor, f"{path}/comment", words="ask the <b>hospital</b>")
        send(noor, f"{path}/assign", words="Noor")
        shown = noor.get("/review?need=assigned").text
        assert incident.id in shown and "assigned to Noor by Noor" in shown
        assert "ask the &lt;b&gt;hospital" in noor.get(path).text
        assert kinds(own_ledger) == ["comment", "assign"]

    def test_when_nothing_tells_it_any_more_the_way_leads_to_the_queue(
        self, noor: TestClient[Any], own_ledger: Ledger
    ) -> None:
        alone = min(own_ledger.incidents(), key=lambda i: len(own_ledger.claims(incident=i.id)))
        claims = own_ledger.claims(incident=alone.id)
        answers = [send(noor, f"/review/claims/{c.id}/reject", on=alone.id) for c in claims]
        assert all(noor.get(answer.headers["location"]).status_code == 200 for answer in answers[-1:])


class TestClaim:
    def test_it_is_accepted_rejected_and_undone(
        self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident
    ) -> None:
        claim = figure(own_ledger, incident)
        assert send(noor, f"/review/claims/{claim}/accept").status_code == 303
        assert own_ledger.claim(claim).review == "accepted"
        send(noor, f"/review/claims/{claim}/reject", reason="a caption")
        assert own_ledger.claim(claim).review == "rejected"
        assert "REJECTED" in noor.get(f"/review/claims/{claim}").text
        send(noor, "/review/decisions/2/undo", on=f"claims/{claim}")
        assert own_ledger.claim(claim).review == "accepted"

    def test_a_correction_in_words_with_other_evidence(
        self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident
    ) -> None:
        claim = own_ledger.claim(figure(own_ledger, incident))
        text = own_ledger.report(claim.report).text
        start = next(
            n for n in range(len(text)) if text[n].isalpha() and not claim.evidence.start <= n < claim.evidence.end
        )
        said = text[start : start + 12]
        answer = send(
            noor, f"/review/claims/{claim.id}/correct", value="29+", stance="alleged", evidence=said, start=start
        )
        assert answer.status_code == 303, answer.text
        left = own_ledger.claim(claim.id)
        assert isinstance(left.value, HarmValue)
        assert (left.value.quantity.low, left.stance, left.trigger.text) == (29, "alleged", said)
        assert said in left.evidence.text and left.review == "corrected"
        assert own_ledger.verify().is_sound
        assert '<mark class="said">' in noor.get(f"/review/claims/{claim.id}").text

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"value": "lots"},
            {"evidence": "words that stand nowhere"},
            {"start": "x"},
            {"start": "5", "end": "2"},
            {"stance": "perhaps"},
            {"source": "?", "start": "99999999999999"},
        ],
    )
    def test_what_cannot_be_comes_back_filled_in(
        self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident, fields: dict[str, str]
    ) -> None:
        claim = figure(own_ledger, incident)
        answer = send(noor, f"/review/claims/{claim}/correct", reason="I know", **fields)
        assert answer.status_code == 400 and kinds(own_ledger) == []
        assert all(f'value="{value}"' in answer.text for value in (*fields.values(), "I know"))


def test_what_others_decided_meanwhile_stands_beside_what_one_wanted(
    noor: TestClient[Any], own_ledger: Ledger, incident: Incident
) -> None:
    claim = figure(own_ledger, incident)
    seen = own_ledger.version(claim)
    own_ledger.review("Sami").reject(claim, "a caption of another day")
    answer = send(noor, f"/review/claims/{claim}/correct", version=seen, value="29+", reason="the last line")
    assert answer.status_code == 409 and kinds(own_ledger) == ["reject"]
    assert "a caption of another day" in answer.text and 'value="29+"' in answer.text
    now = own_ledger.version(claim)
    assert f'name="version" value="{now}"' in answer.text
    again = send(noor, f"/review/claims/{claim}/correct", version=now, value="29+", reason="the last line")
    assert again.status_code == 303
    shown = noor.get(f"/review/claims/{claim}").text
    assert "Where reviewers differ" in shown and "a caption of another day" in shown and "the last line" in shown
    assert "Sami (reject) and Noor (correct)" in noor.get("/review?need=conflict").text
    assert "Reviewers differ" in noor.get(f"/incidents/{incident.id}").text


class TestBlind:
    def test_nothing_derived_is_shown_until_one_has_coded(
        self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident
    ) -> None:
        path = f"/review/incidents/{incident.id}"
        send(noor, "/review/blind", blind="1")
        shown = noor.get(path).text
        derived = [
            incident.summary,
            "contested",
            "confidence",
            "Grade",
            own_ledger.claims(incident=incident.id)[0].rule,
        ]
        assert not [words for words in derived if words in shown]
        assert "What the reports say" in shown
        queue = noor.get("/review").text
        assert incident.summary not in queue and "against" not in queue and incident.id in queue
        claim = figure(own_ledger, incident)
        assert noor.get(f"/review/claims/{claim}", follow_redirects=False).headers["location"] == path
        best = incident.harm["killed"].total.best
        coded = send(noor, f"{path}/code", killed="3", type=incident.type, version=own_ledger.version(incident.id))
        assert coded.status_code == 303
        shown = noor.get(path).text
        assert incident.summary in shown and "≠ differs" in shown and "= alike" in shown and str(best) in shown
        assert own_ledger.incident(incident.id) == incident
        assert incident.id not in noor.get("/review?need=contested").text
        send(noor, "/review/blind", blind="0")
        assert "contested" in noor.get("/review").text

    def test_one_coder_does_not_see_what_the_other_coded(
        self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident
    ) -> None:
        own_ledger.review("Sami").code(incident.id, {"killed": 777}, "a guess")
        send(noor, "/review/blind", blind="1")
        path = f"/review/incidents/{incident.id}"
        assert "777" not in noor.get(path).text and "a guess" not in noor.get(path).text
        send(noor, f"{path}/code", killed="4")
        assert "Sami" not in noor.get("/review?need=conflict").text
        send(noor, "/review/blind", blind="0")
        assert "killed: Sami (code) and Noor (code)" in noor.get("/review?need=conflict").text

    def test_pages_for_looking_hide_it_too(self, noor: TestClient[Any], own_ledger: Ledger, incident: Incident) -> None:
        path = f"/review/incidents/{incident.id}"
        claim = own_ledger.claim(figure(own_ledger, incident))
        seen = [f"/incidents/{incident.id}", f"/incidents/{incident.id}/coded/acled"]
        told = [f"/reports/{claim.report}", "/compare?" + "&".join(f"report={one}" for one in incident.reports[:2])]
        assert claim.id in noor.get(told[0]).text and incident.id in noor.get(told[1]).text
        send(noor, "/review/blind", blind="1")
        assert {noor.get(one, follow_redirects=False).headers["location"] for one in seen} == {path}
        for address in told:
            shown = noor.get(address).text
            assert claim.id not in shown and incident.summary not in shown and f'href="{path}"' in shown
        assert "Blind mode is on" in noor.get("/incidents").text and "Blind mode is on" in noor.get("/sources").text
        send(noor, f"{path}/code", killed="4")
        assert incident.summary in noor.get(seen[0]).text and claim.id in noor.get(told[0]).text

    def test_who_only_looks_is_not_blind(self, client: TestClient[Any], examples_ledger: Ledger) -> None:
        one = examples_ledger.incidents()[0]
        assert one.summary in client.get(f"/incidents/{one.id}", headers={"cookie": "rashomon-blind=1"}).text


def test_a_report_leads_to_the_decisions_on_its_claims(
    noor: TestClient[Any], client: TestClient[Any], own_ledger: Ledger
) -> None:
    claim = own_ledger.claims(field="killed")[0]
    assert f'href="/review/claims/{claim.id}"' in noor.get(f"/reports/{claim.report}").text
    assert "/review/" not in client.get(f"/reports/{claim.report}").text


def test_the_way_back_is_always_one_of_ours(noor: TestClient[Any], own_ledger: Ledger, incident: Incident) -> None:
    for number, on in enumerate(("//evil.example", "incidents/../..//evil", "https://evil.example/x", "x/y", ""), 1):
        own_ledger.review("Noor").comment(incident.id, f"{number}")
        answer = send(noor, f"/review/decisions/{2 * number - 1}/undo", on=on)
        assert answer.headers["location"].startswith("/review?done=")
    claim = figure(own_ledger, incident)
    answer = send(noor, f"/review/claims/{claim}/accept", on="//evil.example")
    assert answer.headers["location"].startswith(f"/review/claims/{claim}?done=")


@pytest.mark.parametrize(
    "words", ["\x00", "\ud800".encode("utf-8", "surrogatepass"), "x" * 100_000, "\u202e\u2028", "{{7*7}}"]
)
def test_strange_words_are_no_fault(
    noor: TestClient[Any], own_ledger: Ledger, incident: Incident, words: str | bytes
) -> None:
    for kind in ("comment", "assign", "accept", "set", "split", "code"):
        fields = dict.fromkeys(("words", "reason", "field", "value", "leaving", "killed", "version"), words)
        assert send(noor, f"/review/incidents/{incident.id}/{kind}", **fields).status_code in (303, 400, 409)
    claim = figure(own_ledger, incident)
    fields = dict.fromkeys(("value", "source", "evidence", "start", "reason", "whom", "class_", "on"), words)
    assert send(noor, f"/review/claims/{claim}/correct", **fields).status_code in (303, 400, 409)
    assert noor.get("/review").status_code == noor.get(f"/review/incidents/{incident.id}").status_code == 200
    assert own_ledger.verify().is_sound


def test_what_is_not_there_is_not_found(noor: TestClient[Any]) -> None:
    for path in ("/review/incidents/none/accept", "/review/claims/none/accept", "/review/decisions/9/undo"):
        assert send(noor, path).status_code == 404, path
    assert noor.get("/review/claims/none").status_code == 404
    assert noor.post("/review/incidents/none/burn").status_code == 404
