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
    """The question it answers: content, condition, duration, authority, procedure, fee, limit."""
    text: Localized
    """The statement, in each language."""
    basis: list[AddressText] = []
    """The provisions it rests on."""
    sources: SourceIds
    """Short names of the sources of this statement."""


class RightVersion(Interval):
    """A right as it stood between two dates."""

    change: Localized | None = None
    """What changed at its beginning."""
    points: list[RightPoint] = Field(min_length=1)
    """What holds in that time, one statement each."""


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
    """The name of the right, in each language."""
    group: RightGroup
    """What it serves: information, stay, support, protection, redress, return."""
    order: int
    """Place in the list of rights."""
    summary: Localized
    """One plain sentence."""
    versions: list[RightVersion] = Field(min_length=1)
    """Oldest first, without overlap; gaps mean that the right did not exist."""
    authorities: list[AddressText] = []
    """The institutions that grant or provide it."""
    related: list[AddressText] = []
    """Other rights, topics or provisions that a reader should see."""


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
    """When: YYYY-MM-DD, YYYY-MM or YYYY."""
    kind: EvidenceKind
    """What it is: law, measure, plan, figure, report, assessment, decision."""
    by: Localized
    """Who did, said or found it."""
    role: Role
    """state, parliament, court, monitor, nhri (human-rights institution), ngo, editor."""
    verdict: Verdict | None = None
    """Only for assessments: what their author concludes."""
    text: Localized
    """What happened or was found, in each language."""
    about: list[AddressText] = []
    """Provisions and institutions concerned."""
    sources: SourceIds
    """Short names of the sources of this entry."""


class Ask(Model):
    """One thing that a recommendation asks for."""

    text: Localized
    """What is asked, in each language."""
    about: list[AddressText] = []
    """The provisions it bears on."""


class Basis(Model):
    """A legal text that a recommendation rests on, and why."""

    address: AddressText
    """The provision."""
    reason: Localized
    """Why the recommendation rests on it."""


class Recommendation(Entry):
    """A recommendation: to whom, what, on which law, and what became of it."""

    number: Text
    """Its number in the document."""
    headline: Localized
    """The recommendation in one line."""
    headline_status: dict[Lang, TextStatus] = {}
    """official for the language of the document itself, which is quoted."""
    document: Localized
    """The document that makes it."""
    issued: Moment
    """When it was made: YYYY-MM-DD, YYYY-MM or YYYY."""
    addressees: list[Localized] = Field(min_length=1)
    """To whom it is addressed, one entry each."""
    asks: list[Ask] = Field(min_length=1)
    """What it asks for, one entry each."""
    basis: list[Basis] = Field(min_length=1)
    """The law that it rests on."""
    log: list[LogEntry] = Field(min_length=1)
    """Oldest first."""
    standing: Localized
    """Where it stands, in two or three sentences, on the evidence of the log."""
    standing_as_of: Day
    """The day of that statement."""
    related: list[AddressText] = []
    """Other entries that a reader should see."""


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
    """The date of which it speaks: YYYY-MM-DD, YYYY-MM or YYYY."""
    text: Localized
    """What was so, in each language."""
    sources: SourceIds
    """Short names of the sources of this."""


class Contact(Model):
    """A verified way to reach a service."""

    kind: Text
    """phone, mail, web…"""
    value: Text
    """The number or address itself."""
    hours: Localized | None = None
    """When it answers."""
    verified: Day
    """The day on which somebody saw that it is right."""
    sources: SourceIds
    """Short names of the sources of this."""


class Succeeded(Model):
    """The body that took over."""

    address: AddressText
    """The body that took over."""
    date: Moment
    """From when."""
    sources: SourceIds
    """Short names of the sources of this."""


class Institution(Entry):
    """A body, programme, post or study."""

    title: Localized
    """Its name, in each language."""
    title_status: dict[Lang, TextStatus] = {}
    """official where the name is the body's own in that language."""
    acronym: Text | None = None
    """The letters it is known by."""
    kind: InstitutionKind
    """What sort of body it is: public-body, court, ngo, programme…"""
    level: Level
    """The legal order it belongs to: un, coe, eu, france, other."""
    created: Moment | None = None
    """When it began: YYYY-MM-DD, YYYY-MM or YYYY."""
    created_by: AddressText | None = None
    """The text that made it."""
    ended: Moment | None = None
    """When it ended; leave out while it exists."""
    successors: list[Succeeded] = []
    """The bodies that took over."""
    role: Localized
    """What it does for victims, in one or two sentences."""
    then: Statement | None = None
    """As it stood in early 2013."""
    now: Statement | None = None
    """As it stands now, or at the last date verified."""
    history: list[Statement] = []
    """What was so on other dates, oldest first."""
    about: list[AddressText] = []
    """Provisions and rights that it applies."""
    contacts: list[Contact] = []
    """Verified ways to reach it."""
    links: list[Link] = []
    """Its own pages."""


class TopicReference(Model):
    """A provision that deals with a topic."""

    address: AddressText
    """The provision, or the part of it: coe-197/art-13/para-1."""
    detail: Localized | None = None
    """What it says on this question, in a sentence."""
    sources: SourceIds
    """Short names of the sources of this."""


class Topic(Entry):
    """A question that several levels of law answer."""

    title: Localized
    """The name of the question, in each language."""
    order: int
    """Place in the list of topics."""
    summary: Localized
    """What the levels of law answer, in a few sentences."""
    references: list[TopicReference] = []
    """The provisions that deal with it, level by level."""
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
    """Other entries that a reader should see."""


class Event(Entry):
    """Something that happened on a date."""

    title: Localized
    """What happened, in one line."""
    date: Moment
    """When: YYYY-MM-DD, YYYY-MM or YYYY."""
    text: Localized
    """What happened, in two or three sentences."""
    about: list[AddressText] = []
    """The texts, rights or institutions concerned."""


class Case(Entry):
    """A decision of a court."""

    title: Localized
    """The name of the case, in each language."""
    court: Localized
    """The court, in each language."""
    date: Moment
    """The day of the decision."""
    ecli: Text | None = None
    """Its European identifier, if it was seen: ECLI:FR:CE:…"""
    applications: list[Text] = []
    """Application or case numbers."""
    articles: list[AddressText] = []
    """The provisions that it applies."""
    facts: Localized | None = None
    """What had happened, in our own words."""
    holding: Localized
    """What was decided, in our own words."""
    links: list[Link] = []
    """Where the decision can be read."""
