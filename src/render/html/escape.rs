//! Text on its way into markup.

use std::fmt;

/// Displays a text so that a browser shows it and never reads markup in it, between tags as well as in a
/// quoted attribute. Characters that HTML does not allow become U+FFFD.
#[derive(Clone, Copy, Debug)]
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut from = 0;
        for (at, c) in self.0.char_indices() {
            let escape = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' | '\n' => continue,
                c if c.is_control() => "\u{fffd}",
                _ => continue,
            };
            f.write_str(&self.0[from..at])?;
            f.write_str(escape)?;
            from = at + c.len_utf8();
        }
        f.write_str(&self.0[from..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_browser_reads_is_left() {
        assert_eq!(Escaped("a<b>&\"'c").to_string(), "a&lt;b&gt;&amp;&quot;&#39;c");
        assert_eq!(Escaped("a\0b\u{1b}[0mc\td\ne\u{85}").to_string(), "a\u{fffd}b\u{fffd}[0mc\td\ne\u{fffd}");
        assert_eq!(Escaped("“é” 😀").to_string(), "“é” 😀");
    }
}
