"""Finished citations: golden ones for each style and kind, and what holds for all of them."""

import re
from datetime import date

import pytest

from lexteh.corpus.corpus import Corpus, places
from lexteh.corpus.model import Provision
from lexteh.exports.citation_styles import (
    CITED,
    STYLES,
    chosen_version,
    citation,
    cited_versions,
    fill,
    style_order,
    template,
)
from lexteh.exports.facts import journal
from lexteh.exports.record import Absent

TODAY = date(2026, 11, 22)
FOUNDING = date(2013, 2, 15)
SITE = "https://lexteh.example/"

NOT_AUTHENTIC = {
    "fr": "reformulation qui n'est pas le texte authentique, vérifiée au",
    "oscola": "restatement, not the authentic text, verified as of",
    "eu": "restatement, not the authentic text, verified as of",
    "es": "reformulación que no es el texto auténtico, verificada a",
    "ar": "إعادة صياغة وليست النص الأصلي المعتمد، جرى التحقق منها حتى",
}

# The authentic text in each style: what stands before "LexTEH". Ordinary spaces, no marks.
AUTHENTIC = {
    "fr-ceseda/art-l425-1/al-2": {
        "fr": "CESEDA, art. L. 425-1, al. 2, dans sa rédaction en vigueur depuis le 1er mai 2021.",
        "oscola": "Code de l'entrée et du séjour des étrangers et du droit d'asile (France), "
        "art L425-1, para 2 (as in force since 1 May 2021).",
        "eu": "Code de l'entrée et du séjour des étrangers et du droit d'asile (France), "
        "Article L. 425-1, second paragraph, as in force since 1 May 2021.",
        "es": "art. L. 425-1, párr. 2, del Código de Entrada y Residencia de Extranjeros y del "
        "Derecho de Asilo (Francia), en la redacción vigente desde el 1 de mayo de 2021.",
        "ar": "المادة L. 425-1، الفقرة 2، من مدونة دخول الأجانب وإقامتهم وحق اللجوء (CESEDA) "
        "(فرنسا)، بصيغتها النافذة منذ 1 مايو 2021.",
    },
    "fr-cp/art-225-4-1/sec-i/num-1": {
        "fr": "C. pén., art. 225-4-1, I, 1°, dans sa rédaction en vigueur depuis le 7 août 2013.",
        "oscola": "Code pénal (France), art 225-4-1(I)(1°) (as in force since 7 August 2013).",
        "eu": "Code pénal (France), Article 225-4-1, I, point 1°, as in force since 7 August 2013.",
        "es": "art. 225-4-1, I, 1°, del Código Penal francés (Code pénal), en la redacción "
        "vigente desde el 7 de agosto de 2013.",
        "ar": "المادة 225-4-1، I، 1°، من القانون الجنائي الفرنسي (Code pénal)، بصيغتها النافذة "
        "منذ 7 أغسطس 2013.",
    },
    "dir-2011-36/art-11/para-5": {
        "fr": "Dir. 2011/36/UE du Parlement européen et du Conseil, 5 avril 2011, art. 11, § 5, "
        "JOUE L 101, 15 avril 2011, p. 1, dans sa rédaction en vigueur depuis le "
        "14 juillet 2024.",
        "oscola": "Directive 2011/36/EU of the European Parliament and of the Council of "
        "5 April 2011 on preventing and combating trafficking in human beings and protecting "
        "its victims, and replacing Council Framework Decision 2002/629/JHA [2011] OJ L101/1, "
        "art 11(5) (as in force since 14 July 2024).",
        "eu": "Directive 2011/36/EU of the European Parliament and of the Council of 5 April 2011 "
        "on preventing and combating trafficking in human beings and protecting its victims, and "
        "replacing Council Framework Decision 2002/629/JHA (OJ L 101, 15.4.2011, p. 1, ELI: "
        "http://data.europa.eu/eli/dir/2011/36/oj), Article 11(5), as in force since "
        "14 July 2024.",
        "es": "art. 11, apdo. 5, de la Directiva 2011/36/UE del Parlamento Europeo y del Consejo, "
        "de 5 de abril de 2011, relativa a la prevención y lucha contra la trata de seres humanos "
        "y a la protección de las víctimas y por la que se sustituye la Decisión marco "
        "2002/629/JAI del Consejo (DOUE L 101, de 15 de abril de 2011, p. 1), en la redacción "
        "vigente desde el 14 de julio de 2024.",
        "ar": "المادة 11، الفقرة 5، من التوجيه 2011/36/EU الصادر عن البرلمان الأوروبي والمجلس في "
        "5 أبريل 2011 (الجريدة الرسمية للاتحاد الأوروبي، L 101، 15 أبريل 2011، ص 1)، بصيغتها "
        "النافذة منذ 14 يوليو 2024.",
    },
    "coe-197/art-13/para-1": {
        "fr": "Conv. du Conseil de l'Europe sur la lutte contre la traite des êtres humains, "
        "Varsovie, 16 mai 2005, STCE n° 197, art. 13, § 1.",
        "oscola": "Council of Europe Convention on Action against Trafficking in Human Beings "
        "(opened for signature 16 May 2005, entered into force 1 February 2008) CETS No 197, "
        "art 13(1).",
        "eu": "Council of Europe Convention on Action against Trafficking in Human Beings "
        "(Warsaw, 16 May 2005, CETS No 197), Article 13(1).",
        "es": "art. 13, apdo. 1, del Convenio del Consejo de Europa sobre la lucha contra la "
        "trata de seres humanos (Varsovia, 16 de mayo de 2005, STCE n.º 197).",
        "ar": "المادة 13، الفقرة 1، من اتفاقية مجلس أوروبا بشأن مكافحة الاتجار بالبشر (وارسو، "
        "16 مايو 2005، سلسلة معاهدات مجلس أوروبا رقم 197).",
    },
    "palermo-protocol/art-3/point-a": {
        "fr": "Prot. additionnel à la Convention des Nations Unies contre la criminalité "
        "transnationale organisée visant à prévenir, réprimer et punir la traite des personnes, "
        "en particulier des femmes et des enfants, 15 novembre 2000, RTNU vol. 2237, p. 319, "
        "art. 3, a).",
        "oscola": "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially "
        "Women and Children, supplementing the United Nations Convention against Transnational "
        "Organized Crime (adopted 15 November 2000, entered into force 25 December 2003) "
        "2237 UNTS 319, art 3(a).",
        "eu": "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women "
        "and Children, supplementing the United Nations Convention against Transnational "
        "Organized Crime (15 November 2000, United Nations Treaty Series, Vol. 2237, p. 319), "
        "Article 3, point (a).",
        "es": "art. 3, letra a), del Protocolo para prevenir, reprimir y sancionar la trata de "
        "personas, especialmente mujeres y niños, que complementa la Convención de las Naciones "
        "Unidas contra la Delincuencia Organizada Transnacional (15 de noviembre de 2000, "
        "UNTS vol. 2237, p. 319).",
        "ar": "المادة 3، (أ)، من بروتوكول منع وقمع ومعاقبة الاتجار بالأشخاص، وبخاصة النساء "
        "والأطفال، المكمل لاتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية "
        "(15 نوفمبر 2000، مجموعة معاهدات الأمم المتحدة، المجلد 2237، ص 319).",
    },
    "fr-loi-2016-444": {
        "fr": "L. n° 2016-444, 13 avril 2016, visant à renforcer la lutte contre le système "
        "prostitutionnel et à accompagner les personnes prostituées, JORF du 14 avril 2016.",
        "oscola": "Loi n° 2016-444 du 13 avril 2016 visant à renforcer la lutte contre le système "
        "prostitutionnel et à accompagner les personnes prostituées (France).",
        "eu": "Loi n° 2016-444 du 13 avril 2016 visant à renforcer la lutte contre le système "
        "prostitutionnel et à accompagner les personnes prostituées (France).",
        "es": "Ley n.º 2016-444, de 13 de abril de 2016 (Francia).",
        "ar": "القانون رقم 2016-444 المؤرخ 13 أبريل 2016 (فرنسا).",
    },
    "cases/siliadin-v-france": {
        "fr": "CEDH, 26 juillet 2005, n° 73316/01, Siliadin c. France.",
        "oscola": "Siliadin v France App no 73316/01 (ECtHR, 26 July 2005).",
        "eu": "European Court of Human Rights, 26 July 2005, Siliadin v. France, No 73316/01.",
        "es": "TEDH, asunto Siliadin c. Francia, n.º 73316/01, 26 de julio de 2005.",
        "ar": "المحكمة الأوروبية لحقوق الإنسان، قضية سيليادان ضد فرنسا، الطلب رقم 73316/01، "
        "26 يوليو 2005.",
    },
    "cases/sm-v-croatia": {
        "fr": "CEDH, gde ch., 25 juin 2020, n° 60561/14, S.M. c. Croatie, "
        "ECLI:CE:ECHR:2020:0625JUD006056114.",
        "oscola": "SM v Croatia App no 60561/14 (ECtHR [GC], 25 June 2020).",
        "eu": "European Court of Human Rights (Grand Chamber), 25 June 2020, S.M. v. Croatia, "
        "No 60561/14, ECLI:CE:ECHR:2020:0625JUD006056114.",
        "es": "TEDH (Gran Sala), asunto S.M. c. Croacia, n.º 60561/14, 25 de junio de 2020, "
        "ECLI:CE:ECHR:2020:0625JUD006056114.",
        "ar": "المحكمة الأوروبية لحقوق الإنسان (الدائرة الكبرى)، قضية S.M. ضد كرواتيا، "
        "الطلب رقم 60561/14، 25 يونيو 2020، ECLI:CE:ECHR:2020:0625JUD006056114.",
    },
    "cases/cjeu-ote": {
        "fr": "CJUE, 20 octobre 2022, aff. C-66/21, O.T.E. c. Staatssecretaris van Justitie en "
        "Veiligheid, ECLI:EU:C:2022:809.",
        "oscola": "Case C-66/21 OTE v Staatssecretaris van Justitie en Veiligheid EU:C:2022:809.",
        "eu": "Court of Justice of the European Union, 20 October 2022, O.T.E. v Staatssecretaris "
        "van Justitie en Veiligheid, C-66/21, ECLI:EU:C:2022:809.",
        "es": "TJUE, 20 de octubre de 2022, asunto C-66/21, O.T.E. contra Staatssecretaris van "
        "Justitie en Veiligheid, ECLI:EU:C:2022:809.",
        "ar": "محكمة العدل التابعة للاتحاد الأوروبي، قضية O.T.E. ضد Staatssecretaris van Justitie "
        "en Veiligheid، القضية C-66/21، 20 أكتوبر 2022، ECLI:EU:C:2022:809.",
    },
    "cases/ce-2012-06-15-339209": {
        "fr": "CE, 15 juin 2012, n° 339209.",
        "oscola": "Conseil d'État (France), 15 June 2012, no 339209.",
        "eu": "Conseil d'État, 15 June 2012, No 339209.",
        "es": "Conseil d'État, 15 de junio de 2012, n.º 339209.",
        "ar": "مجلس الدولة الفرنسي، 15 يونيو 2012، رقم 339209.",
    },
    "recommendations/founding-4": {
        "fr": "Recommandations pour une lutte efficace contre la traite des êtres humains (2012), "
        "recommandation n° 4 : « La mise en œuvre du Plan national de lutte contre la traite des "
        "êtres humains ».",
        "oscola": "Recommendations for an effective fight against trafficking in human beings "
        "(2012), rec 4: ‘Implementation of the National Plan against trafficking in human beings’ "
        "(LexTEH translation).",
    },
}


def bare(text: str) -> str:
    """Ordinary spaces, no direction marks: what a reader reads."""
    return text.replace("\u200e", "").replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("address", "key"), [(address, key) for address, held in AUTHENTIC.items() for key in held]
)
def test_golden(corpus: Corpus, address: str, key: str) -> None:
    found = bare(citation(corpus, address, key, "en", TODAY))
    expected = AUTHENTIC[address][key]
    assert found.startswith(f"{expected} LexTEH")


@pytest.mark.parametrize("key", STYLES)
def test_restatement_travels_with_caveat_date_and_link(corpus: Corpus, key: str) -> None:
    found = bare(citation(corpus, "fr-ceseda/art-l425-1/al-2", key, "en", TODAY))
    assert NOT_AUTHENTIC[key] in found
    assert "2026" in found.partition("LexTEH")[2]
    assert f"{SITE}en/fr-ceseda/art-l425-1/?on=2026-04-03#al-2" in found


def test_version_of_a_day(corpus: Corpus) -> None:
    found = bare(citation(corpus, "fr-ceseda/art-l316-1/al-1", "fr", "fr", TODAY, FOUNDING))
    assert found == (
        "CESEDA, art. L. 316-1, al. 1er, dans sa rédaction en vigueur du 25 juillet 2006 au "
        "5 août 2014. LexTEH, « CESEDA, art. L. 316-1, al. 1er », reformulation qui n'est pas le "
        "texte authentique, vérifiée au 22 novembre 2026, "
        f"{SITE}fr-ceseda/art-l316-1/?on=2014-08-05#v-2006-07-25-al-1"
    )


def test_european_style_in_the_language_of_the_page(corpus: Corpus) -> None:
    address = "dir-2024-1712"
    forms = {
        "fr": "(JO L, 2024/1712, 24.6.2024, ELI: http://data.europa.eu/eli/dir/2024/1712/oj)",
        "en": "(OJ L, 2024/1712, 24.6.2024, ELI: http://data.europa.eu/eli/dir/2024/1712/oj)",
        "es": "(DO L, 2024/1712, 24.6.2024, ELI: http://data.europa.eu/eli/dir/2024/1712/oj)",
    }
    forms["ar"] = forms["en"]
    for lang, form in forms.items():
        assert form in bare(citation(corpus, address, "eu", lang, TODAY))
    french = bare(citation(corpus, "dir-2011-36/art-11/para-5", "eu", "fr", TODAY))
    assert "(JO L 101 du 15.4.2011, p. 1, ELI:" in french
    assert "article 11, paragraphe 5, dans sa version en vigueur" in french
    assert french.startswith("Directive 2011/36/UE")
    spanish = bare(citation(corpus, "dir-2011-36/art-11/para-5", "eu", "es", TODAY))
    assert "(DO L 101 de 15.4.2011, p. 1, ELI:" in spanish


def test_a_title_of_ours_is_not_cited_as_the_title_of_the_text(corpus: Corpus) -> None:
    card = corpus.instruments["fr-ordonnance-2020-71"]
    assert not card.title_status
    found = bare(citation(corpus, "fr-ordonnance-2020-71", "fr", "fr", TODAY))
    assert found.startswith("Ord. n° 2020-71, 29 janvier 2020, JORF du 31 janvier 2020. LexTEH")


def test_right_has_no_authentic_text(corpus: Corpus) -> None:
    found = bare(citation(corpus, "rights/reflection-period", "fr", "fr", TODAY))
    assert found.startswith("LexTEH, « Délai de réflexion (état en vigueur depuis le 1er mai 2021)")
    assert "ne remplace pas les textes qu'elle cite" in found
    assert found.endswith("#v-2021-05-01")
    then = bare(citation(corpus, "rights/reflection-period", "oscola", "en", TODAY, FOUNDING))
    assert "(as in force from " in then


def test_spaces_that_must_not_break(corpus: Corpus) -> None:
    found = citation(corpus, "coe-197/art-13/para-1", "fr", "fr", TODAY)
    for piece in ("n°\u00a0197", "art.\u00a013", "§\u00a01", "«\u00a0", "\u00a0»"):
        assert piece in found
    assert "L.\u00a0425-1" in citation(corpus, "fr-ceseda/art-l425-1", "fr", "fr", TODAY)


def test_marks_hold_numbers_together_in_arabic(corpus: Corpus) -> None:
    found = citation(corpus, "dir-2011-36/art-11", "ar", "ar", TODAY)
    assert "\u200e2011/36/EU\u200e" in found
    # The address is for a browser: no mark in it.
    assert f"{SITE}ar/dir-2011-36/art-11/?on=2024-07-14" in found


@pytest.mark.parametrize(
    ("address", "day", "reason"),
    [
        ("nix", None, "not in the knowledge base"),
        ("Nix", None, "is not an address"),
        ("institutions/ofii", None, "has no citation"),
        ("coe-197/art-13/para-99", None, "has no 'para-99'"),
        ("fr-ceseda/art-l425-1", FOUNDING, "was not in force"),
        ("fr-cp/art-225-4-1/sec-i", FOUNDING, "was not in force"),
    ],
)
def test_nothing_to_cite(corpus: Corpus, address: str, day: date | None, reason: str) -> None:
    with pytest.raises(Absent, match=reason):
        citation(corpus, address, "fr", "fr", TODAY, day)


def test_a_paragraph_of_old_is_cited_in_its_version(corpus: Corpus) -> None:
    # The present version has numbered parts, the one of 2007 two paragraphs.
    assert chosen_version(corpus, "fr-cp/art-225-4-1/al-1", TODAY).until == date(2013, 8, 6)


def test_own_style_first() -> None:
    assert [style_order(lang)[0] for lang in ("fr", "en", "es", "ar")] == [
        "fr",
        "oscola",
        "es",
        "ar",
    ]
    assert all(sorted(style_order(lang)) == sorted(STYLES) for lang in ("fr", "en", "es", "ar"))


def test_journal() -> None:
    old, new = journal("OJ L 101, 15.4.2011, p. 1-11"), journal("OJ L, 2024/1712, 24.6.2024")
    assert old
    assert (old.series, old.number, old.day, old.page) == ("L", "101", date(2011, 4, 15), "1")
    assert new
    assert (new.number, new.page) == ("2024/1712", "")
    assert journal("JORF n° 1") is None


def test_every_citation_is_whole(corpus: Corpus) -> None:
    """No hole left, no comma lost or doubled, in any style, version or paragraph."""
    wrong = re.compile(r"[\ue000-\uf8ff]|  |,,|, \.|\(\)|\( |،،|None|\{|\}|«»|‘’")
    faults = []
    for address, thing in corpus.things():
        if not isinstance(thing, CITED):
            continue
        for key in STYLES:
            made = template(corpus, address, thing, key, "en")
            for cited in cited_versions(thing, TODAY):
                version = next(
                    (
                        v
                        for v in (thing.versions if isinstance(thing, Provision) else [])
                        if v.in_force == cited.start
                    ),
                    None,
                )
                steps = [place.steps for place in places(version)] if version else []
                for at in [(), *steps]:
                    text = bare(fill(made, cited, at, "URL"))
                    if wrong.search(text) or text.count("URL") != 1:
                        faults.append(f"{address} {key} {at}: {text}")
    assert faults == []
