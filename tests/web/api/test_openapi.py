"""The description of the API is right, and nothing that fits or breaks it makes the program fail."""

import warnings
from contextlib import suppress
from typing import Any

import pytest
from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

EXAMPLES_A_WAY = 8


def test_it_describes_the_ways_of_programs_and_no_pages(client: TestClient[Any]) -> None:
    described = client.get("/api/openapi").json()
    assert described["openapi"].startswith("3.")
    assert {"/api/incidents", "/api/claims/{claim_id}", "/api/decisions", "/api/reconcile"} <= set(described["paths"])
    assert all(path.startswith("/api/") for path in described["paths"])


def test_no_question_makes_the_program_fail(own_ledger: Ledger) -> None:
    asked = fuzzed(own_ledger, EXAMPLES_A_WAY)
    assert asked > 80
    assert own_ledger.verify().findings == ()


@pytest.mark.soak
def test_no_question_of_very_many_makes_the_program_fail(own_ledger: Ledger) -> None:
    print(f"{fuzzed(own_ledger, 2_000)} questions, 0 server errors")


def fuzzed(ledger: Ledger, examples: int) -> int:
    """How many questions were asked, some as the schema says and some not."""
    import schemathesis
    from hypothesis import HealthCheck, given, settings
    from hypothesis.errors import Unsatisfiable

    hosts = frozenset({"127.0.0.1", "testserver", "localhost"})
    app = create_app(ledger, Settings(edit=True, author="Ada", hosts=hosts))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        schema = schemathesis.openapi.from_asgi("/api/openapi", app)
    asked = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        for mode in schemathesis.GenerationMode:
            strategy = operation.as_strategy(generation_mode=mode)

            @settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
            @given(case=strategy)
            def asking(case: Any) -> None:
                nonlocal asked
                asked += 1
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    answer = case.call()
                assert answer.status_code < 500, (case.method, case.path, answer.text)

            with suppress(Unsatisfiable):  # nothing can be wrong about a way without parameters
                asking()
    return asked
