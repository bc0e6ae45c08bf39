"""The grammar: what patterns of words make a date, a time, a duration or a set. The longest match wins."""

from rashomon.extract._times_counts import (
    read_ago,
    read_bare_units,
    read_duration,
    read_every,
    read_half_unit,
    read_next_to_told,
    read_ref,
    read_relative,
    read_set,
    read_stepped,
)
from rashomon.extract._times_dates import (
    read_day_of_month,
    read_decade,
    read_holiday,
    read_iso,
    read_month,
    read_numeric,
    read_telegram,
    read_two_days,
    read_year,
)
from rashomon.extract._times_named import (
    read_clock,
    read_half,
    read_ordinal_unit,
    read_part,
    read_season,
    read_weekday,
    read_weekend,
)
from rashomon.extract._times_pattern import Build, Draft, Found
from rashomon.model.when import Phrase

_YEAR = "(?:(?:{comma}|{of})?{y:year})?"
_DOT_YEAR = "(?:{dot}?(?:{comma}|{of})?{y:year})?"
_ABOUT = "{about}{0,3}"  # bounded, so that reading stays linear


def _not_a_time(_: Found) -> Draft:
    return Draft(type="DATE", reading=Phrase(""), silent=True)


_STEP = "(?:{step:last/next/this})?"
_COUNTED = "(?:{q:num/few/a/an}{dash:dash}?{filler}?)"
_OR_SO = "(?:{or}{so})?"

RULES: tuple[tuple[str, Build], ...] = (
    ("{name}", _not_a_time),
    (_ABOUT + "(?:{the}|{a}|{an})?{num}{dash}?{unit}{dash}?{age}", _not_a_time),
    ("{d:iso}", read_iso),
    ("{d:numeric}", read_numeric),
    ("(?:{d:num/nth}{of}?|{d2:ordinal}{of}){m:month}" + _DOT_YEAR, read_day_of_month),
    ("{m:month}{dot}?{the}?{d:num/nth/ordinal}" + _YEAR, read_day_of_month),
    ("{d:num/nth}(?:{dash}|{to}|{and}|{until}){e:num/nth}{of}?{m:month}" + _DOT_YEAR, read_day_of_month),
    ("{m:month}{dot}?{d:num/nth}(?:{dash}|{to}){e:num/nth}" + _YEAR, read_day_of_month),
    ("{d:num/nth}{m:month}{dot}?{x:year}?{dash}{e:num/nth}{n:month}" + _DOT_YEAR, read_day_of_month),
    ("{m:month}{dot}?{d:num/nth}(?:{comma}?{x:year})?{dash}{n:month}{dot}?{e:num/nth}" + _YEAR, read_day_of_month),
    ("{d:num}{m:month}{dot}?{quote}?{c:num}", read_telegram),
    (_STEP + "{m:month}", read_month),
    (_STEP + "{m:month}{dot}?(?:{comma}|{of})?{y:year}", read_month),
    ("{m:month}{dot}?{d:num/nth}{and}{e:num/nth}" + _YEAR, read_two_days),
    ("{last/next/this}{m:month}{dot}?{d:num/nth}", read_day_of_month),
    ("(?:{the}?{sure:unit/fiscal})?{y:year}", read_year),
    ("(?:{the}?{unit})?{y:year}{dash}{z:num}", read_year),
    ("{the}?(?:{early}{dash}?)?{d:decade}", read_decade),
    ("{h:holiday}" + _YEAR, read_holiday),
    ("{the}?{step:last/next/this}?{w:weekday}", read_weekday),
    ("{the:the}?{step:last/next/this}?{p:season}", read_season),
    ("{the}?{fiscal}?{y:year}?{o:ordinal/nth}{dash}?{u:unit}", read_ordinal_unit),
    ("{the}?(?:{l:last}|{o:ordinal}){half}", read_half),
    ("(?:{the}|{step:last/next/this/same}){weekend}", read_weekend),
    ("{r:relative}", read_relative),
    ("{the:the}?{step:last/next/this/same/latest}{u:unit}", read_stepped),
    (_ABOUT + _COUNTED + "?{u:unit}{dash}?" + _OR_SO + "(?:{ago:ago}|{earlier}|{later:later})", read_ago),
    ("{the}{u:unit}(?:{before}|{after})", read_next_to_told),
    (_ABOUT + "(?:{the}?{step:last/next})?{o:ordinal}?" + _COUNTED + "{u:unit}(?:{dash}?{period})?", read_duration),
    (_ABOUT + "{the}{o:ordinal}?{q:num/few}{dash:dash}?{filler}?{u:unit}", read_duration),
    (_ABOUT + "{the}{about}{0,3}{step:last/next}{q:num/few}{u:unit}", read_duration),
    (_ABOUT + "{q:num}(?:{to}|{or}|{dash}){num}{u:unit}", read_duration),
    ("{half}{dash}?(?:{a}|{an})?{dash}?{u:unit}", read_half_unit),
    ("{q:num}{and}{a}{half}{u:unit}{ago:ago}?", read_half_unit),
    ("(?:{q:a/an/num}){u:unit}{and}{a}{half}{ago:ago}?", read_half_unit),
    (_ABOUT + "(?:{the}?{step:last/next/recent})?{u:unit}(?:{dash}{long:long})?", read_bare_units),
    ("(?:{the}?{first:ordinal}){u:unit}", read_bare_units),
    ("{every}{q:num/few}?(?:{u:unit}|{w:weekday}|{p:part})", read_every),
    ("{v:set}", read_set),
    ("{r:ref}", read_ref),
    ("{c:clock}{h:meridiem}?(?:{zone}(?:{plus}{num})?)?", read_clock),
    ("{c:num}{h:meridiem}(?:{zone}(?:{plus}{num})?)?", read_clock),
    ("{c:hhmm}{zone}(?:{plus}{num})?", read_clock),
    ("{the:the}?(?:{early}{dash}?)?{step:last/next/this/same}?{p:part/overnight}", read_part),
)  # fmt: skip
