"""French legal style: ``CESEDA, art. L. 425-1, al. 2``, ``CEDH, 26 juillet 2005, n° 73316/01``."""

from typing import ClassVar

from lexteh.corpus.model import InstrumentKind, Precision
from lexteh.exports.facts import LUXEMBOURG, STRASBOURG, CaseFacts, TextFacts, joined
from lexteh.exports.styles.base import BASE, URL, VERIFIED, Request, Style, listed
from lexteh.site.labels import step_name

_ABBREVIATIONS = {
    "Convention": "Conv.",
    "Protocole": "Prot.",
    "Directive": "Dir.",
    "Règlement": "Règl.",
    "Décision": "Déc.",
    "Circulaire": "Circ.",
    "Décret": "D.",
    "Loi": "L.",
    "Ordonnance": "Ord.",
}
_SERIES = {"ETS": "STE", "CETS": "STCE"}
_COURTS = {
    "Conseil d'État": "CE",
    "Conseil constitutionnel": "Cons. const.",
    "Cour nationale du droit d'asile": "CNDA",
    "Cour administrative d'appel de Lyon": "CAA Lyon",
}


def abbreviated(title: str) -> str:
    """*title* with its first word as lawyers shorten it."""
    first, space, rest = title.partition(" ")
    return _ABBREVIATIONS.get(first, first) + space + rest


class French(Style):
    """The habits of French courts and reviews."""

    key, lang = "fr", "fr"
    versioned, stated = ", dans sa rédaction {}", " (état {})"
    since: ClassVar = {
        Precision.EXACT: "en vigueur depuis le {start}",
        Precision.SEEN: "en vigueur au moins depuis le {start}",
    }
    from_to: ClassVar = {
        Precision.EXACT: "en vigueur du {start} au {end}",
        Precision.SEEN: "en vigueur au moins du {start} au {end}",
    }
    restated = (
        f"{BASE}, « {{name}} », reformulation qui n'est pas le texte authentique, "
        f"vérifiée au {VERIFIED}, {URL}"
    )
    card = (
        f"{BASE}, « {{name}} », fiche qui ne remplace pas le texte authentique, "
        f"vérifiée au {VERIFIED}, {URL}"
    )
    right = (
        f"{BASE}, « {{name}} », fiche de droit qui ne remplace pas les textes qu'elle cite, "
        f"vérifiée au {VERIFIED}, {URL}"
    )
    decision = (
        f"{BASE}, « {{name}} », résumé qui ne remplace pas la décision, "
        f"vérifié au {VERIFIED}, {URL}"
    )
    followed = f"{BASE}, « {{name}} : ce qu'elle est devenue », état au {VERIFIED}, {URL}"

    def number(self, number: str) -> str:
        """``1er`` for the first."""
        return "1er" if number == "1" else number

    def article(self, kind: str, number: str) -> str:
        """``art. 225-4-1``, ``cons. 14``."""
        words = {"recital": "cons. {}", "annex": "annexe {}", "preamble": "préambule"}
        return words.get(kind, "art. {}").format(number).strip()

    def step(self, step: str) -> str:
        """``, § 3``, ``, b)``, ``, al. 2``."""
        if step in ("al-1", "subpara-1"):
            return ", al. 1er"
        return f", {step_name(step, 'fr')}"

    def text(self, facts: TextFacts, place: str) -> str:
        """The text, the article, then where it is published."""
        if facts.kind is InstrumentKind.CODE:
            return self.named(facts.name("fr"), place)
        title, date = self.full_title(facts), facts.signed
        if facts.kind in (InstrumentKind.DIRECTIVE, InstrumentKind.REGULATION) and date:
            head = title.split(f" du {self.moment(date)}", maxsplit=1)[0]
            return listed([abbreviated(head), self.moment(date), place, self._journal(facts)])
        if facts.kind is InstrumentKind.TREATY:
            return listed([abbreviated(title), *self._treaty(facts), place])
        if facts.kind is not InstrumentKind.CIRCULAR and date:
            # L. n° 2013-711, 5 août 2013, portant…
            head, _, rest = title.partition(f" du {self.moment(date)}")
            return listed(
                [abbreviated(head), self.moment(date), rest.strip(), place, facts.published]
            )
        return listed([abbreviated(title), place, facts.published])

    def _treaty(self, facts: TextFacts) -> list[str]:
        signed = self.moment(facts.signed) if facts.signed else ""
        series = [f"OIT {facts.ilo}"] if facts.ilo else []
        if facts.council:
            series.append(f"{_SERIES[facts.council[0]]} n° {facts.council[1]}")
        if facts.unts:
            series.append(f"RTNU vol. {facts.unts[0]}, p. {facts.unts[1]}")
        return [facts.places.get("fr", ""), signed, *series]

    def _journal(self, facts: TextFacts) -> str:
        found = facts.journal
        if found is None:
            return ""
        day = self.words.day(found.day)
        if found.page:
            return f"JOUE {found.series} {found.number}, {day}, p. {found.page}"
        return f"JOUE {found.series}, {found.number}, {day}"

    def case(self, facts: CaseFacts) -> str:
        """``CEDH, gde ch., 25 juin 2020, n° 60561/14, S.M. c. Croatie``."""
        name, date = facts.parties.get("fr", ""), self.moment(facts.date)
        if facts.order == LUXEMBOURG:
            return listed(["CJUE", date, f"aff. {', '.join(facts.numbers)}", name, facts.ecli])
        number = f"n° {joined(facts.numbers, ' et ')}" if facts.numbers else ""
        if facts.order == STRASBOURG:
            chamber = "gde ch." if facts.grand_chamber else ""
            return listed(["CEDH", chamber, date, number, name, facts.ecli])
        court = facts.court_in("fr")
        return listed([_COURTS.get(court, court), date, number, name, facts.ecli])

    def request(self, facts: Request) -> str:
        """``Recommandations…, recommandation n° 1 : « … »``."""
        return f"{facts.document}, recommandation n° {facts.number} : « {facts.headline} »"
