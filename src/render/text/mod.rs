//! A page for the terminal: who is in it, what they are, when things happen, who said what.

mod paint;

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::ruler::Ruler;
use super::{explain, timeline};
use crate::report::{Date, Mention, Quotation, Report, Role, StatementKind};
use paint::{Paint, clean, width, wrap};

/// How the page looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// How many columns a line may have.
    pub width: usize,
    /// Whether kinds have colours. They are told by their headings too.
    pub color: bool,
    /// Whether the rule and the words behind each answer are told.
    pub explain: bool,
}

/// Writes the page of one article, and an empty line behind it.
///
/// Nothing that the article holds reaches the terminal as a command: control characters are replaced.
///
/// # Errors
///
/// Only those of the writer.
pub fn write(report: &Report, style: Style, mut out: impl Write) -> io::Result<()> {
    let width = style.width.clamp(40, 120);
    let ruler = Ruler::new(report.text.as_deref().unwrap_or_default(), report.offset_unit);
    let mut page = Page { report, ruler, style: Style { width, ..style }, out: &mut out };
    page.front()?;
    page.people()?;
    page.organizations()?;
    page.places()?;
    page.said(true)?;
    page.said(false)?;
    page.timeline()?;
    page.line("")
}

struct Page<'r, 'w> {
    report: &'r Report,
    ruler: Ruler<'r>,
    style: Style,
    out: &'w mut dyn Write,
}

impl<'r> Page<'r, '_> {
    fn front(&mut self) -> io::Result<()> {
        let article = &self.report.article;
        self.paragraph("", &clean(super::title(self.report)), Paint::Title)?;
        let mut facts = Vec::new();
        facts.extend(article.published.as_deref().map(timeline::readable));
        facts.extend(article.section.clone());
        if !article.byline.is_empty() {
            let names: Vec<&str> = article.byline.iter().map(|author| author.name.as_str()).collect();
            facts.push(format!("by {}", names.join(", ")));
        }
        if let Some(dateline) = &article.dateline {
            facts.extend([&dateline.place, &dateline.agency].into_iter().flatten().cloned());
        }
        facts.push(format!("{} words", article.words));
        facts.extend(super::credits(self.report));
        facts.extend(article.title.is_some().then(|| self.report.id.clone()));
        self.paragraph("", &clean(&facts.join(" · ")), Paint::Quiet)?;
        for warning in &self.report.warnings {
            self.paragraph("! ", &clean(warning), Paint::Plain)?;
        }
        Ok(())
    }

    fn people(&mut self) -> io::Result<()> {
        let report = self.report;
        if report.people.is_empty() {
            return Ok(());
        }
        self.heading("People")?;
        let mut roles: BTreeMap<&str, Vec<&Role>> = BTreeMap::new();
        for role in &report.roles {
            roles.entry(&role.person.id).or_default().push(role);
        }
        let quoted = super::quoted(report);
        let names: Vec<String> = report.people.iter().map(|person| clean(&person.name)).collect();
        let column = self.column(&names);
        for (person, name) in report.people.iter().zip(&names) {
            let mut counts = super::times(person.mentions.len());
            if let Some(&times) = quoted.get(person.id.as_str()) {
                counts += &format!(", quoted {}", super::times(times));
            }
            self.entry(name, column, Paint::Person, &counts)?;
            let roles = roles.get(person.id.as_str()).map_or(&[][..], Vec::as_slice);
            let mut titles: Vec<String> = roles.iter().map(|role| clean(&super::described(role))).collect();
            titles.dedup();
            for title in titles {
                self.paragraph("    ", &title, Paint::Plain)?;
            }
            if !person.aliases.is_empty() {
                self.paragraph("    ", &clean(&format!("also {}", person.aliases.join(", "))), Paint::Quiet)?;
            }
            self.why(&explain::person(person))?;
            for role in roles {
                self.why(&explain::role(role))?;
            }
        }
        Ok(())
    }

    fn organizations(&mut self) -> io::Result<()> {
        let report = self.report;
        let named = report.organizations.iter().map(|organization| {
            let acronym = organization.acronym.as_ref().filter(|acronym| **acronym != organization.name);
            let acronym = acronym.map(|acronym| format!(" ({acronym})")).unwrap_or_default();
            (organization.name.clone() + &acronym, organization.mentions.as_slice(), explain::organization(organization))
        });
        self.names("Organizations", Paint::Organization, named.collect())
    }

    fn places(&mut self) -> io::Result<()> {
        let report = self.report;
        let named = report.places.iter().map(|place| (place.name.clone(), place.mentions.as_slice(), String::new()));
        self.names("Places", Paint::Place, named.collect())
    }

    fn names(&mut self, heading: &str, paint: Paint, named: Vec<(String, &[Mention], String)>) -> io::Result<()> {
        if named.is_empty() {
            return Ok(());
        }
        self.heading(heading)?;
        let names: Vec<String> = named.iter().map(|(name, ..)| clean(name)).collect();
        let column = self.column(&names);
        for (name, (_, mentions, why)) in names.iter().zip(&named) {
            self.entry(name, column, paint, &super::times(mentions.len()))?;
            self.why(why)?;
        }
        Ok(())
    }

    /// The quotations that are speech, or those that are not, under their speakers in the order in which these
    /// begin to speak.
    fn said(&mut self, speech: bool) -> io::Result<()> {
        let report = self.report;
        if report.quotations.iter().all(|quotation| quotation.speech != speech) {
            return Ok(());
        }
        self.heading(super::said_heading(speech))?;
        let chief = super::chief_roles(report);
        let mut order: Vec<String> = Vec::new();
        let mut said: BTreeMap<String, Vec<&'r Quotation>> = BTreeMap::new();
        for quotation in report.quotations.iter().filter(|quotation| quotation.speech == speech) {
            let role = quotation.speaker.as_ref().and_then(|speaker| chief.get(speaker.id.as_str()));
            let role = role.map(|role| format!(", {}", super::described(role))).unwrap_or_default();
            let speaker = clean(&(explain::who(quotation) + &role));
            let of = said.entry(speaker.clone()).or_default();
            if of.is_empty() {
                order.push(speaker);
            }
            of.push(quotation);
        }
        for speaker in &order {
            let quotations = said.get(speaker).map_or(&[][..], Vec::as_slice);
            let is_named = quotations.iter().any(|quotation| quotation.speaker.is_some());
            self.paragraph("  ", speaker, if is_named { Paint::Person } else { Paint::Plain })?;
            for quotation in quotations {
                self.paragraph("    - ", &words(quotation), Paint::Plain)?;
                self.why(&explain::quotation(report, quotation))?;
            }
        }
        Ok(())
    }

    fn timeline(&mut self) -> io::Result<()> {
        let (moments, others) = timeline::line(self.report);
        if moments.is_empty() && others.is_empty() {
            return Ok(());
        }
        self.heading("Timeline")?;
        for moment in &moments {
            let published = if moment.is_publication { " (published)" } else { "" };
            self.paragraph("  ", &(moment.label.clone() + published), Paint::Date)?;
            self.dates(&moment.dates)?;
        }
        if !others.is_empty() {
            self.paragraph("  ", "Durations, repetitions and times without a day", Paint::Date)?;
            self.dates(&others)?;
        }
        Ok(())
    }

    fn dates(&mut self, dates: &[&Date]) -> io::Result<()> {
        for date in dates {
            let mut line = timeline::Around::new(self.report, &self.ruler, date).to_string();
            if let Some(value) = date.value.as_ref().filter(|_| date.earliest.is_none()) {
                line += &format!(" ({})", timeline::length(value));
            }
            self.paragraph("    ", &clean(&line), Paint::Plain)?;
            self.why(&explain::date(self.report, date))?;
        }
        Ok(())
    }

    fn heading(&mut self, heading: &str) -> io::Result<()> {
        self.line("")?;
        self.line(&Paint::Heading.on(&heading.to_uppercase(), self.style.color))
    }

    /// A name, and what is counted behind it, in a column if the line has room for one.
    fn entry(&mut self, name: &str, column: usize, paint: Paint, counts: &str) -> io::Result<()> {
        let color = self.style.color;
        let gap = column.saturating_sub(width(name)).max(2);
        if 2 + width(name) + gap + width(counts) > self.style.width {
            self.paragraph("  ", name, paint)?;
            return self.paragraph("    ", counts, Paint::Quiet);
        }
        self.line(&format!("  {}{}{}", paint.on(name, color), " ".repeat(gap), Paint::Quiet.on(counts, color)))
    }

    /// Where the second column begins: behind the longest name, but not far out for one long name.
    fn column(&self, names: &[String]) -> usize {
        let longest = names.iter().map(|name| width(name)).filter(|columns| *columns <= self.style.width / 2).max();
        longest.unwrap_or(0) + 2
    }

    fn why(&mut self, why: &str) -> io::Result<()> {
        if self.style.explain && !why.is_empty() { self.paragraph("      | ", &clean(why), Paint::Quiet) } else { Ok(()) }
    }

    /// A paragraph behind an indent; what the indent shows is shown on the first line, or on each if it is a bar.
    fn paragraph(&mut self, indent: &str, text: &str, paint: Paint) -> io::Result<()> {
        let hanging = if indent.ends_with("| ") { indent.to_owned() } else { " ".repeat(width(indent)) };
        for (i, line) in wrap(text, self.style.width - width(indent)).into_iter().enumerate() {
            let indent = if i == 0 { indent } else { &hanging };
            let line = paint.on(&line, self.style.color);
            self.line(&format!("{indent}{line}"))?;
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }
}

/// What was said: in quotation marks where the page has all of it in quotation marks.
fn words(quotation: &Quotation) -> String {
    let doubt = if explain::is_doubtful(quotation) { " (uncertain)" } else { "" };
    match quotation.kind {
        StatementKind::Direct => clean(&format!("“{}”{doubt}", quotation.text)),
        StatementKind::Mixed | StatementKind::Indirect => clean(&format!("{}{doubt}", quotation.text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::OffsetUnit;

    fn written(style: Style) -> String {
        let mut out = Vec::new();
        write(&sample::report(OffsetUnit::Codepoint), style, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("UTF-8")
    }

    const PLAIN: Style = Style { width: 72, color: false, explain: false };

    #[test]
    fn the_page_answers_who_what_and_when() {
        let page = "\
Harbour bridge “safe”, says mayor
Thu 4 Mar 2021 · by Ivo Brandt · 52 words · news/harbour bridge.txt

PEOPLE
  Ana Ruíz    twice, quoted twice
    Mayor (Porto Alba)
  Tom Okafor  once
    former engineer
    also =Okafor

ORGANIZATIONS
  Alba Harbour Trust (AHT)  twice

PLACES
  Porto Alba  once

WHO SAID WHAT
  Ana Ruíz, Mayor (Porto Alba)
    - that the bridge was “safe to cross 😀”
    - “We <tested> it & it held,”
  “The Alba Harbour Trust (AHT)”
    - “delays”

TIMELINE
  Tue 2 Mar 2021
    Mayor Ana Ruíz of Porto Alba said on Tuesday that the bridge was
    “safe to cross 😀”.
  Thu 4 Mar 2021 (published)
    March 4, 2021

";
        assert_eq!(written(PLAIN), page);
    }

    #[test]
    fn colours_add_nothing_but_colour() {
        let mut plain = written(Style { color: true, ..PLAIN });
        for paint in ["1", "1;4", "1;36", "1;33", "1;32", "1;35", "2", "0"] {
            plain = plain.replace(&format!("\x1b[{paint}m"), "");
        }
        assert_eq!(plain, written(PLAIN));
    }

    #[test]
    fn lines_are_never_wider_than_asked() {
        for columns in [40, 57, 90] {
            let page = written(Style { width: columns, explain: true, ..PLAIN });
            assert!(page.lines().all(|line| width(line) <= columns), "{page}");
            assert!(page.contains("      | "), "explanations are told");
        }
    }
}
