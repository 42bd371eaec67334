//! The published report: these types are the JSON that the program prints.
//!
//! Arrays stand at the top. Every key is always present; what is unknown is `null` or `[]`. Structure is
//! referred to by index, entities by id. Every place is `{start, end, text}` with `text[start:end] == text` in
//! the unit that `offset_unit` names, half open.

mod writer;

use serde::{Deserialize, Serialize};

// The kinds that the report's fields are made of: renderers find everything here.
pub use crate::annotate::dates::TimeType;
pub use crate::annotate::front::{Kind, PublishedFrom, Work};
pub use crate::annotate::roles::Status;
pub use crate::annotate::speech::StatementKind;
pub use crate::resolve::MentionKind;
pub use crate::text::OffsetUnit;
pub use writer::report;

/// The version of this format: a new key is a minor version, anything else a major one.
pub const SCHEMA_VERSION: &str = "1.0";

/// The JSON Schema of [`Report`].
pub const SCHEMA: &str = include_str!("schema.json");

/// What the program found in one article.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: String,
    /// The program that wrote it.
    pub generator: Generator,
    /// The path as given, `-` for standard input, or the record's id.
    pub id: String,
    /// The unit of every `start` and `end`.
    pub offset_unit: OffsetUnit,
    /// The article as a whole.
    pub article: Article,
    /// What was wrong with the input.
    pub warnings: Vec<String>,
    /// The text that the places refer to; absent with `--no-text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Every paragraph, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of every paragraph that is no boilerplate, in order, without gaps but white space,
    /// datelines and the leavings of captions.
    pub sentences: Vec<Sentence>,
    /// The people named.
    pub people: Vec<Person>,
    /// The titles, offices and occupations that the article gives them.
    pub roles: Vec<Role>,
    /// The organizations named.
    pub organizations: Vec<Organization>,
    /// The places named.
    pub places: Vec<NamedPlace>,
    /// The time expressions.
    pub dates: Vec<Date>,
    /// Who said what.
    pub quotations: Vec<Quotation>,
}

/// The program that wrote a report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Generator {
    /// `nutgraf`
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A place in the text: half open, in the report's unit, with the words that stand there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Where it begins.
    pub start: u32,
    /// Where it ends: the offset after the last unit.
    pub end: u32,
    /// What stands there.
    pub text: String,
}

/// The article as a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Article {
    /// The headline on one line: that of the text, else the one that the record or page gives.
    pub title: Option<String>,
    /// The headline's place, if the text has one.
    pub headline: Option<Place>,
    /// Who wrote it.
    pub byline: Vec<Author>,
    /// Who else worked on it, and on its pictures.
    pub credits: Vec<Credit>,
    /// The opening of an agency report.
    pub dateline: Option<Dateline>,
    /// The section of the paper that the date line names.
    pub section: Option<String>,
    /// The publication day, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Who told it.
    pub published_from: Option<PublishedFrom>,
    /// Always `en`.
    pub language: String,
    /// The number of words: tokens of letters or digits, boilerplate left out.
    pub words: u32,
}

/// A name of the byline.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Author {
    /// As written.
    pub name: String,
    /// The id in `people`.
    pub person: Option<String>,
}

/// A name of a credit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Credit {
    /// As written.
    pub name: String,
    /// The id in `people`.
    pub person: Option<String>,
    /// What the person did.
    pub work: Work,
}

/// The opening of an agency report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dateline {
    /// Where it was written.
    pub place: Option<String>,
    /// The agency.
    pub agency: Option<String>,
    /// Where the dateline stands, from the place to the dash.
    #[serde(flatten)]
    pub at: Place,
}

/// A paragraph.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Paragraph {
    /// What it is.
    pub kind: Kind,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// A sentence.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sentence {
    /// The paragraph that it is in.
    pub paragraph: u32,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// One mention of an entity.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mention {
    /// How it refers.
    pub kind: MentionKind,
    /// The sentence that it is in; `null` in boilerplate and datelines.
    pub sentence: Option<u32>,
    /// Where it stands.
    #[serde(flatten)]
    pub at: Place,
    /// The rule by which it is this entity's; `null` for its full name.
    pub rule: Option<String>,
}

/// A person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// `p1`, `p2`, ...
    pub id: String,
    /// The longest form in the article, on one line, without titles and honorifics.
    pub name: String,
    /// The other forms by name.
    pub aliases: Vec<String>,
    /// The titles that the article gives them.
    pub titles: Vec<String>,
    /// How many of the quotations are theirs.
    pub quotations: u32,
    /// Where they are mentioned.
    pub mentions: Vec<Mention>,
}

/// An organization.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Organization {
    /// `o1`, `o2`, ...
    pub id: String,
    /// The longest form in the article, without a leading `the`.
    pub name: String,
    /// Its acronym, if the article uses one.
    pub acronym: Option<String>,
    /// The other forms by name.
    pub aliases: Vec<String>,
    /// Where it is mentioned.
    pub mentions: Vec<Mention>,
}

/// A place on the map.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NamedPlace {
    /// `l1`, `l2`, ...
    pub id: String,
    /// The longest form in the article.
    pub name: String,
    /// Where it is mentioned.
    pub mentions: Vec<Mention>,
}

/// An entity by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityName {
    /// The id in `people`.
    pub id: String,
    /// Its name, repeated so that no join is needed.
    pub name: String,
}

/// What a role belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleOrganization {
    /// The id in `organizations`, if it is one of them.
    pub id: Option<String>,
    /// Its name as written.
    pub name: String,
}

/// A title, office or occupation that the article gives to a person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Role {
    /// `r1`, `r2`, ...
    pub id: String,
    /// The title as it stands, on one line, without determiner, status word and name.
    pub title: String,
    /// Who holds it.
    pub person: EntityName,
    /// The organization, country or person that it belongs to.
    pub organization: Option<RoleOrganization>,
    /// Whether they hold it now.
    pub status: Status,
    /// The sentence that says so.
    pub sentence: Option<u32>,
    /// Where the title stands.
    #[serde(flatten)]
    pub at: Place,
    /// The rule that found it.
    pub rule: String,
}

/// A time expression.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Date {
    /// `d1`, `d2`, ...
    pub id: String,
    /// Its TimeML type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// Its TIMEX3 value.
    pub value: Option<String>,
    /// Its TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// The first day that it spans, `YYYY-MM-DD`.
    pub earliest: Option<String>,
    /// The last day that it spans, `YYYY-MM-DD`.
    pub latest: Option<String>,
    /// The sentence that it is in.
    pub sentence: Option<u32>,
    /// Where it stands.
    #[serde(flatten)]
    pub at: Place,
    /// The rule that resolved it.
    pub rule: String,
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The id in `people` or `organizations`.
    pub id: String,
    /// The full name.
    pub name: String,
    /// Which of the two.
    #[serde(rename = "type")]
    pub kind: SpeakerKind,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// One of `people`.
    Person,
    /// One of `organizations`.
    Organization,
}

/// One act of speech by one speaker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Quotation {
    /// `q1`, `q2`, ...
    pub id: String,
    /// How its words stand on the page.
    pub kind: StatementKind,
    /// The sentence in which it begins.
    pub sentence: Option<u32>,
    /// False for a reported thought, wish or plan.
    pub speech: bool,
    /// False if the text ends before a closing mark does.
    pub closed: bool,
    /// What was said, on one line: outer marks off, pieces joined by ` … `.
    pub text: String,
    /// The places of the pieces.
    pub content: Vec<Place>,
    /// The word of saying.
    pub cue: Option<Place>,
    /// Who said it, as written.
    pub source: Option<Place>,
    /// Who that is, if the article names them.
    pub speaker: Option<Speaker>,
    /// The rule or model that found it.
    pub rule: String,
    /// The share of answers that are right where source and speaker are so sure.
    pub confidence: f32,
}
