"""Hypothesis strategies for records, wider than anything that is ever read."""

from hypothesis import strategies as st

from rashomon.model.account import Account
from rashomon.model.claim import Claim, DateFact, HarmValue, PlaceFact, TypeFact, WeaponFact
from rashomon.model.incident import Harm, Incident, Reason, Toll
from rashomon.model.quantity import Quantity
from rashomon.model.report import Removed, Report
from rashomon.model.span import Span
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Group, Source

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ids = st.text(st.characters(min_codepoint=33, exclude_categories=("Cs",)), min_size=1, max_size=8)
offsets = st.integers(0, 10**6)
perhaps_number = st.none() | st.integers(0, 2**70)
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)

reports = st.builds(
    Report,
    id=ids,
    title=st.none() | words,
    publisher=st.none() | words,
    sha256=words,
    text=words,
    headline_end=offsets,
    removed=st.lists(st.builds(Removed, st.sampled_from(("comment", "caption")), words), max_size=2).map(tuple),
    flags=st.lists(words, max_size=2).map(tuple),
    metadata=st.dictionaries(words, _json, max_size=3),
)
accounts = st.builds(Account, id=ids, report=ids, background=st.booleans(), main=st.booleans(), span_start=offsets)
spans = st.builds(Span, offsets, offsets, words)
dates = st.builds(Date, words, words, st.sampled_from(("day", "week")), words)
places = st.builds(Place, words, st.none() | words, lat=st.none() | st.floats(-90, 90), geonames=st.none() | offsets)
values = st.one_of(
    st.builds(
        HarmValue,
        st.builds(Quantity, perhaps_number, perhaps_number, st.booleans(), words),
        st.builds(Group, words, st.sampled_from(("civilian", "unknown"))),
    ),
    st.builds(TypeFact, words),
    st.builds(PlaceFact, places),
    st.builds(DateFact, dates),
    st.builds(WeaponFact, words),
)
claims = st.builds(
    Claim,
    id=ids,
    report=ids,
    account=ids,
    field=words,
    value=values,
    part_of=st.none() | ids,
    source=st.none() | st.builds(Source, words, words, st.sampled_from(("medic", "other")), st.booleans()),
    relayed_by=st.lists(words, max_size=2).map(tuple),
    stance=st.sampled_from(("asserted", "withheld")),
    evidence=spans,
    trigger=spans,
    confidence=st.floats(0, 1),
    rule=words,
)
_tolls = st.builds(
    Toll, perhaps_number, perhaps_number, perhaps_number, st.just("single"), st.lists(ids, max_size=2).map(tuple)
)
incidents = st.builds(
    Incident,
    id=ids,
    type=st.sampled_from(("shelling", "other")),
    background=st.booleans(),
    date=st.none() | dates,
    place=st.none() | places,
    harm=st.dictionaries(words, st.builds(Harm, _tolls, st.dictionaries(words, _tolls, max_size=2)), max_size=2),
    status=st.dictionaries(words, st.just("single"), max_size=2),
    reasons=st.lists(st.builds(Reason, words, words, words), max_size=2).map(tuple),
    summary=words,
)
