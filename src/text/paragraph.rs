//! Paragraphs by layout.
//!
//! A blank line parts paragraphs in every layout. Whether a single line break does is read off the text: in
//! a hard-wrapped text lines break in the middle of sentences, and a line ends where the next word would not
//! have fitted.

use super::key::is_invisible;
use super::span::Span;

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// By what the text itself shows.
    #[default]
    Auto,
    /// Blank lines only: single line breaks are wraps.
    Blank,
    /// Every line is a paragraph.
    Line,
}

/// A text is hard-wrapped if so many percent of its single line breaks stand before a small letter, inside a
/// sentence,
const SURELY_BROKEN: usize = 25;
/// or so many of them, and most lines end without a mark.
const LIKELY_BROKEN: usize = 8;
/// Most lines, in percent.
const MOST: usize = 60;

/// A line this much longer than the wrapped ones was not wrapped, in characters.
const OVERLONG: usize = 10;

/// The paragraphs of `text`, without the white space and zero-width characters around them; linear in its
/// length.
pub(super) fn paragraphs(text: &str, layout: Layout) -> Vec<Span> {
    let lines = lines(text);
    let margin = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let width = match layout {
        Layout::Auto => wrapped_width(&lines, margin),
        Layout::Blank | Layout::Line => None,
    };
    let mut spans: Vec<Span> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let joins = !line.parted
            && i > 0
            && match layout {
                Layout::Auto => width.is_some_and(|width| is_wrap(&lines[i - 1], line, width, margin)),
                Layout::Blank => true,
                Layout::Line => false,
            };
        match spans.last_mut() {
            Some(last) if joins => last.end = line.span.end,
            _ => spans.push(line.span),
        }
    }
    spans
}

/// A line that is not blank.
struct Line {
    /// Without the white space around it.
    span: Span,
    /// How many characters of white space stand before it; a tab counts as eight.
    indent: usize,
    /// Length in characters, with the indent.
    len: usize,
    /// Length in characters of the first word.
    first: usize,
    /// Whether a blank line, a form feed or a paragraph separator stands before it.
    parted: bool,
    /// Whether it begins with a small letter, and not with an address.
    lower: bool,
    /// Whether it begins as an item of a list does: a marker, a blank, no small letter.
    item: bool,
    /// Whether it ends with a mark that ends a sentence or announces one.
    ended: bool,
    /// Whether it is the first of the text: perhaps a headline, which needs no mark.
    leads: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut parted) = (0, true);
    while start < text.len() {
        let (end, next, parts) = line_end(text, start);
        match Line::new(text, start, end, parted) {
            Some(line) => {
                lines.push(line);
                parted = false;
            }
            None => parted = true,
        }
        parted |= parts;
        start = next;
    }
    lines
}

/// Where the line that begins at `start` ends, where the next one begins, and whether the break between them
/// parts paragraphs by itself.
fn line_end(text: &str, start: usize) -> (usize, usize, bool) {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' | 0x0b => return (at, at + 1, false),
            b'\r' => return (at, at + if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 }, false),
            0x0c => return (at, at + 1, true),
            0xc2 if bytes.get(at + 1) == Some(&0x85) => return (at, at + 2, false),
            0xe2 if bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0xa8 | 0xa9)) => {
                return (at, at + 3, bytes[at + 2] == 0xa9);
            }
            _ => at += 1,
        }
    }
    (at, at, false)
}

impl Line {
    fn new(text: &str, start: usize, end: usize, parted: bool) -> Option<Self> {
        let blank = |c: char| c.is_whitespace() || is_invisible(c);
        let line = &text[start..end];
        let inner = line.trim_end_matches(blank).trim_start_matches(blank);
        let first = inner.chars().next()?;
        let lead = line.len() - line.trim_start_matches(blank).len();
        let indent = line[..lead].chars().map(|c| if c == '\t' { 8 } else { usize::from(c.is_whitespace()) }).sum();
        let span = Span::new((start + lead) as u32, (start + lead + inner.len()) as u32);
        Some(Self {
            span,
            indent,
            len: indent + inner.chars().count(),
            first: inner.chars().take_while(|c| !c.is_whitespace()).count(),
            parted,
            lower: first.is_lowercase() && !is_address(inner),
            item: inner
                .strip_prefix(['-', '*', '•', '·'])
                .and_then(|rest| rest.strip_prefix(' '))
                .is_some_and(|rest| !rest.starts_with(char::is_lowercase)),
            ended: inner.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '?', '!', '…', ':', ';']),
            leads: start == 0,
        })
    }
}

/// Whether the first word of a line is an address of mail or web, which stands in small letters anywhere.
fn is_address(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    word.starts_with("www.") || word.contains('@') || word.contains("://")
}

/// The width that a hard-wrapped text was wrapped to, in characters; nothing if it was not. The width is the
/// length of the longest line, those left out that are much longer than any that breaks inside a sentence.
fn wrapped_width(lines: &[Line], margin: usize) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|pair| !pair[1].parted && pair[1].indent <= margin + 1);
    let broken = || pairs().filter(|pair| pair[1].lower && !pair[0].ended);
    let percent = |count: usize| count * 100 / pairs().count().max(1);
    let (broken_share, open_share) = (percent(broken().count()), percent(pairs().filter(|pair| !pair[0].ended).count()));
    if broken_share < LIKELY_BROKEN || broken_share < SURELY_BROKEN && open_share < MOST {
        return None;
    }
    let longest = broken().map(|pair| pair[0].len).max()?;
    lines.iter().map(|line| line.len).filter(|len| *len <= longest + OVERLONG).max()
}

/// Whether the break between the two lines is a wrap, in a text that is wrapped to `width` and whose lines
/// begin at `margin` at the least: the next word would not have fitted, or the line stops inside a sentence and
/// is well filled. An indented line begins a paragraph unless it goes on with a sentence, an item of a list always.
fn is_wrap(line: &Line, next: &Line, width: usize, margin: usize) -> bool {
    if next.item {
        return false;
    }
    let filled = |percent: usize| line.len * 100 >= width * percent;
    if next.lower && !line.ended && next.indent <= line.indent + 1 && filled(60) {
        return true;
    }
    let fits = line.len + 1 + next.first <= width || line.len > width;
    let stops_inside = !line.ended && !line.leads && filled(75);
    next.indent <= margin + 1 && (!fits || stops_inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, layout: Layout) -> Vec<&str> {
        paragraphs(text, layout).into_iter().map(|span| span.of(text)).collect()
    }

    /// Wraps every line of `text` to `width`, with `parting` between the lines that were there.
    fn wrap(text: &str, width: usize, parting: &str) -> String {
        let paragraph = |line: &str| {
            let (mut out, mut used) = (String::new(), 0);
            for word in line.split(' ') {
                let len = word.chars().count();
                if used > 0 {
                    let fits = used + 1 + len <= width;
                    out.push(if fits { ' ' } else { '\n' });
                    used = if fits { used + 1 } else { 0 };
                }
                out.push_str(word);
                used += len;
            }
            out
        };
        text.lines().map(paragraph).collect::<Vec<_>>().join(parting)
    }

    const STORY: &str = "Harbour bridge to close\n\
        The old harbour bridge will close for six weeks in spring, the town council of Aldermouth decided on Tuesday after a long and loud debate.\n\
        “Nobody likes it, but the steel is tired,” said Mayor Ana Ruiz, who had asked for an inspection in March when the first cracks were found.\n\
        Ferries will run every ten minutes.\n\
        The ferry company, which employs forty people, said it would need more crew, more fuel and a second landing stage before the summer season begins.";

    #[test]
    fn the_same_paragraphs_in_every_layout() {
        let want: Vec<_> = STORY.lines().collect();
        for ending in ["\n", "\r\n", "\r", "\u{2028}", "\u{85}", "\u{b}", "\n\n", "\r\n \r\n", "\u{2029}", "\u{c}"] {
            assert_eq!(cut(&STORY.replace('\n', ending), Layout::Auto), want, "{ending:?}");
        }
        for width in [40, 60, 72, 80, 100, 120] {
            // A single break can be told from a wrap where the last line of a paragraph leaves room.
            let parts = if matches!(width, 72 | 100) { &["\n\n", "\n    "][..] } else { &["\n\n", "\n    ", "\n"] };
            for parting in parts {
                let text = wrap(STORY, width, parting);
                let got: Vec<_> = cut(&text, Layout::Auto).iter().map(|p| p.replace('\n', " ")).collect();
                assert_eq!(got, want, "{width} {parting:?}");
            }
        }
    }

    #[test]
    fn a_layout_can_be_forced() {
        assert_eq!(cut("One\ntwo.\n\nThree.", Layout::Blank), ["One\ntwo.", "Three."]);
        assert_eq!(cut("One\ntwo.\n\nThree.", Layout::Line), ["One", "two.", "Three."]);
    }

    #[test]
    fn what_shows_nothing_is_no_paragraph() {
        assert!(cut("\u{feff} \n\u{200b}\n\t\u{a0}\r\n\0", Layout::Auto).is_empty());
        assert_eq!(cut("\u{feff}One.\u{200b} \n\u{a0}Two.", Layout::Auto), ["One.", "Two."]);
    }
}
