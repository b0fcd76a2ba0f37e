"""Names of texts as they stand in a sentence: full, pointed at, repeated, or left out."""

import re

from lexteh.citations.acts import eu_act, french_act
from lexteh.citations.grammar import Grammar
from lexteh.citations.lexicon import Name, instrument_of
from lexteh.citations.model import Context, Instrument

_PAREN_NAME = re.compile(r" \(([^()]{2,40})\)")
_ARTICLE_NEXT = re.compile(
    r",? ?\(?(?:[Aa]rt(?:icle|iculo)?s?\b\.? ?(?P<french>[LRD]\.? ?\d|\d+-\d)?"
    r"|(?P<letter>[LRD]\.? ?\d))"
)
_REMARK = re.compile(
    r",? (?:(?:precite|susvise|susmentionne|modifie)e?s?|ancien(?:ne)?|ci-(?:apres|dessus)"
    r"|(?:ante)?citad[oa]s?)"
    r",?(?= (?:d[eu']|de|del) ?)"
)
_NATION = 24
_NEAR = 200
_FOREIGN_BEFORE = re.compile(
    r"(?<!\w)(?!(?:The|French|Under|In|Of|And|Article)\s)[A-Z][a-z]+(?:'s)? $"
)
_FOREIGN_AFTER = re.compile(
    r" (?:of|de|del)(?: la| el| the)? (?!France|Francia)[A-Z]| (?!الفرنسي)ال\w+ي(?!\w)"
    r"| (?:espanol|griego|italiano|aleman|belga|moldavo|ruso|rumano|bulgaro|britanico)a?(?!\w)"
)
# "ECHR 2010-I" is where a judgment is reported, not the Convention.
_REPORTS = re.compile(r" (?:19|20)\d\d(?!\w|/)")
_OPENERS = re.compile(r" ?[(\[] ?")
# "la convention collective" is not "la Convention".
_OTHER = re.compile(r" (?:collecti|colecti|interieur|interno|d'entreprise|europeen|postal)")


class Texts:
    """The texts named so far in one text, and how to read the next name."""

    __slots__ = (
        "by_kind", "codes", "context", "country", "date", "g", "last", "last_bare", "last_end",
        "lower", "plain",
    )  # fmt: skip

    def __init__(
        self,
        lower: str,
        plain: str,
        g: Grammar,
        context: Context | None,
        date: str | None,
        country: str | None = None,
    ) -> None:
        self.lower = lower
        self.plain = plain
        self.g = g
        self.context = context
        self.date = date
        self.country = country
        self.last: Instrument | None = None
        self.last_end = 0
        self.last_bare = -1
        """Where the last name began if it stood alone, without an article; else -1."""
        self.by_kind: dict[str, Instrument] = {}
        self.codes: dict[Instrument, int] = {}
        """The codes named so far and where each was named last, the last one last."""

    def remember(self, instrument: Instrument, end: int, *, bare: int = -1) -> None:
        """Take note that *instrument* was named, up to *end*."""
        self.last = instrument
        self.last_end = end
        self.last_bare = bare
        if instrument.kind == "code":
            self.codes.pop(instrument, None)
            self.codes[instrument] = end
        self.by_kind[instrument.kind] = instrument

    def codes_before(self, at: int) -> list[tuple[Instrument, bool]]:
        """The codes named before *at*, the nearest first, each with whether that is near."""
        return [(code, at - end < _NEAR) for code, end in reversed(self.codes.items())]

    def at(self, at: int, *, numbered: bool, french: bool = True) -> tuple[Instrument, int] | None:
        """The text whose name or number begins at *at*, and where that ends.

        *numbered*: an article number stands before it, *french*: in the form of a French
        code's (L. 425-1, 225-4-1). A name that other countries or words share counts
        only beside one: "CP, art. 225-4-1".
        """
        lower = self.lower
        named = self.g.lexicon.match(lower, self.plain, at)
        if (
            named
            and named[0].shared
            and not self._at_home(named[0], at, named[1])
            and not self._beside_number(named, numbered, french)
        ):
            if named[0].instrument.kind != "code":
                # "La CEDH" may be the Court; "la Convention" after it is none the less this one.
                self.by_kind.setdefault(named[0].instrument.kind, named[0].instrument)
            return None
        if named is None:
            head = lower[at : at + 3]
            if head not in self.g.act_heads:
                return None
            return eu_act(self.g.acts, lower, at) or french_act(self.g.acts, lower, at)
        name, end = named
        if name.capitals and not numbered and _REPORTS.match(lower, end):
            return None
        if name.text in self.g.whole:
            # "directive" alone may stand for one of them, "directive 2004/81/CE" never.
            act = eu_act(self.g.acts, lower, at) or french_act(self.g.acts, lower, at)
            if act:
                return act
        instrument = name.instrument
        if self.date:
            instrument = self.g.lexicon.at_date(instrument, self.date)
        again = self._in_brackets(end)
        if again and again[0] is name.instrument:
            end = again[1]
        return instrument, end

    def _in_brackets(self, at: int) -> tuple[Instrument, int] | None:
        """The text whose name stands alone in brackets at *at*, and where they end."""
        inside = _PAREN_NAME.match(self.lower, at) if self.lower[at + 1] == "(" else None
        named = self.g.lexicon.match(self.lower, self.plain, inside.start(1)) if inside else None
        if inside is None or named is None or named[1] != inside.end(1):
            return None
        return named[0].instrument, inside.end()

    def _at_home(self, name: Name, start: int, end: int) -> bool:
        """Whether a French text speaks, in which "the Criminal Code" is the French one."""
        if name.instrument.kind != "code" or " " not in name.text or name.capitals:
            return False
        own = self.context.instrument if self.context else None
        if own is not None and own.id.startswith("fr-"):
            return True
        # A text about French law may still speak of "the Greek Criminal Code".
        return self.country == "fr" and not (
            _FOREIGN_BEFORE.search(self.plain, max(0, start - _NATION), start)
            or _FOREIGN_AFTER.match(self.plain, end)
        )

    def _beside_number(self, named: tuple[Name, int], numbered: bool, french: bool) -> bool:
        """Whether an article number beside a shared name says that it is ours."""
        name = named[0]
        # Three capitals are a French code's ("CPP"); "CP" beside a number may be any country's.
        home = self.g.language == "fr" or name.instrument.kind != "code" or name.telling
        if numbered:
            return home or french
        following = _ARTICLE_NEXT.match(self.plain, named[1])
        return following is not None and (home or bool(following["french"] or following["letter"]))

    def after(self, at: int, *, french: bool = True) -> tuple[Instrument, int, bool] | None:
        """The text named after a number: (text, where its name ends, whether it has one)."""
        lower, g = self.lower, self.g
        if lower[at] not in " ,(":
            return None
        remark = _REMARK.match(lower, at)
        if remark:
            at = remark.end()
        char = lower[at]
        of = g.of.match(lower, at)
        if of:
            found = self._named_or_pointed(of.end(), french)
            if found:
                return found
            skipped = g.divisions.match(lower, at)
            if skipped:
                found = self._named_or_pointed(skipped.end() + len(" du "), french)
                return (found[0], at, False) if found else None
            if g.language != "ar":
                return None
        elif char == " " and g.same.match(lower, at + 1):
            return self._named_or_pointed(at + 1, french)
        elif char == ",":
            skipped = g.divisions.match(lower, at)
            found = self._named_or_pointed(skipped.end() + len(" du "), french) if skipped else None
            if found:
                return found[0], at, False
            # "article 79, paragraphe 2, point d), TFUE"
            short = self.g.lexicon.match(lower, self.plain, at + 2)
            if short and (short[0].capitals or (french and short[0].text.startswith("c."))):
                return short[0].instrument, short[1], True
            return None
        return self._beside(at, french)

    def code_of_divisions(self, at: int) -> Instrument | None:
        """The code named after chapters and sections that begin at *at*."""
        skipped = self.g.divisions.match(self.lower, at)
        found = self._named_or_pointed(skipped.end() + len(" du "), True) if skipped else None
        return found[0] if found else None

    def _beside(self, at: int, french: bool) -> tuple[Instrument, int, bool] | None:
        """A text that follows without a preposition: "4 ECHR", "L. 425-1 (CESEDA)"."""
        opener = _OPENERS.match(self.lower, at) if self.lower[at + 1] in "([" else None
        place = opener.end() if opener else at + 1
        if self.g.language == "ar" and self.lower[place] in "لب":
            place += 1
        read = self.at(place, numbered=True, french=french)
        if read and (opener is None or self.lower[read[1]] in ")]"):
            return read[0], read[1] + (opener is not None), True
        return None

    def _named_or_pointed(self, at: int, french: bool) -> tuple[Instrument, int, bool] | None:
        g, lower = self.g, self.lower
        read = self.at(at, numbered=True, french=french)
        if read:
            return read[0], read[1], True
        this = g.this.match(lower, at)
        if this:
            if this[1] in g.whole:
                instrument = self.by_noun(this[1], this=True, same=False)
                return (instrument, this.end(), True) if instrument else None
            if self.context and g.part_nouns.match(this[1]):
                return self.context.instrument, at, False
            return None
        same = g.same.match(lower, at)
        if same and same[1] in g.whole:
            read = self.at(same.start(1), numbered=True, french=french)
            if read:
                return read[0], read[1], True
            instrument = self.by_noun(same[1], this=False, same=True)
            return (instrument, same.end(), True) if instrument else None
        return self._noun(at)

    def _noun(self, at: int) -> tuple[Instrument, int, bool] | None:
        """ "convention précitée", a misspelt code, or "la Convention" by itself."""
        g, lower = self.g, self.lower
        definite = g.definite.match(lower, at)
        if definite is None:
            return None
        after = g.after_noun.match(lower, at)
        if after:
            this = g.this_after.search(after[0].rstrip()) is not None
            instrument = self.by_noun(after[1], this=this, same=not this)
            if instrument:
                return instrument, at + len(after[0].rstrip()), True
        # "of the Convention (ECHR)": the noun, then its name.
        named = self._in_brackets(definite.end())
        if named and named[0].kind == g.whole.get(definite[1]):
            return named[0], named[1], True
        loose = g.lexicon.loose(lower, at)
        if loose:
            return loose[0], loose[1], True
        if g.language == "ar" and not definite[1].startswith("ال"):
            return None  # "قانون التأمين" is the name of another text, not "the act"
        instrument = self.by_noun(definite[1], this=False, same=False)
        if instrument and not _OTHER.match(lower, definite.end()):
            return instrument, definite.end(), True
        return None

    def by_noun(self, noun: str, *, this: bool, same: bool) -> Instrument | None:
        """The text that "the Convention", "this Protocol" or "ledit code" stands for."""
        kind = self.g.whole[noun]
        own = self.context.instrument if self.context else None
        if kind == "any":
            return own if this and own else self.last or own
        # Arabic says قانون for a code and for a law.
        kinds = ("law", "code") if kind == "law" and self.g.language == "ar" else (kind,)
        mine = own if own and own.kind in kinds else None
        if this and mine:
            return mine
        found = next((self.by_kind[k] for k in kinds if k in self.by_kind), None)
        if found or this:
            return found
        if mine:
            return mine
        if own and own.parent and not same:
            parent = instrument_of(own.parent)
            return parent if parent.kind == kind else None
        return None
