//! The page of all articles: who and what is in the whole set, and who is heard in it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Escaped, foot, head};
use crate::render::timeline;
use crate::report::Report;

/// How many names a ranking shows.
const SHOWN: usize = 100;
/// How many articles are listed under a name.
const LISTED: usize = 25;

/// A set of articles, reduced to what its page shows. Memory grows with the names and articles, not with texts.
#[derive(Debug, Default)]
pub struct Index {
    version: String,
    articles: Vec<Article>,
    people: BTreeMap<String, Ranked>,
    organizations: BTreeMap<String, Ranked>,
    speakers: BTreeMap<String, Ranked>,
}

#[derive(Debug)]
struct Article {
    title: String,
    link: String,
    published: String,
    words: u32,
    people: usize,
    organizations: usize,
    quotations: usize,
}

/// A name of the set.
#[derive(Debug, Default)]
struct Ranked {
    /// Mentions, or quotations.
    count: usize,
    /// How many articles have it.
    articles: usize,
    /// The first of them, and the count and the entity's id in each.
    listed: Vec<(usize, usize, String)>,
}

impl Ranked {
    fn add(&mut self, article: usize, count: usize, id: &str) {
        self.count += count;
        if let Some(last) = self.listed.last_mut().filter(|last| last.0 == article) {
            last.1 += count;
            return;
        }
        self.articles += 1;
        if self.listed.len() < LISTED {
            self.listed.push((article, count, id.to_owned()));
        }
    }
}

impl Index {
    /// Adds an article; `link` leads from the index to its page.
    pub fn add(&mut self, report: &Report, link: &str) {
        let at = self.articles.len();
        self.version.clone_from(&report.generator.version);
        self.articles.push(Article {
            title: crate::render::title(report).to_owned(),
            link: link.to_owned(),
            published: report.article.published.clone().unwrap_or_default(),
            words: report.article.words,
            people: report.people.len(),
            organizations: report.organizations.len(),
            quotations: crate::render::spoken(report).count(),
        });
        for person in &report.people {
            self.people.entry(person.name.clone()).or_default().add(at, person.mentions.len(), &person.id);
        }
        for organization in &report.organizations {
            self.organizations.entry(organization.name.clone()).or_default().add(at, organization.mentions.len(), &organization.id);
        }
        for quotation in crate::render::spoken(report) {
            if let Some(speaker) = &quotation.speaker {
                self.speakers.entry(speaker.name.clone()).or_default().add(at, 1, &speaker.id);
            }
        }
    }

    /// Writes the page.
    ///
    /// # Errors
    ///
    /// Only those of the writer.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        let out: &mut dyn Write = &mut out;
        let title = match self.articles.len() {
            1 => "1 article".to_owned(),
            n => format!("{n} articles"),
        };
        head(&title, &self.version, out)?;
        out.write_all(b"<a class=\"skip\" href=\"#articles\">Skip to the articles</a>\n")?;
        out.write_all(b"<header class=\"top\"><nav aria-label=\"On this page\"><ul>\n")?;
        for (section, count) in [
            ("people", self.people.len()),
            ("speakers", self.speakers.len()),
            ("organizations", self.organizations.len()),
            ("articles", self.articles.len()),
        ] {
            writeln!(out, "<li><a href=\"#{section}\"><b>{count}</b> {section}</a></li>")?;
        }
        write!(out, "</ul></nav></header>\n<main class=\"index\">\n<h1>{title}</h1>\n")?;
        self.summary(out)?;
        out.write_all(b"<div class=\"rankings\">\n")?;
        self.ranking("people", "People", "Mentions", &self.people, out)?;
        self.ranking("speakers", "Who is heard", "Quotations", &self.speakers, out)?;
        self.ranking("organizations", "Organizations", "Mentions", &self.organizations, out)?;
        out.write_all(b"</div>\n")?;
        self.list(out)?;
        out.write_all(b"</main>\n")?;
        foot(&self.version, out)
    }

    fn summary(&self, out: &mut dyn Write) -> io::Result<()> {
        let words: u64 = self.articles.iter().map(|article| u64::from(article.words)).sum();
        let quotations: usize = self.articles.iter().map(|article| article.quotations).sum();
        let days = || self.articles.iter().map(|article| article.published.as_str()).filter(|day| !day.is_empty());
        write!(out, "<p class=\"lead\">{words} words, {quotations} quotations")?;
        if let (Some(first), Some(last)) = (days().min(), days().max()) {
            write!(out, ", {}", Escaped(&timeline::readable(first)))?;
            if first != last {
                write!(out, " to {}", Escaped(&timeline::readable(last)))?;
            }
        }
        out.write_all(b". Names count as one where articles give them the same full form.</p>\n")
    }

    /// A table of names, those that are counted most first, with bars.
    fn ranking(&self, id: &str, title: &str, unit: &str, names: &BTreeMap<String, Ranked>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<section id=\"{id}\"><h2>{title}</h2>")?;
        if names.is_empty() {
            return out.write_all(b"<p class=\"none\">None.</p></section>\n");
        }
        let mut ranked: Vec<(&String, &Ranked)> = names.iter().collect();
        ranked.sort_by_key(|(_, ranked)| (Reverse(ranked.count), Reverse(ranked.articles)));
        let most = ranked.first().map_or(1, |(_, ranked)| ranked.count.max(1));
        writeln!(
            out,
            "<table class=\"ranking\"><thead><tr><th scope=\"col\">Name</th><th scope=\"col\" class=\"number\">{unit}</th>\
             <th scope=\"col\" class=\"number\">Articles</th></tr></thead><tbody>"
        )?;
        for (name, ranked) in ranked.iter().take(SHOWN) {
            self.name(name, ranked, most, out)?;
        }
        out.write_all(b"</tbody></table>\n")?;
        if ranked.len() > SHOWN {
            writeln!(out, "<p class=\"none\">and {} more</p>", ranked.len() - SHOWN)?;
        }
        out.write_all(b"</section>\n")
    }

    fn name(&self, name: &str, ranked: &Ranked, most: usize, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "<tr><th scope=\"row\"><details><summary>{}</summary><ul>", Escaped(name))?;
        for (article, count, id) in &ranked.listed {
            let article = &self.articles[*article];
            write!(out, "<li><a href=\"{}#{}\">{}</a> <b>{count}</b></li>", Escaped(&article.link), Escaped(id), Escaped(&article.title))?;
        }
        if ranked.articles > ranked.listed.len() {
            write!(out, "<li>and {} more</li>", ranked.articles - ranked.listed.len())?;
        }
        writeln!(
            out,
            "</ul></details><svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
             <rect width=\"{}\" height=\"10\"/></svg></th><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>",
            (ranked.count * 1000 / most).max(4),
            ranked.count,
            ranked.articles,
        )
    }

    fn list(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"<section id=\"articles\" tabindex=\"-1\"><h2>Articles</h2>\n<table class=\"articles\"><thead><tr>\
              <th scope=\"col\">Article</th><th scope=\"col\">Published</th><th scope=\"col\" class=\"number\">Words</th>\
              <th scope=\"col\" class=\"number\">People</th><th scope=\"col\" class=\"number\">Organizations</th>\
              <th scope=\"col\" class=\"number\">Quotations</th></tr></thead><tbody>\n",
        )?;
        for article in &self.articles {
            write!(out, "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>", Escaped(&article.link), Escaped(&article.title))?;
            if !article.published.is_empty() {
                let day = Escaped(&article.published);
                write!(out, "<time datetime=\"{day}\">{}</time>", Escaped(&timeline::readable(&article.published)))?;
            }
            out.write_all(b"</td>")?;
            for number in [article.words as usize, article.people, article.organizations, article.quotations] {
                write!(out, "<td class=\"number\">{number}</td>")?;
            }
            out.write_all(b"</tr>\n")?;
        }
        out.write_all(b"</tbody></table></section>\n")
    }
}

/// A name for a file about the article with this id, without an ending: its last part, with letters, digits,
/// `-`, `_` and `.` kept and everything else made `-`. It is never empty, never hidden, never a way out of the
/// folder, and no longer than 50 characters; two ids can have the same.
#[must_use]
pub fn file_name(id: &str) -> String {
    let last = id.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match last.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && (1..=5).contains(&ending.len()) && !id.contains("://") => stem,
        _ => last,
    };
    let mut name = String::new();
    for c in stem.chars().take(50) {
        let kept = if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
        if !(kept == '-' && name.ends_with('-')) {
            name.push(kept);
        }
    }
    let name = name.trim_matches(['-', '.']);
    if name.is_empty() { "article".to_owned() } else { name.to_owned() }
}
