"""Spanish legal style: ``art. 11, apdo. 5, de la Directiva 2011/36/UE …``."""

from typing import ClassVar

from lexteh.corpus.model import InstrumentKind, Level, Precision
from lexteh.exports.facts import LUXEMBOURG, STRASBOURG, CaseFacts, TextFacts, joined
from lexteh.exports.styles.base import BASE, CLOSE, URL, VERIFIED, Request, Style, listed
from lexteh.site.labels import step_name

# The first word of a title tells its gender.
_OF = {
    "Carta": "de la",
    "Circular": "de la",
    "Código": "del",
    "Convención": "de la",
    "Convenio": "del",
    "Decreto": "del",
    "Directiva": "de la",
    "Ley": "de la",
    "Ordenanza": "de la",
    "Protocolo": "del",
    "Reglamento": "del",
}
_SERIES = {"ETS": "STE", "CETS": "STCE"}


class Spanish(Style):
    """The article first, then the text that it belongs to."""

    key, lang = "es", "es"
    versioned, stated = ", en la redacción {}", " (situación {})"
    since: ClassVar = {
        Precision.EXACT: "vigente desde el {start}",
        Precision.SEEN: "vigente al menos desde el {start}",
    }
    from_to: ClassVar = {
        Precision.EXACT: "vigente del {start} al {end}",
        Precision.SEEN: "vigente al menos del {start} al {end}",
    }
    restated = (
        f"{BASE}, «{{name}}», reformulación que no es el texto auténtico, "
        f"verificada a {VERIFIED}, {URL}"
    )
    card = (
        f"{BASE}, «{{name}}», ficha que no sustituye al texto auténtico, "
        f"verificada a {VERIFIED}, {URL}"
    )
    right = (
        f"{BASE}, «{{name}}», ficha de un derecho que no sustituye a los textos que cita, "
        f"verificada a {VERIFIED}, {URL}"
    )
    decision = (
        f"{BASE}, «{{name}}», resumen que no sustituye a la resolución, "
        f"verificado a {VERIFIED}, {URL}"
    )
    followed = f"{BASE}, «{{name}}: qué ha sido de ella», estado a {VERIFIED}, {URL}"

    def article(self, kind: str, number: str) -> str:
        """``art. 11``."""
        words = {"recital": "cdo. {}", "annex": "anexo {}", "preamble": "preámbulo"}
        return words.get(kind, "art. {}").format(number).strip()

    def step(self, step: str) -> str:
        """``, apdo. 5``, ``, letra a)``."""
        return f", {step_name(step, 'es')}"

    def text(self, facts: TextFacts, place: str) -> str:
        """``art. 13 del Convenio … (STCE n.º 197)``."""
        title = self.full_title(facts)
        if facts.level is Level.FRANCE and "franc" not in title and "Franc" not in title:
            title = f"{title} (Francia)"
        inside = self._inside(facts)
        return self.named(f"{title} ({listed(inside)})" if inside else title, place)

    def _inside(self, facts: TextFacts) -> list[str]:
        inside: list[str] = []
        if facts.kind is InstrumentKind.TREATY:
            signed = self.moment(facts.signed) if facts.signed else ""
            inside = [part for part in (facts.places.get("es", ""), signed) if part]
        if facts.council:
            inside.append(f"{_SERIES[facts.council[0]]} n.º {facts.council[1]}")
        if facts.unts:
            inside.append(f"UNTS vol. {facts.unts[0]}, p. {facts.unts[1]}")
        if facts.ilo:
            inside.append(f"OIT {facts.ilo}")
        if found := facts.journal:
            day = self.words.day(found.day)
            if found.page:
                inside.append(f"DOUE {found.series} {found.number}, de {day}, p. {found.page}")
            else:
                inside.append(f"DOUE {found.series}, {found.number}, de {day}")
        return inside

    def named(self, name: str, place: str) -> str:
        """``art. 13 del Convenio de Varsovia``; with a comma where the gender is not known."""
        if not place:
            return name
        of = _OF.get(name.split(" ", maxsplit=1)[0])
        if of is None:
            return f"{name}, {place}"
        return f"{place}{CLOSE} {of} {name}"

    def case(self, facts: CaseFacts) -> str:
        """``TEDH, asunto Siliadin c. Francia, n.º 73316/01, 26 de julio de 2005``."""
        name, date = facts.parties.get("es", ""), self.moment(facts.date)
        numbers = joined(facts.numbers, " y ") if facts.numbers else ""
        matter = f"asunto {name}" if name else ""
        number = f"n.º {numbers}" if numbers else ""
        if facts.order == LUXEMBOURG:
            return listed(["TJUE", date, f"asunto {numbers}", name, facts.ecli])
        if facts.order == STRASBOURG:
            court = "TEDH (Gran Sala)" if facts.grand_chamber else "TEDH"
            return listed([court, matter, number, date, facts.ecli])
        return listed([facts.court_in("es"), date, number, matter, facts.ecli])

    def request(self, facts: Request) -> str:
        """``Recomendaciones…, recomendación n.º 1: «…»``."""
        mark = f" (traducción de {BASE})" if facts.translated else ""
        return f"{facts.document}, recomendación n.º {facts.number}: «{facts.headline}»{mark}"
