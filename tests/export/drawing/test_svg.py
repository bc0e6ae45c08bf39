"""Drawings are written as the standard library writes XML."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.drawing.svg import Element, Picture, document, element, plain

values = st.text(alphabet="ab<>&\"'\r\n\t é")
leaves = st.builds(lambda words, kept: element("text", (), words, class_=kept), st.text().map(plain), values)
trees = st.recursive(leaves, lambda some: st.builds(lambda inside: element("g", inside), st.lists(some, max_size=3)))


@given(trees)
def test_written_as_the_standard_library_does(drawn: Element) -> None:
    written = document(Picture(9.5, 3, (drawn,)), "two boats", "and <all> aboard", "name")
    ElementTree.indent(element("svg", [drawn]), "")
    assert f"\n{ElementTree.tostring(drawn, encoding='unicode')}</svg>\n" in written
    assert "and &lt;all&gt; aboard</desc>" in written
