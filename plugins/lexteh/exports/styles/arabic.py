"""Arabic legal style: «المادة 11، الفقرة 5، من التوجيه 2011/36/EU …»."""

from typing import ClassVar

from lexteh.corpus.model import InstrumentKind, Level, Precision
from lexteh.exports.facts import LUXEMBOURG, STRASBOURG, CaseFacts, TextFacts, joined
from lexteh.exports.styles.base import BASE, CLOSE, URL, VERIFIED, Request, Style, listed
from lexteh.site.labels import step_name

_COMMA = "، "
_SERIES = {
    "ETS": "سلسلة المعاهدات الأوروبية رقم {}",
    "CETS": "سلسلة معاهدات مجلس أوروبا رقم {}",
}


class Arabic(Style):
    """The article first, then the text that it belongs to; Western digits."""

    key, lang, comma = "ar", "ar", _COMMA
    versioned, stated = "، بصيغتها {}", " (الحالة {})"
    since: ClassVar = {
        Precision.EXACT: "النافذة منذ {start}",
        Precision.SEEN: "النافذة منذ {start} على الأقل",
    }
    from_to: ClassVar = {
        Precision.EXACT: "النافذة من {start} إلى {end}",
        Precision.SEEN: "النافذة من {start} على الأقل إلى {end}",
    }
    restated = (
        f"{BASE}، «{{name}}»، إعادة صياغة وليست النص الأصلي المعتمد، "
        f"جرى التحقق منها حتى {VERIFIED}، {URL}"
    )
    card = (
        f"{BASE}، «{{name}}»، بطاقة لا تغني عن النص الأصلي المعتمد، "
        f"جرى التحقق منها حتى {VERIFIED}، {URL}"
    )
    right = (
        f"{BASE}، «{{name}}»، بطاقة حق لا تغني عن النصوص التي تستشهد بها، "
        f"جرى التحقق منها حتى {VERIFIED}، {URL}"
    )
    decision = f"{BASE}، «{{name}}»، ملخص لا يغني عن القرار، جرى التحقق منه حتى {VERIFIED}، {URL}"
    followed = f"{BASE}، «{{name}}: ما آلت إليه»، الحالة في {VERIFIED}، {URL}"

    def article(self, kind: str, number: str) -> str:
        """«المادة 11»."""
        words = {"recital": "الحيثية {}", "annex": "الملحق {}", "preamble": "الديباجة"}
        return words.get(kind, "المادة {}").format(number).strip()

    def step(self, step: str) -> str:
        """«، الفقرة 5»."""
        return _COMMA + step_name(step, "ar")

    def text(self, facts: TextFacts, place: str) -> str:
        """The article, *min*, the text with its publication in brackets."""
        title = self.full_title(facts)
        if facts.level is Level.FRANCE and "الفرنسي" not in title:
            title = f"{title} (فرنسا)"
        inside = self._inside(facts)
        return self.named(f"{title} ({listed(inside, _COMMA)})" if inside else title, place)

    def _inside(self, facts: TextFacts) -> list[str]:
        inside: list[str] = []
        if facts.kind is InstrumentKind.TREATY:
            signed = self.moment(facts.signed) if facts.signed else ""
            inside = [part for part in (facts.places.get("ar", ""), signed) if part]
        if facts.council:
            inside.append(_SERIES[facts.council[0]].format(facts.council[1]))
        if facts.unts:
            volume, page = facts.unts
            inside.append(f"مجموعة معاهدات الأمم المتحدة، المجلد {volume}، ص {page}")
        if facts.ilo:
            inside.append(f"منظمة العمل الدولية، {facts.ilo}")
        if found := facts.journal:
            day, name = self.words.day(found.day), "الجريدة الرسمية للاتحاد الأوروبي"
            if found.page:
                inside.append(f"{name}، {found.series} {found.number}، {day}، ص {found.page}")
            else:
                inside.append(f"{name}، {found.series}، {found.number}، {day}")
        return inside

    def named(self, name: str, place: str) -> str:
        """«المادة 13 من اتفاقية وارسو»."""
        return f"{place}{CLOSE} من {name}" if place else name

    def case(self, facts: CaseFacts) -> str:
        """«المحكمة الأوروبية لحقوق الإنسان، قضية …، الطلب رقم …، …»."""
        name, date = facts.parties.get("ar", ""), self.moment(facts.date)
        numbers = joined(facts.numbers, " و", _COMMA) if facts.numbers else ""
        matter = f"قضية {name}" if name else ""
        court = facts.court_in("ar")
        if facts.order == LUXEMBOURG:
            return listed([court, matter, f"القضية {numbers}", date, facts.ecli], _COMMA)
        if facts.order == STRASBOURG:
            court += " (الدائرة الكبرى)" if facts.grand_chamber else ""
            word = "الطلبان رقم" if len(facts.numbers) > 1 else "الطلب رقم"
            number = f"{word} {numbers}" if numbers else ""
            return listed([court, matter, number, date, facts.ecli], _COMMA)
        number = f"رقم {numbers}" if numbers else ""
        return listed([court, date, number, matter, facts.ecli], _COMMA)

    def request(self, facts: Request) -> str:
        """«توصيات…، التوصية رقم 1: «…»»."""
        mark = f" (ترجمة {BASE})" if facts.translated else ""
        return f"{facts.document}، التوصية رقم {facts.number}: «{facts.headline}»{mark}"
