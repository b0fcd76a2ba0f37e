"""The interinstitutional style of the European Union, in French, English and Spanish."""

from typing import ClassVar

from lexteh.corpus.model import InstrumentKind, Level
from lexteh.exports.facts import STRASBOURG, CaseFacts, TextFacts, joined
from lexteh.exports.styles.base import BASE, URL, VERIFIED, Request, Style, listed
from lexteh.exports.styles.french import French
from lexteh.exports.styles.oscola import Oscola
from lexteh.exports.styles.spanish import Spanish

_ORDINALS = {
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième "
    "dixième",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "es": "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
}


class _European(Style):
    """What the languages share: the title in full, the journal and the ELI in brackets."""

    key = "eu"
    articles: ClassVar[dict[str, str]]
    steps: ClassVar[dict[str, str]]
    ordinal: ClassVar[dict[str, tuple[str, str, str]]]
    """For each sort of unnumbered part: with an ordinal, beyond ten, the last."""
    journal: tuple[str, str]
    """A numbered issue; an act with a number of its own."""
    series: ClassVar[dict[str, str]]
    case_number: str
    and_: str
    recommendation: str
    france = "France"
    grand_chamber: str

    def article(self, kind: str, number: str) -> str:
        """``Article 11``."""
        return self.articles[kind].format(number).strip()

    def step(self, step: str) -> str:
        """``(5)``, ``, point (a)``, ``, second subparagraph``."""
        kind, _, rest = step.partition("-")
        if kind not in self.ordinal:
            return self.steps[kind].format(rest.upper() if kind == "sec" else rest)
        counted, beyond, last = self.ordinal[kind]
        if rest == "last":
            return last
        words = _ORDINALS[self.lang].split()
        if rest.isdigit() and int(rest) <= len(words):
            return counted.format(words[int(rest) - 1])
        return beyond.format(rest)

    def text(self, facts: TextFacts, place: str) -> str:
        """The title, its publication in brackets, then the article."""
        if facts.level is Level.FRANCE:
            return listed([f"{facts.title('fr')} ({self.france})", place])
        inside = self._treaty(facts) if facts.kind is InstrumentKind.TREATY else []
        if facts.journal:
            found, day = facts.journal, facts.journal.day
            form = self.journal[0] if found.page else self.journal[1]
            written = f"{day.day}.{day.month}.{day.year}"
            inside.append(form.format(found.series, found.number, written, found.page))
        if facts.eli:
            inside.append(f"ELI: {facts.eli}")
        title = self.full_title(facts)
        return listed([f"{title} ({listed(inside)})" if inside else title, place])

    def _treaty(self, facts: TextFacts) -> list[str]:
        inside = [facts.places.get(self.lang, "")]
        if facts.signed:
            inside.append(self.moment(facts.signed))
        if facts.council:
            inside.append(self.series[facts.council[0]].format(facts.council[1]))
        if facts.unts:
            inside.append(self.series["UNTS"].format(*facts.unts))
        if facts.ilo:
            inside.append(self.series["ILO"].format(facts.ilo))
        return [part for part in inside if part]

    def case(self, facts: CaseFacts) -> str:
        """Court, date, parties, number, ECLI."""
        name, date = facts.parties.get(self.lang, ""), self.moment(facts.date)
        number = joined(facts.numbers, self.and_) if facts.numbers else ""
        if number and (facts.order == STRASBOURG or not name):
            number = self.case_number.format(number)
        court = facts.court_in(self.lang) + (self.grand_chamber if facts.grand_chamber else "")
        return listed([court, date, name, number, facts.ecli])

    def request(self, facts: Request) -> str:
        """The document, the number, the words."""
        return self.recommendation.format(
            document=facts.document, number=facts.number, headline=facts.headline
        ) + (self.translated if facts.translated else "")

    translated = ""


class EuropeanEnglish(_European):
    """``Directive 2011/36/EU … (OJ L 101, 15.4.2011, p. 1), Article 11(5)``."""

    lang = "en"
    articles: ClassVar = {
        "art": "Article {}",
        "recital": "recital {}",
        "annex": "Annex {}",
        "preamble": "preamble",
    }
    steps: ClassVar = {"para": "({})", "point": ", point ({})", "num": ", point {}°", "sec": ", {}"}
    ordinal: ClassVar = {
        "al": (", {} paragraph", ", paragraph {}", ", last paragraph"),
        "subpara": (", {} subparagraph", ", subparagraph {}", ", last subparagraph"),
        "indent": (", {} indent", ", indent {}", ", last indent"),
    }
    journal = ("OJ {} {}, {}, p. {}", "OJ {}, {}, {}")
    series: ClassVar = {
        "ETS": "ETS No {}",
        "CETS": "CETS No {}",
        "UNTS": "United Nations Treaty Series, Vol. {}, p. {}",
        "ILO": "ILO {}",
    }
    case_number, and_, grand_chamber = "No {}", " and ", " (Grand Chamber)"
    recommendation = "{document}, Recommendation {number}: ‘{headline}’"
    translated = f" ({BASE} translation)"
    versioned, stated = ", as {}", " (as {})"
    since: ClassVar = Oscola.since
    from_to: ClassVar = Oscola.from_to
    restated = (
        f"{BASE}, ‘{{name}}’, restatement, not the authentic text, verified as of {VERIFIED}, {URL}"
    )
    card = (
        f"{BASE}, ‘{{name}}’, card, no substitute for the authentic text, "
        f"verified as of {VERIFIED}, {URL}"
    )
    right = (
        f"{BASE}, ‘{{name}}’, account of a right, no substitute for the texts it cites, "
        f"verified as of {VERIFIED}, {URL}"
    )
    decision = (
        f"{BASE}, ‘{{name}}’, summary, no substitute for the decision, "
        f"verified as of {VERIFIED}, {URL}"
    )
    followed = f"{BASE}, ‘{{name}}: what became of it’, as of {VERIFIED}, {URL}"


class EuropeanFrench(_European):
    """``directive 2011/36/UE … (JO L 101 du 15.4.2011, p. 1), article 11, paragraphe 5``."""

    lang = "fr"
    articles: ClassVar = {
        "art": "article {}",
        "recital": "considérant {}",
        "annex": "annexe {}",
        "preamble": "préambule",
    }
    steps: ClassVar = {
        "para": ", paragraphe {}",
        "point": ", point {})",
        "num": ", point {}°",
        "sec": ", {}",
    }
    ordinal: ClassVar = {
        "al": (", {} alinéa", ", alinéa {}", ", dernier alinéa"),
        "subpara": (", {} alinéa", ", alinéa {}", ", dernier alinéa"),
        "indent": (", {} tiret", ", tiret {}", ", dernier tiret"),
    }
    journal = ("JO {} {} du {}, p. {}", "JO {}, {}, {}")
    series: ClassVar = {
        "ETS": "STE n° {}",
        "CETS": "STCE n° {}",
        "UNTS": "Recueil des traités des Nations unies, vol. {}, p. {}",
        "ILO": "OIT {}",
    }
    case_number, and_, grand_chamber = "n° {}", " et ", " (grande chambre)"

    def number(self, number: str) -> str:
        """``1er`` for the first."""
        return "1er" if number == "1" else number

    recommendation = "{document}, recommandation n° {number} : « {headline} »"
    versioned, stated = ", dans sa version {}", " (état {})"
    since: ClassVar = French.since
    from_to: ClassVar = French.from_to
    restated, card, right = French.restated, French.card, French.right
    decision, followed = French.decision, French.followed


class EuropeanSpanish(_European):
    """``Directiva 2011/36/UE … (DO L 101 de 15.4.2011, p. 1), artículo 11, apartado 5``."""

    lang = "es"
    france = "Francia"
    articles: ClassVar = {
        "art": "artículo {}",
        "recital": "considerando {}",
        "annex": "anexo {}",
        "preamble": "preámbulo",
    }
    steps: ClassVar = {
        "para": ", apartado {}",
        "point": ", letra {})",
        "num": ", punto {}°",
        "sec": ", {}",
    }
    ordinal: ClassVar = {
        "al": (", párrafo {}", ", párrafo {}", ", último párrafo"),
        "subpara": (", párrafo {}", ", párrafo {}", ", último párrafo"),
        "indent": (", guion {}", ", guion {}", ", último guion"),
    }
    journal = ("DO {} {} de {}, p. {}", "DO {}, {}, {}")
    series: ClassVar = {
        "ETS": "STE n.º {}",
        "CETS": "STCE n.º {}",
        "UNTS": "Recopilación de Tratados de las Naciones Unidas, vol. {}, p. {}",
        "ILO": "OIT {}",
    }
    case_number, and_, grand_chamber = "n.º {}", " y ", " (Gran Sala)"
    recommendation = "{document}, recomendación n.º {number}: «{headline}»"
    translated = f" (traducción de {BASE})"
    versioned, stated = Spanish.versioned, Spanish.stated
    since: ClassVar = Spanish.since
    from_to: ClassVar = Spanish.from_to
    restated, card, right = Spanish.restated, Spanish.card, Spanish.right
    decision, followed = Spanish.decision, Spanish.followed
