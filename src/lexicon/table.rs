/// A set of word classes, one bit for each list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(pub u64);

impl Classes {
    /// No class at all.
    pub const NONE: Self = Self(0);

    /// Whether any class of `other` is among these.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[allow(dead_code, reason = "the page has one list")]
    /// These and those of `other`.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Key, classes, the classes of the phrases that begin with this word, and the number of words in the longest of them.
struct Slot(u64, u64, u64, u8);

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    /// Its classes.
    pub classes: Classes,
    /// The classes of the listed phrases that begin with it.
    #[allow(dead_code, reason = "the lists of the page hold single words")]
    pub begins: Classes,
    /// The number of words in the longest of them; 0 for none.
    pub longest: u8,
}

/// The classes of a word or phrase, by its key.
#[must_use]
pub fn classes(key: u64) -> Classes {
    entry(key).classes
}

/// What is known of a word or phrase.
#[must_use]
pub fn entry(key: u64) -> Entry {
    slot(key).map_or(Entry::default(), |slot| Entry { classes: Classes(slot.1), begins: Classes(slot.2), longest: slot.3 })
}

/// The number of words in the longest listed phrase that begins with the word of this key; 0 for none.
#[must_use]
#[allow(dead_code, reason = "the lists of the page hold single words")]
pub fn longest(key: u64) -> usize {
    usize::from(entry(key).longest)
}

fn slot(key: u64) -> Option<&'static Slot> {
    let mask = SLOTS.len() - 1;
    let mut at = key as usize & mask;
    loop {
        let slot = &SLOTS[at];
        if slot.0 == key {
            return Some(slot);
        }
        if slot.0 == 0 {
            return None;
        }
        at = (at + 1) & mask;
    }
}
