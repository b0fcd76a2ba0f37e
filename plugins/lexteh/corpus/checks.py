"""What must hold between the parts of the knowledge base, beyond each file's own form."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, Place, next_day, places, version_on
from lexteh.corpus.loader import Parse, load
from lexteh.corpus.model import (
    Case,
    Coverage,
    Entry,
    Event,
    EvidenceKind,
    Instrument,
    Interval,
    Provision,
    Recommendation,
    Right,
    Source,
    SourceKind,
)
from lexteh.corpus.numbers import numbers
from lexteh.corpus.parts import addresses, language_keys, localized, source_names
from lexteh.corpus.problems import WARNING, Problem, in_order, nearest
from lexteh.corpus.yaml_source import Located, Path_, parse

Finding = Iterator[Problem]
Check = Callable[[Corpus, str, Entry, Located], Finding]


def check(root: Path, today: date, parser: Parse = parse) -> tuple[Corpus | None, list[Problem]]:
    """Load *root* and run every check; problems come sorted by file and place."""
    loaded = load(root, parser)
    if loaded.corpus is None:
        return None, in_order(loaded.problems)
    return loaded.corpus, in_order([*loaded.problems, *check_corpus(loaded.corpus, today)])


def check_corpus(corpus: Corpus, today: date) -> Finding:
    """Run every check on a corpus that has been loaded."""
    for address, thing in corpus.things():
        located = corpus.files[address]
        for one in CHECKS:
            yield from one(corpus, address, thing, located)
        yield from _future(thing, located, today)
        yield from _freshness(corpus, thing, located, today)
    yield from _redirects(corpus)
    yield from _disappeared(corpus)


def _addresses(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    for path, target in addresses(thing):
        if corpus.exists(target) or corpus.announced(target):
            continue
        parsed = Address.parse(target)
        if parsed.steps and corpus.thing(target) is not None:
            known = (
                "/".join((parsed.page, *place.steps))
                for version in _versions(corpus, parsed.page)
                for place in version
            )
        else:
            known = (name for name, _ in corpus.things())
        message = f"'{target}' is not in the knowledge base"
        yield located.problem("R001", path, message, nearest=nearest(target, known))


def _redirects(corpus: Corpus) -> Finding:
    located, seen = corpus.redirects_file, dict[str, int]()
    if located is None:
        return
    known = [name for name, _ in corpus.things()]
    for index, redirect in enumerate(corpus.redirects):
        path: Path_ = ("redirects", index)
        if not corpus.exists(redirect.new):
            message = f"'{redirect.new}' is not in the knowledge base"
            near = nearest(redirect.new, known)
            yield located.problem("R001", (*path, "new"), message, nearest=near)
        if corpus.exists(redirect.old) and Address.parse(redirect.old).page not in corpus.broken:
            message = f"'{redirect.old}' still exists: its page would hide the redirect"
            yield located.problem("R009", (*path, "old"), message)
        if redirect.old in seen:
            message = f"'{redirect.old}' already stands in line {seen[redirect.old]}"
            yield located.problem("R009", (*path, "old"), message)
        seen.setdefault(str(redirect.old), located.place((*path, "old"))[0])


def _disappeared(corpus: Corpus) -> Finding:
    gone: set[str] = set()
    for address, line in corpus.published.items():
        parsed = Address.parse(address)
        if corpus.exists(address) or corpus.redirected(address) is not None:
            continue
        page = parsed.page
        # A page that has gone is told once, not again for each of its paragraphs.
        if page in gone:
            continue
        if corpus.thing(page) is None:
            gone.add(page)
            known = [name for name, _ in corpus.things()]
        else:
            known = ["/".join((page, *p.steps)) for v in _versions(corpus, page) for p in v]
        message = f"'{address}' was published and is no more"
        expected = "the file as it was, or a redirect in redirects.yml"
        near = nearest(address, known)
        yield Problem(
            "R007", corpus.published_file, line, 1, message, expected=expected, nearest=near
        )


def _versions(corpus: Corpus, page: str) -> Iterator[Iterator[Place]]:
    provision = corpus.provisions.get(page)
    return (places(v) for v in provision.versions) if provision else iter(())


def _sources(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    root = address.split("/", maxsplit=1)[0]
    if root in corpus.broken:
        return
    instrument = corpus.instruments.get(root)
    known = {*thing.sources, *(instrument.sources if instrument else ()), *corpus.shared_sources}
    used = set()
    for path, name in source_names(thing):
        used.add(name)
        if name not in known:
            message = f"no source is called '{name}'"
            expected = "a name declared under 'sources' here or in legal/sources.yml"
            near = nearest(name, map(str, known))
            yield located.problem("R002", path, message, expected=expected, nearest=near)
    for name, source in thing.sources.items():
        yield from _source(name, source, located)
        if name not in used and not isinstance(thing, Instrument | Event | Case):
            declared: Path_ = ("sources", str(name))
            message = f"source '{name}' is declared but nothing rests on it"
            yield located.problem("S002", declared, message, key=True, severity=WARNING)


def _source(name: str, source: Source, located: Located) -> Finding:
    if source.url is None and source.kind is not SourceKind.FOUNDING:
        message = f"source '{name}' has no web address"
        yield located.problem("S001", ("sources", str(name)), message, expected="a line 'url: …'")


def _languages(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    links = re.compile(r"links|authentic_languages")
    allowed = corpus.text_languages if isinstance(thing, Provision) else corpus.languages
    for path, lang in language_keys(thing):
        if lang not in allowed and not links.fullmatch(str(path[0])):
            expected = "one of " + ", ".join(allowed)
            message = f"'{lang}' is not a language of this site"
            near = nearest(lang, allowed)
            yield located.problem("R003", path, message, key=True, expected=expected, nearest=near)


def _translations(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    # A language that only some articles have is complete in each article that has it.
    used = {lang for _, texts in localized(thing) for lang in texts}
    wanted = [lang for lang in corpus.text_languages if lang in corpus.languages or lang in used]
    for path, texts in localized(thing):
        missing = [lang for lang in wanted if lang not in texts]
        if missing:
            message = f"no text in {', '.join(missing)}"
            yield located.problem("L001", path, message, key=True, severity=WARNING)
        yield from _scripts(texts, path, located)
        yield from _numbers(texts, path, located)


_ARABIC = re.compile("[\u0600-\u06ff]")
_IN_ARABIC_SCRIPT = ("ar", "fa", "ur")
_LATIN_WORD = re.compile("[A-Za-zÀ-ÿ]{3}")


def _scripts(texts: dict[str, str], path: Path_, located: Located) -> Finding:
    for lang, text in texts.items():
        arabic = bool(_ARABIC.search(text))
        if lang in _IN_ARABIC_SCRIPT and not arabic and _LATIN_WORD.search(text) and " " in text:
            yield located.problem("L003", (*path, lang), "this text is not in Arabic script")
        elif lang not in _IN_ARABIC_SCRIPT and arabic:
            yield located.problem("L003", (*path, lang), "Arabic letters in a text in Latin script")


def _numbers(texts: dict[str, str], path: Path_, located: Located) -> Finding:
    counted = {lang: _stated(text) for lang, text in texts.items()}
    if len(counted) < 2 or path[0] == "names":  # noqa: PLR2004
        return
    base_lang = next(iter(counted))
    for lang, found in counted.items():
        if found != counted[base_lang]:
            less = ", ".join(sorted(counted[base_lang] - found)) or "none"
            more = ", ".join(sorted(found - counted[base_lang])) or "none"
            message = f"the numbers differ from '{base_lang}': missing {less}; more {more}"
            yield located.problem("L002", (*path, lang), message)


_DIGIT = re.compile(r"\d")
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=50_000)
def _stated(text: str) -> frozenset[str]:
    return frozenset(numbers(text)) if _DIGIT.search(text) else _NONE


def _intervals(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    if not isinstance(thing, Provision | Right):
        return
    versions: list[Interval] = list(thing.versions)
    for index, version in enumerate(versions):
        if version.until is not None and version.until < version.in_force:
            message = f"until {version.until} lies before in_force {version.in_force}"
            yield located.problem("V001", ("versions", index, "until"), message)
        if index == 0:
            continue
        before, path = versions[index - 1], ("versions", index, "in_force")
        if before.until is None or before.until >= version.in_force:
            ends = f"ends {before.until}" if before.until else "has no end"
            message = f"begins {version.in_force} but the version before it {ends}"
            expected = "the earlier version to end the day before"
            yield located.problem("V002", path, message, expected=expected)
        elif next_day(before.until) != version.in_force and not (
            getattr(before, "repealed_by", None) or isinstance(thing, Right)
        ):
            message = f"nothing in force between {before.until} and {version.in_force}"
            expected = "'repealed_by' on the earlier version, or adjoining dates"
            yield located.problem("V003", path, message, expected=expected)


def _units(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    if not isinstance(thing, Provision):
        return
    for index, version in enumerate(thing.versions):
        path: Path_ = ("versions", index)
        if not version.text and not version.paragraphs:
            yield located.problem("V007", path, "this version has neither text nor paragraphs")
        yield from _repeated(version.paragraphs, (*path, "paragraphs"), located)


def _repeated(units: list, path: Path_, located: Located) -> Finding:  # type: ignore[type-arg]
    seen: set[str] = set()
    for index, unit in enumerate(units):
        here = (*path, index)
        if unit.id in seen:
            message = f"'{unit.id}' already stands above, at the same depth"
            yield located.problem("V004", (*here, "id"), message)
        seen.add(unit.id)
        if not unit.text and not unit.paragraphs:
            yield located.problem("V007", here, f"'{unit.id}' has neither text nor parts")
        yield from _repeated(unit.paragraphs, (*here, "paragraphs"), located)


def _successions(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    if not isinstance(thing, Provision):
        return
    last = thing.versions[-1].until
    for index, succession in enumerate(thing.successors):
        path: Path_ = ("successors", index, "date")
        if last is None or next_day(last) != succession.date:
            message = f"the content moves on {succession.date} but the last version " + (
                f"ends on {last}" if last else "has no end"
            )
            expected = "the last version to end the day before the move"
            yield located.problem("V005", path, message, expected=expected)
        successor = corpus.provisions.get(Address.parse(succession.address).page)
        if successor is not None and version_on(successor, succession.date) is None:
            message = f"{succession.address} is not in force on {succession.date}"
            yield located.problem("V010", path, message)
        part = succession.part
        if part and not any(p.steps[0] == part for v in thing.versions for p in places(v)):
            message = f"there is no part '{part}' in this provision"
            yield located.problem("R001", ("successors", index, "part"), message)


def _divisions(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    if not isinstance(thing, Provision) or thing.division is None:
        return
    instrument = corpus.instruments.get(address.split("/", maxsplit=1)[0])
    if instrument is None:
        return
    known = [d.id for d in instrument.divisions]
    if thing.division not in known:
        message = f"instrument.yml has no division '{thing.division}'"
        expected = "one of " + ", ".join(known) if known else "a division declared there"
        near = nearest(thing.division, known)
        yield located.problem("R005", ("division",), message, expected=expected, nearest=near)


def _logs(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    if not isinstance(thing, Recommendation):
        return
    for index, entry in enumerate(thing.log):
        path: Path_ = ("log", index)
        if (entry.kind is EvidenceKind.ASSESSMENT) != (entry.verdict is not None):
            message = "an assessment has a verdict, and nothing else has one"
            yield located.problem("V008", path, message)
        # A month or a year may stand on either side of a day that it holds.
        if index and entry.date.last < thing.log[index - 1].date.first:
            message = f"{entry.date} stands after {thing.log[index - 1].date}"
            yield located.problem("V009", (*path, "date"), message, expected="oldest first")


def _counts(corpus: Corpus, address: str, thing: Entry, located: Located) -> Finding:
    if not isinstance(thing, Instrument) or thing.coverage is not Coverage.COMPLETE:
        return
    articles = sum(
        "/art-" in a and not _moved_within(p, address) for a, p in corpus.provisions_of(address)
    )
    articles += sum(a.startswith(f"{address}/art-") for a in corpus.broken)
    if thing.article_count is not None and articles != thing.article_count:
        message = f"{thing.article_count} articles announced, {articles} present"
        yield located.problem("V011", ("article_count",), message)


def _moved_within(provision: Provision, instrument: str) -> bool:
    """Whether all of *provision* stands under another number of the same text now."""
    return any(
        s.part is None and Address.parse(s.address).root == instrument for s in provision.successors
    )


def _future(thing: Entry, located: Located, today: date) -> Finding:
    if thing.reviewed > today:
        message = f"reviewed {thing.reviewed}, which is later than today, {today}"
        yield located.problem("V006", ("reviewed",), message)
    for name, source in thing.sources.items():
        if source.retrieved > today:
            message = f"retrieved {source.retrieved}, which is later than today, {today}"
            yield located.problem("V006", ("sources", str(name), "retrieved"), message)
    for index, version in enumerate(getattr(thing, "versions", [])):
        if version.verified > today:
            message = f"verified {version.verified}, which is later than today, {today}"
            yield located.problem("V006", ("versions", index, "verified"), message)


def _freshness(corpus: Corpus, thing: Entry, located: Located, today: date) -> Finding:
    age = (today - thing.reviewed).days
    if age > corpus.config.review_days:
        message = f"reviewed {thing.reviewed}, {age} days ago"
        expected = f"a review every {corpus.config.review_days} days"
        yield located.problem("F001", ("reviewed",), message, expected=expected, severity=WARNING)


CHECKS: tuple[Check, ...] = (
    _addresses,
    _sources,
    _languages,
    _translations,
    _intervals,
    _units,
    _successions,
    _divisions,
    _logs,
    _counts,
)
