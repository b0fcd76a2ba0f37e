"""What is said about the law: rights, recommendations, institutions, topics, events, cases."""

from enum import StrEnum

from pydantic import Field

from lexteh.corpus.entry import Entry, Interval, Level, Link, Model, TextStatus
from lexteh.corpus.fields import AddressText, Day, Lang, Localized, Moment, SourceIds, Text


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


class Meaning(Model):
    """What a term means, and where the law says so."""

    text: Localized
    """The meaning in our own words."""
    basis: list[AddressText] = Field(min_length=1)
    """The provisions that define the term, or from which its meaning follows."""


class Term(Entry):
    """A term of art: an entry of the glossary."""

    title: Localized
    """The term itself."""
    names: dict[Lang, list[Text]] = {}
    """The forms under which texts use it, the title included if they do: each is linked to the
    glossary where it first stands on a page."""
    definition: Localized
    """What it means, in one or two plain sentences."""
    meanings: list[Meaning] = Field(min_length=1)
    """What it means in each text that matters."""
    distinguish: Localized | None = None
    """What it must not be confused with."""
    related: list[AddressText] = []


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
