//! Slips of the pen.

/// The shortest word, in letters, in which one wrong letter makes no other name.
const SHORTEST: usize = 6;
/// Longer words are compared no further.
const LONGEST: usize = 40;

/// Whether two words of at least six letters differ by one letter that is wrong, missing, doubled or in the
/// wrong place (a Damerau-Levenshtein distance of one), but not at their first letter.
pub fn is_slip(a: &str, b: &str) -> bool {
    let letters = |w: &str| w.chars().take(LONGEST).flat_map(char::to_lowercase).collect::<Vec<_>>();
    let (a, b) = (letters(a), letters(b));
    if a.len().min(b.len()) < SHORTEST || a.len().abs_diff(b.len()) > 1 || a.first() != b.first() || a == b {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let swapped = matches!((a, b), ([x1, x2, x @ ..], [y1, y2, y @ ..]) if x1 == y2 && x2 == y1 && x == y);
    let tail = |w: &[char]| w.get(1..).map(<[char]>::to_vec).unwrap_or_default();
    swapped || tail(a) == tail(b) || tail(a) == b || a == tail(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_letter_is_a_slip() {
        for (a, b, slip) in [
            ("Hoffman", "Hoffmann", true),
            ("Brandvold", "Brandovld", true),
            ("Kestrel", "Kestral", true),
            ("Martin", "Martini", true),
            ("Kestrel", "Kestrel", false),
            ("Hansen", "Jansen", false),
            ("Meyer", "Meier", false),
            ("Petrovic", "Petrosyan", false),
        ] {
            assert_eq!(is_slip(a, b), slip, "{a} {b}");
            assert_eq!(is_slip(b, a), slip, "{b} {a}");
        }
    }
}
