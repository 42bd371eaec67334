//! Quotation marks, paired.
//!
//! The conventions of all newsrooms at once: curly, straight and guillemet doubles, two apostrophes or
//! graves, single marks as the outer pair (British) or inside doubles, marks typed the wrong way round,
//! paragraphs that reopen a quotation without having closed it, and marks that never close. What a mark
//! does is decided by its form if that fits its neighbours, and else by the neighbours.

use crate::text::{Document, Indices, Span, TokenKind};

/// A stretch in quotation marks, inside one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// What stands between the marks.
    pub inner: Span,
    /// With the marks.
    pub outer: Span,
    /// Whether a closing mark ends it; false where the paragraph, or another opening mark, comes first.
    pub closed: bool,
    /// Whether it stands inside another one.
    pub nested: bool,
}

/// Finds the stretches in quotation marks, by their beginnings; one pass over the text.
#[must_use]
pub fn find(document: &Document) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut left_open = false;
    for (i, paragraph) in document.paragraphs.iter().enumerate() {
        let marks = marks(document, paragraph.tokens);
        if marks.is_empty() {
            left_open = false;
            continue;
        }
        let next_opens = document.paragraphs.get(i + 1).is_some_and(|next| {
            let marks = self::marks(document, Indices::new(next.tokens.start, next.tokens.end.min(next.tokens.start + 1)));
            marks.first().is_some_and(|m| !m.double)
        });
        let from = found.len();
        doubles(document, &marks, paragraph.span, left_open, &mut found);
        singles(document, &marks, paragraph.span, next_opens, from, &mut found);
        let of_paragraph = &mut found[from..];
        of_paragraph.sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
        left_open = of_paragraph.iter().any(|q| !q.closed && q.inner.end == paragraph.span.end);
        let mut end = 0;
        for quoted in of_paragraph {
            quoted.nested = quoted.outer.start < end;
            end = end.max(quoted.outer.end);
        }
    }
    found
}

/// What the form of a mark says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Opening,
    Closing,
    Neutral,
}

/// A mark that may open or close a quotation.
#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    token: usize,
    form: Form,
    double: bool,
    /// Whether what stands before it lets it open: white space, a bracket, a dash.
    left: bool,
    /// Whether what stands after it lets it close: white space, punctuation.
    right: bool,
}

/// The marks among some tokens, without those inside the leavings of markup and those that are feet and inches.
fn marks(document: &Document, tokens: Indices) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut tag_end = 0;
    // Whether a single, and whether a double mark has come by.
    let mut seen = [false; 2];
    for token in tokens.range() {
        let at = document.tokens[token];
        if at.kind == TokenKind::Symbol && document.word(token) == "<" {
            tag_end = tag_end.max(tag(document.text, at.span.start));
        }
        if at.kind != TokenKind::Punctuation || at.span.start < tag_end {
            continue;
        }
        let Some((form, double)) = form(document.word(token)) else { continue };
        let after_digit = !at.spaced && token > 0 && document.tokens[token - 1].kind == TokenKind::Number;
        if after_digit && form == Form::Neutral && !seen[usize::from(double)] {
            continue;
        }
        seen[usize::from(double)] = true;
        let left = at.spaced || token == tokens.start as usize || opens_after(document.word(token - 1));
        let next = document.tokens.get(token + 1).filter(|_| token + 1 < tokens.end as usize);
        let right = next.is_none_or(|next| {
            next.spaced
                || next.span.of(document.text).starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '}', '…', '"', '”', '’', '\'', '»'])
        });
        let mark = Mark { span: at.span, token, form, double, left, right };
        // Two single curly marks in a row are one double one.
        match marks.last_mut() {
            Some(last)
                if !double
                    && !last.double
                    && !at.spaced
                    && last.span.end == at.span.start
                    && last.form == form
                    && form != Form::Neutral =>
            {
                *last = Mark { span: last.span.cover(at.span), double: true, right, ..*last };
            }
            _ => marks.push(mark),
        }
    }
    marks
}

/// The end of the tag that begins at `start`; `start` itself if none does.
fn tag(text: &str, start: u32) -> u32 {
    let rest = text.as_bytes().get(start as usize + 1..).unwrap_or_default();
    let named = rest.iter().find(|b| **b != b'/').is_some_and(u8::is_ascii_alphabetic);
    let end = rest.iter().take(400).position(|b| matches!(b, b'>' | b'<' | b'\n'));
    match end {
        Some(len) if named && rest[len] == b'>' => start + 1 + len as u32,
        _ => start,
    }
}

/// What the form of a mark says, and whether it is a double one.
fn form(word: &str) -> Option<(Form, bool)> {
    Some(match word {
        "“" | "«" | "„" | "``" => (Form::Opening, true),
        "”" | "»" => (Form::Closing, true),
        "\"" | "''" | "'''" => (Form::Neutral, true),
        "‘" | "‹" | "‚" | "`" => (Form::Opening, false),
        "’" | "›" => (Form::Closing, false),
        "'" => (Form::Neutral, false),
        _ => return None,
    })
}

fn opens_after(word: &str) -> bool {
    word.ends_with(['(', '[', '{', '—', '–', '-', '/', '“', '‘', '"', '\'', '«', '…'])
}

/// Pairs the double marks of one paragraph.
fn doubles(document: &Document, marks: &[Mark], paragraph: Span, left_open: bool, found: &mut Vec<Quoted>) {
    let first = found.len();
    let mut open: Option<Mark> = None;
    let paired = !left_open && marks.iter().filter(|m| m.double).nth(1).is_some();
    for mark in marks.iter().filter(|m| m.double) {
        let opening = match mark.form {
            Form::Opening => open.is_none() || mark.left || !mark.right,
            // Nothing is there to close at the beginning of a paragraph.
            Form::Closing => open.is_none() && mark.left && (!mark.right || paired && mark.span.start == paragraph.start),
            Form::Neutral if mark.left != mark.right => mark.left,
            Form::Neutral => open.is_none(),
        };
        match (opening, open) {
            (true, None) => open = Some(*mark),
            (true, Some(before)) => {
                push(document, found, before.span, Span::new(mark.span.start, mark.span.start), false);
                open = Some(*mark);
            }
            (false, Some(before)) => {
                push(document, found, before.span, mark.span, true);
                open = None;
            }
            // Nothing is open here: the quotation came over from the paragraph before, or the mark is a stray.
            (false, None) if left_open && found.len() == first => {
                push(document, found, Span::new(paragraph.start, paragraph.start), mark.span, true);
            }
            (false, None) => {}
        }
    }
    if let Some(before) = open {
        push(document, found, before.span, Span::new(paragraph.end, paragraph.end), false);
    }
}

/// Adds what stands between two marks, without the white space around it, if there is anything.
fn push(document: &Document, found: &mut Vec<Quoted>, open: Span, close: Span, closed: bool) {
    let between = Span::new(open.end, close.start.max(open.end));
    let text = between.of(document.text);
    let start = between.start + (text.len() - text.trim_start().len()) as u32;
    let inner = Span::new(start, start + text.trim().len() as u32);
    if inner.of(document.text).contains(char::is_alphanumeric) {
        let outer = if closed { open.cover(close) } else { open.cover(inner) };
        found.push(Quoted { inner, outer, closed, nested: false });
    }
}

/// Pairs the single marks of one paragraph, telling them from apostrophes. A pair lies wholly inside or
/// wholly outside each stretch in doubles; the stretches of this paragraph begin at `found[from]`.
fn singles(document: &Document, marks: &[Mark], paragraph: Span, next_opens: bool, from: usize, found: &mut Vec<Quoted>) {
    let doubles: Vec<Span> = found[from..].iter().map(|q| q.outer).collect();
    let around = |at: u32| {
        let next = doubles.partition_point(|d| d.end <= at);
        doubles.get(next).is_some_and(|d| d.start <= at).then_some(next)
    };
    let singles: Vec<Mark> = marks.iter().filter(|m| !m.double).copied().collect();
    let mut i = 0;
    while i < singles.len() {
        let open = singles[i];
        i += 1;
        if !may_open(document, open) {
            continue;
        }
        let room = around(open.span.start);
        let limit = room.map_or(paragraph.end, |d| doubles[d].end);
        let rest = singles[i..].iter().take_while(|m| m.span.start < limit).take(64);
        let mut weak = None;
        let mut close = None;
        for (offset, mark) in rest.enumerate() {
            if around(mark.span.start) != room {
                continue;
            }
            if may_open(document, *mark) && mark.form != Form::Closing {
                break;
            }
            if mark.right && !document.tokens[mark.token].spaced {
                if is_strong(document, mark.token) {
                    close = Some((offset, *mark));
                    break;
                }
                weak.get_or_insert((offset, *mark));
            }
        }
        if let Some((offset, mark)) = close.or(weak) {
            push(document, found, open.span, mark.span, true);
            i += offset + 1;
        } else if open.span.start == paragraph.start && next_opens && doubles.is_empty() {
            push(document, found, open.span, Span::new(paragraph.end, paragraph.end), false);
        }
    }
}

/// Whether a single mark may open a quotation: something that it can quote stands right after it, and it is
/// no apostrophe of a clipped word or year (`'em`, `'90s`).
fn may_open(document: &Document, mark: Mark) -> bool {
    let Some(next) = document.tokens.get(mark.token + 1) else { return false };
    let word = document.word(mark.token + 1);
    let clipped = mark.form != Form::Opening && (CLIPPED.contains(&word) || next.kind == TokenKind::Number && next.span.len() == 2);
    mark.left && !next.spaced && (next.kind != TokenKind::Punctuation || matches!(word, "…" | "..." | "[" | "(")) && !clipped
}

/// Words that lose their beginning to an apostrophe.
const CLIPPED: [&str; 12] = ["em", "til", "till", "cause", "tis", "twas", "n", "bout", "cuz", "round", "Til", "Tis"];

/// Whether a single mark after `token` closes for sure: unlike after a plural (`the voters'`) or a clipped
/// ending (`goin'`).
fn is_strong(document: &Document, token: usize) -> bool {
    let before = document.word(token.saturating_sub(1));
    let kind = document.tokens.get(token.wrapping_sub(1)).map(|t| t.kind);
    kind != Some(TokenKind::Word) || !(before.ends_with(['s', 'S', 'z', 'x']) || before.len() > 3 && before.ends_with("in"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;

    /// The stretches as `inner`, with `~` after an unclosed one and `>` before a nested one.
    fn found(text: &str) -> Vec<String> {
        let document = Document::new(text, Layout::Auto);
        let mark = |q: &Quoted| format!("{}{}{}", if q.nested { ">" } else { "" }, q.inner.of(text), if q.closed { "" } else { "~" });
        find(&document).iter().map(mark).collect()
    }

    #[test]
    fn every_pair_of_doubles() {
        assert_eq!(found("He said \"yes\" and “no.” «Non», ``so'' and ''then.''"), ["yes", "no.", "Non", "so", "then."]);
    }

    #[test]
    fn marks_typed_the_wrong_way() {
        assert_eq!(found("He called it “abhorrent“ in a note."), ["abhorrent"]);
        assert_eq!(found("He called it ”abhorrent” in a note."), ["abhorrent"]);
        assert_eq!(found("” … a grim night for us,” she wrote."), ["… a grim night for us,"]);
        assert_eq!(found("“One.\n\n” She left, “two,” he said."), ["One.~", "two,"]);
    }

    #[test]
    fn british_singles_and_apostrophes() {
        assert_eq!(found("'We can't hear the voters' wishes from here,' he said."), ["We can't hear the voters' wishes from here,"]);
        assert_eq!(found("The boss vows to be 'more circumspect' with voters' views."), ["more circumspect"]);
        assert_eq!(found("In the '90s the players' union told 'em off."), Vec::<String>::new());
        assert_eq!(found("‘It’s over,’ she said. ‘They’re gone.’"), ["It’s over,", "They’re gone."]);
    }

    #[test]
    fn marks_inside_marks() {
        assert_eq!(found("\"It's 'rigged,'\" he said."), ["It's 'rigged,'", ">rigged,"]);
        assert_eq!(found("'He told me \"never\" and left,' she said."), ["He told me \"never\" and left,", ">never"]);
    }

    #[test]
    fn paragraphs_that_reopen_or_never_close() {
        assert_eq!(found("\"One.\n\n\"Two,\" he said."), ["One.~", "Two,"]);
        assert_eq!(found("\"One.\n\nTwo,\" he said."), ["One.~", "Two,"]);
        assert_eq!(found("'One is here.\n\n'Two is there,' he said."), ["One is here.~", "Two is there,"]);
    }

    #[test]
    fn markup_and_measures() {
        assert_eq!(found("<note id=\"67\" by=\"@x\">So \"there\"</note>"), ["there"]);
        assert_eq!(found("The 6'2\" guard said \"no\" twice."), ["no"]);
    }
}
