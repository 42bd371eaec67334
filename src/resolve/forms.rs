//! The distinct ways of writing the names of one kind.

use rustc_hash::FxHashMap;

use crate::annotate::Annotations;
use crate::annotate::front::Kind;
use crate::annotate::names::NameKind;
use crate::text::{Case, Document, Span, TokenKind, key};

/// One way of writing a name: its words in one order, whatever their case, accents and marks.
pub struct Form {
    /// The folded keys of its words.
    pub words: Vec<u64>,
    /// The first token of each word, in the mention that `span` shows.
    pub tokens: Vec<usize>,
    /// The mention that shows it best: the first one that is not all in capitals.
    pub span: Span,
    /// Whether that mention is all in capitals.
    pub capitals: bool,
    /// One mention of each spelling that differs in more than case: `Peña`, `Pena`.
    pub spellings: Vec<(u64, Span)>,
    /// The entry of the newsroom's lexicon that it is a form of.
    pub entry: Option<u32>,
    /// Its mentions, as positions in the annotations' list of names, in text order.
    pub mentions: Vec<u32>,
}

impl Form {
    /// The other spellings of the form, or all of them if the form is not the name itself.
    pub fn aliases(&self, document: &Document, is_name: bool) -> Vec<String> {
        let name = self.text(document);
        let others = self.spellings.iter().map(|(_, span)| span.of(document.text));
        let mut aliases: Vec<String> = (!is_name).then(|| name.to_owned()).into_iter().collect();
        aliases.extend(others.filter(|text| !text.eq_ignore_ascii_case(name)).map(str::to_owned));
        aliases
    }

    /// How it is written.
    pub fn text<'t>(&self, document: &Document<'t>) -> &'t str {
        self.span.of(document.text)
    }
}

/// The possessive inside a name (`People's Army`) is no word of its own.
const POSSESSIVE: u64 = key::ascii(b"'s");

/// The forms of the names of a kind, in the order of their first use, without those in boilerplate.
pub fn collect(document: &Document, annotations: &Annotations, kind: NameKind, skip: impl Fn(usize) -> bool) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut known: FxHashMap<u64, usize> = FxHashMap::default();
    for (i, name) in annotations.names.iter().enumerate().filter(|(_, name)| name.kind == kind) {
        if annotations.front.kind(document.paragraph_of(name.tokens.start as usize)) == Kind::Boilerplate {
            continue;
        }
        let is_word = |&t: &usize| document.tokens[t].kind != TokenKind::Punctuation && document.tokens[t].key != POSSESSIVE && !skip(t);
        let tokens: Vec<usize> = name.tokens.range().filter(|&t| t < document.tokens.len()).filter(is_word).collect();
        let words: Vec<u64> = tokens.iter().map(|&t| word_key(document.word(t), document.tokens[t].key)).collect();
        let Some(whole) = words.iter().copied().reduce(key::join) else { continue };
        let longest_acronym = if kind == NameKind::Person { 3 } else { 5 };
        let capitals = tokens.iter().all(|&t| document.tokens[t].case == Case::Upper) && name.span.len() > longest_acronym;
        let span = tokens.first().map_or(name.span, |&t| Span::new(document.tokens[t].span.start, name.span.end));
        let plain = tokens.iter().map(|&t| document.tokens[t].key).reduce(key::join).unwrap_or(whole);
        let entry = annotations.entry(i as u32);
        match known.get(&whole).and_then(|&at| forms.get_mut(at)) {
            Some(form) => {
                form.entry = form.entry.or(entry);
                form.mentions.push(i as u32);
                if form.spellings.iter().all(|(known, _)| *known != plain) {
                    form.spellings.push((plain, span));
                }
                if form.capitals && !capitals {
                    (form.span, form.tokens, form.capitals) = (span, tokens, false);
                }
            }
            None => {
                known.insert(whole, forms.len());
                forms.push(Form { words, tokens, span, capitals, spellings: vec![(plain, span)], entry, mentions: vec![i as u32] });
            }
        }
    }
    forms
}

/// For each form that shares an entry of the newsroom's lexicon with a fuller one, that fuller one.
pub fn of_one_entry(forms: &[Form]) -> FxHashMap<usize, usize> {
    let mut fullest: FxHashMap<u32, usize> = FxHashMap::default();
    let ours = || forms.iter().enumerate().filter_map(|(f, form)| form.entry.map(|entry| (f, entry)));
    for (f, entry) in ours() {
        let best = fullest.entry(entry).or_insert(f);
        if forms[f].words.len() > forms[*best].words.len() {
            *best = f;
        }
    }
    ours().map(|(f, entry)| (f, fullest[&entry])).filter(|(f, full)| f != full).collect()
}

/// The key of a word without its accents.
pub fn word_key(word: &str, plain: u64) -> u64 {
    if word.is_ascii() {
        return plain;
    }
    let folded: String = word.chars().filter_map(base).collect();
    key::key(&folded)
}

/// The letter without its accent; none for combining marks.
fn base(c: char) -> Option<char> {
    const TABLE: &[(&str, char)] = &[
        ("àáâãäåāăąạảấầẩẫậắằẳẵặ", 'a'),
        ("çćĉċč", 'c'),
        ("ďđð", 'd'),
        ("èéêëēĕėęěẹẻẽếềểễệ", 'e'),
        ("ĝğġģ", 'g'),
        ("ĥħ", 'h'),
        ("ìíîïĩīĭįıịỉ", 'i'),
        ("ķ", 'k'),
        ("ĺļľŀł", 'l'),
        ("ñńņňŉ", 'n'),
        ("òóôõöøōŏőọỏốồổỗộơớờởỡợ", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşšș", 's'),
        ("ţťŧț", 't'),
        ("ùúûüũūŭůűųụủưứừửữự", 'u'),
        ("ŵ", 'w'),
        ("ýÿŷỳỵỷỹ", 'y'),
        ("źżž", 'z'),
        ("’ʼ", '\''),
    ];
    if ('\u{300}'..='\u{36f}').contains(&c) {
        return None;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    Some(TABLE.iter().find(|(letters, _)| letters.contains(lower)).map_or(lower, |&(_, plain)| plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_make_no_other_name() {
        for (accented, plain) in [("Peña", "pena"), ("HOŠEK", "hosek"), ("Łuk", "luk"), ("Trọng", "trong"), ("O’Neill", "o'neill")] {
            assert_eq!(word_key(accented, key::key(accented)), key::key(plain), "{accented}");
        }
    }
}
