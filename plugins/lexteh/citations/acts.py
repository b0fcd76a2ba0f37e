"""Texts that are named by a number or a date: EU acts, French laws and decrees, cases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lexteh.citations.lexicon import instrument_of
from lexteh.citations.model import Instrument

_SIGN = r"\(?n(?:°s?|\.?os?|um|r)?\.?°?s?\)?"
_NUMBER_SIGN = rf"(?: ?{_SIGN}| رقم)"
_DOMAIN = "الاتحاد الاوروبي|ue|ce|cee|eu|ec|eec|jai|jha|euratom|pesc|cfsp"
_EU_NUMBER = re.compile(
    rf"(?: d'execution| deleguee?| delegated| implementing| delegad[oa]| de ejecucion)?"
    rf"(?: ?\((?:{_DOMAIN})(?:, ?euratom)?\)| (?:{_DOMAIN}))?"
    rf"(?P<sign>{_NUMBER_SIGN})? ?(?P<first>\d{{1,4}})/(?P<second>\d{{1,4}})(?!\d)"
    rf"(?:/(?:{_DOMAIN})\b| ?\((?:{_DOMAIN})\))?"
)
_ACT_NUMBER = re.compile(rf"{_NUMBER_SIGN}? ?(?P<number>\d{{2,4}}-\d{{1,5}})(?![\d/])")
_CASES = re.compile(
    r"(?P<ecli>ecli:[a-z]{2}:[a-z0-9]{1,7}:\d{4}:[a-z0-9.]{1,25}[a-z0-9]"
    r"|(?<![:a-z])(?:eu:[ctf]|ce:echr):\d{4}:[a-z0-9.]{1,25}[a-z0-9])"
    r"|(?P<court>[ctf])-(?P<case>\d{1,4})/(?P<year>\d{2})(?![\d/])"
    r"|(?P<celex>(?:celex[: ]{1,2})?(?<!\d)3(?P<cyear>(?:19|20)\d\d)(?P<ctype>[lrdf])"
    r"(?P<cnum>\d{4})(?!\d))"
)
_APPLICATION = re.compile(rf"(?:{_NUMBER_SIGN}|(?<= )) ?(?P<number>\d{{1,6}}/\d{{2}})(?![\d/])")
_BARE_APPLICATION = re.compile(r"\d{1,6}/\d\d")
# "n° 73316/01", "nos. 77587/12", "رقم 73316/01", after "Siliadin c. France, ".
_NUMBERED = re.compile(r"(?:n(?:°s?|\.?os?|\.°s?|um|r)?\.?|رقم) ?(?P<number>\d{3,6}/\d\d)(?![\d/])")
_PARTIES = re.compile(r" (?:c\.?|v\.?|vs\.?|contre|contra|ضد) [^.;]{2,60}[ (]$")
_NAMES = 80
_FRENCH = re.compile("french|frances|فرنسي")
_ECHR_ECLI = re.compile(r"ecli:ce:echr:\d{4}:\d{4}[a-z]{3}(\d{7})(\d{2})$")


@dataclass(frozen=True, slots=True)
class Acts:
    """The patterns of one language."""

    eu: re.Pattern[str]
    eu_kinds: dict[str, str]
    tail: re.Pattern[str]
    acts: re.Pattern[str]
    act_kinds: dict[str, str]
    date: re.Pattern[str]
    months: dict[str, int]
    by_date: bool
    case_head: re.Pattern[str]
    join: re.Pattern[str]
    more: re.Pattern[str]
    starts: tuple[str, ...] = field(default=())


def _kinds(table: dict[str, str], tag: str) -> tuple[str, dict[str, str]]:
    """An alternation with one named group per kind of act."""
    groups = {f"{tag}{place}": kind for place, kind in enumerate(table.values())}
    pattern = "|".join(f"(?P<{tag}{place}>{word})" for place, word in enumerate(table))
    return f"(?:{pattern})", groups


def build_acts(words: dict[str, Any]) -> Acts:
    """Compile the act patterns of one language from its words."""
    months = {str(key): value for key, value in words["months"].items()}
    names = "|".join(re.escape(m) for m in sorted(months, key=len, reverse=True))
    date = words["date"].replace("{months}", names)
    eu, eu_kinds = _kinds(words["eu_acts"], "e")
    acts, act_kinds = _kinds(words["acts"], "a")
    return Acts(
        re.compile(eu + r"(?![a-z])"),
        eu_kinds,
        re.compile(rf"(?:{words['eu_tail']})?,? ?(?:{date}),?|(?:{words['eu_tail']})"),
        re.compile(acts + r"(?![a-z])"),
        act_kinds,
        re.compile(",? ?(?:" + date + ")"),
        months,
        bool(words["acts_by_date"]),
        re.compile(f"(?:{words['case_no']})"),
        re.compile(rf"(?:,? (?:{words['join']}) ?|, )(?=\(?[\d])"),
        re.compile(
            rf"(?:,? (?:{words['join']}) ?|, )(?P<whole>(?:(?:{_SIGN}| رقم) ?)?"
            r"(?P<number>\d{3,6}/\d\d))(?![\d/])"
        ),
    )


def _years(sign: bool, domain_first: bool, first: str, second: str) -> tuple[int, int] | None:
    """Which of two numbers is the year: (year, number)."""

    def year(text: str) -> int | None:
        if len(text) == 4:  # noqa: PLR2004
            return int(text) if 1950 <= int(text) <= 2099 else None  # noqa: PLR2004
        return 1900 + int(text) if len(text) == 2 and int(text) >= 52 else None  # noqa: PLR2004

    one, two = year(first), year(second)
    # Before 2015 regulations were "n° 604/2013", directives "2011/36"; since then all are
    # year first. A number with "n°" before it is therefore number first.
    if one and (not two or not sign) and not (len(first) < len(second) and two):
        return one, int(second)
    if two:
        return two, int(first)
    return (one, int(second)) if one else None


def eu_act(acts: Acts, lower: str, at: int) -> tuple[Instrument, int] | None:
    """An EU act by its number at *at*: ``directive 2011/36/UE``."""
    head = acts.eu.match(lower, at)
    if head is None:
        return None
    number = _EU_NUMBER.match(lower, head.end())
    if number is None:
        return None
    found = _years(bool(number["sign"]), True, number["first"], number["second"])
    if found is None:
        return None
    kind = acts.eu_kinds[str(head.lastgroup)]
    end = number.end()
    tail = acts.tail.match(lower, end)
    if tail:
        end = tail.end() - tail[0].endswith(",")
    return instrument_of(f"{kind}-{found[0]}-{found[1]}"), end


def more_eu_acts(acts: Acts, lower: str, kind: str, at: int) -> tuple[Instrument, int, int] | None:
    """A further number after an EU act: ``directives 2004/83/CE et 2005/85/CE``."""
    joined = acts.join.match(lower, at)
    number = _EU_NUMBER.match(lower, joined.end()) if joined else None
    if joined is None or number is None:
        return None
    found = _years(bool(number["sign"]), True, number["first"], number["second"])
    if found is None:
        return None
    begin = number.start() + (lower[number.start()] == " ")
    return instrument_of(f"{kind}-{found[0]}-{found[1]}"), begin, number.end()


def french_act(acts: Acts, lower: str, at: int) -> tuple[Instrument, int] | None:
    """A French act by number or, in French, by date: ``loi n° 2013-711 du 5 août 2013``."""
    head = acts.acts.match(lower, at)
    if head is None:
        return None
    kind = acts.act_kinds[str(head.lastgroup)]
    number = _ACT_NUMBER.match(lower, head.end())
    if number:
        end = number.end()
        date = acts.date.match(lower, end)
        return instrument_of(f"fr-{kind}-{number['number']}"), date.end() if date else end
    # "Act of 5 August 2013" may be any country's; a circular, or what is called French, is not.
    by_date = acts.by_date or kind == "circulaire" or _FRENCH.search(head[0])
    date = acts.date.match(lower, head.end()) if by_date else None
    if date is None:
        return None
    day, month = int(date["day"]), acts.months[date["month"]]
    return instrument_of(f"fr-{kind}-{date['year']}-{month:02d}-{day:02d}"), date.end()


def case_at(lower: str, at: int) -> tuple[Instrument, int] | None:
    """A case by ECLI or CJEU number, or an EU act by CELEX number, at *at*."""
    match = _CASES.match(lower, at)
    if match is None:
        return None
    if match["celex"]:
        kind = {"l": "dir", "r": "reg", "d": "dec", "f": "fd"}[match["ctype"]]
        root = f"{kind}-{match['cyear']}-{int(match['cnum'])}"
        return instrument_of(root), match.end()
    if match["ecli"]:
        ecli = match["ecli"] if match["ecli"].startswith("ecli:") else f"ecli:{match['ecli']}"
        number = _ECHR_ECLI.match(ecli)
        plain = re.sub("[^a-z0-9]+", "-", ecli)
        name = f"echr-{int(number[1])}-{number[2]}" if number else plain
        return Instrument(f"cases/{name}", "case", "case", ecli.upper()), match.end()
    name = f"cjeu-{match['court']}-{int(match['case'])}-{match['year']}"
    return Instrument(f"cases/{name}", "case", "case"), match.end()


def application_at(acts: Acts, lower: str, at: int) -> tuple[Instrument, int] | None:
    """An application to the Strasbourg court at *at*: ``requête n° 73316/01``."""
    head = acts.case_head.match(lower, at)
    match = _APPLICATION.match(lower, head.end()) if head else None
    if match is None:
        return None
    return _application(match["number"]), match.end()


def _application(number: str) -> Instrument:
    """The case of the application *number*, ``73316/01``."""
    first, year = number.split("/")
    return Instrument(f"cases/echr-{int(first)}-{year}", "case", "case")


def named_application_at(lower: str, at: int) -> tuple[Instrument, int] | None:
    """An application at *at* after the parties: ``Siliadin c. France, n° 73316/01``."""
    match = _NUMBERED.match(lower, at)
    if match is None or _PARTIES.search(lower, max(0, at - _NAMES), at) is None:
        return None
    return _application(match["number"]), match.end()


def more_applications(acts: Acts, lower: str, at: int) -> Iterator[tuple[Instrument, int, int]]:
    """The applications that follow one in a list, each with its span: ``et 74603/12``."""
    while match := acts.more.match(lower, at):
        at = match.end()
        yield _application(match["number"]), match.start("whole"), at


def case_of(identifier: str) -> str | None:
    """The address that this package gives the case with this number or ECLI.

    >>> case_of("73316/01"), case_of("C-66/21")
    ('cases/echr-73316-01', 'cases/cjeu-c-66-21')
    """
    lower = identifier.lower().strip()
    if _BARE_APPLICATION.fullmatch(lower):
        return _application(lower).id
    read = case_at(lower, 0)
    return read[0].id if read and read[0].family == "case" and read[1] == len(lower) else None
