"""A small knowledge base of invented law, and the changes that tests make to it."""

from pathlib import Path

FILES = {
    "corpus.yml": """\
name: Small
languages: [fr, en]
url: https://small.example/
founding: 2013-02-15
founding_label: {fr: début, en: start}
review_days: 100
""",
    "sources.yml": """\
sources:
  gazette: {title: Gazette, kind: official, url: "https://gazette.example/", retrieved: 2020-01-01}
""",
    "instruments/code/instrument.yml": """\
kind: code
level: france
title: {fr: Code des exemples, en: Code of Examples}
short_title: {fr: Code des exemples, en: Code of Examples}
citation_form: {fr: C. ex., en: Ex. C.}
coverage: selected
reviewed: 2020-01-01
""",
    "instruments/act/instrument.yml": """\
kind: act
level: france
title: {fr: Loi de 2020, en: Act of 2020}
short_title: {fr: Loi de 2020, en: Act of 2020}
coverage: card
reviewed: 2020-01-01
""",
    "instruments/code/art-1.yml": """\
number: "1"
reviewed: 2020-01-01
versions:
  - in_force: 2010-01-01
    verified: 2020-01-01
    sources: [gazette]
    paragraphs:
      - id: al-1
        force: shall
        text:
          fr: La victime reçoit une aide pendant 30 jours.
          en: The victim shall receive assistance for 30 days.
      - id: al-2
        force: may
        text:
          fr: Le juge peut prolonger cette aide.
          en: The court may extend that assistance.
""",
    "instruments/code/art-2.yml": """\
number: "2"
reviewed: 2020-01-01
versions:
  - in_force: 2010-01-01
    verified: 2020-01-01
    sources: [gazette]
    force: shall
    text:
      fr: L'aide est gratuite.
      en: Assistance shall be free of charge.
""",
    "instruments/code/art-3.yml": """\
number: "3"
reviewed: 2020-01-01
versions:
  - in_force: 2010-01-01
    verified: 2020-01-01
    sources: [gazette]
    force: shall
    text:
      fr: La décision est motivée.
      en: Reasons shall be given for the decision.
""",
    "rights/aid.yml": """\
title: {fr: Aide, en: Assistance}
group: support
order: 1
summary: {fr: Une aide., en: Assistance.}
reviewed: 2020-01-01
versions:
  - in_force: 2010-01-01
    verified: 2020-01-01
    sources: [gazette]
    points:
      - aspect: content
        text: {fr: Une aide de 30 jours., en: Assistance for 30 days.}
        basis: [code/art-1]
        sources: [gazette]
""",
    "topics/aid.yml": """\
title: {fr: L'aide, en: Assistance to victims}
order: 1
summary: {fr: Qui aide., en: Who assists.}
reviewed: 2020-01-01
references:
  - {address: code/art-1/al-1, sources: [gazette]}
  - {address: code/art-2, sources: [gazette]}
""",
    "recommendations/first.yml": """\
number: "1"
headline: {fr: Aider., en: Assist.}
document: {fr: Un rapport, en: A report}
issued: 2013
addressees: [{fr: L'État, en: The State}]
asks: [{text: {fr: Aider., en: Assist.}, about: [code/art-1]}]
basis: [{address: code/art-2, reason: {fr: La gratuité., en: Free of charge.}}]
log:
  - date: 2015
    kind: law
    by: {fr: Parlement, en: Parliament}
    role: parliament
    text: {fr: Une loi., en: An act.}
    sources: [gazette]
standing: {fr: En cours., en: Under way.}
standing_as_of: 2020-01-01
reviewed: 2020-01-01
""",
}

AMENDED = """\
number: "1"
reviewed: 2020-06-01
versions:
  - in_force: 2010-01-01
    until: 2020-02-29
    verified: 2020-01-01
    sources: [gazette]
    paragraphs:
      - id: al-1
        force: shall
        text:
          fr: La victime reçoit une aide pendant 30 jours.
          en: The victim shall receive assistance for 30 days.
      - id: al-2
        force: may
        text:
          fr: Le juge peut prolonger cette aide.
          en: The court may extend that assistance.
  - in_force: 2020-03-01
    amended_by: act
    verified: 2020-06-01
    sources: [gazette]
    paragraphs:
      - id: al-1
        force: shall
        text:
          fr: Toute victime reçoit une aide pendant 60 jours.
          en: The victim shall receive assistance for 60 days.
      - id: al-2
        force: may
        text:
          fr: Le juge, d'office, peut prolonger cette aide.
          en: The court may extend that assistance.
"""


def write(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """Write the small knowledge base into *folder*/legal, some of its files changed."""
    root = folder / "legal"
    for name, text in (FILES | (changes or {})).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace *old*, which stands once in the file *name*."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old)
    path.write_text(text.replace(old, new), encoding="utf-8")
