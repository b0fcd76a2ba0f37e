"""The scanner: one pass over a folded text, references read where one may begin."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from lexteh.citations.acts import (
    application_at,
    case_at,
    more_applications,
    more_eu_acts,
    named_application_at,
)
from lexteh.citations.codes import (
    belongs_here,
    formed_for,
    has_chapter,
    holds,
    known_numbers,
    likely,
    shared,
)
from lexteh.citations.fold import Folded
from lexteh.citations.grammar import Grammar
from lexteh.citations.levels import Part, Variant
from lexteh.citations.lexicon import instrument_of
from lexteh.citations.lists import ListReader, Ref
from lexteh.citations.model import Citation, Context, Instrument
from lexteh.citations.numbers import article_step, level_step
from lexteh.citations.texts import Texts

_SENTENCE_END = re.compile(r"[.;!?]\)? (?=[A-Z])")
_CLAUSE_END = re.compile(r" ?[.;:)\n]")
_POINTER, _SENTENCE, _LOOK_BACK, _SOON = 24, 500, 8, 60
_CONTEXTS = 1000
_CODE_NUMBER = re.compile(r"\d{3,}-\d")
# First words of addresses that are no legal texts: what stands there does not speak of itself.
_COLLECTIONS = frozenset(
    ("rights", "recommendations", "institutions", "topics", "events", "cases", "terms")
)
_UNKNOWN = Context(Instrument("", "", ""))


def context_of(address: str | None, g: Grammar) -> Context | None:
    """The context that *address* stands for."""
    if not address:
        return None
    known = g.contexts.get(address, _UNKNOWN)
    if known is not _UNKNOWN:
        return known
    if len(g.contexts) >= _CONTEXTS:
        g.contexts.clear()
    g.contexts[address] = found = _context(address, g)
    return found


def _context(address: str, g: Grammar) -> Context | None:
    root, *rest = address.split("/")
    if root in _COLLECTIONS:
        return None
    instrument = g.lexicon.instruments.get(root) or instrument_of(root)
    return Context(instrument, rest[0] if rest else "")


class Scanner:
    """Finds the references in one text."""

    __slots__ = (
        "context", "done", "doubtful", "folded", "found", "g", "heads", "last_article", "lists",
        "lower", "named", "numbers", "own", "pending", "pending_end", "pending_start", "plain",
        "possessive", "texts",
    )  # fmt: skip

    def __init__(
        self,
        folded: Folded,
        grammar: Grammar,
        context: Context | None,
        date: str | None,
        country: str | None = None,
    ) -> None:
        self.folded = folded
        self.lower = folded.lower
        self.plain = folded.plain
        self.g = grammar
        self.context = context
        instrument = context.instrument if context else None
        self.own = instrument if instrument and instrument.family == "code" else None
        """The French code that speaks, if it is one."""
        self.numbers = (known_numbers(self.own.id) if self.own else None) or frozenset()
        """Its numbers, as far as they are known."""
        self.texts = Texts(folded.lower, folded.plain, grammar, context, date, country)
        self.lists = ListReader(folded.lower, folded.plain, grammar)
        self.named: dict[str, Instrument] = {}
        """The codes beside whose names a number stood: what it means when it comes back."""
        self.found: list[Citation] = []
        self.pending: list[Ref] = []
        self.pending_start = 0
        self.pending_end = 0
        self.possessive = False
        self.done = 1
        self.heads = 0
        self.doubtful: list[list[tuple[int, Ref]]] = []
        """Lists of the code that speaks in which are numbers that it does not have, each
        number with its place among what was found."""
        self.last_article: tuple[Instrument, str] | None = None

    # -- the pass ---------------------------------------------------------------------

    def run(self) -> list[Citation]:
        """All citations, in order."""
        inside = self.context is not None and self.context.instrument.family in ("treaty", "eu")
        search = (self.g.level_anchor if inside else self.g.anchor).search
        roles, known, lower = self.g.roles, self.g.roles.known, self.lower
        at, size = 0, len(lower) - 2
        while at < size and (match := search(lower, at)):
            begin, at = match.span(1)
            if begin < self.done:
                continue
            word = match[1]
            for role in known.get(word) or roles(word):
                end = _HANDLERS[role](self, begin)
                if end is not None:
                    at = end
                    break
        if self.pending:
            self._flush(None)
        return self.found

    # -- handlers: each returns where to go on, or None if it found nothing ---------------

    def _article(self, head: int) -> int | None:
        match = self.g.article.match(self.lower, head)
        if match is None:
            return None
        at = match.end()
        if self.lower[at] in " .":
            at += 2 if self.lower[at : at + 2] == ". " else 1
        read = self.lists.read(at, plural=self.g.is_plural(match[0]))
        if read is None:
            return self._article_pointer(head)
        refs, end = read
        self._extend(head, refs)
        return self._close(end)

    def _prefixed(self, head: int) -> int | None:
        """ "L. 1234-5" without the word "article"."""
        if not self.plain[head].isupper():
            return None
        read = self.lists.read(head, plural=True)
        if read is None:
            return None
        refs, end = read
        joined = self._joined(head)
        if not joined:
            self._flush(None)
        # Without the word "article" a single letter and a number prove little.
        inside = self.own is not None
        proven = joined or (inside and any("-" in ref.number for ref in refs))
        if not proven and not self.texts.after(end) and not self._led_in(head):
            return end  # not None: another look at each member would take quadratic time
        self._extend(head, refs)
        return self._close(end)

    def _led_in(self, at: int) -> bool:
        """Whether a text named just before leads up to *at*: ``CP, art. 225-4-1``, "les
        dispositions du code X prévues à l'article 5".
        """
        texts = self.texts
        if texts.last_bare < 0 or texts.last is None:
            return False
        if self.g.lead_in.fullmatch(self.lower, texts.last_end, at):
            return True
        led_by = self.g.led_by if texts.last.kind == "code" else None
        return led_by is not None and bool(led_by.fullmatch(self.lower, texts.last_end, at))

    def _recital(self, head: int) -> int | None:
        return self._plain(head, "recital")

    def _annex(self, head: int) -> int | None:
        return self._plain(head, "annex")

    def _plain(self, head: int, kind: str) -> int | None:
        pattern = self.g.recital if kind == "recital" else self.g.annex
        match = pattern.match(self.lower, head)
        if match is None:
            return None
        at = match.end() + (self.lower[match.end()] == " ")
        plural = self.g.recital_plural.match(self.lower, head) is not None
        refs = list(self.lists.plain_numbers(at, kind=kind, plural=plural))
        if not refs:
            return None
        refs[0].start = head
        self._extend(head, refs)
        return self._close(refs[-1].end)

    def _case(self, at: int) -> int | None:
        read = case_at(self.lower, at)
        if read is None:
            return self._named_case(at)
        instrument, end = read
        self._flush(None)
        if instrument.family == "case":
            self._add(at, end, instrument.id, instrument.source_id)
        else:
            self._mention(at, end, instrument)
        return end

    def _named_case(self, at: int) -> int | None:
        """ "Siliadin c. France, n° 73316/01": an application after the names of its parties."""
        case = named_application_at(self.lower, at)
        if case is None:
            return None
        self._flush(None)
        return self._applications(at, *case)

    def _applications(self, start: int, case: Instrument, end: int) -> int:
        """Add an application and those that follow it in a list; return where they end."""
        self._add(start, end, case.id, case.source_id)
        for other, begin, stop in more_applications(self.g.acts, self.lower, end):
            self._add(begin, stop, other.id, other.source_id)
            end = stop
        return end

    def _pointed(self, at: int, noun: str) -> tuple[int, bool] | None:
        """What points at the noun at *at*: (where that begins, whether it is "this")."""
        match = self.g.pointer.search(self.lower, max(self.done, at - _POINTER), at)
        if match:
            return match.start(match.lastgroup or 0), match["this"] is not None
        after = self.g.after_noun.match(self.lower, at)
        if after and after[1] == noun:
            return at, self.g.this_after.search(after[0].rstrip()) is not None
        return None

    def _article_pointer(self, start: int) -> int | None:
        """ "this article", "l'article précité", "المادة نفسها": no number."""
        match = self.g.article.match(self.lower, start)
        pointed = self._pointed(start, match[0]) if match else None
        if match is None or pointed is None or self.g.is_plural(match[0]):
            return None
        after = self.g.after_noun.match(self.lower, start)
        end = start + len(after[0].rstrip()) if after and after[1] == match[0] else match.end()
        return self._provision_pointer(pointed[0], end, same=not pointed[1])

    def _noun_pointer(self, start: int) -> int | None:
        """ "the present Convention", "ledit code", "الاتفاقية نفسها" without a number."""
        match = self.g.definite.match(self.lower, start)
        pointed = self._pointed(start, match[1]) if match else None
        if match is None or pointed is None:
            return None
        begin, this = pointed
        instrument = self.texts.by_noun(match[1], this=this, same=not this)
        if instrument is None:
            return None
        after = self.g.after_noun.match(self.lower, start)
        end = start + len(after[0].rstrip()) if after and after[1] == match[1] else match.end()
        self._flush(None)
        self._mention(begin, end, instrument)
        return end

    def _provision_pointer(self, start: int, end: int, *, same: bool) -> int | None:
        """ "this article", "du même article", with the parts that lead up to it."""
        self._flush(None)
        if same and self.last_article:
            instrument, step = self.last_article
        elif self.context and self.context.provision:
            instrument, step = self.context.instrument, self.context.provision
        else:
            return None
        levels = self.g.levels
        root, source = f"{instrument.id}/{step}", instrument.source_id
        before = levels.before_article(self.lower, self.plain, self.done, start)
        if before:
            *others, last = before[0]
            for variant in others:
                self._add(
                    variant.start, variant.end, root + _steps(variant.parts, instrument), source
                )
            self._add(last.start, end, root + _steps(last.parts, instrument), source)
            return end
        variants, stop = levels.after(self.lower, self.plain, end)
        for place, variant in enumerate(variants):
            self._add(start if place == 0 else variant.start, max(variant.end, end),
                      root + _steps(variant.parts, instrument), source)  # fmt: skip
        return max(stop, end)

    def _name(self, start: int) -> int | None:
        """A text by its name or number, or a case."""
        read = self.texts.at(start, numbered=False)
        if read:
            self._flush(None)
            self._mention(start, read[1], read[0])
            return self._further_acts(*read)
        if self.g.language == "ar" and self.lower[start] in "لبكوف":
            # "لقانون الإجراءات": a preposition of one letter, then the name.
            read = self.texts.at(start + 1, numbered=False)
            if read:
                self._flush(None)
                self._mention(start + 1, read[1], read[0])
                return read[1]
        headed = self.lower[start : start + 3] in self.g.case_heads
        case = application_at(self.g.acts, self.lower, start) if headed else None
        if case:
            self._flush(None)
            return self._applications(start, *case)
        return self._noun_pointer(start)

    def _further_acts(self, instrument: Instrument, end: int) -> int:
        """ "directives 2004/83/CE et 2005/85/CE": the numbers after the first."""
        kind = instrument.id.partition("-")[0]
        while instrument.family == "eu":
            more = more_eu_acts(self.g.acts, self.lower, kind, end)
            if more is None:
                break
            end = more[2]
            self._mention(more[1], end, more[0])
        return end

    def _of_a_text(self, at: int) -> bool:
        """Whether "of" and a text or an article follow a part that stands alone."""
        g, lower = self.g, self.lower
        of = g.of.match(lower, at)
        if of is None or lower[of.end()].isdigit():  # "in 2024"
            return False
        if lower[at] != ",":
            return True
        patterns = (g.article, g.definite, g.this, g.same)
        named = g.lexicon.match(lower, self.plain, of.end())
        return named is not None or any(p.match(lower, of.end()) for p in patterns)

    def _level(self, start: int) -> int | None:
        """ "paragraph 1" inside a treaty: of this article, if nothing else is named."""
        context = self.context
        if context is None or not context.provision:
            return None
        instrument = context.instrument
        if instrument.family not in ("treaty", "eu"):
            return None
        word = self.g.levels.word.match(self.lower, start)
        if word is None or self.g.levels.kinds[word["word"]] not in ("para", "parrafo"):
            return None
        read = self.g.levels.unit(self.lower, self.plain, start)
        if read is None or self._of_a_text(read[1]):
            return None
        if not read[0][0].parts[0].value.lstrip("#")[:1].isdigit():
            return None  # "apartado a)" lies in a paragraph that is not named here
        self._flush(None)
        root = f"{instrument.id}/{context.provision}"
        before = self.g.levels.before_article(self.lower, self.plain, self.done, start)
        if before and len(read[0]) == 1:
            # "points a) et b) du paragraphe 1"
            *others, last = before[0]
            outer = read[0][0].parts
            variants = [*others, Variant(last.parts, last.start, read[0][0].end)]
            read = [Variant((*outer, *v.parts), v.start, v.end) for v in variants], read[1]
        for variant in read[0]:
            target = root + _steps(variant.parts, instrument)
            self._add(variant.start, variant.end, target, instrument.source_id)
        return read[1]

    # -- groups: references that wait for the name of their text ---------------------------

    def _joined(self, at: int) -> bool:
        """Whether only "et à l'" and the like lie between the waiting group and *at*."""
        return bool(self.pending) and bool(self.g.gap.fullmatch(self.lower, self.pending_end, at))

    def _extend(self, head: int, refs: list[Ref]) -> None:
        """Add *refs*, with the parts before them, to the group or to a new one."""
        low = self.done
        if self.pending and self.pending_end > low:
            low = self.pending_end
        before = self.g.levels.before_article(self.lower, self.plain, low, head)
        start = before[1] if before else head
        if not (self.pending and self._joined(start)):
            if self.pending:
                self._flush(None)
            own_head = self.g.possessive_head
            self.possessive = own_head is not None and own_head.match(self.lower, head) is not None
            if self.lower.endswith(self.g.possessives, 0, start):
                own = self.g.possessive.search(self.lower, max(0, start - 8), start)
                self.possessive = own is not None
                if own and not before:
                    start = own.start("word")
            self.pending_start = start
        first = refs[0]
        first.start = start
        self.heads += 1
        for ref in refs:
            ref.head += self.heads
        if before:
            *others, last = before[0]
            self.pending += [
                Ref(v.start, v.end, first.prefix, first.number, (*first.parts, *v.parts), first.to,
                    first.following, first.plural, first.step, first.head)
                for v in others
            ]  # fmt: skip
            first.parts = (*first.parts, *last.parts)
            first.start = last.start
        self.pending += refs

    def _close(self, end: int) -> int:
        """Look for the name of the text after a group that ends at *end*."""
        while True:
            self.pending_end = end
            read = self.texts.after(end, french=_any_french(self.pending))
            if read is None:
                other = self._beside_divisions(end)
                if other:
                    self._flush(other)
                else:
                    self._disown(end)
                return end
            instrument, stop, visible = read
            if not visible:
                self._flush(instrument)
                return end
            self.pending[-1].end = stop
            named_end, stop = stop, self._parts_after_name(stop)
            # "de l'article 5 et de l'article 9 dudit code": what points back covers both.
            pointed = self.g.same.search(self.lower, end, named_end) is not None
            self._flush(instrument, pointed=pointed)
            self.texts.remember(instrument, stop)
            if self.doubtful and instrument.family == "code":
                self._settle(instrument, end)
            more = self._more(stop)
            if more is None:
                return stop
            self.pending_start, self.possessive = more[0][0].start, False
            self.pending, end = more

    def _parts_after_name(self, at: int) -> int:
        """Read the parts of the last article after the name of its text, which ends at *at*:
        "l'article 4 de la Convention de Varsovie, alinéa a)"; return where they end.
        """
        last = self.pending[-1]
        if self.lower[at] != "," or last.parts or last.to or last.following or last.step:
            return at
        levels = self.g.levels
        variants, end = levels.after(self.lower, self.plain, at)
        if end == at or self._of_a_text(end):
            return at
        patterns = (levels.word, levels.ordinal_first)
        worded = any(pattern.match(self.lower, at + len(", ")) for pattern in patterns)
        # "3°" and "II" open the items of a list as well.
        if not worded and not _CLAUSE_END.match(self.plain, end):
            return at
        self.lists.add_parts(self.pending, variants)
        return end

    def _beside_divisions(self, at: int) -> Instrument | None:
        """ "l'article D. 422-5-2 et des sections 2 et 3 du chapitre II du code X".

        The article is of that code too if the code that speaks has none of this number.
        """
        own, last = self.own, self.pending[-1]
        if own is None or not last.prefix or self.lower[at] != " ":
            return None
        if last.prefix + last.number in self.numbers:
            return None
        if holds(own, last.prefix, last.number) is not False:
            return None
        given = self.texts.code_of_divisions(at)
        return given if given and holds(given, last.prefix, last.number) is not False else None

    def _more(self, at: int) -> tuple[list[Ref], int] | None:
        """ "les articles 4 et 5 du code civil et 434-7-1 du code pénal": what comes after."""
        join = self.g.join.match(self.lower, at)
        if join is None or join[1] or self.plain[join.end()] not in "0123456789LRDA":
            return None
        more = self.lists.read(join.end(), plural=True)
        if more and self.texts.after(more[1], french=_any_french(more[0])):
            return more
        return None

    def _disown(self, end: int) -> None:
        """Drop a group whose text is named but not known: "article 5 du bail"."""
        if self.lower[end] not in " ,":
            return
        of = self.g.part_of.match(self.lower, end)
        alien = self.g.alien.match(self.lower, of.end()) if of else None
        if alien is None:
            return
        inside = self.own is not None
        # "l'article L. 5134-21, du contrat d'accompagnement": L. is a code's all the same.
        kinds = {self.g.whole.get(word) for word in alien[0].split()}
        if self.pending[-1].prefix and inside and not kinds & {"code", "law"}:
            return
        self.pending = []
        self.done = end

    def _candidates(self) -> Iterator[Instrument | None]:
        """The texts that a group without a name may belong to, the likeliest first."""
        last, at = self.texts.last, self.pending_start
        if self.possessive:
            yield last
        if self._led_in(at):
            yield last
        if self.context:
            yield self.context.instrument
        near = last is not None and self._same_sentence(self.texts.last_end, at)
        if last and near and (self.context is None or self._plain_code(last)):
            ref = self.pending[0]
            if _may_hold(last, ref):
                yield last
            else:
                yield next((c for c in reversed(self.texts.codes) if _may_hold(c, ref)), None)

    def _plain_code(self, last: Instrument) -> bool:
        """Whether a number without a letter, in a code whose articles all have one, may be of
        *last*: "l'article 1240 du code civil et, s'il y a lieu, l'article 1241".
        """
        own = self.own
        return own is not None and own.lettered and last.kind == "code" and not last.lettered

    def _same_sentence(self, start: int, end: int) -> bool:
        """Whether no sentence ends between two places, as far as a bounded look tells."""
        if end - start >= _SENTENCE:
            return False
        return _SENTENCE_END.search(self.plain, start, end) is None

    def _flush(self, instrument: Instrument | None, *, pointed: bool = False) -> None:
        """Emit the waiting group as references to *instrument* or to the text implied.

        *pointed*: it is not named but pointed at, as "the same code".
        """
        refs = self.pending
        if not refs:
            return
        given = instrument is not None
        if instrument is None:
            instrument = next((c for c in self._candidates() if c and self._fits(refs[0], c)), None)
        elif instrument.family not in ("code", "case") and len(refs) > 1:
            refs = self._without_codes(refs)
        self.pending = []
        if instrument is None or instrument.family == "case":
            return
        texts = self.texts
        if not given and texts.last_bare >= 0 and instrument is texts.last:
            # "CP, art. 225-4-1" is one citation; "Convention de Varsovie (art. 13)" two.
            if self.lower[texts.last_end : refs[0].start] in (", ", " ", ","):
                self.found.pop()
                self.done = 1
                refs[0].start = texts.last_bare
            texts.last_bare = -1
        own = self.own
        if own is None or instrument.family != "code" or not (given or own is instrument):
            for ref in refs:
                if given or self._fits(ref, instrument):
                    self._emit(ref, instrument)
        elif given:
            for ref in refs:
                self._emit(ref, self._beside(ref, instrument, refs[-1], pointed=pointed))
        else:
            self._emit_alone([ref for ref in refs if self._fits(ref, own)], own)

    def _fits(self, ref: Ref, instrument: Instrument) -> bool:
        """Whether *instrument* may have an article numbered so."""
        if instrument.family != "code":
            return not ref.prefix
        # A number without a letter beside a code whose articles have one: the former code's.
        former = instrument.plain_in is not None and instrument is not self.own
        return bool(ref.prefix or ref.step) or not instrument.lettered or former

    def _without_codes(self, refs: list[Ref]) -> list[Ref]:
        """ "aux articles L. 6323-11, L. 7342-3 et 12 de la loi": a law has no article L."""
        coded = [ref for ref in refs if ref.prefix]
        own = self.own
        if not coded or len(coded) == len(refs) or own is None:
            return refs
        for ref in coded:
            self._emit(ref, own)
        return [ref for ref in refs if not ref.prefix]

    def _beside(self, ref: Ref, given: Instrument, last: Ref, *, pointed: bool) -> Instrument:
        """The code of a member of a group after whose *last* one a code is *given*."""
        own = self.own
        if own is None or own is given or ref.step:
            return given
        code = given
        # No table of today's numbers outweighs a name that stands beside the number.
        if (ref.prefix, ref.number) != (last.prefix, last.number):
            beside = last.number if ref.head != last.head and not pointed else None
            code = shared(ref.prefix, ref.number, own, given, beside)
        if code is given and ref.prefix:
            self.named[ref.prefix + ref.number] = code
        return code

    def _emit_alone(self, refs: list[Ref], own: Instrument) -> None:
        """Emit a group beside which no code is named, in a code that speaks."""
        numbers = self.numbers
        if all(ref.prefix + ref.number in numbers for ref in refs):
            for ref in refs:
                self._emit(ref, own)
            return
        for _, group in groupby(refs, key=lambda ref: ref.head):
            listed, kept = list(group), []
            for ref, code in zip(listed, self._list(listed, own), strict=True):
                place = len(self.found)
                self._emit(ref, code)
                if code is own and len(self.found) > place:
                    kept.append((place, ref))
            if self._absent(kept):
                self.doubtful.append(kept)

    def _list(self, refs: list[Ref], own: Instrument) -> list[Instrument]:
        """The codes of the numbers under one word "article": one code, as far as is known."""
        lettered = [ref for ref in refs if ref.prefix and not ref.step]
        absent = [ref for ref in lettered if self._lacks(ref)]
        if absent and len({ref.number for ref in lettered}) > 1:
            strange = not all(has_chapter(own, ref.prefix, ref.number) for ref in absent)
            for code, near in self.texts.codes_before(refs[0].start):
                if code is not own and all(
                    likely(code, r.prefix, r.number, near=near or strange) for r in lettered
                ):
                    return [code if ref.prefix else own for ref in refs]
        return [self._one(ref, own) for ref in refs]

    def _one(self, ref: Ref, own: Instrument) -> Instrument:
        """The code of one number beside which none is named."""
        key = ref.prefix + ref.number
        if not ref.prefix or ref.step or key in self.numbers:
            return own
        if key in self.named:
            return self.named[key]
        return belongs_here(ref.prefix, ref.number, own, self.texts.codes_before(ref.start))

    def _absent(self, listed: list[tuple[int, Ref]]) -> list[tuple[int, Ref]]:
        """Those that the code which speaks does not have."""
        return [(place, ref) for place, ref in listed if self._lacks(ref)]

    def _lacks(self, ref: Ref) -> bool:
        """Whether the code that speaks has no article of this number with a letter."""
        own = self.own
        if own is None or not ref.prefix or ref.step:
            return False
        return holds(own, ref.prefix, ref.number) is False

    def _settle(self, code: Instrument, at: int) -> None:
        """Give numbers that the code which speaks does not have to *code*, named after them."""
        for listed in self.doubtful:
            away, absent = at - listed[-1][1].end, self._absent(listed)
            if away >= _SENTENCE or listed[-1][0] >= len(self.found):
                continue
            # One number may be repealed, several in a list are hardly so.
            near = away < _SOON or len({ref.number for _, ref in absent}) > 1
            whole = all(likely(code, r.prefix, r.number, near=near) for _, r in listed)
            for place, ref in listed if whole else absent:
                strange = not has_chapter(self.own or code, ref.prefix, ref.number)
                if whole or likely(code, ref.prefix, ref.number, near=near or strange):
                    self._give(place, code)
        self.doubtful.clear()

    def _give(self, place: int, code: Instrument) -> None:
        """Make what was found at *place* a citation of *code*."""
        old = self.found[place]
        target = f"{code.id}/{old.target.partition('/')[2]}"
        self.found[place] = Citation(old.start, old.end, target, code.source_id)

    # -- output -----------------------------------------------------------------------------

    def _emit(self, ref: Ref, instrument: Instrument) -> None:
        target = ref.step
        if instrument.plain_in and not ref.prefix and not target:
            instrument = self.g.lexicon.instruments[instrument.plain_in]
        if not target:
            family = instrument.family
            steps = article_step(ref.prefix, ref.number, family)
            target = steps[0]
            self.last_article = (instrument, target)
            if len(steps) > 1 and not ref.to:
                first, second = int(target[4:]), int(steps[1][5:])
                # "Articles 10-16" of a treaty is a range; "article 31-2" a paragraph.
                ranged = ref.plural and second > first
                target += f"..art-{second}" if ranged else f"/{steps[1]}"
            elif ref.to:
                target += ".." + article_step(*ref.to, family)[0]
        target = f"{instrument.id}/{target}"
        if ref.parts:
            target += _steps(ref.parts, instrument)
        if ref.following:
            target += ".."
        self._add(ref.start, ref.end, target, instrument.source_id)

    def _mention(self, start: int, end: int, instrument: Instrument) -> None:
        """A text named without an article."""
        if instrument.family == "case":
            self._add(start, end, instrument.id, instrument.source_id)
            return
        if self.doubtful and instrument.family == "code":
            self._settle(instrument, start)
        added = self._add(start, end, instrument.id, instrument.source_id)
        self.texts.remember(instrument, end, bare=start if added else -1)

    def _add(self, start: int, end: int, target: str, source_id: str | None) -> bool:
        if start < self.done or end <= start:
            return False
        folded = self.folded
        if folded.breaks:
            origin, origin_end = folded.origin(start), folded.origin_end(end)
        else:
            origin, origin_end = start - 1, end - 1
        self.found.append(Citation(origin, origin_end, target, source_id))
        self.done = end
        return True


def _steps(parts: tuple[Part, ...], instrument: Instrument) -> str:
    """The steps of *parts* below an article of *instrument*."""
    text = ""
    for part in parts:
        if part.value == "#" or part.kind == "sentence":  # no address can say it
            continue
        text += "/" + level_step(part.kind, part.value, instrument.family)
        if part.to and part.to != "#":
            text += ".." + level_step(part.kind, part.to, instrument.family)
    return text


def _any_french(refs: list[Ref]) -> bool:
    """Whether one of the last numbers has the form of a French code's: ``L. 425-1``."""
    return any(ref.prefix or "-" in ref.number for ref in refs[-_LOOK_BACK:])


def _may_hold(instrument: Instrument, ref: Ref) -> bool:
    """Whether a text that was named before may have an article of this form.

    No article L. stands in the Code pénal, no article 706-57 in an act.
    """
    if instrument.family == "code":
        return not ref.prefix or formed_for(instrument, ref.prefix, ref.number) is not False
    return instrument.family != "act" or _CODE_NUMBER.match(ref.number) is None


_HANDLERS: dict[str, Callable[[Scanner, int], int | None]] = {
    "article": Scanner._article,
    "recital": Scanner._recital,
    "annex": Scanner._annex,
    "case": Scanner._case,
    "name": Scanner._name,
    "level": Scanner._level,
    "number": Scanner._prefixed,
}
"""What reads each role of a word; each gives where to go on, or None if it found nothing."""
