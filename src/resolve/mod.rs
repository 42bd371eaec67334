//! Who is who: mentions become people, organizations and places, sources become speakers.

mod acronyms;
mod anaphora;
mod definitions;
mod descriptions;
mod forms;
mod gender;
mod grouping;
mod organizations;
mod people;
mod roles;
mod short_forms;
mod sources;
pub mod speakers;
mod spelling;
mod titles;

use crate::annotate::Annotations;
use crate::text::{Document, Span};

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By name.
    Name,
    /// By the first letters of the name.
    Acronym,
    /// By a description: `the prime minister`.
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// One place where an entity is mentioned.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// How it refers.
    pub kind: MentionKind,
    /// Where it stands.
    pub span: Span,
    /// The rule by which it is this entity's; none for the name itself.
    pub rule: Option<&'static str>,
}

/// A person's grammatical gender, as honorifics, titles, pronouns and the given name show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Nothing shows it; so are organizations and places.
    #[default]
    Unknown,
    /// She.
    Female,
    /// He.
    Male,
}

/// A person, an organization or a place with all its mentions.
#[derive(Clone, Debug, Default)]
pub struct Entity {
    /// The longest form in the article, as written.
    pub name: String,
    /// Which pronouns can mean a person.
    pub gender: Gender,
    /// The organization's acronym.
    pub acronym: Option<String>,
    /// The other forms by name, in the order of their first use.
    pub aliases: Vec<String>,
    /// Its mentions, in text order.
    pub mentions: Vec<Mention>,
}

/// One entity, as a position in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityRef {
    /// A position in [`Entities::people`].
    Person(u32),
    /// A position in [`Entities::organizations`].
    Organization(u32),
}

/// A role with its holder and organization.
#[derive(Clone, Debug)]
pub struct HeldRole {
    /// The role on the page, as a position in the annotations' list.
    pub role: u32,
    /// The holder, as a position in [`Entities::people`].
    pub person: u32,
    /// The name of the organization, country or person that the title belongs to, and the organization itself,
    /// as a position in [`Entities::organizations`], if it is one of the article's.
    pub organization: Option<(String, Option<u32>)>,
}

/// The cast of the article.
#[derive(Debug, Default)]
pub struct Entities {
    /// The person or organization that each name of the annotations' list names.
    pub of_name: Vec<Option<EntityRef>>,
    /// The people, by their first mention.
    pub people: Vec<Entity>,
    /// The organizations, by their first mention.
    pub organizations: Vec<Entity>,
    /// The places, by their first mention.
    pub places: Vec<Entity>,
    /// The roles that people hold, in text order.
    pub roles: Vec<HeldRole>,
    /// The speaker of each statement of the annotations' list, if the article names one.
    pub speakers: Vec<Option<speakers::Speaker>>,
}

/// Resolves the mentions of a document.
#[must_use]
pub fn resolve(document: &Document, annotations: &Annotations) -> Entities {
    let (people, person_of) = people::people(document, annotations);
    let (organizations, organization_of) = organizations::organizations(document, annotations);
    let places = organizations::places(document, annotations);
    let roles = roles::held(document, annotations, &person_of, &organization_of);
    let entity = |(p, o): (Option<u32>, Option<u32>)| p.map(EntityRef::Person).or(o.map(EntityRef::Organization));
    let of_name = person_of.into_iter().zip(organization_of).map(entity).collect();
    let mut entities = Entities { of_name, people, organizations, places, roles, ..Entities::default() };
    entities.speakers = speakers::speakers(document, annotations, &entities);
    anaphora::add(document, annotations, &mut entities);
    entities
}

/// Whether a place lies in quotation marks.
fn is_quoted(annotations: &Annotations, span: Span) -> bool {
    let end = annotations.marks.partition_point(|q| q.outer.start <= span.start);
    annotations.marks[..end].iter().rev().take(3).any(|q| q.inner.contains(span))
}
