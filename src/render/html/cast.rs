//! Who and what is in the article: people with their titles, organizations, places.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::Escaped;
use crate::render::explain;
use crate::report::{Mention, Person, Report, Role};

/// How many links to mentions are shown before the rest is folded away.
const SHOWN: usize = 8;

/// Writes the tables of people, organizations and places.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    people(report, out)?;
    organizations(report, out)?;
    places(report, out)
}

fn people(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<section id=\"people\" class=\"kind-p\"><h2>People</h2>\n")?;
    if report.people.is_empty() {
        return out.write_all(b"<p class=\"none\">No person is named.</p></section>\n");
    }
    out.write_all(
        b"<table><thead><tr><th scope=\"col\">Name and title</th><th scope=\"col\" class=\"number\">Mentioned</th>\
          <th scope=\"col\" class=\"number\">Quoted</th></tr></thead><tbody>\n",
    )?;
    let mut roles: BTreeMap<&str, Vec<&Role>> = BTreeMap::new();
    for role in &report.roles {
        roles.entry(&role.person.id).or_default().push(role);
    }
    let quoted = crate::render::quoted(report);
    for person in &report.people {
        row(&person.id, &person.name, out)?;
        titles(roles.get(person.id.as_str()).map_or(&[], Vec::as_slice), out)?;
        also(person.aliases.iter().map(String::as_str), out)?;
        out.write_all(b"<div class=\"links\">")?;
        links(&person.id, &person.mentions, out)?;
        why(person, roles.get(person.id.as_str()).map_or(&[], Vec::as_slice), out)?;
        out.write_all(b"</div>")?;
        counts(person.mentions.len(), Some(quoted.get(person.id.as_str()).copied().unwrap_or_default()), out)?;
    }
    out.write_all(b"</tbody></table></section>\n")
}

/// The titles, each once, with a link to the organization and to where it stands.
fn titles(roles: &[&Role], out: &mut dyn Write) -> io::Result<()> {
    let mut shown: BTreeSet<(&str, Option<&str>)> = BTreeSet::new();
    for role in roles {
        let organization = role.organization.as_ref().map(|o| o.name.as_str());
        out.write_all(if shown.is_empty() { b"<ul class=\"titles\">" } else { b"" })?;
        if !shown.insert((&role.title, organization)) {
            continue;
        }
        let status = crate::render::status(role.status);
        write!(out, "<li>{status}<a href=\"#{}\">{}</a>", Escaped(&role.id), Escaped(&role.title))?;
        if let Some(organization) = role.organization.as_ref().filter(|o| !role.title.contains(&o.name)) {
            match &organization.id {
                Some(id) => write!(out, " (<a href=\"#{}\">{}</a>)", Escaped(id), Escaped(&organization.name))?,
                None => write!(out, " ({})", Escaped(&organization.name))?,
            }
        }
        out.write_all(b"</li>")?;
    }
    out.write_all(if shown.is_empty() { b"" } else { b"</ul>" })
}

fn why(person: &Person, roles: &[&Role], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<details class=\"why\"><summary>Why</summary><p>{}</p>", Escaped(&explain::person(person)))?;
    for role in roles {
        write!(out, "<p>{}</p>", Escaped(&explain::role(role)))?;
    }
    out.write_all(b"</details>")
}

fn organizations(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<section id=\"organizations\" class=\"kind-o\"><h2>Organizations</h2>\n")?;
    if report.organizations.is_empty() {
        return out.write_all(b"<p class=\"none\">No organization is named.</p></section>\n");
    }
    out.write_all(HEAD)?;
    for organization in &report.organizations {
        row(&organization.id, &organization.name, out)?;
        let acronym = organization.acronym.as_deref();
        let aliases = organization.aliases.iter().map(String::as_str).filter(|alias| Some(*alias) != acronym);
        also(acronym.into_iter().chain(aliases), out)?;
        out.write_all(b"<div class=\"links\">")?;
        links(&organization.id, &organization.mentions, out)?;
        let why = explain::organization(organization);
        if !why.is_empty() {
            write!(out, "<details class=\"why\"><summary>Why</summary><p>{}</p></details>", Escaped(&why))?;
        }
        out.write_all(b"</div>")?;
        counts(organization.mentions.len(), None, out)?;
    }
    out.write_all(b"</tbody></table></section>\n")
}

const HEAD: &[u8] = b"<table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\" class=\"number\">Mentioned</th></tr></thead><tbody>\n";

fn places(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<section id=\"places\" class=\"kind-l\"><h2>Places</h2>\n")?;
    if report.places.is_empty() {
        return out.write_all(b"<p class=\"none\">No place is named.</p></section>\n");
    }
    out.write_all(HEAD)?;
    for place in &report.places {
        row(&place.id, &place.name, out)?;
        out.write_all(b"<div class=\"links\">")?;
        links(&place.id, &place.mentions, out)?;
        out.write_all(b"</div>")?;
        counts(place.mentions.len(), None, out)?;
    }
    out.write_all(b"</tbody></table></section>\n")
}

/// Begins the row of an entity: its name heads it, and marks lead here.
fn row(id: &str, name: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<tr id=\"{0}\" data-e=\"{0}\"><th scope=\"row\"><b>{1}</b>", Escaped(id), Escaped(name))
}

fn also<'a>(names: impl Iterator<Item = &'a str>, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        return Ok(());
    }
    write!(out, "<p class=\"also\">also {}</p>", Escaped(&names.join(", ")))
}

/// Links to the mentions in the article.
fn links(id: &str, mentions: &[Mention], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<span class=\"unseen\">In the text: </span><span>")?;
    for (nth, mention) in (1..).zip(mentions) {
        if nth == SHOWN + 1 {
            write!(out, "</span><details class=\"more\"><summary>{} more</summary><span>", mentions.len() - SHOWN)?;
        }
        let (id, text) = (Escaped(id), Escaped(&mention.at.text));
        write!(out, "<a href=\"#{id}-{nth}\" aria-label=\"mention {nth}: {text}\" title=\"{text}\">{nth}</a> ")?;
    }
    out.write_all(if mentions.len() > SHOWN { b"</span></details>" } else { b"</span>" })
}

/// Ends a row with its numbers.
fn counts(mentions: usize, quotations: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "</th><td class=\"number\">{mentions}</td>")?;
    if let Some(quotations) = quotations {
        write!(out, "<td class=\"number\">{quotations}</td>")?;
    }
    out.write_all(b"</tr>\n")
}
