//! HTML: the article of a page.
//!
//! The text is what a reader's view of the page shows, found by dom_smoothie (after Mozilla's Readability).
//! Headline, authors and date are those that the page tells machines, in JSON-LD of schema.org, else those
//! that its tags and its looks tell.

mod nesting;
mod told;

use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::fields::{self, Keys};

/// What a page holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The headline, then the paragraphs, with blank lines between them.
    pub text: String,
    pub title: Option<String>,
    pub authors: Vec<String>,
    /// The publication date, as written.
    pub date: Option<String>,
}

/// Reads a page.
///
/// # Errors
///
/// What keeps it from being read.
pub fn read(html: &str) -> Result<Page, String> {
    let mut reader = parse(html)?;
    let told = told::linked(&reader).unwrap_or_default();
    let (tagged_date, tagged_authors) = (told::date(&reader), told::authors(&reader));
    let keys = Keys::usual();
    let named = letters(&reader.doc.select("title").text());
    let (visible, seen) = (visible(&reader), reader.parse().ok());

    let shown = || seen.as_ref().map(|page| whole_title(&page.title, &named, &page.text_content));
    let title = keys.title(&told).map(plain).or_else(shown).filter(|title| !title.is_empty());
    let mut authors = fields::authors(&told);
    if authors.is_empty() {
        let byline = seen.as_ref().and_then(|page| page.byline.as_deref()).or(tagged_authors.as_deref());
        authors = byline.map(fields::names_in).unwrap_or_default();
    }
    let date = keys.date(&told).or(tagged_date).or_else(|| seen.as_ref().and_then(|page| page.published_time.clone()));
    let body = seen.map_or(visible, |page| page.text_content.to_string());
    Ok(Page { text: paragraphs(title.as_deref(), &body), title, authors, date })
}

/// The title as it stands in the first lines of the body, where the page's name holds it: what was cut off at a colon
/// or dash, as the name of a site is, was part of it, and what follows a bar there was not.
fn whole_title(title: &str, named: &str, body: &str) -> String {
    let cut = letters(title);
    let holds = |line: &&str| {
        let more = letters(line);
        let site = |rest: &str| rest.trim_start().starts_with(['|', '-', '–', '—', '•', '·', '»', '/']);
        named.contains(&more) && more.contains(&cut) || title.strip_prefix(line).is_some_and(site)
    };
    body.lines().map(str::trim).filter(|line| !line.is_empty()).take(4).find(holds).unwrap_or(title).to_owned()
}

/// Whether a record's text is written in HTML, as feeds write it: `<p>...</p>`.
pub fn is_fragment(text: &str) -> bool {
    text.trim_start().strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) && text.contains("</")
}

/// The paragraphs of a piece of a page: all of them, for it is the story already.
///
/// # Errors
///
/// What keeps it from being read.
pub fn read_fragment(html: &str) -> Result<String, String> {
    let reader = parse(html)?;
    Ok(paragraphs(None, &visible(&reader)))
}

fn parse(html: &str) -> Result<Readability, String> {
    if nesting::is_deep(html) {
        return Err(format!("its elements are nested more than {} deep", nesting::DEEPEST));
    }
    // JSON-LD is read here: all of its lists and graphs, and every author.
    let config = Config { disable_json_ld: true, text_mode: TextMode::Formatted, ..Config::default() };
    Readability::new(html, None, Some(config)).map_err(|error| error.to_string())
}

/// All the text of a page, for one in which no article is found.
fn visible(reader: &Readability) -> String {
    reader.doc.select("script, style, template").remove();
    reader.doc.select("body").formatted_text().to_string()
}

/// A string in which `&amp;` and its like may be left, without them.
fn plain(text: String) -> String {
    if !text.contains('&') {
        return text;
    }
    Readability::new(text.as_str(), None, None).map_or(text, |reader| reader.doc.text().trim().to_owned())
}

/// The lines that hold something, each a paragraph, the title first unless the first line is or holds it.
fn paragraphs(title: Option<&str>, body: &str) -> String {
    let mut lines = body.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let title = title.filter(|title| lines.peek().is_none_or(|first| !letters(first).contains(&letters(title))));
    let mut text = String::with_capacity(body.len());
    for line in title.into_iter().chain(lines) {
        text.push_str(line);
        text.push_str("\n\n");
    }
    text
}

/// What is left of a line without white space, case and marks.
fn letters(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The encoding that a page names, if there is reason to believe it: it is not UTF-8, which shows by itself,
/// nor UTF-16, in which nobody could have read the name.
pub fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1 << 11)];
    let at = head.windows(8).position(|w| w.eq_ignore_ascii_case(b"charset="))? + 8;
    let name = head[at..].trim_ascii_start();
    let name = name.strip_prefix(b"\"").or_else(|| name.strip_prefix(b"'")).unwrap_or(name);
    let end = name.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).unwrap_or(name.len());
    Encoding::for_label(&name[..end]).filter(|e| ![UTF_8, UTF_16LE, UTF_16BE].contains(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "The harbour of Port Ellis opened again on Friday, three years after the storm that closed it. \
        “The ferry runs, and the town can breathe,” said Ana Ruiz, the mayor, who had promised it.";

    fn page(head: &str, body: &str) -> Page {
        read(&format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")).unwrap()
    }

    #[test]
    fn json_ld_tells_headline_authors_and_date() {
        let head = r#"<title>Harbour | Port News</title><script type="application/ld+json">
            {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Port News"},
            {"@type": ["NewsArticle"], "headline": "Harbour &amp; ferry reopen", "datePublished": "2016-09-23T10:00:00+02:00",
            "author": [{"@type": "Person", "name": "Bo Li"}, {"@type": "Person", "name": "Cy Oz"}]}]}</script>"#;
        let page = page(head, &format!("<nav><a href=/>Home</a></nav><article><p>{STORY}</p><p>{STORY}</p></article>"));
        assert_eq!(page.title.as_deref(), Some("Harbour & ferry reopen"));
        assert_eq!(page.authors, ["Bo Li", "Cy Oz"]);
        assert_eq!(page.date.as_deref(), Some("2016-09-23T10:00:00+02:00"));
        assert_eq!(page.text, format!("Harbour & ferry reopen\n\n{STORY}\n\n{STORY}\n\n"));
    }

    #[test]
    fn tags_tell_authors_and_date_where_json_ld_does_not() {
        let story = format!("<article><p>{STORY}</p><p>{STORY}</p></article>");
        for head in [
            r#"<meta name="pubdate" content="2016-09-23"><meta name="byl" content="By Bo Li and Cy Oz">"#,
            r#"<meta name="DC.date.issued" content="2016-09-23"><meta name="DC.creator" content="Bo Li, Cy Oz">"#,
            r#"<meta itemprop="datePublished" content="2016-09-23"><meta name="author" content="Bo Li; Cy Oz">"#,
        ] {
            let page = page(head, &story);
            assert_eq!((page.date.as_deref(), page.authors), (Some("2016-09-23"), vec!["Bo Li".to_owned(), "Cy Oz".to_owned()]), "{head}");
        }
    }

    #[test]
    fn a_plain_page_is_its_paragraphs() {
        let body = format!("<h1>Harbour reopens</h1><p>{STORY}</p><p>A short one.<br>And a line.</p><ul><li>One</li><li>Two</li></ul>");
        let page = page("<title>Harbour reopens</title>", &body);
        assert_eq!(page.text, format!("Harbour reopens\n\n{STORY}\n\nA short one.\n\nAnd a line.\n\nOne\n\nTwo\n\n"));
    }

    #[test]
    fn a_title_with_a_colon_or_a_dash_is_whole() {
        for title in ["‘It runs’: the ferry of Port Ellis is back", "FERRY IS BACK - AND NOBODY PAYS", "Harbour reopens"] {
            let page = page(&format!("<title>{title} | Port News</title>"), &format!("<article><p>{title}</p><p>{STORY}</p></article>"));
            assert_eq!(page.title.as_deref(), Some(title));
        }
    }

    #[test]
    fn whatever_comes_is_read_or_refused() {
        for html in ["", "<", "<html", "<!--", "<script>", "<p", "&#xffffffff;", "<title></title>", "text & more", "<svg><p><table><b></p>"]
        {
            let _ = read(html);
        }
        let deep = format!("<html>{}{STORY}", "<div></p></x><i>".repeat(50_000));
        assert!(read(&deep).unwrap_err().contains("nested"));
        assert!(read(&format!("{}{STORY}", "<div>".repeat(nesting::DEEPEST - 2))).unwrap().text.contains(STORY));
    }

    #[test]
    fn a_fragment_is_all_its_paragraphs() {
        let html = format!("<p>{STORY}</p>\n<p>Ana &amp; Bo<br/>spoke.</p><script>x()</script>");
        assert!(is_fragment(&html) && !is_fragment("<3 is a heart, </3 is none") && !is_fragment("Plain <b>text</b>."));
        assert_eq!(read_fragment(&html), Ok(format!("{STORY}\n\nAna & Bo\n\nspoke.\n\n")));
    }

    #[test]
    fn a_page_names_its_encoding() {
        assert_eq!(encoding(b"<html><meta charset=\"iso-8859-2\">"), Some(encoding_rs::ISO_8859_2));
        assert_eq!(encoding(b"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>"), Some(encoding_rs::WINDOWS_1252));
        assert_eq!(encoding(b"<meta charset=utf-8>"), None);
        assert_eq!(encoding(b"<meta charset="), None);
    }
}
