//! A report for the tests of the renderers, with places that overlap and characters of every width.

use crate::report::*;

/// The sample article.
pub(super) const TEXT: &str = "Harbour bridge “safe”, says mayor\n\
    By Ivo Brandt\n\
    March 4, 2021\n\
    Mayor Ana Ruíz of Porto Alba said on Tuesday that the bridge was “safe to cross 😀”. \
    “We <tested> it & it held,” she said.\n\
    The Alba Harbour Trust (AHT) denied \"delays\"; former engineer Tom Okafor was not so sure.";

/// The report on [`TEXT`] in a unit.
pub(super) fn report(unit: OffsetUnit) -> Report {
    let at = |words: &str| place(unit, words, 0);
    let mention = |kind, sentence, words: &str, nth| Mention {
        kind,
        sentence,
        at: place(unit, words, nth),
        rule: (kind == MentionKind::Pronoun).then(|| "only-one-of-gender".into()),
    };
    let paragraph = |kind, words: &str| {
        let Place { start, end, .. } = at(words);
        Paragraph { kind, start, end }
    };
    let sentence = |paragraph, words: &str| {
        let Place { start, end, .. } = at(words);
        Sentence { paragraph, start, end }
    };
    let lines: Vec<&str> = TEXT.lines().collect();
    let (first, second) = lines[3].split_once("”. ").expect("two sentences");
    let kinds = [Kind::Headline, Kind::Byline, Kind::DateLine, Kind::Body, Kind::Body];
    let ruiz = EntityName { id: "p1".into(), name: "Ana Ruíz".into() };
    Report {
        schema_version: SCHEMA_VERSION.into(),
        generator: Generator { name: "nutgraf".into(), version: "0.0.0".into() },
        id: "news/harbour bridge.txt".into(),
        offset_unit: unit,
        article: Article {
            title: Some(lines[0].into()),
            headline: Some(at(lines[0])),
            byline: vec![Author { name: "Ivo Brandt".into(), person: None }],
            credits: vec![],
            dateline: None,
            section: None,
            published: Some("2021-03-04".into()),
            published_from: Some(PublishedFrom::Text),
            language: "en".into(),
            words: 52,
        },
        warnings: vec![],
        text: Some(TEXT.into()),
        paragraphs: lines.iter().zip(kinds).map(|(line, kind)| paragraph(kind, line)).collect(),
        sentences: vec![sentence(0, lines[0]), sentence(3, &format!("{first}”.")), sentence(3, second), sentence(4, lines[4])],
        people: vec![
            Person {
                id: "p1".into(),
                name: "Ana Ruíz".into(),
                aliases: vec![],
                titles: vec!["Mayor".into()],
                quotations: 2,
                mentions: vec![mention(MentionKind::Name, Some(1), "Ana Ruíz", 0), mention(MentionKind::Pronoun, Some(2), "she", 0)],
            },
            Person {
                id: "p2".into(),
                name: "Tom Okafor".into(),
                aliases: vec!["=Okafor".into()],
                titles: vec!["engineer".into()],
                quotations: 0,
                mentions: vec![mention(MentionKind::Name, Some(3), "Tom Okafor", 0)],
            },
        ],
        roles: vec![
            Role {
                id: "r1".into(),
                title: "Mayor".into(),
                person: ruiz,
                organization: Some(RoleOrganization { id: None, name: "Porto Alba".into() }),
                status: Status::Current,
                sentence: Some(1),
                at: at("Mayor"),
                rule: "title-before-name".into(),
            },
            Role {
                id: "r2".into(),
                title: "engineer".into(),
                person: EntityName { id: "p2".into(), name: "Tom Okafor".into() },
                organization: None,
                status: Status::Former,
                sentence: Some(3),
                at: at("engineer"),
                rule: "title-before-name".into(),
            },
        ],
        organizations: vec![Organization {
            id: "o1".into(),
            name: "Alba Harbour Trust".into(),
            acronym: Some("AHT".into()),
            aliases: vec!["AHT".into()],
            mentions: vec![mention(MentionKind::Name, Some(3), "Alba Harbour Trust", 0), mention(MentionKind::Acronym, Some(3), "AHT", 0)],
        }],
        places: vec![NamedPlace {
            id: "l1".into(),
            name: "Porto Alba".into(),
            mentions: vec![mention(MentionKind::Name, Some(1), "Porto Alba", 0)],
        }],
        dates: vec![
            date("d1", None, "2021-03-04", "publication-line", at("March 4, 2021")),
            date("d2", Some(1), "2021-03-02", "weekday-before-publication", at("Tuesday")),
        ],
        quotations: quotations(unit),
    }
}

fn date(id: &str, sentence: Option<u32>, day: &str, rule: &str, at: Place) -> Date {
    Date {
        id: id.into(),
        kind: TimeType::Date,
        value: Some(day.into()),
        modifier: None,
        earliest: Some(day.into()),
        latest: Some(day.into()),
        sentence,
        at,
        rule: rule.into(),
    }
}

fn quotations(unit: OffsetUnit) -> Vec<Quotation> {
    let at = |words: &str| place(unit, words, 0);
    let speaker = Speaker { id: "p1".into(), name: "Ana Ruíz".into(), kind: SpeakerKind::Person };
    let mixed = Quotation {
        id: "q1".into(),
        kind: StatementKind::Mixed,
        sentence: Some(1),
        speech: true,
        closed: true,
        text: "that the bridge was “safe to cross 😀”".into(),
        content: vec![at("that the bridge was “safe to cross 😀”")],
        cue: Some(at("said")),
        source: Some(at("Mayor Ana Ruíz of Porto Alba")),
        speaker: Some(speaker.clone()),
        rule: "source-cue-content".into(),
        confidence: 0.91,
    };
    let direct = Quotation {
        id: "q2".into(),
        kind: StatementKind::Direct,
        sentence: Some(2),
        text: "We <tested> it & it held,".into(),
        content: vec![at("We <tested> it & it held,")],
        cue: Some(place(unit, "said", 1)),
        source: Some(at("she")),
        rule: "content-source-cue".into(),
        confidence: 0.97,
        ..mixed.clone()
    };
    let unnamed = Quotation {
        id: "q3".into(),
        kind: StatementKind::Direct,
        sentence: Some(3),
        text: "delays".into(),
        content: vec![at("delays")],
        cue: Some(at("denied")),
        source: Some(at("The Alba Harbour Trust (AHT)")),
        speaker: None,
        ..mixed.clone()
    };
    vec![mixed, direct, unnamed]
}

/// The nth place, from 0, where `words` stand.
fn place(unit: OffsetUnit, words: &str, nth: usize) -> Place {
    let (byte, _) = TEXT.match_indices(words).nth(nth).unwrap_or_else(|| panic!("`{words}` is not in the text"));
    let count = |s: &str| match unit {
        OffsetUnit::Codepoint => s.chars().count(),
        OffsetUnit::Utf8 => s.len(),
        OffsetUnit::Utf16 => s.encode_utf16().count(),
    } as u32;
    Place { start: count(&TEXT[..byte]), end: count(&TEXT[..byte + words.len()]), text: words.into() }
}
