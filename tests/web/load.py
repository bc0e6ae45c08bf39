"""Reviewers who look and decide through a server, as many a second as wanted, whether it answers or not."""

import asyncio
import json
import random
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

LISTS = ("incidents", "claims")
_IDLE_S = 3.0  # the server closes what was idle for five


_Kept = tuple[float, asyncio.StreamReader, asyncio.StreamWriter]  # when it was used last


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


class Connections:
    """What each reviewer keeps open to a server: no more than HTTP needs, so that who asks takes little from it."""

    def __init__(self, address: str) -> None:
        self._host, self._port = urlsplit(address).hostname, urlsplit(address).port
        self._kept: dict[str, list[_Kept]] = defaultdict(list)

    async def ask(self, secret: str, path: str, sent: Any = None) -> tuple[int, bytes]:
        """The status and the body of an answer; what is sent is posted as JSON."""
        body = json.dumps(sent).encode() if sent is not None else b""
        head = f"{'GET' if sent is None else 'POST'} {path} HTTP/1.1", f"host: {self._host}:{self._port}"
        kind = "content-type: application/json", f"content-length: {len(body)}", f"authorization: Bearer {secret}"
        reader, writer = await self._connection(self._kept[secret])
        writer.write("\r\n".join((*head, *kind, "", "")).encode() + body)
        told = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", told, re.IGNORECASE)
        answer = await reader.readexactly(int(length[1]) if length else 0)
        self._kept[secret].append((time.perf_counter(), reader, writer))
        return int(told.split(maxsplit=2)[1]), answer

    async def _connection(self, kept: list[_Kept]) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        while kept:
            last, reader, writer = kept.pop()
            if time.perf_counter() - last < _IDLE_S and not reader.at_eof():
                return reader, writer
            writer.close()
        return await asyncio.open_connection(self._host, self._port)


async def asked(address: str, secrets: Sequence[str], a_second: float, seconds: float) -> Measured:
    """An open loop: 30 % the queue, 50 % incidents, 20 % decisions on claims, each by one of these reviewers.

    secrets: what each reviewer sends to be known.
    """
    chance, server = random.Random(7), Connections(address)
    listed = [json.loads((await server.ask(secrets[0], f"/api/{name}?limit=1000"))[1])[name] for name in LISTS]
    incidents, claims = ([row["id"] for row in rows] for rows in listed)
    seen: list[float] = []
    told: list[str] = []
    begun = time.perf_counter()

    async def one(number: int) -> None:
        due = begun + number / a_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        secret, kind = chance.choice(secrets), chance.random()
        try:
            if kind < 0.3:
                status, _ = await server.ask(secret, "/review")
            elif kind < 0.8:
                status, _ = await server.ask(secret, f"/incidents/{chance.choice(incidents)}")
            else:
                order = {"kind": chance.choice(("accept", "accept", "reject")), "claim": chance.choice(claims)}
                status, _ = await server.ask(secret, "/api/decisions", order)
            told.append("decided" if status == 201 else str(status))
        except (OSError, EOFError) as error:
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
