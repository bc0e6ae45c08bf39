"""Whether a name stands for a place here: most words that name a place somewhere name something else."""

import re
from collections.abc import Sequence

from rashomon.resolve._gazetteer_choose import within
from rashomon.resolve._gazetteer_cues import any_of, cues
from rashomon.resolve._gazetteer_index import Candidate
from rashomon.resolve._gazetteer_lexicon import Lexicon
from rashomon.resolve._gazetteer_spot import Spot, Use
from rashomon.resolve._gazetteer_words import Word

_LARGE = 166  # 100,000 people
_VERY_LARGE = 190  # half a million
_NOUNS = ("province", "district", "town", "facility", "waters", "countryside", "institution", "calendar", "agency")


_AGE = re.compile(r" \((?:aged )?\d{1,2}\)")


class Judge:
    """Reads the words beside each spot of one report."""

    def __init__(
        self,
        words: list[Word],
        text: str,
        spots: Sequence[Spot],
        lexicon: Lexicon,
        context: Sequence[Candidate] = (),
    ) -> None:
        self._words = words
        self._text = text
        self._lexicon = lexicon
        self._at = {s.first: s for s in spots}
        self._until = {s.last: s for s in spots}
        self._small = {w.key for w in words if not w.capital}
        self._persons: set[str] = set()
        self._firm: set[str] = set()
        homes = [*context, *(c for s in spots for c in s.candidates[:1] if self._sure(s))]
        self._homes = {(c.country, area) for c in homes for area in {"", c.area}}

    def heard(self, spots: Sequence[Spot]) -> list[Spot]:
        """Of names that were only found by their sound those beside words that stand before places."""
        return [spot for spot in self.kept(spots) if self._is_located(spot) or spot.key in self._firm]

    def kept(self, spots: Sequence[Spot]) -> list[Spot]:
        """The spots that name places, each with its use, narrowed by a larger place that follows."""
        for spot in spots:
            if self._is_person(spot):
                self._persons.update(spot.key.split())
        self._firm = {spot.key for spot in spots if not spot.short and self._is_firmly_located(spot)}
        found = []
        for spot in spots:
            use = self._use(spot)
            if use is not None:
                found.append(self._narrowed(spot._replace(use=use)))
        return found

    def _sure(self, spot: Spot) -> bool:
        place = spot.candidates[0]
        return spot.use == "adjective" or spot.short or place.precision == "country" or self._is_large_state(place)

    @staticmethod
    def _is_large_state(place: Candidate) -> bool:
        return place.precision == "adm1" and place.own

    def _use(self, spot: Spot) -> Use | None:
        if spot.use == "adjective" or spot.short:
            return spot.use
        if spot.key in any_of("direction", "agency", "never") or self._is_money(spot):
            return None
        if self._is_modifier(spot):
            return "adjective"
        if spot.key in self._persons and not self._is_located(spot):
            return None
        if self._is_person(spot) or self._is_street(spot) or not self._is_likely(spot):
            return None
        if self._is_within_name(spot):
            return "name"
        return "speaker" if self._speaks(spot) else "place"

    def _is_modifier(self, spot: Spot) -> bool:
        """ "US troops": initials of a country before a noun."""
        after = self._after(spot)
        if after is None or not after.joined or after.capital or spot.candidates[0].precision != "country":
            return False
        return len(spot.key) <= 3 and after.key not in any_of("function", "speech", "locative")

    def _is_money(self, spot: Spot) -> bool:
        return self._text[self._words[spot.last - 1].end :][:1] in {"$", "€", "£"}

    def _before(self, spot: Spot) -> Word | None:
        """The word before, unless the name begins a sentence."""
        return self._words[spot.first - 1] if spot.first and not self._words[spot.first].opens else None

    def _after(self, spot: Spot) -> Word | None:
        return self._words[spot.last] if spot.last < len(self._words) else None

    def _joined_before(self, spot: Spot) -> Word | None:
        """The capitalised word that runs into this name, unless capitals mean nothing here."""
        before, here = self._before(spot), self._words[spot.first]
        free = before is None or not here.joined or here.titled or not before.capital
        return None if free or spot.first in self._until else before

    def _joined_after(self, spot: Spot) -> Word | None:
        after = self._after(spot)
        free = after is None or not after.joined or after.titled or not after.capital or after.text.isdigit()
        return None if free or self._is_place_after(spot) or (after and after.key in cues()["calendar"]) else after

    def _is_place_after(self, spot: Spot) -> bool:
        """ "Aleppo Damascus", where the commas were lost, but not "Aleppo Media"."""
        follower = self._at.get(spot.last)
        return follower is not None and not (follower.key in self._lexicon.index.common and follower.use == "place")

    def _is_person(self, spot: Spot) -> bool:
        names = self._lexicon.index
        if self._is_aged_or_kin(spot):
            return True
        before, after = self._joined_before(spot), self._follower(spot)
        broad = spot.candidates[0].precision == "country"
        if before is not None:
            if before.key in cues()["title"] and not broad:
                return True
            if before.key in names.given and not broad and before.key not in cues()["calendar"]:
                return True
            if len(before.key) == 1 and not broad:
                return True
        key = spot.key
        if after is not None and key in names.given and self._takes_surname(spot, after):
            return True
        follower = self._after(spot)
        speaks = follower is not None and not follower.capital and follower.key in cues()["person"]
        return speaks and key in names.surnames and spot.candidates[0].size < _VERY_LARGE and not self._is_located(spot)

    def _is_aged_or_kin(self, spot: Spot) -> bool:
        """ "Marka (16)", "Dima's husband"."""
        if spot.candidates[0].precision == "country":
            return False
        last, after = self._words[spot.last - 1], self._after(spot)
        if _AGE.match(self._text, last.stop):
            return True
        return last.end < last.stop and after is not None and after.key in cues()["kin"]

    def _takes_surname(self, spot: Spot, after: Word) -> bool:
        if after.key in any_of(*_NOUNS) or self._lexicon.people(after.key):
            return False
        known = after.key in self._lexicon.index.surnames or len(after.key) == 1
        return known or (spot.last not in self._at and not self._is_large(spot) and not after.titled)

    def _follower(self, spot: Spot) -> Word | None:
        """The capitalised word that runs on from this name."""
        after = self._after(spot)
        return after if after is not None and after.joined and after.capital and not after.text.isdigit() else None

    @staticmethod
    def _is_large(spot: Spot) -> bool:
        return any(c.size >= _LARGE or c.precision in ("country", "region", "adm1") for c in spot.candidates)

    def _is_street(self, spot: Spot) -> bool:
        after = self._after(spot)
        return after is not None and after.joined and after.capital and after.key in cues()["street"]

    def _is_within_name(self, spot: Spot) -> bool:
        before, after = self._joined_before(spot), self._joined_after(spot)
        place_nouns = any_of("province", "district", "town", "facility", "waters")
        if after is not None and after.key not in place_nouns and after.key not in any_of("countryside", "agency"):
            return True
        allowed = any_of("direction", "calendar", "province", "district", "town", "facility", "waters")
        if before is not None and not before.opens and before.key not in allowed:
            return True
        return self._follows_institution(spot)

    def _follows_institution(self, spot: Spot) -> bool:
        """ "Bank of England", "University of Aleppo"."""
        if spot.first < 2 or self._words[spot.first - 1].key != "of":
            return False
        head = self._words[spot.first - 2]
        return head.capital and not head.titled and head.key in cues()["institution"]

    def _is_located(self, spot: Spot) -> bool:
        """A word before, or a larger place after, says that this is a place."""
        before = self._before(spot)
        if before is not None and before.key in cues()["locative"]:
            return True
        after = self._after(spot)
        nouns = any_of("province", "district", "town", "countryside")
        if after is not None and after.joined and after.key in nouns:
            return True
        if before is not None and before.key == "of" and spot.first > 1:
            head = self._words[spot.first - 2].key
            if head in nouns or head in any_of("outskirts", "direction", "hitting"):
                return True
        return self._container(spot) is not None or self._is_dateline(spot)

    def _is_firmly_located(self, spot: Spot) -> bool:
        """Beside words that stand before places and not before people."""
        before = self._before(spot)
        if before is not None and before.key in cues()["firm"]:
            return True
        after = self._after(spot)
        if after is not None and after.joined and not after.capital and after.key in cues()["belongs"]:
            return True
        return self._is_located(spot) and (before is None or before.key not in cues()["locative"])

    def _is_dateline(self, spot: Spot) -> bool:
        word, after = self._words[spot.first], self._after(spot)
        if not word.opens or after is None:
            return False
        gap = self._text[self._words[spot.last - 1].stop : after.start]
        return gap.strip() in {"—", "–", "--", "-", "("} and (gap != "-")

    def _container(self, spot: Spot) -> Spot | None:
        inside = spot.last < len(self._words) and self._words[spot.last].key == "in"
        outer = self._at.get(spot.last + inside)
        if outer is None or outer.use != "place" or any(c.precision == "country" for c in spot.candidates):
            return None
        if self._is_large_state(spot.candidates[0]) and spot.candidates[0].curated and not outer.short:
            return None
        gap = self._text[self._words[spot.last - 1].stop : self._words[outer.first].start]
        run_on = gap in {" ", "-"} and ("," not in self._text or outer.short)
        if not (inside or run_on or gap in {", ", ",", " ("}):
            return None
        larger = [c for c in outer.candidates if c.precision in ("country", "adm1", "adm2")]
        return outer if any(within(inner, place) for inner in spot.candidates for place in larger) else None

    def _narrowed(self, spot: Spot) -> Spot:
        outer = self._container(spot)
        if outer is None:
            return self._noted(spot)
        inside = tuple(c for c in spot.candidates if any(within(c, place) for place in outer.candidates))
        return spot._replace(candidates=inside or spot.candidates)

    def _head(self, spot: Spot) -> str:
        """The noun of "the city of Homs", asked where a province has the name as well."""
        double = any(c.precision == "adm1" for c in spot.candidates)
        if not double or spot.first < 2 or self._words[spot.first - 1].key != "of":
            return ""
        return self._words[spot.first - 2].key

    def _noted(self, spot: Spot) -> Spot:
        """Narrowed by the noun beside it: "Idlib province", "Leon County", "the city of Homs"."""
        after, head = self._after(spot), self._head(spot)
        noun = after.key if after is not None and after.joined else ""
        if noun in cues()["province"] or head in cues()["province"]:
            fitting = [c for c in spot.candidates if c.precision == "adm1"]
        elif noun in cues()["district"]:
            fitting = [c for c in spot.candidates if c.precision in ("adm2", "region")]
            fitting *= not self._is_large_state(spot.candidates[0])
        elif noun in cues()["town"] or head in cues()["town"]:
            fitting = [c for c in spot.candidates if c.precision in ("settlement", "sub_city")]
        else:
            return spot
        # "Homs province" and "Homs city" are two places of one name
        key = f"{spot.key}|{fitting[0].precision}" if fitting else spot.key
        return spot._replace(candidates=tuple(fitting) or spot.candidates, key=key)

    def _is_likely(self, spot: Spot) -> bool:
        best = max(spot.candidates, key=lambda c: c.size)
        broad = any(c.precision in ("country", "region") for c in spot.candidates)
        first = self._words[spot.first]
        names = self._lexicon.index
        located = self._is_located(spot)
        one_word = spot.last - spot.first == 1
        if not one_word and self._words[spot.last - 1].key in any_of("province", "district"):
            return True
        if one_word and (spot.key in names.common or (spot.key in self._small and not first.shouts)):
            if broad:
                return True
            known = best.size >= _LARGE or self._container(spot) is not None or self._is_home(spot, curated=True)
            return located and known
        if broad:
            return True
        if one_word and (spot.key in names.given or spot.key in names.surnames):
            firmly = self._is_firmly_located(spot)
            huge = best.size >= _VERY_LARGE and spot.key not in names.given and not first.shouts
            at_home = located and self._is_home(spot, curated=True)
            return firmly or huge or at_home or spot.key in self._firm
        if best.curated and (located or self._is_home(spot, curated=True)):
            return True
        owns = any(c.own for c in spot.candidates)
        if any(c.size >= (_LARGE if c.own else _VERY_LARGE) for c in spot.candidates):
            return True
        if first.opens and one_word and not located:
            return self._is_home(spot, state=True)
        return (located and (owns or self._is_home(spot))) or self._is_home(spot, own=True)

    def _is_home(self, spot: Spot, state: bool = False, own: bool = False, curated: bool = False) -> bool:
        """Some place of this name lies in a country, or in a state, that the report names."""
        return any(
            (c.country, c.area if state else "") in self._homes and (c.own or not own) and (c.curated or not curated)
            for c in spot.candidates
            if not state or c.area
        )

    def _speaks(self, spot: Spot) -> bool:
        after, before = self._after(spot), self._before(spot)
        if after is None or after.capital or after.key not in cues()["speech"]:
            return False
        located = before is not None and before.key in cues()["locative"] | {"of"}
        return not located and (spot.candidates[0].precision == "country" or spot.candidates[0].size > 165)
