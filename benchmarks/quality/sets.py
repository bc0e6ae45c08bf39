"""Which gold sets there are, in the order of the table, and which of their figures say most."""

from typing import NamedTuple


class Variant(NamedTuple):
    """A second way in which the same set is scored; its figures carry `NAME.` in front.

    The adapter's `predict_NAME` gives the predictions. Where the adapter has none: those of `predict` when there are
    `arguments` that make the scorer look at them differently, else the variant is left out.
    """

    name: str
    arguments: tuple[str, ...] = ()


class EvalSet(NamedTuple):
    """One gold set: `name` is its folder and its adapter; `headline` figures are shown first and have floors."""

    name: str
    headline: tuple[str, ...]
    variants: tuple[Variant, ...] = ()


_CLAIMS = ("claim_f1", "value_f1", "source_acc", "victim_acc", "initiator_acc", "date_acc", "place_acc", "toll_acc")

SETS: tuple[EvalSet, ...] = (
    EvalSet("claims", (*_CLAIMS, "link_b3", "cross_link_f1", "contested_f1")),
    EvalSet("world", _CLAIMS),
    EvalSet("gva", ("HEADLINE balanced_mean", "date_exact", "acc@161km", "pair_F1", "CoNLL_F1")),
    EvalSet(
        "muc4",
        (
            "HEADLINE KEY_head_micro_F1",
            "REE_micro_F1",
            "killed_F1",
            "injured_F1",
            "date_F1",
            "place_F1",
            "relevance_F1",
        ),
    ),
    EvalSet("polnear", ("attr_soft_F1", "tok_content_F1", "src_given_content")),
    EvalSet(
        "geo",
        ("HEADLINE end2end_F1@161km", "trnews.end2end_F1@161km", "gwn.end2end_F1@161km", "given.ALL.acc@161km"),
        (Variant("given", ("--given",)),),
    ),
    EvalSet("timex", ("value_F1", "day_F1")),
    EvalSet("maintext", ("HEADLINE F1", "flat.HEADLINE F1"), (Variant("flat"),)),
    EvalSet("case21types", ("all30_weighted_F1",)),
    EvalSet("ceha", ("macro_F1",)),
    EvalSet("re3d", ("exact_F1",)),
    EvalSet("newscluster", ("pair_F1", "CoNLL_F1")),
    EvalSet("satp", ("macro_F1",)),
    EvalSet("indiapolice", ("macro_F1",)),
    EvalSet("cameo", ("quad_macro_F1",)),
    EvalSet("plover", ("macro_F1",)),
)
