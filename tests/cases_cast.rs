//! Every line of `fixtures/cases/roles.tsv`, `identity.tsv` and `mentions.tsv`: text TAB expected TAB why.
//!
//! A role is `holder = title`, with ` @ organization` and ` ; status` where there is one that is not current. A
//! person or organization is its name and then its aliases, parted by commas. A mention without a name is the words
//! on the page, `=` and whom they mean. Several answers are parted by
//! ` | `, none is `-`; `\n` is a line break.

use std::fs;

use nutgraf::annotate::roles::Status;
use nutgraf::report::{Mention, MentionKind, Role};
use nutgraf::{Options, Report, analyze};

/// Runs a table of cases; `written` gives the answers of a report as the table writes them.
fn check(path: &str, least: usize, written: impl Fn(&Report) -> Vec<String>) {
    let table = fs::read_to_string(path).expect("the table of cases");
    let mut wrong = Vec::new();
    let mut count = 0;
    for (number, line) in table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let [text, expected, why] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("line {}: three fields", number + 1) };
        assert!(!why.is_empty(), "line {}: a case says why", number + 1);
        let answers = written(&analyze(&text.replace("\\n", "\n"), &Options::default()));
        let found = if answers.is_empty() { "-".to_owned() } else { answers.join(" | ") };
        if found != expected {
            wrong.push(format!("line {}: {why}\n  {text}\n  expected {expected}\n  found    {found}", number + 1));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count} cases of {path} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= least, "{path} has {count} cases");
}

fn role(role: &Role) -> String {
    let organization = role.organization.as_ref().map_or(String::new(), |o| format!(" @ {}", o.name));
    let status = match role.status {
        Status::Current => "",
        Status::Former => " ; former",
        Status::Acting => " ; acting",
        Status::Candidate => " ; candidate",
        Status::Future => " ; future",
    };
    format!("{} = {}{organization}{status}", role.person.name, role.title)
}

#[test]
fn roles_come_out_as_written() {
    check("fixtures/cases/roles.tsv", 190, |report| report.roles.iter().map(role).collect());
}

#[test]
fn people_and_organizations_come_out_as_written() {
    let entry = |name: &String, aliases: &[String]| std::iter::once(name).chain(aliases).map(String::as_str).collect::<Vec<_>>().join(", ");
    check("fixtures/cases/identity.tsv", 240, |report| {
        let people = report.people.iter().map(|p| entry(&p.name, &p.aliases));
        people.chain(report.organizations.iter().map(|o| entry(&o.name, &o.aliases))).collect()
    });
}

#[test]
fn pronouns_and_descriptions_mean_those_who_are_written() {
    let nameless = |m: &&Mention| matches!(m.kind, MentionKind::Nominal | MentionKind::Pronoun);
    check("fixtures/cases/mentions.tsv", 15, |report| {
        let people = report.people.iter().map(|p| (&p.name, &p.mentions));
        let entries = people.chain(report.organizations.iter().map(|o| (&o.name, &o.mentions)));
        let found = entries.flat_map(|(name, mentions)| mentions.iter().filter(nameless).map(move |m| (m.at.start, &m.at.text, name)));
        let mut found: Vec<_> = found.collect();
        found.sort();
        found.into_iter().map(|(_, text, name)| format!("{text} = {name}")).collect()
    });
}
