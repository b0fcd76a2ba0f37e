"""A style like OSCOLA: ``Directive 2011/36/EU … [2011] OJ L101/1, art 11(5)``."""

import re
from typing import ClassVar

from lexteh.corpus.model import InstrumentKind, Level, Precision
from lexteh.exports.facts import LUXEMBOURG, STRASBOURG, CaseFacts, TextFacts, joined
from lexteh.exports.styles.base import BASE, URL, VERIFIED, Request, Style, listed

_INITIAL = re.compile(r"\b([A-Z])\.(?=[A-Z\s]|$)")
_STEPS = {
    "para": "({})",
    "point": "({})",
    "num": "({}°)",
    "sec": "({})",
    "al": ", para {}",
    "subpara": ", subpara {}",
    "indent": ", indent {}",
}


class Oscola(Style):
    """No full stops in abbreviations, foreign law under its own name."""

    key, lang = "oscola", "en"
    versioned, stated = " (as {})", " (as {})"
    since: ClassVar = {
        Precision.EXACT: "in force since {start}",
        Precision.SEEN: "in force at least since {start}",
    }
    from_to: ClassVar = {
        Precision.EXACT: "in force from {start} to {end}",
        Precision.SEEN: "in force at least from {start} to {end}",
    }
    restated = (
        f"{BASE}, ‘{{name}}’ (restatement, not the authentic text, "
        f"verified as of {VERIFIED}) <{URL}>"
    )
    card = (
        f"{BASE}, ‘{{name}}’ (card, no substitute for the authentic text, "
        f"verified as of {VERIFIED}) <{URL}>"
    )
    right = (
        f"{BASE}, ‘{{name}}’ (account of a right, no substitute for the texts it cites, "
        f"verified as of {VERIFIED}) <{URL}>"
    )
    decision = (
        f"{BASE}, ‘{{name}}’ (summary, no substitute for the decision, "
        f"verified as of {VERIFIED}) <{URL}>"
    )
    followed = f"{BASE}, ‘{{name}}: what became of it’ (as of {VERIFIED}) <{URL}>"

    def number(self, number: str) -> str:
        """``L425-1``."""
        return re.sub(r"\.\s*", "", number)

    def article(self, kind: str, number: str) -> str:
        """``art 11``, ``recital 14``."""
        words = {"recital": "recital {}", "annex": "annex {}", "preamble": "preamble"}
        return words.get(kind, "art {}").format(number).strip()

    def step(self, step: str) -> str:
        """``(5)``, ``(a)``, ``, para 2``."""
        if step == "al-last":
            return ", last para"
        kind, _, rest = step.partition("-")
        return _STEPS[kind].format(rest.upper() if kind == "sec" else rest)

    def title_of(self, facts: TextFacts) -> str:
        """French law under its French name."""
        return facts.name("fr" if facts.level is Level.FRANCE else "en")

    def text(self, facts: TextFacts, place: str) -> str:
        """The text, where it is published, then the article."""
        if facts.level is Level.FRANCE:
            return listed([f"{facts.title('fr')} (France)", place])
        title = self.full_title(facts)
        if facts.kind is not InstrumentKind.TREATY:
            return listed([f"{title}{self._journal(facts)}", place])
        series = []
        if facts.unts:
            series.append(f"{facts.unts[0]} UNTS {facts.unts[1]}")
        if facts.council:
            series.append(f"{facts.council[0]} No {facts.council[1]}")
        if facts.ilo:
            series.append(f"ILO {facts.ilo}")
        dates = self._dates(facts)
        parts = [title, f"({dates})" if dates else "", listed(series)]
        return listed([" ".join(filter(None, parts)), place])

    def _dates(self, facts: TextFacts) -> str:
        signed = facts.signed
        begun = "opened for signature" if signed is facts.opened else "adopted"
        return listed(
            [
                f"{begun} {self.moment(signed)}" if signed else "",
                f"entered into force {self.moment(facts.in_force)}" if facts.in_force else "",
            ]
        )

    def _journal(self, facts: TextFacts) -> str:
        found = facts.journal
        if found is None:
            return ""
        place = f"{found.number}/{found.page}" if found.page else f" {found.number}"
        return f" [{found.day.year}] OJ {found.series}{place}"

    def case(self, facts: CaseFacts) -> str:
        """``Siliadin v France App no 73316/01 (ECtHR, 26 July 2005)``."""
        name, date = _parties(facts.parties.get("en", "")), self.moment(facts.date)
        if facts.order == LUXEMBOURG:
            # The court's own reports are cited by the identifier without its prefix.
            ecli = facts.ecli.removeprefix("ECLI:")
            return " ".join(filter(None, [f"Case {', '.join(facts.numbers)}", name, ecli]))
        numbers = joined(facts.numbers, " and ") if facts.numbers else ""
        if facts.order == STRASBOURG:
            word = "App nos" if len(facts.numbers) > 1 else "App no"
            number = f"{word} {numbers}" if numbers else ""
            court = "ECtHR [GC]" if facts.grand_chamber else "ECtHR"
            return " ".join(filter(None, [name, number, f"({court}, {date})"]))
        number = f"no {numbers}" if numbers else ""
        return listed([f"{facts.court_in('fr')} (France)", date, number, name])

    def request(self, facts: Request) -> str:
        """``‘…’ (translation), Recommendations…, rec 1``."""
        mark = f" ({BASE} translation)" if facts.translated else ""
        return f"{facts.document}, rec {facts.number}: ‘{facts.headline}’{mark}"


def _parties(name: str) -> str:
    """``S.M. v. Croatia`` → ``SM v Croatia``."""
    name = name.replace(" v. the ", " v ").replace(" v. ", " v ")
    return _INITIAL.sub(r"\1", name)
