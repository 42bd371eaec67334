//! What the models see of a text: its tokens, with each quoted stretch as one.

use crate::text::Span;

/// How a unit looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Form {
    /// `word`
    #[default]
    Lower,
    /// `Word`
    Title,
    /// `WORD`
    Upper,
    /// `he`, `who`
    Pronoun,
    /// `22`
    Number,
    /// `,`
    Mark,
    /// A stretch in quotation marks.
    Quoted,
}

/// A token, or a whole stretch in quotation marks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unit {
    /// Where it stands; a quoted stretch with its marks.
    pub span: Span,
    /// Of a quoted stretch: what stands between its marks.
    pub inner: Span,
    /// Its first token.
    pub first: u32,
    /// Its last token.
    pub last: u32,
    /// Its identity, if it is a mark, a function word or a word of saying; 0 for every other word.
    pub word: u32,
    /// How it looks.
    pub form: Form,
    /// 2 for a word of saying, 1 for one of thinking or wanting, 0 for others.
    pub cue: u8,
    /// Whether it is a noun for those who are quoted: `officials`, `spokesman`, `report`.
    pub noun: bool,
    /// Inside a name: 1 of a person, 2 of an organization, 3 of a place, 4 another; 0 outside.
    pub name: u8,
    /// The class of a word's ending; of a quoted stretch, the class of its last character.
    pub ending: u8,
    /// Of a quoted stretch, the class of its number of words, 8 more if it begins in lower case, 16 more if
    /// most of its words have a capital.
    pub class: u8,
    /// Of a lower-case word, its distributional classes: one of 128 and one of 512, both from 1; 0 if unknown.
    pub clusters: (u8, u16),
    /// The number of sentence starts of the paragraph up to and with this unit.
    pub sentence: u16,
    /// Whether a sentence starts with it.
    pub starts: bool,
    /// Of a quoted stretch: whether a closing mark ends it.
    pub closed: bool,
}

impl Unit {
    /// All that a model may know of the unit by itself.
    #[must_use]
    pub fn id(&self) -> u32 {
        if self.word != 0 && self.form != Form::Quoted {
            self.word
        } else {
            self.shape() | u32::from(self.ending) << 8 | u32::from(self.class) << 16 | u32::from(self.clusters.1) << 21
        }
    }

    /// A coarser identity: function words and marks as they are, other words by what they are like.
    #[must_use]
    pub fn kind(&self) -> u32 {
        if self.word != 0 && self.cue == 0 && self.form != Form::Quoted {
            self.word
        } else {
            self.shape() | u32::from(self.cue) << 8 | u32::from(self.clusters.0) << 10
        }
    }

    /// Its form and the kind of name that it is in.
    #[must_use]
    pub fn shape(&self) -> u32 {
        self.form as u32 | u32::from(self.name) << 4 | u32::from(self.noun) << 7
    }

    /// Whether it is a stretch in quotation marks.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.form == Form::Quoted
    }

    /// Whether it is a word, not a mark or a quoted stretch.
    #[must_use]
    pub fn is_word(&self) -> bool {
        !matches!(self.form, Form::Mark | Form::Quoted)
    }
}

/// The class of a lower-case word's ending: what English morphology tells of its part of speech.
#[must_use]
pub fn ending(word: &str) -> u8 {
    const ENDINGS: [&str; 24] = [
        "ing", "ed", "ly", "ion", "ment", "ness", "ity", "ance", "ence", "ism", "ist", "ive", "ous", "ful", "able", "ible", "al", "ic",
        "er", "or", "en", "ies", "es", "s",
    ];
    // The last letter rules most of them out without a look at the rest.
    const BY_LAST: [u32; 26] = by_last(&ENDINGS);
    let last = word.bytes().next_back().unwrap_or_default().wrapping_sub(b'a');
    let mut left = BY_LAST.get(usize::from(last)).copied().unwrap_or(0);
    while left != 0 {
        let at = left.trailing_zeros() as usize;
        let ending = ENDINGS[at];
        if word.len() > ending.len() + 1 && word.ends_with(ending) {
            return at as u8 + 1;
        }
        left &= left - 1;
    }
    0
}

/// For each letter, which of the endings it ends, as bits.
const fn by_last(endings: &[&str]) -> [u32; 26] {
    let mut by_last = [0; 26];
    let mut at = 0;
    while at < endings.len() {
        let ending = endings[at].as_bytes();
        by_last[(ending[ending.len() - 1] - b'a') as usize] |= 1 << at;
        at += 1;
    }
    by_last
}

/// A distance as a class: exact up to 4, then wider and wider.
#[must_use]
pub fn bucket(distance: usize) -> u32 {
    match distance {
        0..=4 => distance as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}
