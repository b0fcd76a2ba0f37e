"""The scanner: one pass over a folded text, references read where one may begin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lexteh.citations.acts import application_at, case_at, eu_act, french_act
from lexteh.citations.codes import belongs
from lexteh.citations.fold import Folded
from lexteh.citations.grammar import NUMBER, Grammar
from lexteh.citations.levels import Part, Variant
from lexteh.citations.lexicon import instrument_of
from lexteh.citations.model import Citation, Instrument
from lexteh.citations.numbers import article_step, level_step

_SENTENCE_END = re.compile(r"[.;!?]\)? (?=[A-Z])")
_PAREN_NAME = re.compile(r" \(([^()]{2,40})\)")
_OPENERS = re.compile(r" ?[(\[] ?")
_DETERMINER = re.compile(r"(?:(?:de la|le|la|les|du|des|au|the|el|del|de) |de l'|l')(?=\w)")
_STRIP_TAIL = re.compile(r"[ -]+")


@dataclass(slots=True)
class Ref:
    """A reference to an article that may still wait for the name of its text."""

    start: int
    end: int
    prefix: str
    number: str
    parts: tuple[Part, ...] = ()
    to: tuple[str, str] | None = None
    following: bool = False
    plural: bool = False
    step: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The provision that speaks: what "this article" and a bare number mean in it."""

    instrument: Instrument
    provision: str = ""
    steps: tuple[str, ...] = ()


def context_of(address: str | None, names: Grammar) -> Context | None:
    """The context that *address* stands for."""
    if not address:
        return None
    root, *rest = address.split("/")
    if not rest and root in ("rights", "recommendations"):
        return None
    instrument = names.lexicon.instruments.get(root) or instrument_of(root)
    return Context(instrument, rest[0] if rest else "", tuple(rest[1:]))


class Scanner:
    """Finds the references in one text."""

    def __init__(
        self, folded: Folded, grammar: Grammar, context: Context | None, date: str | None
    ) -> None:
        self.folded = folded
        self.lower = folded.lower
        self.plain = folded.plain
        self.g = grammar
        self.context = context
        self.date = date
        self.found: list[Citation] = []
        self.pending: list[Ref] = []
        self.pending_end = 0
        self.pending_start = 0
        self.possessive = False
        self.done = 1
        self.last: Instrument | None = None
        self.last_end = 0
        self.last_bare = -1
        self.by_kind: dict[str, Instrument] = {}
        self.last_article: tuple[Instrument, str] | None = None

    # -- the pass ---------------------------------------------------------------------

    def run(self) -> list[Citation]:
        """All citations, in order."""
        handlers: tuple[Callable[[re.Match[str]], int], ...] = (
            self._article, self._recital, self._case, self._pointer, self._name,
            self._level, self._prefixed,
        )  # fmt: skip
        search, lower = self.g.anchor.search, self.lower
        at, size = 0, len(lower) - 2
        while at < size and (match := search(lower, at)):
            group = match.lastindex or 1
            begin = match.start(group)
            at = handlers[group - 1](match) if begin >= self.done else match.end()
            # The next anchor needs the character before it.
            at = max(at, match.start() + 1)
        self._flush(None)
        return self.found

    # -- handlers: each returns where to go on ------------------------------------------

    def _article(self, match: re.Match[str]) -> int:
        head, at = match.start(1), match.end(1)
        if self.lower[at] in " .":
            at += 1 + (self.lower[at : at + 2] == ". ")
        read = self._numbers(at, plural=self.g.plural.match(self.lower, head) is not None)
        if not read:
            return self._article_pointer(match)
        refs, end = read
        self._extend(head, refs)
        return self._close(end)

    def _prefixed(self, match: re.Match[str]) -> int:
        head = match.start(7)
        if not self.plain[head].isupper():
            return match.end()
        read = self._numbers(head, plural=True)
        if not read:
            return match.end()
        refs, end = read
        joined = self._joined(head)
        if not joined:
            # Without the word "article" a single letter and a number prove little.
            self._flush(None)
        known = self._text_after(end)
        hyphen = any("-" in ref.number for ref in refs)
        near = self.last_bare >= 0 and self.g.lead_in.fullmatch(self.lower, self.last_end, head)
        inside = self.context is not None and self.context.instrument.family == "code"
        if not (joined or known or near or (hyphen and inside)):
            return match.end()
        self._extend(head, refs)
        return self._close(end)

    def _recital(self, match: re.Match[str]) -> int:
        head, at = match.start(2), match.end(2)
        kind = "annex" if self._is_annex(match) else "recital"
        if self.lower[at] == " ":
            at += 1
        plural = self.g.recital_plural.match(self.lower, head) is not None
        refs: list[Ref] = []
        read = self._plain_numbers(at, plural=plural, roman=kind == "annex")
        if not read:
            return match.end()
        end = at
        for value, to, start, end in read:
            step = f"{kind}-{value}" + (f"..{kind}-{to}" if to else "")
            refs.append(Ref(start, end, "", value, step=step))
        refs[0].start = head
        self._extend(head, refs)
        return self._close(end)

    def _is_annex(self, match: re.Match[str]) -> bool:
        word = match[2]
        return word.startswith(("annex", "anexo")) or "مرفق" in word or "ملحق" in word

    def _plain_numbers(
        self, at: int, *, plural: bool, roman: bool
    ) -> list[tuple[str, str | None, int, int]]:
        """Numbers of recitals or annexes: (value, end of range, start, end)."""
        number = re.compile(r"\(?(\d{1,3}|[ivxl]{1,6})\)?(?![\w/%°])" if roman
                            else r"\(?(\d{1,3})\)?(?![\w/%°])")  # fmt: skip
        found: list[tuple[str, str | None, int, int]] = []
        while match := number.match(self.lower, at):
            end = match.end()
            to = self.g.to.match(self.lower, end)
            other = number.match(self.lower, to.end()) if to and plural else None
            if other:
                end = other.end()
            found.append((match[1], other[1] if other else None, at, end))
            join = self.g.join.match(self.lower, end)
            if join is None or not plural:
                break
            at = join.end()
        return found

    def _case(self, match: re.Match[str]) -> int:
        read = case_at(self.lower, match.start(3))
        if not read:
            return match.end()
        instrument, end = read
        self._flush(None)
        if instrument.family == "case":
            self._add(match.start(3), end, instrument.id, instrument.source_id)
        else:
            self._mention(match.start(3), end, instrument)
        return end

    def _pointer(self, match: re.Match[str]) -> int:
        """ "the present Convention", "ledit article", "même code" without a number."""
        start, end = match.span(4)
        this = self.g.this.match(self.lower, start)
        same = self.g.same.match(self.lower, start)
        noun = (this or same or match)[1] if (this or same) else ""
        if noun and noun not in self.g.whole and not self.g.part_nouns.match(noun):
            return self._provision_pointer(start, end, same is not None and this is None)
        if noun in self.g.whole:
            instrument = self._by_noun(noun, this=this is not None, same=same is not None)
            # "ce code" and "this law" after nothing are words, not references.
            named = self._named(start, (this or same).end() - len(noun))  # type: ignore[union-attr]
            if instrument and not named:
                self._flush(None)
                determiner = _DETERMINER.match(self.lower, start)
                self._mention(determiner.end() if determiner else start, end, instrument)
                return end
            if named:
                return (this or same).end() - len(noun) - 1  # type: ignore[union-attr]
        return end

    def _named(self, _start: int, at: int) -> bool:
        """Whether a full name begins at *at*: "cette convention de Varsovie"."""
        read = self._text(at, numbered=False)
        return read is not None

    def _article_pointer(self, match: re.Match[str]) -> int:
        """ "l'article précité", "المادة نفسها": an article without a number."""
        after = self.g.after_noun.match(self.lower, match.start(1))
        if after is None or after[1] in self.g.whole:
            return match.end()
        this = self.g.language == "ar" and bool(re.search(r" (?:هذه|هذا|الحاليه?)", after[0]))
        return self._provision_pointer(match.start(1), after.start() + len(after[0].rstrip()), not this)

    def _provision_pointer(self, start: int, end: int, same: bool) -> int:
        """ "this article", "du même article", with the parts that lead up to it."""
        if same and self.last_article:
            instrument, step = self.last_article
        elif self.context and self.context.provision:
            instrument, step = self.context.instrument, self.context.provision
        else:
            return end
        self._flush(None)
        determiner = _DETERMINER.match(self.lower, start)
        bare = determiner.end() if determiner else start
        before = self.g.levels.before_article(self.lower, self.plain, self.done, start)
        if before is None and bare != start:
            before = self.g.levels.before_article(self.lower, self.plain, self.done, bare)
        levels, chain_end = self.g.levels.after(self.lower, self.plain, end)
        root = f"{instrument.id}/{step}"
        if before:
            variants = list(before[0])
            for place, variant in enumerate(variants):
                last = place == len(variants) - 1
                self._add(variant.start, end if last else variant.end,
                          root + self._steps(variant.parts, instrument), instrument.source_id)
            return end
        for place, variant in enumerate(levels):
            self._add(bare if place == 0 else variant.start, max(variant.end, end),
                      root + self._steps(variant.parts, instrument), instrument.source_id)
        return max(chain_end, end)

    def _name(self, match: re.Match[str]) -> int:
        """A text by its name or number, or a case."""
        start = match.start(5)
        read = self._text(start, numbered=False) or self._abbreviation(start)
        if read:
            instrument, end = read
            self._flush(None)
            self._mention(start, end, instrument)
            return end
        case = application_at(self.g.acts, self.lower, start)
        if case:
            self._flush(None)
            self._add(start, case[1], case[0].id, case[0].source_id)
            return case[1]
        after = self.g.after_noun.match(self.lower, start)
        if after and after[1] in self.g.whole:
            instrument_ = self._by_noun(after[1], this=False, same=True)
            if instrument_:
                self._flush(None)
                end = after.start() + len(after[0].rstrip())
                self._mention(start, end, instrument_)
                return end
        return match.end()

    def _abbreviation(self, start: int) -> tuple[Instrument, int] | None:
        """ "CP, art. 225-4-1": an abbreviation that counts because a number follows."""
        read = self._text(start, numbered=True)
        if read and re.compile(r",? ?\(?(?:art(?:icle|iculo)?s?\b|[LRD]\.? ?\d)").match(
            self.plain, read[1]
        ):
            return read
        return None

    def _level(self, match: re.Match[str]) -> int:
        """ "paragraph 1" inside a treaty: of this article, if nothing else is named."""
        context, start = self.context, match.start(6)
        if context is None or not context.provision or context.instrument.family not in ("treaty", "eu"):
            return match.end()
        if self.g.levels.kinds[match[6]] != "para":
            return match.end()
        read = self.g.levels.unit(self.lower, self.plain, start)
        if read is None or self.g.of.match(self.lower, read[1]):
            return match.end()
        self._flush(None)
        for variant in read[0]:
            steps = self._steps(variant.parts, context.instrument)
            root = f"{context.instrument.id}/{context.provision}"
            self._add(variant.start, variant.end, root + steps, context.instrument.source_id)
        return read[1]

    # -- numbers ------------------------------------------------------------------------

    def _number(self, at: int) -> tuple[str, str, int] | None:
        """One article number: (prefix, number, end)."""
        match = NUMBER.match(self.plain, at)
        if match is None:
            word = self.g.number_word.match(self.lower, at)
            if word is None or self.g.level_ahead.match(self.lower, word.end()):
                return None
            return "", self.g.number_words[word[1]], word.end()
        prefix, number, tail, letter = match.groups()
        end = match.end()
        if tail:
            number += " " + _STRIP_TAIL.sub(" ", tail).strip().lower()
        if letter:
            number += letter
        elif self.lower.startswith("er", end) and not self.lower[end + 2].isalnum():
            end += 2
        if not prefix:
            return "", number, end
        return re.sub(r"[^a-z]", "", prefix.lower()), number, end

    def _numbers(self, at: int, *, plural: bool) -> tuple[list[Ref], int] | None:
        """A list of numbers with their parts: ``3, 5 à 7 et 9, paragraphe 2``."""
        refs: list[Ref] = []
        end = at
        while read := self._number(at):
            prefix, number, stop = read
            if refs and not prefix and (
                self.g.unit.match(self.lower, stop) or self.plain[at] not in "0123456789"
            ):
                break
            if not prefix and refs and refs[-1].prefix and "-" in number:
                prefix = refs[-1].prefix
            ref = Ref(at, stop, prefix, number, plural=plural)
            refs.append(ref)
            end = self._range(ref, plural)
            if self.g.level_ahead.match(self.lower, end):
                end = self._parts(refs, end)
            join = self.g.join.match(self.lower, end)
            if join is None:
                break
            at = join.end()
            if not (plural or join[1] or self.plain[at : at + 1] in "LRDA"):
                break
        return (refs, end) if refs else None

    def _range(self, ref: Ref, plural: bool) -> int:
        """Read "à L. 5" or "et suivants" after *ref*; return where it ends."""
        to = self.g.to.match(self.lower, ref.end)
        if to:
            other = self._number(to.end())
            # "L'article 5 a 3 alinéas": without a list or a letter it is no range.
            if other and (plural or other[0]) and bool(other[0]) == bool(ref.prefix):
                same = self.g.unit.match(self.lower, other[2])
                if not same:
                    ref.to = other[:2]
                    ref.end = other[2]
        follow = self.g.follow.match(self.lower, ref.end)
        if follow:
            ref.following = True
            ref.end = follow.end()
        return ref.end

    def _parts(self, refs: list[Ref], at: int) -> int:
        """Parts after the last number, one reference for each member of their list."""
        variants, end = self.g.levels.after(self.lower, self.plain, at)
        if end == at:
            return at
        first = refs.pop()
        for place, variant in enumerate(variants):
            start = first.start if place == 0 else variant.start
            refs.append(replace(first, start=start, end=variant.end, parts=variant.parts))
        return end

    # -- groups: references that wait for the name of their text ---------------------------

    def _joined(self, at: int) -> bool:
        """Whether only "et à l'" and the like lie between the waiting group and *at*."""
        return bool(self.pending) and bool(self.g.gap.fullmatch(self.lower, self.pending_end, at))

    def _extend(self, head: int, refs: list[Ref]) -> None:
        """Add *refs*, with the parts before them, to the group or to a new one."""
        low = max(self.done, self.pending_end if self.pending else 0)
        before = self.g.levels.before_article(self.lower, self.plain, low, head)
        start = before[1] if before else head
        if not self._joined(start):
            self._flush(None)
            own = self.g.possessive.search(self.lower, max(0, start - 8), start)
            self.possessive = own is not None or bool(self.g.possessive_head.match(self.lower, head))
            if own and not before:
                start = own.start("word")
            self.pending_start = start
        first = refs[0]
        first.start = start
        if before:
            variants: list[Variant] = before[0]
            members = [
                replace(first, start=v.start, end=v.end, parts=(*v.parts, *first.parts))
                for v in variants[:-1]
            ]
            first.parts = (*variants[-1].parts, *first.parts)
            first.start = variants[-1].start
            refs = [*members, *refs]
        self.pending.extend(refs)

    def _close(self, end: int) -> int:
        """Look for the name of the text after a group that ends at *end*."""
        self.pending_end = end
        read = self._text_after(end)
        if read is None:
            self._disown(end)
            return end
        instrument, stop, visible = read
        if visible:
            self.pending[-1].end = stop
        self._flush(instrument)
        if not visible:
            return end
        self._remember(instrument, stop)
        # "les articles 4 et 5 du code civil et 434-7-1 du code pénal"
        join = self.g.join.match(self.lower, stop)
        if join and not join[1] and (read_ := self._numbers(join.end(), plural=True)):
            if self._text_after(read_[1]):
                self.pending_start = join.end()
                self.possessive = False
                self.pending = read_[0]
                return self._close(read_[1])
        return stop

    def _disown(self, end: int) -> None:
        """Drop a group whose text is named but not known: "article 5 du bail"."""
        of = self.g.part_of.match(self.lower, end)
        alien = self.g.alien.match(self.lower, of.end()) if of else None
        if alien is None:
            return
        last = self.pending[-1]
        inside = self.context is not None and self.context.instrument.family == "code"
        # "l'article L. 5134-21, du contrat d'accompagnement": L. is a code's all the same.
        if last.prefix and inside and not alien[0].endswith("code"):
            return
        self.pending.clear()
        self.done = end

    def _text_after(self, at: int) -> tuple[Instrument, int, bool] | None:
        """The text named after a number: (text, where its name ends, whether it has one)."""
        skipped = self.g.divisions.match(self.lower, at) if self.lower[at] in " ," else None
        if skipped:
            found = self._named_or_pointed(skipped.end() + 4)
            if found:
                return found[0], at, False
        of = self.g.of.match(self.lower, at)
        if of:
            found = self._named_or_pointed(of.end())
            if found or self.g.language != "ar":
                return found
        elif self.lower[at] == " " and self.g.same.match(self.lower, at + 1):
            return self._named_or_pointed(at + 1)
        if self.lower[at] in " (":
            opener = _OPENERS.match(self.lower, at)
            place = opener.end() if opener else at + 1
            if self.g.language == "ar" and self.lower[place] in "لب":
                place += 1
            read = self._text(place, numbered=True)
            if read and (opener is None or self.lower[read[1]] in ")]"):
                return read[0], read[1] + (opener is not None), True
        return None

    def _named_or_pointed(self, at: int) -> tuple[Instrument, int, bool] | None:
        read = self._text(at, numbered=True)
        if read:
            return read[0], read[1], True
        this = self.g.this.match(self.lower, at)
        if this:
            if this[1] in self.g.whole:
                instrument = self._by_noun(this[1], this=True, same=False)
                return (instrument, this.end(), True) if instrument else None
            if self.context and self.g.part_nouns.match(this[1]):
                return self.context.instrument, at, False
            return None
        same = self.g.same.match(self.lower, at)
        if same and same[1] in self.g.whole:
            read = self._text(same.start(1), numbered=True)
            if read:
                return read[0], read[1], True
            instrument = self._by_noun(same[1], this=False, same=True)
            return (instrument, same.end(), True) if instrument else None
        after = self.g.after_noun.match(self.lower, at)
        if after and after[1] in self.g.whole:
            this_after = self.g.language == "ar" and after[0].split()[-1] in ("هذه", "هذا", "الحاليه", "الحالي")
            instrument = self._by_noun(after[1], this=this_after, same=not this_after)
            if instrument:
                return instrument, after.start() + len(after[0].rstrip()), True
        loose = self.g.lexicon.loose(self.lower, at)
        if loose:
            return loose[0], loose[1], True
        definite = self.g.definite.match(self.lower, at)
        if definite:
            instrument = self._by_noun(definite[1], this=False, same=False)
            # "la convention collective" is not "la Convention".
            if instrument and not re.match(r" (?:collectiv|colectiv|interieur|d'entreprise)",
                                           self.lower[definite.end() : definite.end() + 14]):
                return instrument, definite.end(), True
        return None

    def _by_noun(self, noun: str, *, this: bool, same: bool) -> Instrument | None:
        """The text that "the Convention", "this Protocol" or "ledit code" stands for."""
        kind = self.g.whole[noun]
        own = self.context.instrument if self.context else None
        if kind == "any":
            return own if this and own else self.last or own
        mine = own if own and own.kind == kind else None
        if this and mine:
            return mine
        found = self.by_kind.get(kind)
        if found or this:
            return found
        if mine:
            return mine
        if own and own.parent and not same:
            parent = instrument_of(own.parent) if own.parent else None
            return parent if parent and parent.kind == kind else None
        return None

    def _text(self, at: int, *, numbered: bool) -> tuple[Instrument, int] | None:
        """The text whose name or number begins at *at*."""
        lower = self.lower
        named = self.g.lexicon.match(lower, self.plain, at, numbered=numbered)
        if named:
            name, end = named
            instrument = self.g.lexicon.at_date(name.instrument, self.date)
            abbreviation = _PAREN_NAME.match(lower, end)
            if abbreviation:
                again = self.g.lexicon.match(lower, self.plain, abbreviation.start(1), numbered=True)
                if again and again[0].instrument is name.instrument and again[1] == abbreviation.end(1):
                    end = abbreviation.end()
            numbered_eu = None
            return numbered_eu or (instrument, end)
        return eu_act(self.g.acts, lower, at) or french_act(self.g.acts, lower, at)

    # -- resolution -----------------------------------------------------------------------

    def _implied(self) -> Instrument | None:
        """The text of a group that names none."""
        for candidate in self._candidates():
            if candidate and self._fits(self.pending[0], candidate):
                return candidate
        return None

    def _candidates(self) -> Iterator[Instrument | None]:
        """The texts that a group without a name may belong to, the likeliest first."""
        last, at = self.last, self.pending_start
        if self.possessive:
            yield last
        if self.last_bare >= 0 and self.g.lead_in.fullmatch(self.lower, self.last_end, at):
            yield last
        if self.context:
            yield self.context.instrument
        elif last and _SENTENCE_END.search(self.plain, self.last_end, at) is None:
            yield last

    def _fits(self, ref: Ref, instrument: Instrument) -> bool:
        """Whether *instrument* may have an article numbered so."""
        if instrument.family == "code":
            return bool(ref.prefix or ref.step) or not instrument.lettered
        return not ref.prefix

    def _flush(self, instrument: Instrument | None) -> None:
        """Emit the waiting group as references to *instrument* or to the text implied."""
        if not self.pending:
            return
        given = instrument is not None
        instrument = instrument or self._implied()
        refs = self.pending
        if instrument and instrument.family not in ("code", "case") and len(refs) > 1:
            # "aux articles L. 6323-11, L. 7342-3 et 12 de la loi": a law has no article L.
            own = [ref for ref in refs if ref.prefix]
            implied = self._implied() if 0 < len(own) < len(refs) else None
            if own and implied and implied.family == "code":
                for ref in own:
                    self._emit(ref, implied)
                refs = [ref for ref in refs if not ref.prefix]
        self.pending = []
        if instrument is None or instrument.family == "case":
            return
        merged = not given and self.last_bare >= 0 and instrument is self.last
        for ref in refs:
            if not given and not self._fits(ref, instrument):
                continue
            if merged and self.lower[self.last_end : ref.start] in (", ", " ", ","):
                mention = self.found.pop()
                self.done = 1
                ref.start = self.last_bare
                del mention
            merged = False
            self._emit(ref, self._member(ref, instrument, given))
        self.last_bare = -1

    def _member(self, ref: Ref, instrument: Instrument, given: bool) -> Instrument:
        """The code of one member of a group: another than the group's, if its number says so."""
        own = self.context.instrument if self.context else None
        if own is None or own.family != "code" or instrument.family != "code" or ref.step:
            return instrument
        if own is instrument and (given or not ref.prefix):
            return instrument
        return belongs(
            ref.prefix, ref.number, own=own, given=instrument if given else None,
            last=self.by_kind.get("code"),
        ) or instrument  # fmt: skip

    def _emit(self, ref: Ref, instrument: Instrument) -> None:
        family = instrument.family
        if ref.step:
            steps = [ref.step]
        else:
            first, *inner = article_step(ref.prefix, ref.number, family)
            if ref.plural and inner and int(inner[0][5:]) > int(first[4:]):
                # "Articles 10-16" of a treaty is a range; "article 31-2" a paragraph.
                steps = [f"{first}..art-{inner[0][5:]}"]
            else:
                steps = [first, *inner]
        if ref.to:
            steps[-1] += ".." + article_step(*ref.to, family)[0]
        self.last_article = (instrument, steps[0].split("..")[0])
        target = "/".join([instrument.id, *steps]) + self._steps(ref.parts, instrument)
        if ref.following:
            target += ".."
        self._add(ref.start, ref.end, target, instrument.source_id)

    def _steps(self, parts: tuple[Part, ...], instrument: Instrument) -> str:
        text = ""
        for part in parts:
            if part.value == "#":  # "avant-dernier alinéa": no address can say it
                continue
            step = level_step(part.kind, part.value, instrument.family)
            if part.to:
                step += ".." + level_step(part.kind, part.to, instrument.family)
            text += "/" + step
        return text

    def _mention(self, start: int, end: int, instrument: Instrument) -> None:
        """A text named without an article."""
        self._remember(instrument, end)
        if self._add(start, end, instrument.id, instrument.source_id):
            self.last_bare = start

    def _remember(self, instrument: Instrument, end: int) -> None:
        self.last = instrument
        self.last_end = end
        self.last_bare = -1
        self.by_kind[instrument.kind] = instrument

    def _add(self, start: int, end: int, target: str, source_id: str | None) -> bool:
        if start < self.done or end <= start:
            return False
        origin = self.folded
        self.found.append(Citation(origin.origin(start), origin.origin_end(end), target, source_id))
        self.done = end
        return True
