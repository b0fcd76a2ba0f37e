"""Instruments and their provisions: identity cards, versions, paragraphs to any depth."""

from enum import StrEnum

from pydantic import Field

from lexteh.corpus.entry import Entry, Force, Interval, Level, Link, Model, TextStatus
from lexteh.corpus.fields import (
    AddressText,
    Day,
    Lang,
    Localized,
    Moment,
    Name,
    SourceIds,
    Step,
    Text,
)


class InstrumentKind(StrEnum):
    """What sort of legal text an instrument is."""

    TREATY = "treaty"
    DIRECTIVE = "directive"
    REGULATION = "regulation"
    DECISION = "decision"
    CODE = "code"
    ACT = "act"
    ORDINANCE = "ordinance"
    DECREE = "decree"
    ORDER = "order"
    CIRCULAR = "circular"
    PLAN = "plan"


class Unit(Model):
    """A paragraph, alinéa, point… with the parts below it, to any depth."""

    id: Step
    """Its own step of the address: para-1, al-2, point-a, num-3, sec-ii."""
    force: Force
    """How strongly it binds: shall, shall-qualified, shall-consider, endeavour, may, none."""
    text: Localized | None = None
    """Its content in our own words; for a unit with parts, the words before them."""
    paragraphs: list["Unit"] = []
    """The parts below it, in order."""
    closing: Localized | None = None
    """Words that follow the last part and belong to all of them."""


class Version(Interval):
    """The wording of a provision between two dates."""

    amended_by: AddressText | None = None
    """The instrument that brought this version in."""
    repealed_by: AddressText | None = None
    """The instrument that ended it, when no version follows."""
    change: Localized | None = None
    """What this version changed, in a sentence."""
    dead_references: list[AddressText] = []
    """Provisions that this text cites although they were not in force under that number then:
    the law itself has not followed, or the number had another content. They are not linked."""
    status: dict[Lang, TextStatus] = {}
    """What the wording is, by language; restatement unless said otherwise."""
    force: Force = Force.NONE
    """Force of the text directly under the article."""
    text: Localized | None = None
    """Text directly under the article: its words before the parts, or all of it."""
    paragraphs: list[Unit] = []
    """Its paragraphs, alinéas or points, in order."""
    closing: Localized | None = None
    """Words that follow the last part and belong to all of them."""


class Succession(Model):
    """Where the content of a provision went."""

    address: AddressText
    """The provision that took over."""
    date: Day
    """From which day."""
    part: Step | None = None
    """The part that moved, when the provision was split."""
    by: AddressText | None = None
    """The instrument that moved it."""
    sources: SourceIds
    """Short names of the sources of the move."""


class Provision(Entry):
    """An article or recital: all its versions and languages, in one file."""

    number: Text
    """The number as printed: 3, 225-4-1, L. 425-1."""
    number_by_language: dict[Lang, Text] = {}
    """Where the number differs by language: 18 bis in French for 18a."""
    heading: Localized | None = None
    """Its heading; for a text without headings, ours (status restatement)."""
    heading_status: dict[Lang, TextStatus] = {}
    """official where the heading is that of the text itself; restatement otherwise."""
    division: Text | None = None
    """The part, chapter or section that holds it: an id of instrument.yml."""
    versions: list[Version] = Field(min_length=1)
    """Oldest first, without overlap."""
    successors: list[Succession] = []
    """Where its content went when it was renumbered."""
    identifiers: dict[Name, Text] = {}
    """Identifiers in official databases, for example legiarti."""
    links: list[Link] = []
    """The authentic text at this very article."""


class Division(Model):
    """A part, title, chapter or section of an instrument."""

    id: Name
    """Its short name, which provisions use: chapter-2."""
    title: Localized
    """Its heading, in each language."""
    title_status: dict[Lang, TextStatus] = {}
    """official where the heading is that of the text itself; restatement otherwise."""


class MilestoneKind(StrEnum):
    """A step in the life of an instrument."""

    ADOPTED = "adopted"
    SIGNED = "signed"
    OPENED = "opened-for-signature"
    PUBLISHED = "published"
    IN_FORCE = "in-force"
    APPLIES = "applies"
    TRANSPOSITION_DUE = "transposition-due"
    REPEALED = "repealed"
    EU_SIGNED = "eu-signed"
    EU_APPROVED = "eu-approved"
    FRANCE_SIGNED = "france-signed"
    FRANCE_AUTHORISED = "france-authorised"
    FRANCE_RATIFIED = "france-ratified"
    FRANCE_PUBLISHED = "france-published"
    FRANCE_IN_FORCE = "france-in-force"
    FRANCE_TRANSPOSED = "france-transposed"


class Milestone(Model):
    """A dated step in the life of an instrument."""

    kind: MilestoneKind
    """What happened: adopted, signed, in-force, repealed, france-ratified…"""
    date: Moment
    """YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."""
    by: AddressText | None = None
    """The act that did it."""
    reference: Text | None = None
    """Where it is published: JORF n° 122 du 27 mai 2004, p. 9349."""
    detail: Localized | None = None
    """What else there is to say, in a sentence."""
    sources: SourceIds
    """Short names of the sources of this date."""


class RelationKind(StrEnum):
    """How an instrument bears on another."""

    AMENDS = "amends"
    REPEALS = "repeals"
    REPLACES = "replaces"
    SUPPLEMENTS = "supplements"
    TRANSPOSES = "transposes"
    PUBLISHES = "publishes"
    AUTHORISES = "authorises-ratification"
    CODIFIES = "codifies"


class Relation(Model):
    """A link from this instrument to another; the other end is derived."""

    kind: RelationKind
    """What it does to the other text: amends, repeals, replaces, transposes…"""
    address: AddressText
    """The other text, or the provision of it."""
    date: Moment | None = None
    """From when."""
    sources: SourceIds
    """Short names of the sources that say so."""


class Coverage(StrEnum):
    """How much of an instrument the knowledge base restates."""

    COMPLETE = "complete"
    SELECTED = "selected"
    CARD = "card"


class Instrument(Entry):
    """A legal text as a whole: its identity card (instrument.yml)."""

    kind: InstrumentKind
    """What sort of text it is: treaty, directive, regulation, code, act, decree…"""
    level: Level
    """The legal order it belongs to: un, coe, eu, france, other."""
    title: Localized
    """The full title."""
    title_status: dict[Lang, TextStatus] = {}
    """official where the title is that of the text; restatement where we translated it."""
    short_title: Localized
    """The name in use: Protocole de Palerme."""
    citation_form: Localized | None = None
    """The abbreviation used in citations: C. pén."""
    names: dict[Lang, list[Text]] = {}
    """Other names and abbreviations by which lawyers call it."""
    summary: Localized | None = None
    """What it is and why it matters here, in two or three sentences of our own."""
    identifiers: dict[Name, Text] = {}
    """celex, eli, cets, unts, nor, legitext, jorftext, oj…"""
    authentic_languages: list[Lang] = []
    """Languages in which the text is authentic (ISO 639-1)."""
    milestones: list[Milestone] = []
    """The dates of its life: adoption, publication, entry into force, ratification, repeal…"""
    relations: list[Relation] = []
    """How it bears on other texts: amends, repeals, transposes…"""
    divisions: list[Division] = []
    """Its parts, chapters and sections; provisions name them under 'division'."""
    coverage: Coverage
    """complete, selected provisions, or card only."""
    article_count: int | None = None
    """How many articles the text has."""
    not_restated: list[Name] = []
    """Provisions that other files cite but that are not restated here: art-706-3."""
    links: list[Link] = []
    """Official pages about the whole text."""
