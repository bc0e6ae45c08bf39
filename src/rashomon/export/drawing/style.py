"""The look of drawings: light, dark on a dark screen, black on white in print; nothing hangs on colour alone."""

_RULES = """
.paper {fill: #ffffff}
text {font-family: system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; font-size: 13px; fill: #1a1a1a}
.head {font-size: 17px; font-weight: 600}
.section {font-size: 15px; font-weight: 600}
.note {font-size: 12px; fill: #595959}
.rule {stroke: #d0d0d0; stroke-width: 1}
.band {fill: #dde9f6}
.best {stroke: #0b5cad; stroke-width: 1.5; stroke-dasharray: 2 3}
.mark {fill: #0b5cad; stroke: #0b5cad; stroke-width: 1.5}
.hollow {fill: #ffffff; stroke: #0b5cad; stroke-width: 1.5}
.reach {fill: none; stroke: #0b5cad; stroke-width: 1.5}
.column {fill: transparent}
a:hover .column {fill: #0b5cad; fill-opacity: 0.1}
.aside .mark, .aside .hollow, .aside .reach {stroke: #6b6b6b}
.aside .mark {fill: #6b6b6b}
.box {fill: #ffffff; stroke: #1a1a1a; stroke-width: 1.2}
.box.copy {stroke-dasharray: 5 3}
.box.counts {stroke-width: 2.6}
.edge {fill: none; stroke: #595959; stroke-width: 1.3}
.tip {fill: #595959}
.edge.copy {stroke-dasharray: 8 4}
.edge.sentence {stroke-dasharray: 2 4}
.sea {fill: #e8eff5}
.land {fill: #fbfaf7; stroke: #9a9a9a; stroke-width: 0.8; vector-effect: non-scaling-stroke}
.ground text {paint-order: stroke; stroke: #fbfaf7; stroke-width: 3; stroke-linejoin: round}
.country {fill: #595959; letter-spacing: 0.04em}
.town {fill: #595959}
.area {stroke: #0b5cad; stroke-width: 2; stroke-dasharray: 7 4}
.hatch {fill: none; stroke: #0b5cad; stroke-width: 1}
.spot-shape {fill: #0b5cad; stroke: #ffffff; stroke-width: 1.5}
.contested .spot-shape {fill: #ffffff; stroke: #0b5cad; stroke-width: 3}
.spot-number {font-size: 12px; font-weight: 600; fill: #ffffff}
.contested .spot-number {fill: #1a1a1a}
"""
_DARK = """
.paper {fill: #15181c}
text {fill: #ecebe8}
.note {fill: #b4b4b4}
.rule {stroke: #3c424a}
.band {fill: #23384e}
.best, .mark, .reach {stroke: #7ab8ff}
.mark {fill: #7ab8ff}
.hollow {fill: #15181c; stroke: #7ab8ff}
a:hover .column {fill: #7ab8ff}
.aside .mark, .aside .hollow, .aside .reach {stroke: #a6a6a6}
.aside .mark {fill: #a6a6a6}
.box {fill: #15181c; stroke: #ecebe8}
.edge {stroke: #b4b4b4}
.tip {fill: #b4b4b4}
.sea {fill: #10161d}
.land {fill: #23282e; stroke: #6f7680}
.ground text {stroke: #23282e}
.country, .town {fill: #b4b4b4}
.area, .hatch {stroke: #7ab8ff}
.spot-shape {fill: #7ab8ff; stroke: #15181c}
.contested .spot-shape {fill: #15181c; stroke: #7ab8ff}
.spot-number {fill: #15181c}
.contested .spot-number {fill: #ecebe8}
"""


def style() -> str:
    """The rules of a drawing; they touch nothing else on a page that holds it."""
    dark = "@media screen and (prefers-color-scheme: dark) {\n" + _scoped(_DARK) + "}\n"
    return f"\n{_scoped(_RULES)}{dark}"


def _scoped(rules: str) -> str:
    """The rules for what lies inside a drawing alone."""
    lines = []
    for line in rules.strip().splitlines():
        names, _, body = line.partition(" {")
        within = ", ".join(f".rashomon-drawing {name.strip()}" for name in names.split(","))
        lines.append(f"{within} {{{body}\n")
    return "".join(lines)
