"""The model: what each YAML file of ``legal/`` may hold.

Every class is one kind of file or one part of it. Field descriptions are written for
jurists: they become the hover texts of the JSON Schemas and the model's reference.
Nothing here knows where a value came from: :mod:`lexteh.corpus.loader` adds positions.
"""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic import WithJsonSchema as JsonSchema
from pydantic_core import CoreSchema, core_schema

from lexteh.corpus.address import COLLECTIONS, STEP, Address
from lexteh.corpus.dates import PartialDate, parse_day
from lexteh.corpus.walk import walk
from lexteh.corpus.yaml_source import Path_


def _day(value: Any) -> Any:  # noqa: ANN401
    return parse_day(value) if isinstance(value, str) else value


def _partial(value: Any) -> Any:  # noqa: ANN401
    return PartialDate.parse(value) if isinstance(value, str) else value


def _url(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(c.isspace() for c in value):
        raise ValueError("expected a web address that begins with https:// or http://")
    return value


class _Word(str):
    """A text with a meaning that checks look for: its type says which."""

    pattern: ClassVar[str | None] = None

    @classmethod
    def parse(cls, value: str) -> Self:
        """Make one of *value*; ``ValueError`` in plain words."""
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:  # noqa: ANN401
        text = core_schema.str_schema(strip_whitespace=True, min_length=1, pattern=cls.pattern)
        return core_schema.no_info_after_validator_function(cls.parse, text)


class AddressText(_Word):
    """A canonical address, well formed."""

    @classmethod
    def parse(cls, value: str) -> Self:
        """See :meth:`lexteh.corpus.address.Address.parse`."""
        Address.parse(value)
        return cls(value)


class Step(_Word):
    """One step of an address below the article."""

    @classmethod
    def parse(cls, value: str) -> Self:
        """``ValueError`` unless *value* is a step such as ``para-1``."""
        if not STEP.fullmatch(value):
            raise ValueError(
                f"'{value}' is not a step: expected para-1, al-2, point-a, num-3, sec-ii…"
            )
        return cls(value)


class Lang(_Word):
    """An ISO 639-1 language code."""

    pattern = "^[a-z]{2}$"


class SourceId(_Word):
    """The short name of a source."""

    pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"


Name = Annotated[str, StringConstraints(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Localized = Annotated[
    dict[Lang, Text], Field(min_length=1, description="The text, by language code (fr, en, es, ar)")
]
Day = Annotated[date, BeforeValidator(_day), JsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    PartialDate,
    BeforeValidator(_partial),
    JsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Url = Annotated[Text, BeforeValidator(lambda v: _url(v) if isinstance(v, str) else v)]
SourceIds = Annotated[
    list[SourceId], Field(min_length=1, description="Names of the sources of this fact")
]


class Model(BaseModel):
    """Base of all parts: unknown keys are refused, values never change."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, use_attribute_docstrings=True
    )


class Force(StrEnum):
    """How strongly a text binds the one it addresses."""

    SHALL = "shall"
    SHALL_QUALIFIED = "shall-qualified"
    SHALL_CONSIDER = "shall-consider"
    ENDEAVOUR = "endeavour"
    MAY = "may"
    NONE = "none"


class TextStatus(StrEnum):
    """What a wording is: ours, the authentic text, or an official translation of it."""

    RESTATEMENT = "restatement"
    OFFICIAL = "official"
    OFFICIAL_TRANSLATION = "official-translation"


class Level(StrEnum):
    """The legal order that a text or body belongs to."""

    UN = "un"
    COE = "coe"
    EU = "eu"
    FRANCE = "france"
    OTHER = "other"


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


class Precision(StrEnum):
    """Whether a date is the day itself, or only a day on which the state was seen."""

    EXACT = "exact"
    SEEN = "seen"


class SourceKind(StrEnum):
    """Where a fact comes from."""

    OFFICIAL = "official"
    MIRROR = "mirror"
    PARLIAMENT = "parliament"
    MONITORING = "monitoring"
    NGO = "ngo"
    PRESS = "press"
    SCHOLARLY = "scholarly"
    FOUNDING = "founding"


class Source(Model):
    """A document that a fact rests on."""

    title: Text
    """What the document is, in its own language."""
    kind: SourceKind
    """official, mirror (a copy of an official text), parliament, monitoring, ngo, press…"""
    url: Url | None = None
    """Its web address; only the founding documents may have none."""
    retrieved: Day
    """The day on which it was consulted."""
    state: Day | None = None
    """For consolidated texts: the day whose law the document shows."""


class NoteKind(StrEnum):
    """Why an editor's note is there."""

    CORRECTION = "correction"
    CAUTION = "caution"
    EDITOR = "editor"


class Note(Model):
    """An editor's note, with its sources."""

    kind: NoteKind = NoteKind.EDITOR
    """correction (of a founding document), caution (something not verified), editor."""
    text: Localized
    sources: SourceIds


class LinkRole(StrEnum):
    """What a link leads to."""

    AUTHENTIC = "authentic"
    CONSOLIDATED = "consolidated"
    PUBLICATION = "publication"
    STATUS = "status"
    EXPLANATORY = "explanatory"
    WEBSITE = "website"


class Link(Model):
    """A way to a page outside the site."""

    role: LinkRole
    """authentic text, consolidated text, publication, status of ratifications…"""
    url: Url
    lang: Lang | None = None
    """Language of the page behind the link, when it has only one."""
    title: Text | None = None
    """A title of its own, when the role does not say enough."""


class Entry(Model):
    """What every file of the knowledge base carries."""

    sources: dict[SourceId, Source] = {}
    """The documents of this file, by a short name; shared ones are in legal/sources.yml."""
    reviewed: Day
    """The day on which somebody last checked the whole file against its sources."""
    notes: list[Note] = []
    """Editor's notes: corrections, cautions."""

    @cached_property
    def values(self) -> list[tuple[Path_, Any]]:
        """Every value of the entry with its path: walked once, asked by every check."""
        return walk(self)


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


class Interval(Model):
    """A span of days in which something was so."""

    in_force: Day
    """First day in force."""
    in_force_precision: Precision = Precision.EXACT
    """exact, or seen: then in force at least since that day."""
    until: Day | None = None
    """Last day in force; leave out while it is in force."""
    verified: Day
    """The day as of which the law was seen to be so (for a closed version: when it was checked)."""
    sources: SourceIds


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
    closing: Localized | None = None


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
    title: Localized
    title_status: dict[Lang, TextStatus] = {}


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
    date: Moment
    """YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."""
    by: AddressText | None = None
    """The act that did it."""
    reference: Text | None = None
    """Where it is published: JORF n° 122 du 27 mai 2004, p. 9349."""
    detail: Localized | None = None
    sources: SourceIds


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
    address: AddressText
    date: Moment | None = None
    sources: SourceIds


class Coverage(StrEnum):
    """How much of an instrument the knowledge base restates."""

    COMPLETE = "complete"
    SELECTED = "selected"
    CARD = "card"


class Instrument(Entry):
    """A legal text as a whole: its identity card (instrument.yml)."""

    kind: InstrumentKind
    level: Level
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
    relations: list[Relation] = []
    divisions: list[Division] = []
    coverage: Coverage
    """complete, selected provisions, or card only."""
    article_count: int | None = None
    """How many articles the text has."""
    not_restated: list[Name] = []
    """Provisions that other files cite but that are not restated here: art-706-3."""
    links: list[Link] = []


class Aspect(StrEnum):
    """The question that a statement about a right answers."""

    CONTENT = "content"
    CONDITION = "condition"
    DURATION = "duration"
    AUTHORITY = "authority"
    PROCEDURE = "procedure"
    FEE = "fee"
    LIMIT = "limit"


class RightPoint(Model):
    """One statement about a right, with the law it rests on."""

    aspect: Aspect
    text: Localized
    basis: list[AddressText] = []
    """The provisions it rests on."""
    sources: SourceIds


class RightVersion(Interval):
    """A right as it stood between two dates."""

    change: Localized | None = None
    """What changed at its beginning."""
    points: list[RightPoint] = Field(min_length=1)


class RightGroup(StrEnum):
    """What a right serves."""

    INFORMATION = "information"
    STAY = "stay"
    SUPPORT = "support"
    PROTECTION = "protection"
    REDRESS = "redress"
    RETURN = "return"


class Right(Entry):
    """A right of victims, as it was and as it is."""

    title: Localized
    group: RightGroup
    order: int
    """Place in the list of rights."""
    summary: Localized
    """One plain sentence."""
    versions: list[RightVersion] = Field(min_length=1)
    """Oldest first, without overlap; gaps mean that the right did not exist."""
    authorities: list[AddressText] = []
    """The institutions that grant or provide it."""
    related: list[AddressText] = []


class Role(StrEnum):
    """In what capacity somebody speaks."""

    STATE = "state"
    PARLIAMENT = "parliament"
    COURT = "court"
    MONITOR = "monitor"
    NHRI = "nhri"
    NGO = "ngo"
    EDITOR = "editor"


class EvidenceKind(StrEnum):
    """What an entry of a log records."""

    LAW = "law"
    MEASURE = "measure"
    PLAN = "plan"
    FIGURE = "figure"
    REPORT = "report"
    ASSESSMENT = "assessment"
    DECISION = "decision"


class Verdict(StrEnum):
    """What an assessment concludes."""

    IMPLEMENTED = "implemented"
    PARTLY = "partly-implemented"
    NOT_IMPLEMENTED = "not-implemented"
    REGRESSION = "regression"


class LogEntry(Model):
    """One dated piece of evidence of what became of a recommendation."""

    date: Moment
    kind: EvidenceKind
    by: Localized
    """Who did, said or found it."""
    role: Role
    """state, parliament, court, monitor, nhri (human-rights institution), ngo, editor."""
    verdict: Verdict | None = None
    """Only for assessments: what their author concludes."""
    text: Localized
    about: list[AddressText] = []
    """Provisions and institutions concerned."""
    sources: SourceIds


class Ask(Model):
    """One thing that a recommendation asks for."""

    text: Localized
    about: list[AddressText] = []
    """The provisions it bears on."""


class Basis(Model):
    """A legal text that a recommendation rests on, and why."""

    address: AddressText
    reason: Localized


class Recommendation(Entry):
    """A recommendation: to whom, what, on which law, and what became of it."""

    number: Text
    headline: Localized
    headline_status: dict[Lang, TextStatus] = {}
    """official for the language of the document itself, which is quoted."""
    document: Localized
    """The document that makes it."""
    issued: Moment
    addressees: list[Localized] = Field(min_length=1)
    asks: list[Ask] = Field(min_length=1)
    basis: list[Basis] = Field(min_length=1)
    log: list[LogEntry] = Field(min_length=1)
    """Oldest first."""
    standing: Localized
    """Where it stands, in two or three sentences, on the evidence of the log."""
    standing_as_of: Day
    related: list[AddressText] = []


class InstitutionKind(StrEnum):
    """What sort of body or programme it is."""

    PUBLIC_BODY = "public-body"
    INDEPENDENT_AUTHORITY = "independent-authority"
    COURT = "court"
    NGO = "ngo"
    PROGRAMME = "programme"
    MONITORING_BODY = "monitoring-body"
    INTERNATIONAL_ORGANISATION = "international-organisation"
    POST = "post"
    STUDY = "study"


class Statement(Model):
    """What was so on a date."""

    as_of: Moment
    text: Localized
    sources: SourceIds


class Contact(Model):
    """A verified way to reach a service."""

    kind: Text
    value: Text
    hours: Localized | None = None
    verified: Day
    sources: SourceIds


class Succeeded(Model):
    """The body that took over."""

    address: AddressText
    date: Moment
    sources: SourceIds


class Institution(Entry):
    """A body, programme, post or study."""

    title: Localized
    title_status: dict[Lang, TextStatus] = {}
    """official where the name is the body's own in that language."""
    acronym: Text | None = None
    kind: InstitutionKind
    level: Level
    created: Moment | None = None
    created_by: AddressText | None = None
    ended: Moment | None = None
    successors: list[Succeeded] = []
    role: Localized
    """What it does for victims, in one or two sentences."""
    then: Statement | None = None
    """As it stood in early 2013."""
    now: Statement | None = None
    """As it stands now, or at the last date verified."""
    history: list[Statement] = []
    about: list[AddressText] = []
    """Provisions and rights that it applies."""
    contacts: list[Contact] = []
    links: list[Link] = []


class TopicReference(Model):
    """A provision that deals with a topic."""

    address: AddressText
    detail: Localized | None = None
    sources: SourceIds


class Topic(Entry):
    """A question that several levels of law answer."""

    title: Localized
    order: int
    summary: Localized
    references: list[TopicReference] = []
    silent: dict[Level, Localized] = {}
    """Levels where the law says nothing, and how that was checked."""


class Event(Entry):
    """Something that happened on a date."""

    title: Localized
    date: Moment
    text: Localized
    about: list[AddressText] = []


class Case(Entry):
    """A decision of a court."""

    title: Localized
    court: Localized
    date: Moment
    ecli: Text | None = None
    applications: list[Text] = []
    """Application or case numbers."""
    articles: list[AddressText] = []
    facts: Localized | None = None
    holding: Localized
    """What was decided, in our own words."""
    links: list[Link] = []


class SourceRegister(Model):
    """legal/sources.yml: the documents that several files share."""

    sources: dict[SourceId, Source]


class Configuration(Model):
    """legal/corpus.yml: languages, names and reference dates of this knowledge base."""

    name: Text
    languages: list[Lang] = Field(min_length=1)
    """The languages of the site, the default first."""
    url: Url
    """Public address of the site, for permanent links."""
    founding: Day
    """The day that stands for the founding documents."""
    founding_label: Localized
    review_days: int = 365
    """After so many days an entry counts as due for review."""


COLLECTION_MODELS: dict[str, type[Entry]] = dict(
    zip(COLLECTIONS, (Right, Recommendation, Institution, Topic, Event, Case), strict=True)
)
"""The model of the files in each folder of ``legal/`` but ``instruments/``."""
