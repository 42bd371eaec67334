//! Why: the rule and the words behind an answer, in sentences that a journalist can check against the page.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::report::{Date, Mention, MentionKind, Organization, Person, PublishedFrom, Quotation, Report, Role, SpeakerKind, Status};

/// Who said it, as far as the article tells: the speaker, else the words of the page.
#[must_use]
pub fn who(quotation: &Quotation) -> String {
    match (&quotation.speaker, &quotation.source) {
        (Some(speaker), _) => speaker.name.clone(),
        (None, Some(source)) => format!("“{}”", source.text),
        (None, None) => "speaker not told".to_owned(),
    }
}

/// Whether an answer like this is wrong so often that a reader must be told.
#[must_use]
pub fn is_doubtful(quotation: &Quotation) -> bool {
    quotation.confidence < 0.6
}

/// Why a quotation has its words and its speaker.
#[must_use]
pub fn quotation(report: &Report, quotation: &Quotation) -> String {
    let page = match (&quotation.source, &quotation.cue) {
        (Some(source), Some(cue)) => format!("The page has “{}” with “{}”.", source.text, cue.text),
        (Some(source), None) => format!("The page has “{}”, without a word of saying.", source.text),
        (None, Some(cue)) => format!("The page has “{}”, without a source beside it.", cue.text),
        (None, None) => "The page has neither a source nor a word of saying beside it.".to_owned(),
    };
    let mut parts = vec![page, speaker(report, quotation)];
    if !quotation.speech {
        parts.push("It is a thought, wish or plan, not speech.".to_owned());
    }
    if !quotation.closed {
        parts.push("No mark closes it.".to_owned());
    }
    parts.push(rule(&quotation.rule));
    if (0.0..=1.0).contains(&quotation.confidence) {
        // Nothing that a program finds in a text is beyond doubt.
        let right = (quotation.confidence * 100.0).round().min(99.0);
        parts.push(format!("Of 100 such answers, {right} were right when it was last measured."));
    }
    parts.join(" ")
}

/// Why the source on the page is this speaker.
fn speaker(report: &Report, quotation: &Quotation) -> String {
    let Some(speaker) = &quotation.speaker else { return "The article does not name who that is.".to_owned() };
    let mentions = match speaker.kind {
        SpeakerKind::Person => super::person(report, &speaker.id).map_or(&[][..], |person| &person.mentions),
        SpeakerKind::Organization => super::organization(report, &speaker.id).map_or(&[][..], |organization| &organization.mentions),
    };
    let Some(source) = &quotation.source else { return format!("The speaker is carried over from its neighbours: {}.", speaker.name) };
    let from = mentions.partition_point(|mention| mention.at.end <= source.start);
    let in_source = mentions[from..].iter().take_while(|mention| mention.at.start < source.end);
    match in_source.min_by_key(|mention| mention.kind != MentionKind::Name) {
        Some(mention) if mention.kind == MentionKind::Name && mention.at.text == speaker.name => format!("That names {}.", speaker.name),
        Some(mention) if matches!(mention.kind, MentionKind::Name | MentionKind::Acronym) => {
            format!("“{}” is {}.", mention.at.text, speaker.name)
        }
        Some(mention) => format!("“{}” stands for {}{}.", mention.at.text, speaker.name, named_before(mentions, mention)),
        None => format!("That is read as {}.", speaker.name),
    }
}

/// How many mentions before a pronoun are searched for a name.
const LOOK_BACK: usize = 200;

/// `, last named in sentence 3 as “Ruiz”`
fn named_before(mentions: &[Mention], mention: &Mention) -> String {
    let before = mentions[..mentions.partition_point(|m| m.at.start < mention.at.start)].iter().rev().take(LOOK_BACK);
    let Some(named) = before.into_iter().find(|m| matches!(m.kind, MentionKind::Name | MentionKind::Acronym)) else {
        return String::new();
    };
    named.sentence.map_or_else(String::new, |sentence| format!(", last named in sentence {} as “{}”", sentence + 1, named.at.text))
}

/// Why a person holds a title.
#[must_use]
pub fn role(role: &Role) -> String {
    let status = match role.status {
        Status::Current => "",
        Status::Former => " The words beside it put it in the past.",
        Status::Acting => " The words beside it call it temporary.",
        Status::Candidate => " The words beside it call it sought, not held.",
        Status::Future => " The words beside it put it in the future.",
    };
    let of = match &role.organization {
        Some(organization) => format!(" It belongs to “{}”.", organization.name),
        None => String::new(),
    };
    format!("The page has “{}” for {}.{of}{status} {}", role.at.text, role.person.name, rule(&role.rule))
}

/// Why a time expression means these days.
#[must_use]
pub fn date(report: &Report, date: &Date) -> String {
    let value = date.value.as_deref().unwrap_or("no day that exists");
    let anchor = match (&report.article.published, report.article.published_from) {
        (Some(day), Some(from)) => {
            let from = match from {
                PublishedFrom::Option => "as you said",
                PublishedFrom::Record => "as its record says",
                PublishedFrom::Text => "as its text says",
            };
            format!(" The article is of {day}, {from}.")
        }
        _ => " The publication day is not known.".to_owned(),
    };
    format!("“{}” is {value}. {}{anchor}", date.at.text, rule(&date.rule))
}

/// Why all these mentions are one person.
#[must_use]
pub fn person(person: &Person) -> String {
    let count = |kinds: &[MentionKind]| person.mentions.iter().filter(|m| kinds.contains(&m.kind)).count();
    let mut parts = vec![format!("Named {}", super::times(count(&[MentionKind::Name, MentionKind::Acronym])))];
    for (kind, what) in [(MentionKind::Nominal, "by a description"), (MentionKind::Pronoun, "by a pronoun")] {
        if count(&[kind]) > 0 {
            parts.push(format!("{what} {}", super::times(count(&[kind]))));
        }
    }
    [parts.join(", ") + ".", links(&person.mentions)].join(" ").trim_end().to_owned()
}

/// Why all these mentions are one organization; empty if they are all its full name.
#[must_use]
pub fn organization(organization: &Organization) -> String {
    links(&organization.mentions)
}

/// How many different words are shown for one rule.
const SHOWN: usize = 3;

/// How the mentions that are not the full name were linked to it: `“Ruiz”: the surname of the full name.`
fn links(mentions: &[Mention]) -> String {
    let mut linked: Vec<(&str, Vec<&str>)> = Vec::new();
    for mention in mentions {
        let Some(rule) = mention.rule.as_deref() else { continue };
        let at = linked.iter().position(|(known, _)| *known == rule).unwrap_or_else(|| {
            linked.push((rule, Vec::new()));
            linked.len() - 1
        });
        let (words, text) = (&mut linked[at].1, mention.at.text.as_str());
        if words.len() <= SHOWN && !words.iter().any(|known| known.eq_ignore_ascii_case(text)) {
            words.push(text);
        }
    }
    let told = linked.iter().map(|(rule, words)| {
        let more = if words.len() > SHOWN { ", …" } else { "" };
        let words = &words[..words.len().min(SHOWN)];
        format!("“{}”{more}: {}.", words.join("”, “"), says(rule))
    });
    told.collect::<Vec<_>>().join(" ")
}

/// What a rule looks for, as the reason for an answer.
fn rule(name: &str) -> String {
    format!("Rule: {}.", says(name))
}

/// What a rule looks for; for one that has no description its name, which says it in short.
fn says(name: &str) -> String {
    static RULES: LazyLock<BTreeMap<&str, &str>> =
        LazyLock::new(|| include_str!("rules.tsv").lines().filter_map(|line| line.split_once('\t')).collect());
    RULES.get(name).map_or_else(|| name.replace(['-', '_'], " "), |says| (*says).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::OffsetUnit;

    #[test]
    fn a_quotation_is_explained_by_the_words_of_the_page() {
        let report = sample::report(OffsetUnit::Codepoint);
        let why: Vec<String> = report.quotations.iter().map(|q| quotation(&report, q)).collect();
        assert!(why[0].starts_with("The page has “Mayor Ana Ruíz of Porto Alba” with “said”. That names Ana Ruíz."), "{}", why[0]);
        assert!(why[1].contains("“she” stands for Ana Ruíz, last named in sentence 2 as “Ana Ruíz”."), "{}", why[1]);
        assert!(why[1].ends_with("Of 100 such answers, 97 were right when it was last measured."), "{}", why[1]);
        assert!(why[2].contains("The article does not name who that is."), "{}", why[2]);
        assert_eq!(who(&report.quotations[2]), "“The Alba Harbour Trust (AHT)”");
    }

    #[test]
    fn a_title_and_a_day_are_explained() {
        let report = sample::report(OffsetUnit::Codepoint);
        assert!(role(&report.roles[0]).starts_with("The page has “Mayor” for Ana Ruíz. It belongs to “Porto Alba”. Rule: "));
        assert!(role(&report.roles[1]).contains("The words beside it put it in the past."));
        let why = date(&report, &report.dates[1]);
        assert!(
            why.starts_with("“Tuesday” is 2021-03-02. Rule: ") && why.ends_with("The article is of 2021-03-04, as its text says."),
            "{why}"
        );
        assert_eq!(
            person(&report.people[0]),
            "Named once, by a pronoun once. “she”: nobody else of this gender is named in this sentence or the one before."
        );
        assert_eq!(organization(&report.organizations[0]), "");
        assert_eq!(rule("no-such_rule"), "Rule: no such rule.");
    }

    #[test]
    fn the_descriptions_of_rules_are_sorted_and_say_something() {
        let lines: Vec<&str> = include_str!("rules.tsv").lines().collect();
        assert!(lines.is_sorted());
        assert!(lines.iter().all(|line| line.split_once('\t').is_some_and(|(name, says)| !name.is_empty() && says.len() > 10)));
    }
}
