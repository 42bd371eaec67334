//! Paragraphs by layout.
//!
//! A blank line parts paragraphs in every layout. Whether a single line break does is read off the lines between
//! two blank ones, and those before: where lines were hard-wrapped, they break in the middle of sentences, and a line
//! ends where the next word would not have fitted.

use super::line::{Line, lines};
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

/// Lines are hard-wrapped if so many percent of their single breaks stand inside a sentence,
const SURELY_BROKEN: usize = 25;
/// or so many of them, and most lines end without a mark.
const LIKELY_BROKEN: usize = 8;
/// Most lines, in percent.
const MOST: usize = 60;
/// A block with so many breaks inside sentences shows by itself how wide its lines are.
const TELLING: usize = 2;

/// A line this much longer than the wrapped ones was not wrapped, in characters.
const OVERLONG: usize = 10;
/// A line of so many characters without a mark, in lines of about the same length of which the last ends a sentence,
/// breaks inside one,
const FULL: usize = 45;
/// unless some of them are longer than this.
const WIDEST: usize = 110;
/// A line shorter than this was not wrapped because it was full, in characters.
const NARROWEST: usize = 25;

/// The paragraphs of `text`, without the white space and zero-width characters around them; linear in its
/// length. What a blank line has closed does not depend on what follows.
pub(super) fn paragraphs(text: &str, layout: Layout) -> Vec<Span> {
    let lines = lines(text);
    let mut spans: Vec<Span> = Vec::with_capacity(lines.len());
    let mut seen = Breaks::default();
    for block in lines.chunk_by(|_, next| !next.parted) {
        let margin = block.iter().map(|line| line.indent).min().unwrap_or(0);
        let width = if layout == Layout::Auto { seen.width(block, margin) } else { None };
        spans.push(block[0].span);
        for pair in block.windows(2) {
            let joins = match layout {
                Layout::Auto => width.is_some_and(|width| is_wrap(&pair[0], &pair[1], width, margin)),
                Layout::Blank => true,
                Layout::Line => false,
            };
            match spans.last_mut() {
                Some(last) if joins => last.end = pair[1].span.end,
                _ => spans.push(pair[1].span),
            }
        }
    }
    spans
}

/// What the single line breaks of a stretch of text show.
#[derive(Clone, Copy, Default)]
struct Breaks {
    all: usize,
    /// Those inside a sentence.
    broken: usize,
    /// Those behind a line without a mark at its end.
    open: usize,
    /// The longest line that breaks inside a sentence, in characters.
    longest: usize,
}

impl Breaks {
    fn of(block: &[Line], margin: usize) -> Self {
        let mut found = Self::default();
        let even = block.last().is_some_and(|last| last.ended) && block.iter().all(|line| line.len <= WIDEST);
        for pair in block.windows(2).filter(|pair| pair[1].indent <= margin + 1) {
            let runs_on = even && !pair[0].ended && !pair[0].leads && pair[0].len >= FULL && pair[1].len <= pair[0].len + OVERLONG;
            let broken = stops_inside(&pair[0], &pair[1]) && pair[0].len >= NARROWEST || runs_on;
            found.all += 1;
            found.open += usize::from(!pair[0].ended);
            found.broken += usize::from(broken);
            found.longest = found.longest.max(if broken { pair[0].len } else { 0 });
        }
        found
    }

    const fn are_wraps(&self) -> bool {
        let least = if self.open * 100 >= self.all * MOST { LIKELY_BROKEN } else { SURELY_BROKEN };
        self.broken > 0 && self.broken * 100 >= self.all * least
    }

    /// The width that the lines of `block` were wrapped to, in characters, as the block itself and those before it
    /// show; nothing if they were not. It is the length of the longest line, those left out that are much longer than
    /// any that breaks inside a sentence.
    fn width(&mut self, block: &[Line], margin: usize) -> Option<usize> {
        let own = Self::of(block, margin);
        self.all += own.all;
        self.broken += own.broken;
        self.open += own.open;
        self.longest = self.longest.max(own.longest);
        let shown = if own.are_wraps() && (own.broken >= TELLING || !self.are_wraps()) { own } else { *self };
        let full = |len: &usize| *len <= shown.longest + OVERLONG;
        shown.are_wraps().then(|| block.iter().map(|line| line.len).filter(full).fold(shown.longest, usize::max))
    }
}

/// Whether the first line stops inside a sentence, or a day, that the second goes on with.
const fn stops_inside(line: &Line, next: &Line) -> bool {
    !line.ended && (next.lower || line.hangs || line.numbered && next.dated) || line.paused && next.lower
}

/// Whether the break between the two lines is a wrap, in a text that is wrapped to `width` and whose lines
/// begin at `margin` at the least: the next word would not have fitted, or the line stops inside a sentence and
/// is well filled. An indented line begins a paragraph unless it goes on with a sentence, an item of a list always.
fn is_wrap(line: &Line, next: &Line, width: usize, margin: usize) -> bool {
    if next.item {
        return false;
    }
    let filled = |percent: usize| line.len * 100 >= width * percent;
    if stops_inside(line, next) && next.indent <= line.indent + 1 && filled(60) {
        return true;
    }
    let fits = line.len + 1 + next.first <= width || line.len > width;
    let stops_open = !line.ended && !line.leads && filled(75);
    next.indent <= margin + 1 && (!fits || stops_open)
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
