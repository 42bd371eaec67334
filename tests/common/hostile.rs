//! Strings that no reporter writes. The same seed gives the same string on any machine.

/// Xorshift: not random enough for anything but this.
pub struct Generator(u64);

/// Pieces of which hostile strings are made: what the rules of the program look for, and what they do not expect.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{c}",
    "\u{b}",
    "\u{85}",
    "\u{3000}",
    "\u{feff}",
    "\u{200b}",
    "\u{61c}",
    "\u{180e}",
    "\u{200d}",
    "\u{ad}",
    "\u{202e}",
    "\u{2066}",
    "\0",
    "\u{7f}",
    "\u{1b}[31m",
    "\u{fffd}",
    "\u{e000}",
    "\u{10ffff}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "``",
    "''",
    "«",
    "»",
    "„",
    "‚",
    "`",
    "&quot;",
    "“‘",
    "’”",
    "\"'",
    "'\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<b>",
    "</b>",
    "<script>",
    "[...]",
    "(R-Tex.)",
    "(D-Linden)",
    "(Reuters)",
    "(AP)",
    ".",
    ".",
    ".",
    ",",
    ",",
    ";",
    ":",
    "?",
    "!",
    "?!",
    "...",
    "…",
    ". . .",
    "-",
    "--",
    "–",
    "—",
    "―",
    " - ",
    "/",
    "&",
    "@",
    "#",
    "%",
    "$",
    "£",
    "€",
    "*",
    "•",
    "|",
    "_",
    "\\",
    "Ruiz",
    "Ana Ruiz",
    "Mr. Ruiz",
    "Dr. Ana M. Ruiz Jr.",
    "Sen. Ruiz (D-N.Y.)",
    "President Ana Ruiz",
    "the president",
    "Prime Minister",
    "Lord",
    "Sir",
    "de la",
    "van der",
    "O’Neill",
    "McRUIZ",
    "al-Ruiz",
    "RUIZ",
    "ruiz",
    "Acme Corp.",
    "Acme Inc",
    "U.S.",
    "U.N.",
    "the United Nations (UN)",
    "UN",
    "(ISSG)",
    "International Syria Support Group",
    "AT&T",
    "J.P. Morgan",
    "BBC News",
    "the Senate",
    "Ministry of Works",
    "Bank of Ruiz",
    "spokesman",
    "spokeswoman for",
    "chairman of the",
    "former",
    "acting",
    "head of",
    "chief executive officer",
    "’s",
    "'s",
    "s’",
    "brother",
    "wife of",
    "minister",
    "said",
    "says",
    "told reporters",
    "according to",
    "added",
    "adding that",
    "who said",
    "asked",
    "replied:",
    "warned that",
    "believes",
    "wants to",
    "he",
    "she",
    "they",
    "it",
    "him",
    "his",
    "who",
    "that",
    "I",
    "we",
    "Monday",
    "on Tuesday",
    "last Friday",
    "next week",
    "yesterday",
    "tomorrow",
    "this morning",
    "8 p.m.",
    "8:30 a.m. EST",
    "0614 UTC",
    "Sept. 21, 2016",
    "21 September",
    "2016-09-21",
    "9/11",
    "31/12/99",
    "Feb. 30",
    "99/99/9999",
    "the 1990s",
    "1987",
    "0000",
    "9999",
    "2016-W38",
    "two years ago",
    "less than an hour",
    "for 3 days",
    "every Monday",
    "the third quarter",
    "Q3 2016",
    "fiscal 2024",
    "early next year",
    "from May to June",
    "between 2011 and 2015",
    "decades",
    "-44",
    "12:60",
    "24:00",
    "99999999999999999999",
    "1e9",
    "1,000,000",
    "3.14",
    "0.9",
    "1st",
    "31st",
    "By Ana Ruiz",
    "By ANA RUIZ and Bo Li",
    "KABUL, Sept 20 (Reuters) -",
    "LONDON —",
    "KOTA LINTANG:",
    "September 21, 2016 in International",
    "Updated: 10:15",
    "Read more:",
    "Advertisement",
    "Photo:",
    "Image: Bo Li.",
    "Getty Images",
    "(Reporting by Ana Ruiz; editing by Bo Li)",
    "Sources",
    "- item",
    "1. item",
    "Q:",
    "A:",
    "# Heading",
    "---",
    "The",
    "the",
    "a",
    "of",
    "and",
    "in",
    "As",
    "But",
    "not",
    "No.",
    "etc.",
    "i.e.",
    "word.Word",
    "www.example.com",
    "http://a.b/c?d=e",
    "a@b.example",
    "v",
    "bridge",
    "opened",
    "talks",
    "nothing",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "Ω",
    "Жук",
    "مرحبا",
    "שלום",
    "日本",
    "한국",
    "ไทย",
    "🎉",
    "👩‍👩‍👧",
    "🇬🇧",
    "𝔸",
    "a\u{300}\u{301}\u{302}\u{303}",
    "\u{301}",
    "ǅ",
    "ͅ",
    "Ⅷ",
    "²",
    "½",
    "１２",
];

impl Generator {
    /// A generator for a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 32) as usize) % bound.max(1)
    }

    /// A piece.
    pub fn piece(&mut self) -> &'static str {
        PIECES[self.below(PIECES.len())]
    }

    /// A string of up to `most` pieces, some with a blank between, some repeated.
    pub fn string(&mut self, most: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.below(most + 1) {
            let times = if self.below(40) == 0 { self.below(30) } else { 1 };
            let (piece, spaced) = (self.piece(), self.below(3) > 0);
            for _ in 0..times {
                text.push_str(piece);
                text.push_str(if spaced { " " } else { "" });
            }
        }
        text
    }

    /// A text with a few stretches cut out, doubled, moved, or replaced by pieces.
    pub fn mutation(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..=self.below(6) {
            let (from, to) = self.stretch(&text);
            let cut = text[from..to].to_owned();
            match self.below(6) {
                0 => text.replace_range(from..to, ""),
                1 => text.insert_str(to, &cut),
                2 => {
                    text.replace_range(from..to, "");
                    let (at, _) = self.stretch(&text);
                    text.insert_str(at, &cut);
                }
                3 => text.replace_range(from..to, self.piece()),
                4 => text.insert_str(from, self.piece()),
                _ => text.replace_range(from..to, &cut.to_uppercase()),
            }
        }
        text
    }

    /// A stretch of up to 200 bytes, on character boundaries.
    fn stretch(&mut self, text: &str) -> (usize, usize) {
        let from = boundary(text, self.below(text.len() + 1));
        let most = if self.below(2) == 0 { 4 } else { 200 };
        (from, boundary(text, (from + self.below(most)).min(text.len())).max(from))
    }
}

/// The last character boundary up to `at`.
pub fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
