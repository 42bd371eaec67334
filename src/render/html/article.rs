//! The article as it reads, with everything found in it marked.

use std::io::{self, Write};
use std::ops::Range;

use super::Escaped;
use super::marks::{Mark, Step, nest};
use crate::render::explain;
use crate::render::ruler::Ruler;
use crate::report::{Kind, Mention, MentionKind, Paragraph, Report, StatementKind};

/// Writes the article: a heading, and paragraphs with nested marks. Every mark of an entity or a date is a link
/// to its row; every row links back to the marks, by ids such as `p1-2` for the second mention of `p1`.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let Some(text) = &report.text else { return Ok(()) };
    let ruler = Ruler::new(text, report.offset_unit);
    let paragraphs = report.paragraphs.iter().map(|p| ruler.bytes(p.start, p.end)).collect::<Vec<_>>();
    let mut tags = Tags { ruler: &ruler, marks: vec![Vec::new(); paragraphs.len()], paragraphs: &paragraphs, tags: Vec::new() };
    tags.all(report);
    let Tags { tags, marks, .. } = tags;
    let mut page = Page { text, tags: &tags, open: Vec::new(), out };
    let mut in_list = false;
    let mut has_title = report.paragraphs.iter().any(|p| p.kind == Kind::Headline);
    if !has_title {
        writeln!(page.out, "<h1>{}</h1>", Escaped(crate::render::title(report)))?;
    }
    for ((paragraph, place), marks) in report.paragraphs.iter().zip(&paragraphs).zip(marks) {
        let is_item = paragraph.kind == Kind::ListItem;
        if is_item != in_list {
            page.out.write_all(if is_item { b"<ul class=\"items\">\n" } else { b"</ul>\n" })?;
            in_list = is_item;
        }
        let is_title = paragraph.kind == Kind::Headline && has_title;
        has_title &= !is_title;
        page.paragraph(paragraph, is_title, place.clone(), &marks)?;
    }
    if in_list {
        page.out.write_all(b"</ul>\n")?;
    }
    Ok(())
}

/// How a mark looks and where it leads.
struct Tag<'r> {
    class: &'static str,
    /// The entity or answer that it belongs to: `p1`, `q2`.
    of: &'r str,
    /// The id of the mark itself.
    anchor: Option<String>,
    /// Whether the mark is a link to the row of what it belongs to.
    is_link: bool,
    /// What a pointer that rests on it is told.
    title: String,
    /// The number of the quotation that ends here, to be printed behind it.
    number: Option<usize>,
}

/// The marks of an article, and their tags.
struct Tags<'r, 'a> {
    ruler: &'a Ruler<'r>,
    paragraphs: &'a [Range<usize>],
    /// The marks of each paragraph.
    marks: Vec<Vec<Mark>>,
    tags: Vec<Tag<'r>>,
}

/// Which marks go around which, where they stand on the same words.
const CONTENT: u8 = 0;
const SOURCE: u8 = 1;
const ROLE: u8 = 2;
const NAME: u8 = 3;

impl<'r> Tags<'r, '_> {
    fn all(&mut self, report: &'r Report) {
        for person in &report.people {
            self.mentions("m p", &person.id, &person.name, &person.mentions);
        }
        for organization in &report.organizations {
            self.mentions("m o", &organization.id, &organization.name, &organization.mentions);
        }
        for place in &report.places {
            self.mentions("m l", &place.id, &place.name, &place.mentions);
        }
        for date in &report.dates {
            let tag = Tag {
                class: "m d",
                of: &date.id,
                anchor: Some(format!("{}-1", date.id)),
                is_link: true,
                title: date.value.clone().unwrap_or_default(),
                number: None,
            };
            self.add(self.ruler.bytes(date.at.start, date.at.end), NAME, tag);
        }
        for role in &report.roles {
            let title = format!("title of {}", role.person.name);
            let tag = Tag { class: "r", of: &role.person.id, anchor: Some(role.id.clone()), is_link: false, title, number: None };
            self.add(self.ruler.bytes(role.at.start, role.at.end), ROLE, tag);
        }
        self.quotations(report);
    }

    fn mentions(&mut self, class: &'static str, of: &'r str, name: &str, mentions: &[Mention]) {
        for (nth, mention) in (1..).zip(mentions) {
            let class = match (class, mention.kind) {
                ("m p", MentionKind::Pronoun | MentionKind::Nominal) => "m p by",
                ("m o", MentionKind::Pronoun | MentionKind::Nominal) => "m o by",
                _ => class,
            };
            let title = if mention.at.text == name { String::new() } else { name.to_owned() };
            let tag = Tag { class, of, anchor: Some(format!("{of}-{nth}")), is_link: true, title, number: None };
            self.add(self.ruler.bytes(mention.at.start, mention.at.end), NAME, tag);
        }
    }

    fn quotations(&mut self, report: &'r Report) {
        for (number, quotation) in (1..).zip(&report.quotations) {
            let of = quotation.id.as_str();
            let class = match quotation.kind {
                StatementKind::Direct => "q direct",
                StatementKind::Mixed => "q mixed",
                StatementKind::Indirect => "q indirect",
            };
            for (i, piece) in quotation.content.iter().enumerate() {
                let tag = Tag {
                    class,
                    of,
                    anchor: (i == 0).then(|| format!("{of}-1")),
                    is_link: false,
                    title: explain::who(quotation),
                    number: (i + 1 == quotation.content.len()).then_some(number),
                };
                let place = self.ruler.bytes(piece.start, piece.end);
                let is_direct = quotation.kind == StatementKind::Direct;
                self.add(if is_direct { with_marks(self.ruler.text(), place) } else { place }, CONTENT, tag);
            }
            for (class, words) in [("c", &quotation.cue), ("s", &quotation.source)] {
                if let Some(place) = words {
                    let tag = Tag { class, of, anchor: None, is_link: false, title: String::new(), number: None };
                    self.add(self.ruler.bytes(place.start, place.end), SOURCE, tag);
                }
            }
        }
    }

    fn add(&mut self, Range { start, end }: Range<usize>, layer: u8, tag: Tag<'r>) {
        let first = self.paragraphs.partition_point(|p| p.end <= start);
        for (paragraph, marks) in self.paragraphs.iter().zip(&mut self.marks).skip(first).take_while(|(p, _)| p.start < end) {
            marks.push(Mark {
                start: start.max(paragraph.start),
                end: end.min(paragraph.end),
                layer,
                tag: self.tags.len(),
                is_first: start >= paragraph.start,
                is_last: end <= paragraph.end,
            });
        }
        self.tags.push(tag);
    }
}

/// A place with the quotation marks around it.
fn with_marks(text: &str, place: Range<usize>) -> Range<usize> {
    let is_mark = |c: &char| "“”„‟\"«»‘’‚'".contains(*c);
    let before = text[..place.start].chars().next_back().filter(is_mark).map_or(0, char::len_utf8);
    let after = text[place.end..].chars().next().filter(is_mark).map_or(0, char::len_utf8);
    place.start - before..place.end + after
}

struct Page<'a, 'r> {
    text: &'r str,
    tags: &'a [Tag<'r>],
    /// The marks that are open; whether each is a link: a link cannot hold another.
    open: Vec<bool>,
    out: &'a mut dyn Write,
}

impl Page<'_, '_> {
    fn paragraph(&mut self, paragraph: &Paragraph, is_title: bool, place: Range<usize>, marks: &[Mark]) -> io::Result<()> {
        let (element, class) = match paragraph.kind {
            Kind::Headline if is_title => ("h1", ""),
            Kind::Headline | Kind::Subheading => ("h2", ""),
            Kind::ListItem => ("li", ""),
            Kind::Body => ("p", ""),
            Kind::Byline => ("p", " class=\"byline\""),
            Kind::DateLine => ("p", " class=\"day\""),
            Kind::Caption => ("p", " class=\"caption\""),
            Kind::Credit => ("p", " class=\"credit\""),
            Kind::Boilerplate => ("p", " class=\"boilerplate\""),
        };
        write!(self.out, "<{element}{class}>")?;
        if paragraph.kind == Kind::Boilerplate {
            self.out.write_all(b"<span class=\"unseen\">Not part of the article: </span>")?;
        }
        for step in nest(place.start, place.end, marks) {
            match step {
                Step::Text(start, end) => write!(self.out, "{}", Escaped(self.text.get(start..end).unwrap_or_default()))?,
                Step::Open { tag, is_first } => self.open(tag, is_first)?,
                Step::Close { tag, is_last } => self.close(tag, is_last)?,
            }
        }
        writeln!(self.out, "</{element}>")
    }

    fn open(&mut self, tag: usize, is_first: bool) -> io::Result<()> {
        let tag = &self.tags[tag];
        let is_link = tag.is_link && !self.open.contains(&true);
        self.open.push(is_link);
        if is_link {
            write!(self.out, "<a class=\"{}\" href=\"#{}\" data-e=\"{1}\"", tag.class, Escaped(tag.of))?;
        } else {
            write!(self.out, "<span class=\"{}\" data-e=\"{}\"", tag.class, Escaped(tag.of))?;
        }
        if let Some(anchor) = tag.anchor.as_ref().filter(|_| is_first) {
            write!(self.out, " id=\"{}\"", Escaped(anchor))?;
        }
        if !tag.title.is_empty() {
            write!(self.out, " title=\"{}\"", Escaped(&tag.title))?;
        }
        self.out.write_all(b">")
    }

    fn close(&mut self, tag: usize, is_last: bool) -> io::Result<()> {
        let tag = &self.tags[tag];
        let is_link = self.open.pop() == Some(true);
        self.out.write_all(if is_link { b"</a>" } else { b"</span>" })?;
        match tag.number {
            Some(number) if is_last && !self.open.contains(&true) => {
                let (of, title) = (Escaped(tag.of), Escaped(&tag.title));
                write!(self.out, "<a class=\"n\" href=\"#{of}\" data-e=\"{of}\" aria-label=\"quotation {number}, {title}\">{number}</a>")
            }
            _ => Ok(()),
        }
    }
}
