"""Reviewers who look and decide through a server, as many a second as wanted, whether it answers or not."""

import asyncio
import json
import random
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
from msgspec import Struct

LISTS = ("incidents", "claims")


class Measured(Struct, frozen=True):
    """What came of it: seconds from when a request was due to its answer's end; errors and conflicts by kind."""

    seconds: list[float]
    decided: int
    conflicts: int
    errors: list[str]

    def share(self, part: float) -> float:
        """Seconds that this share of the requests did not take longer than."""
        return statistics.quantiles(self.seconds, n=1000, method="inclusive")[round(part * 1000) - 1]

    def __str__(self) -> str:
        p50, p95, p99 = (1000 * self.share(part) for part in (0.5, 0.95, 0.99))
        return (
            f"{len(self.seconds)} requests, {self.decided} decisions, {self.conflicts} conflicts, "
            f"{len(self.errors)} errors; p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms"
        )


async def asked(address: str, secrets: Sequence[str], a_second: float, seconds: float) -> Measured:
    """An open loop: 30 % the queue, 50 % incidents, 20 % decisions on claims, each by one of these reviewers.

    secrets: what each reviewer sends to be known.
    """
    chance = random.Random(7)
    limits = httpx.Limits(max_connections=len(secrets) * 4, max_keepalive_connections=len(secrets) * 4)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=30) as client:
        known = {"authorization": f"Bearer {secrets[0]}"}
        listed = [(await client.get(f"/api/{name}?limit=1000", headers=known)).json()[name] for name in LISTS]
        incidents, claims = ([row["id"] for row in rows] for rows in listed)
        seen: list[float] = []
        told: list[str] = []
        begun = time.perf_counter()

        async def one(number: int) -> None:
            due = begun + number / a_second
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            headers = {"authorization": f"Bearer {chance.choice(secrets)}"}
            kind = chance.random()
            try:
                if kind < 0.3:
                    answer = await client.get("/review", headers=headers)
                elif kind < 0.8:
                    answer = await client.get(f"/incidents/{chance.choice(incidents)}", headers=headers)
                else:
                    order = {"kind": chance.choice(("accept", "accept", "reject")), "claim": chance.choice(claims)}
                    answer = await client.post("/api/decisions", json=order, headers=headers)
                told.append("decided" if answer.status_code == 201 else str(answer.status_code))
            except httpx.HTTPError as error:
                told.append(repr(error))
            seen.append(time.perf_counter() - due)

        await asyncio.gather(*(one(number) for number in range(round(a_second * seconds))))
    fine = ("200", "decided", "409")
    return Measured(seen, told.count("decided"), told.count("409"), [word for word in told if word not in fine])


def main(address: str, secrets: str, a_second: str, seconds: str) -> None:
    """Prints what was measured as JSON: asked from a process of its own, so that it does not share the server's."""
    measured = asyncio.run(
        asked(address, json.loads(Path(secrets).read_text("utf-8")), float(a_second), float(seconds))
    )
    kept: dict[str, Any] = {name: getattr(measured, name) for name in measured.__struct_fields__}
    print(json.dumps(kept))


if __name__ == "__main__":
    main(*sys.argv[1:])
