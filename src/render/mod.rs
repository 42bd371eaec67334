//! One file, one format. Everything here reads only the report, and writes to whatever it is given.

pub mod annotation;
pub mod brat;
pub mod csv;
pub mod explain;
pub mod html;
pub mod json;
mod ruler;
#[cfg(test)]
mod sample;
pub mod text;
mod timeline;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::{Organization, Person, Quotation, Report, Role, Status};

/// The name that a kind has in the report: `current`, `DATE`; empty for none.
fn name_of(kind: &impl Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// What to call an article: its headline, else the last part of its id.
fn title(report: &Report) -> &str {
    let last = report.id.rsplit('/').find(|part| !part.is_empty()).unwrap_or(&report.id);
    report.article.title.as_deref().unwrap_or(last)
}

/// The people of the credits, by what they did: `reporter Ana Ruiz, editor Bo Li`.
fn credits(report: &Report) -> Option<String> {
    let credits = report.article.credits.iter().map(|credit| format!("{} {}", name_of(&credit.work), credit.name));
    let credits: Vec<String> = credits.collect();
    (!credits.is_empty()).then(|| credits.join(", "))
}

/// `once`, `twice`, `3 times`
fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{n} times"),
    }
}

/// A title with its status and, where it does not name it itself, what it belongs to: `former mayor (Porto Alba)`.
fn described(role: &Role) -> String {
    let organization = role.organization.as_ref().filter(|organization| !role.title.contains(&organization.name));
    let organization = organization.map(|organization| format!(" ({})", organization.name)).unwrap_or_default();
    format!("{}{}{organization}", status(role.status), role.title)
}

/// What a status puts before a title.
const fn status(status: Status) -> &'static str {
    match status {
        Status::Current => "",
        Status::Former => "former ",
        Status::Acting => "acting ",
        Status::Candidate => "candidate: ",
        Status::Future => "future ",
    }
}

/// The role that tells best who a person is, by the person's id: the first that they hold, else the first.
fn chief_roles(report: &Report) -> BTreeMap<&str, &Role> {
    let mut chief: BTreeMap<&str, &Role> = BTreeMap::new();
    for role in &report.roles {
        let best = chief.entry(&role.person.id).or_insert(role);
        if best.status != Status::Current && role.status == Status::Current {
            *best = role;
        }
    }
    chief
}

/// How often somebody is quoted, by id: thoughts and plans that the article tells of them are not what they said.
fn quoted(report: &Report) -> BTreeMap<&str, usize> {
    let mut quoted = BTreeMap::new();
    for speaker in spoken(report).filter_map(|quotation| quotation.speaker.as_ref()) {
        *quoted.entry(speaker.id.as_str()).or_default() += 1;
    }
    quoted
}

/// The quotations that are speech.
fn spoken(report: &Report) -> impl Iterator<Item = &Quotation> {
    report.quotations.iter().filter(|quotation| quotation.speech)
}

/// What is above the quotations that are speech, and above the others.
const fn said_heading(speech: bool) -> &'static str {
    if speech { "Who said what" } else { "Who thinks, wants or plans what" }
}

/// The person with an id.
fn person<'r>(report: &'r Report, id: &str) -> Option<&'r Person> {
    by_id(&report.people, id, |person| &person.id)
}

/// The organization with an id.
fn organization<'r>(report: &'r Report, id: &str) -> Option<&'r Organization> {
    by_id(&report.organizations, id, |organization| &organization.id)
}

/// The entry with an id. The number in it is the entry's position, unless somebody has edited the report.
fn by_id<'r, T>(entries: &'r [T], id: &str, id_of: impl Fn(&T) -> &String) -> Option<&'r T> {
    let number = id.get(1..).and_then(|digits| digits.parse::<usize>().ok());
    let there = number.and_then(|n| entries.get(n.checked_sub(1)?)).filter(|entry| id_of(entry) == id);
    there.or_else(|| entries.iter().find(|entry| id_of(entry) == id))
}
