//! Words on their way to a terminal: colours, widths and line ends.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// What a text is, and so how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Plain,
    Title,
    Heading,
    Person,
    Organization,
    Place,
    Date,
    Quiet,
}

impl Paint {
    /// The colour as a terminal's sequence: only the 16 colours that users choose themselves.
    const fn sequence(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Title => "\x1b[1m",
            Self::Heading => "\x1b[1;4m",
            Self::Person => "\x1b[1;36m",
            Self::Organization => "\x1b[1;33m",
            Self::Place => "\x1b[1;32m",
            Self::Date => "\x1b[1;35m",
            Self::Quiet => "\x1b[2m",
        }
    }

    /// The text in its colour, if there are colours.
    pub(super) fn on(self, text: &str, color: bool) -> String {
        match self.sequence() {
            "" => text.to_owned(),
            _ if !color || text.is_empty() => text.to_owned(),
            sequence => format!("{sequence}{text}\x1b[0m"),
        }
    }
}

/// The text on one line, safe to show: white space becomes single spaces; control characters, which could
/// write elsewhere on the screen, and marks that turn the direction of writing become U+FFFD.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        clean.extend(word.chars().map(|c| if c.is_control() || turns(c) { '\u{fffd}' } else { c }));
    }
    clean
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text in lines of at most `room` columns, cut at spaces; a word that is longer is cut where it must be.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        let columns = width(word);
        if used > 0 && used + 1 + columns > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if used + columns <= room {
            line.push_str(word);
            used += columns;
            continue;
        }
        for c in word.chars() {
            let columns = c.width().unwrap_or(0);
            if used + columns > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += columns;
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_by_columns_not_by_bytes() {
        assert_eq!(wrap("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("日本語のことば", 8), ["日本語の", "ことば"]);
        assert_eq!(wrap("déjà vu à été", 8), ["déjà vu", "à été"]);
        assert_eq!(wrap("an-endless-word", 8), ["an-endle", "ss-word"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn a_text_cannot_command_the_terminal() {
        assert_eq!(clean(" a\x1b]0;x\x07b\n\u{9b}2J c\u{202e}\u{61c}"), "a\u{fffd}]0;x\u{fffd}b \u{fffd}2J c\u{fffd}\u{fffd}");
        assert_eq!(Paint::Person.on("Ruíz", true), "\x1b[1;36mRuíz\x1b[0m");
        assert_eq!(Paint::Person.on("Ruíz", false), "Ruíz");
    }
}
