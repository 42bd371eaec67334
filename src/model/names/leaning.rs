//! What a word leans to be in names: guessed by the trainer from the word's vector alone, so that a word that the
//! training texts do not have is known by those that stand in the same places in much text.

use super::Class;

/// How many places in names a [`Leaning`] tells apart, with the one outside of names.
pub const SLOTS: usize = 8;
/// The place of a word outside of names.
pub const NO_SLOT: usize = 7;

/// The place of a word in a name.
#[must_use]
pub const fn slot(class: Class, first: bool, last: bool) -> usize {
    match class {
        Class::Person if first => 0,
        Class::Person => 1,
        Class::Organization if first && last => 2,
        Class::Organization if last => 4,
        Class::Organization => 3,
        Class::Place => 5,
        Class::Other => 6,
    }
}

/// How much a word leans to each place: one of four degrees, in two bits each. The default is a word that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leaning(u16);

impl Leaning {
    /// The shares from which on the degree is one more.
    const BOUNDS: [f32; 3] = [0.08, 0.25, 0.6];

    /// The leaning of a word whose uses are shared so between the places.
    #[must_use]
    pub fn new(shares: &[f32; SLOTS]) -> Self {
        let degree = |share: f32| Self::BOUNDS.iter().filter(|&&bound| share >= bound).count() as u16;
        Self(shares.iter().enumerate().map(|(slot, &share)| degree(share) << (2 * slot)).sum())
    }

    /// As kept in a table.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 2] {
        self.0.to_le_bytes()
    }

    pub(super) const fn from_bytes(bytes: [u8; 2]) -> Self {
        Self(u16::from_le_bytes(bytes))
    }

    /// All degrees as one number.
    #[must_use]
    pub const fn all(self) -> u64 {
        self.0 as u64
    }

    /// The places that a word leans to at all, with the degree.
    pub fn degrees(self) -> impl Iterator<Item = (u64, u64)> {
        (0..SLOTS as u64).map(move |slot| (slot, u64::from(self.0 >> (2 * slot) & 3))).filter(|(_, degree)| *degree > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_become_degrees() {
        let mut shares = [0.0; SLOTS];
        (shares[slot(Class::Person, false, true)], shares[slot(Class::Place, true, true)], shares[NO_SLOT]) = (0.7, 0.1, 0.2);
        let leaning = Leaning::new(&shares);
        assert_eq!(leaning.degrees().collect::<Vec<_>>(), [(1, 3), (5, 1), (7, 1)]);
        assert_eq!(Leaning::from_bytes(leaning.to_bytes()), leaning);
        assert_eq!(Leaning::default().degrees().count(), 0);
    }
}
