"""The model's reference as Markdown, generated from the code: every file, field and value."""

import inspect
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lexteh.corpus.by_language import in_language
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.dates import PartialDate
from lexteh.corpus.entries import (
    Aspect,
    EvidenceKind,
    InstitutionKind,
    RightGroup,
    Role,
    Term,
    Verdict,
)
from lexteh.corpus.entry import (
    Force,
    Level,
    LinkRole,
    NoteKind,
    Precision,
    SourceKind,
    TextStatus,
)
from lexteh.corpus.fields import AddressText, Lang, SourceId, Step
from lexteh.corpus.legal_text import Coverage, InstrumentKind, MilestoneKind, RelationKind
from lexteh.corpus.releases import ChangeKind, Group
from lexteh.corpus.schema import MODELS, models
from lexteh.corpus.validate import plain_annotation

LANGUAGES = ("en", "fr")

Label = Callable[[str], str]
"""The phrase of the site's interface by its key, in the language of the reference."""

# Where the site has a name for each value, its keys are this and the value.
_LABELS: dict[type[StrEnum], str] = {
    Force: "force_",
    Level: "level_",
    LinkRole: "link_",
    NoteKind: "note_",
    InstrumentKind: "kind_",
    MilestoneKind: "ms_",
    RelationKind: "rel_",
    Aspect: "aspect_",
    EvidenceKind: "evidence_",
    InstitutionKind: "kind_",
    RightGroup: "group_",
    Role: "role_",
    Verdict: "verdict_",
}

_MEANINGS: dict[type[StrEnum], dict[str, tuple[str, str]]] = {
    Precision: {
        "exact": ("the day itself", "le jour même"),
        "seen": ("since that day at the latest", "depuis ce jour au plus tard"),
    },
    SourceKind: {
        "official": ("official text or register", "texte ou registre officiel"),
        "mirror": ("faithful copy of an official text", "copie fidèle d'un texte officiel"),
        "parliament": ("work of a parliament", "travaux d'un parlement"),
        "monitoring": ("monitoring body", "organe de suivi"),
        "ngo": ("association", "association"),
        "press": ("press", "presse"),
        "scholarly": ("scholarship", "doctrine"),
        "founding": ("founding document of the project", "document fondateur du projet"),
    },
    TextStatus: {
        "restatement": ("our own words", "nos propres mots"),
        "official": ("the authentic text", "le texte authentique"),
        "official-translation": ("an official translation", "une traduction officielle"),
    },
    Coverage: {
        "complete": ("every article", "tous les articles"),
        "selected": ("some articles", "certains articles"),
        "card": ("the card alone", "la fiche seule"),
    },
    ChangeKind: {
        "added": ("a new entry", "une nouvelle entrée"),
        "removed": ("an entry taken out", "une entrée retirée"),
        "amended": ("a new version", "une nouvelle version"),
        "history": ("an earlier version added", "une version antérieure ajoutée"),
        "withdrawn": ("a version taken out", "une version retirée"),
        "repealed": ("a provision repealed", "une disposition abrogée"),
        "renumbered": ("a new number", "un nouveau numéro"),
        "dates": ("a date corrected", "une date corrigée"),
        "force": ("a force corrected", "une force corrigée"),
        "edited": ("words corrected", "des mots corrigés"),
        "log": ("an entry in a log", "une entrée de journal"),
        "details": ("other details", "d'autres détails"),
        "reviewed": ("checked again", "une nouvelle vérification"),
    },
    Group: {
        "law": ("the law changed", "le droit a changé"),
        "knowledge": ("the knowledge base grew", "la base a grandi"),
        "mend": ("a mistake mended", "une faute corrigée"),
        "upkeep": ("upkeep", "entretien"),
    },
}

_WORDS = {
    "en": {
        "title": "Reference of the model",
        "lead": "What each file of `legal/` may hold: written by `lexteh schema --docs` from the "
        "code, which `lexteh check` applies. An editor with a YAML extension shows the same when "
        "the pointer rests on a key.",
        "files": "Files",
        "parts": "Parts of files",
        "head": "| key | what it holds | needed | meaning |",
        "yes": "yes",
        "of": "one of",
        "list": "a list: {}",
        "by": "by {1}, {0}",
        "lang": "language",
        "level": "level",
        "name": "name",
        "text": "text",
        "texts": "text by language",
        "date": "date",
        "moment": "date, month or year",
        "address": "address",
        "step": "step of an address",
        "source": "name of a source",
        "code": "language code",
        "number": "whole number",
        "glossary": "Glossary in every language",
        "glossary_lead": "The terms to use in restatements, with the plain meaning of each: "
        "written by `lexteh schema --docs` from `legal/terms/`, where each has its legal basis.",
        "meaning": "meaning",
    },
    "fr": {
        "title": "Référence du modèle",
        "lead": "Ce que peut contenir chaque fichier de `legal/`\u00a0: écrit par "
        "`lexteh schema --docs` d'après le code, qu'applique `lexteh check`. Un éditeur muni d'une "
        "extension YAML montre la même chose quand le pointeur s'arrête sur une clé.",
        "files": "Fichiers",
        "parts": "Parties de fichiers",
        "head": "| clé | ce qu'elle contient | obligatoire | sens |",
        "yes": "oui",
        "of": "au choix",
        "list": "une liste\u00a0: {}",
        "by": "par {1}, {0}",
        "lang": "langue",
        "level": "niveau",
        "name": "nom",
        "text": "texte",
        "texts": "texte par langue",
        "date": "date",
        "moment": "date, mois ou année",
        "address": "adresse",
        "step": "étape d'une adresse",
        "source": "nom d'une source",
        "code": "code de langue",
        "number": "nombre entier",
        "glossary": "Glossaire dans toutes les langues",
        "glossary_lead": "Les termes à employer dans les reformulations, avec le sens de chacun"
        "\u00a0: écrit par `lexteh schema --docs` d'après `legal/terms/`, où chacun a sa base "
        "légale.",
        "meaning": "sens",
    },
}

_SCALARS: dict[object, str] = {
    str: "text",
    int: "number",
    date: "date",
    PartialDate: "moment",
    AddressText: "address",
    Step: "step",
    SourceId: "source",
    Lang: "code",
}


@cache
def _french() -> dict[str, str]:
    text = Path(__file__).with_name("reference.yml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506
    return found


def described(text: str | None, lang: str) -> str:
    """A description of the code in *lang*; ``KeyError`` if it has none in that language.

    >>> described("Oldest first.", "fr")
    'Du plus ancien au plus récent.'
    """
    english = " ".join((text or "").split())
    if not english:
        raise KeyError("a field or kind of file has no description")
    return english if lang == "en" else _french()[english]


def descriptions() -> Iterator[str]:
    """Every description of the model, in English."""
    for model in models():
        yield " ".join(inspect.cleandoc(model.__doc__ or "").split())
        for info in model.model_fields.values():
            yield " ".join((info.description or "").split())


def unused() -> list[str]:
    """The French descriptions whose English text no longer stands in the code."""
    return sorted(set(_french()) - set(descriptions()))


def model_reference(lang: str, label: Label) -> str:
    """The page of the docs that describes every kind of file and its parts."""
    words = _WORDS[lang]
    files: dict[type[BaseModel], str] = {model: name for name, model in MODELS.items()}
    lines = [f"# {words['title']}", "", words["lead"]]
    for title, chosen in (
        (words["files"], list(files)),
        (words["parts"], [m for m in models() if m not in files]),
    ):
        lines += ["", f"## {title}"]
        for model in chosen:
            name = files.get(model, model.__name__)
            lines += ["", f"### {name}", "", described(model.__doc__, lang), ""]
            lines += [words["head"], "|---|---|---|---|"]
            for key, info in model.model_fields.items():
                lines.append(_row(key, info, lang, label))
    return "\n".join(lines) + "\n"


def _row(key: str, info: FieldInfo, lang: str, label: Label) -> str:
    words = _WORDS[lang]
    needed = words["yes"] if info.is_required() else ""
    holds = _holds(info.annotation, lang, label)
    return f"| `{key}` | {holds} | {needed} | {described(info.description, lang)} |"


def _holds(annotation: object, lang: str, label: Label) -> str:
    words = _WORDS[lang]
    sort = plain_annotation(annotation)
    origin, args = typing.get_origin(sort), typing.get_args(sort)
    if origin is list:
        return words["list"].format(_holds(args[0], lang, label))
    if origin is dict:
        inner = _holds(args[1], lang, label)
        if args[0] is Lang and inner == words["text"]:
            return words["texts"]
        by = {Lang: "lang", Level: "level"}.get(args[0], "name")
        return words["by"].format(inner, words[by])
    if isinstance(sort, type) and issubclass(sort, BaseModel):
        return f"[{sort.__name__}](#{sort.__name__.lower()})"
    if isinstance(sort, type) and issubclass(sort, StrEnum):
        space = "\u00a0" if lang == "fr" else ""
        values = f"{space}; ".join(f"`{v}` ({_meaning(sort, v, lang, label)})" for v in sort)
        return f"{words['of']}{space}: {values}"
    return words[_SCALARS[sort]]


def _meaning(sort: type[StrEnum], value: str, lang: str, label: Label) -> str:
    if sort in _LABELS:
        return label(_LABELS[sort] + value)
    return _MEANINGS[sort][value][LANGUAGES.index(lang)]


def glossary(corpus: Corpus, lang: str) -> str:
    """The page of the docs that puts each term of the glossary beside its translations."""
    words, others = _WORDS[lang], [x for x in corpus.languages if x != lang]
    head = [lang, *others, words["meaning"]]
    lines = [f"# {words['glossary']}", "", words["glossary_lead"], "", f"| {' | '.join(head)} |"]
    lines.append("|---" * len(head) + "|")
    terms = [term for _, term in corpus.collection("terms") if isinstance(term, Term)]
    for term in sorted(terms, key=lambda term: _said(term.title, lang).casefold()):
        cells = [_said(term.title, other) for other in (lang, *others)]
        lines.append(f"| {' | '.join([*cells, _said(term.definition, lang)])} |")
    return "\n".join(lines) + "\n"


def _said(texts: Mapping[Lang, str], lang: str) -> str:
    return in_language(texts, lang) or "–"
