"""The look of a page in HTML: light, dark on a dark screen, black on white on A4; nothing hangs on colour alone."""

import base64
import hashlib

from rashomon.export.drawing.style import style as drawing_style

_RULES = """
:root {color-scheme: light dark}
* {box-sizing: border-box}
body {max-width: 70rem; margin: 0 auto; padding: 1rem; background: #ffffff; color: #1a1a1a;
  font: 1rem/1.45 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif}
a {color: #0b5cad}
:focus-visible {outline: 3px solid #0b5cad; outline-offset: 2px}
h1 {font-size: 1.5rem} h2 {font-size: 1.3rem} h3 {font-size: 1.05rem; margin-block: 1.5rem .4rem}
h1, h2, td, thead th, dd, li {overflow-wrap: anywhere}
td, thead th + th {min-width: 6.2rem}
article {border-block-start: 3px solid #1a1a1a; margin-block-start: 2.5rem}
dl {display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem}
dt {color: #595959} dd {margin: 0}
table {border-collapse: collapse; width: 100%; margin-block: .6rem; font-size: .9rem}
th, td {text-align: start; vertical-align: top; border-block-end: 1px solid #d0d0d0; padding: .3rem .5rem}
.wide {overflow-x: auto}
figure {margin: 1rem 0; overflow-x: auto}
figcaption, footer {color: #595959; font-size: .875rem}
footer {border-block-start: 1px solid #d0d0d0; margin-block-start: 2rem}
@media screen and (prefers-color-scheme: dark) {
  body {background: #15181c; color: #ecebe8}
  a, :focus-visible {color: #7ab8ff; outline-color: #7ab8ff}
  article {border-color: #ecebe8}
  th, td, footer {border-color: #3c424a}
  dt, figcaption, footer {color: #b4b4b4}
}
@media print {
  @page {size: A4; margin: 18mm 15mm}
  body {padding: 0; max-width: none; font-size: 10pt}
  a {color: inherit}
  article {break-before: page; border: 0; margin: 0}
  h2, h3, figcaption {break-after: avoid}
  tr, li {break-inside: avoid}
  .wide, figure {overflow: visible}
  figure svg {max-width: 100%; height: auto}
}
"""


def style() -> str:
    """The rules of the page and of the drawings on it."""
    return _RULES + drawing_style()


def policy() -> str:
    """What the page may do: show itself with these rules, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
