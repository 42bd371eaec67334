//! Short forms of an organization's name that need no acronym: `Harbour Council` for `Harbour City Council Ltd`.

use super::acronyms::{self, initial};
use super::forms::Form;
use super::spelling;
use crate::lexicon::{self, Classes};
use crate::text::key::{self, ascii};
use crate::text::{Case, Document};

const COMMITTEE: u64 = ascii(b"committee");
const UNIVERSITY: u64 = ascii(b"university");
const THE: u64 = ascii(b"the");
const OF: u64 = ascii(b"of");
const FOR: u64 = ascii(b"for");
const AND: u64 = ascii(b"and");

/// Words that give no letter to an acronym and no content to a name.
pub const SMALL: &[u64] = &[
    THE,
    OF,
    FOR,
    AND,
    ascii(b"&"),
    ascii(b"in"),
    ascii(b"on"),
    ascii(b"to"),
    ascii(b"at"),
    ascii(b"de"),
    ascii(b"la"),
    ascii(b"du"),
    ascii(b"des"),
];

/// Companies whose names begin with the kind of company: what follows `de` is the name.
const COMPANIES: &[u64] = &[ascii(b"cie"), ascii(b"compagnie"), ascii(b"compania"), ascii(b"societe"), ascii(b"grupo"), ascii(b"groupe")];

/// What stands before a branch of government, by which alone it can be called.
const MINISTRIES: &[u64] = &[ascii(b"ministry"), ascii(b"department")];

/// Words that are spelt in two ways.
const SPELLINGS: &[(u64, u64)] = &[
    (ascii(b"centre"), ascii(b"center")),
    (ascii(b"labour"), ascii(b"labor")),
    (ascii(b"defence"), ascii(b"defense")),
    (ascii(b"organisation"), ascii(b"organization")),
    (ascii(b"programme"), ascii(b"program")),
    (ascii(b"theatre"), ascii(b"theater")),
    (ascii(b"harbour"), ascii(b"harbor")),
];

/// Words that have a short form, or mean the same in names.
const SHORTENED: &[(u64, u64)] = &[
    (ascii(b"team"), ascii(b"campaign")),
    (ascii(b"camp"), ascii(b"campaign")),
    (ascii(b"european"), ascii(b"eu")),
    (ascii(b"u.n"), ascii(b"un")),
    (ascii(b"u.s"), ascii(b"us")),
    (ascii(b"u.k"), ascii(b"uk")),
    (ascii(b"e.u"), ascii(b"eu")),
    (ascii(b"usa"), ascii(b"us")),
];

/// Two words that one stands for.
const UNIONS: &[(u64, u64, u64)] = &[
    (ascii(b"united"), ascii(b"nations"), ascii(b"un")),
    (ascii(b"united"), ascii(b"states"), ascii(b"us")),
    (ascii(b"united"), ascii(b"kingdom"), ascii(b"uk")),
    (ascii(b"european"), ascii(b"union"), ascii(b"eu")),
    (ascii(b"new"), ascii(b"york"), ascii(b"ny")),
];

/// What a company on the web can leave out.
const DOMAINS: &[&str] = &[".com", ".org", ".net", ".co.uk"];

/// The fewest letters of a word that is the same without its plural `s`.
const PLURAL: usize = 7;

/// The key of a word in one spelling and, if it is long, without its plural.
fn stem(document: &Document, token: usize, word: u64) -> u64 {
    let text = document.word(token);
    let singular = text.strip_suffix('s').filter(|rest| rest.len() >= PLURAL && !rest.ends_with(['s', 'u', 'i']));
    let word = singular.map_or(word, key::key);
    let word = one_spelling(word);
    SHORTENED.iter().find(|(other, _)| *other == word).map_or(word, |&(_, one)| one)
}

/// The one spelling by which a word that is spelt in two ways is compared.
pub fn one_spelling(word: u64) -> u64 {
    SPELLINGS.iter().find(|(other, _)| *other == word).map_or(word, |&(_, one)| one)
}

/// The key of a form's content words in any order and any spelling: `Department of Justice` and `Justice
/// Department` share it, and so do `UN Security Council` and `United Nations Security Council`.
pub fn content(document: &Document, form: &Form) -> u64 {
    let mut words: Vec<u64> = Vec::with_capacity(form.words.len());
    let mut skip = false;
    for (i, (&word, &token)) in form.words.iter().zip(&form.tokens).enumerate() {
        if std::mem::take(&mut skip) || SMALL.contains(&word) || lexicon::classes(word).any(lexicon::COMPANY_SUFFIXES) {
            continue;
        }
        let union = UNIONS.iter().find(|u| u.0 == word && form.words.get(i + 1) == Some(&u.1));
        skip = union.is_some();
        words.push(union.map_or_else(|| stem(document, token, word), |u| u.2));
    }
    words.sort_unstable();
    words.into_iter().reduce(key::join).unwrap_or(0)
}

/// The key of a form's letters and digits alone: `SpaceX` and `Space X`, `TheBlaze` and `the Blaze` share it.
pub fn squeezed(document: &Document, form: &Form) -> u64 {
    let words = form.tokens.iter().map(|&t| without_domain(document.word(t)));
    let text: String = words.flat_map(str::chars).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    key::key(text.strip_prefix("the").filter(|rest| rest.len() > 3).unwrap_or(&text))
}

/// `Kestrel` of `Kestrel.com`
fn without_domain(word: &str) -> &str {
    let rest = DOMAINS.iter().find_map(|domain| word.strip_suffix(domain));
    rest.filter(|rest| rest.len() > 2).unwrap_or(word)
}

/// Whether a word means a place, by itself or in this article.
fn is_place(word: u64, places: &dyn Fn(u64) -> bool) -> bool {
    lexicon::classes(word).any(lexicon::COUNTRIES.with(lexicon::DEMONYMS).with(lexicon::STATES)) || places(word)
}

fn any(word: u64, class: Classes) -> bool {
    lexicon::classes(word).any(class)
}

/// Whether the shorter form is the beginning, the end or the head of the longer one, and the rest no name of a part.
///
/// `Acme` is `Acme Holdings`, but `BBC` is not `BBC One`, `Acme` not `Acme Workers' Council`, and a country is
/// none of the bodies that are named after it.
pub fn is_short_form(short: &Form, long: &Form, acronym: bool, places: &dyn Fn(u64) -> bool) -> bool {
    const WHITE: u64 = ascii(b"white");
    let (s, l) = (short.words.as_slice(), without_suffix(&long.words));
    if s.len() >= long.words.len() || s.is_empty() {
        return false;
    }
    if l.starts_with(s) {
        let rest = &long.words[s.len()..];
        let company = lexicon::COMPANY_SUFFIXES.with(lexicon::COMPANY_WORDS);
        if s.len() == 1 && is_place(s[0], places) {
            return rest.iter().all(|w| any(*w, company.with(lexicon::TEAM_WORDS)));
        }
        return if acronym { rest.iter().all(|w| any(*w, company)) } else { !says_more(s, rest) };
    }
    if l.ends_with(s) {
        let rest = &l[..l.len() - s.len()];
        let of = rest.len() > 1 && rest.iter().any(|w| SMALL.contains(w));
        let inner = of && (s.len() > 1 || rest.len() > 2 || is_place(s[0], places));
        return rest != [WHITE] && (!inner || COMPANIES.contains(&rest[0]) || rest == [UNIVERSITY, OF]);
    }
    is_head(s, l) || is_branch(s, l) || is_outside(s, l) || is_turned(s, l)
}

/// Whether the shorter form is the longer one without what says that it is a company.
pub fn is_without_suffix(short: &Form, long: &Form) -> bool {
    without_suffix(&long.words) == short.words && short.words.len() < long.words.len()
}

/// `Appeals Court` for `Norland Court of Appeals in Tarn`
fn is_turned(s: &[u64], l: &[u64]) -> bool {
    let Some((head, before)) = s.split_last().filter(|(_, before)| !before.is_empty()) else { return false };
    let turned = |part: &[u64]| part.len() > s.len() && part[0] == *head && part[1] == OF && part[2..].starts_with(before);
    (0..l.len()).any(|at| turned(&l[at..]))
}

/// Whether the first word of the shorter form is an acronym of what the longer one begins with, and the rest the same.
pub fn has_acronym(document: &Document, short: &Form, long: &Form) -> bool {
    let [_, rest @ ..] = short.words.as_slice() else { return false };
    let Some(spelt) = long.words.strip_suffix(rest).filter(|spelt| !rest.is_empty() && spelt.len() > 1) else { return false };
    let acronym = document.word(short.tokens[0]);
    let mut initials =
        spelt.iter().zip(&long.tokens).filter(|(word, _)| !SMALL.contains(word)).filter_map(|(_, &t)| initial(document.word(t)));
    let letters = acronyms::letters(acronym);
    // Some words can give more letters than one.
    let few = letters.len() < 2 * spelt.len();
    let first = letters.first().copied() == initials.next();
    let mut rest = letters.iter().skip(1);
    few && first && document.tokens[short.tokens[0]].case == Case::Upper && initials.all(|i| rest.any(|&letter| letter == i))
}

/// Whether a name of one word begins another: `Havel` for `Havelgas`.
pub fn begins(document: &Document, short: &Form, long: &Form) -> bool {
    const SHORTEST: usize = 5;
    const REST: usize = 4;
    let (&[s], &[l]) = (short.tokens.as_slice(), long.tokens.as_slice()) else { return false };
    let (s, l) = (document.word(s), document.word(l));
    s.len() >= SHORTEST && l.strip_prefix(s).is_some_and(|rest| rest.len() >= REST)
}

/// Whether two names differ in the spelling of one long word.
pub fn is_misspelt(document: &Document, a: &Form, b: &Form) -> bool {
    let longest = |form: &Form| form.tokens.iter().map(|&t| document.word(t).len()).max().unwrap_or(0);
    if a.words.len() != b.words.len() || a.words.len() == 1 && longest(a).min(longest(b)) < LONG_ALONE {
        return false;
    }
    let mut differ = a.tokens.iter().zip(&b.tokens).zip(a.words.iter().zip(&b.words)).filter(|(_, (a, b))| a != b);
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let slip = differ.next().is_some_and(|((&a, &b), _)| {
        let (a, b) = (document.word(a), document.word(b));
        letters(a) && letters(b) && spelling::is_slip(a, b)
    });
    slip && differ.next().is_none()
}

/// The fewest letters of a name of one word that is recognized if it is misspelt.
const LONG_ALONE: usize = 8;

/// Whether the words behind the beginning of a name make it another name: that of a part, or of a purpose without
/// which the beginning says nothing.
fn says_more(start: &[u64], rest: &[u64]) -> bool {
    let kind = |w: &u64| any(*w, lexicon::ORGANIZATION_KINDS.with(lexicon::BODIES));
    // `People for the Coast`
    let purpose = start.len() == 1 && rest[0] == FOR && !kind(&start[0]);
    // `Coast Agency` is one already, and `Coast Agency Training Centre` a body of its own.
    let body = start.len() > 1 && start.last().is_some_and(kind) && !SMALL.contains(&rest[0]) && rest.iter().any(kind);
    purpose || body || rest.iter().any(|w| any(*w, lexicon::ORGANIZATION_PARTS))
}

/// A name without its company suffixes, if anything is left.
fn without_suffix(words: &[u64]) -> &[u64] {
    let end = words.iter().rposition(|w| !any(*w, lexicon::COMPANY_SUFFIXES)).map_or(words.len(), |last| last + 1);
    &words[..end]
}

/// `Chamber` for `Harbour Chamber of Trade`
fn is_head(s: &[u64], l: &[u64]) -> bool {
    let end = l.iter().position(|w| *w == OF || *w == FOR).unwrap_or(0);
    end > s.len() && l[..end].ends_with(s) && s.iter().all(|w| !any(*w, lexicon::COMPANY_SUFFIXES))
}

/// The key of the word that says what an organization is: the last one before `of` and `for`, or the last one
/// that is no company suffix; for a company of no other kind `company`.
pub fn head(words: &[u64]) -> Option<u64> {
    let words = words.iter().position(|w| *w == OF || *w == FOR).map_or(words, |end| &words[..end]);
    let plain = without_suffix(words);
    let kind = plain.last().copied().filter(|w| any(*w, lexicon::ORGANIZATION_KINDS));
    kind.or((plain.len() < words.len()).then_some(ascii(b"company")))
}

/// `Agriculture` and `Livestock Ministry` for `Ministry of Agriculture and Livestock`
fn is_branch(s: &[u64], l: &[u64]) -> bool {
    let Some(rest) = l.get(2..).filter(|_| MINISTRIES.contains(&l[0]) && l[1] == OF) else { return false };
    match s {
        [branch @ .., last] if last == &l[0] => rest.split(|w| *w == AND).any(|part| part == branch),
        _ => rest.starts_with(s) && rest.get(s.len()) == Some(&AND),
    }
}

/// `Ruiz campaign` for `Ruiz presidential campaign`; but a committee has others beside it.
fn is_outside(s: &[u64], l: &[u64]) -> bool {
    let last = s.last().is_some_and(|w| any(*w, lexicon::COMPANY_SUFFIXES) || *w == COMMITTEE);
    let same = s.iter().zip(l).take_while(|(a, b)| a == b).count();
    !last && s.len() > 1 && s.len() + 1 == l.len() && same > 0 && s[same..] == l[same + 1..]
}
