//! A newsroom's own names and titles: `--lexicon FILE`.

use serde_json::Value;

use crate::run::Place;

const OWN: &[u8] =
    b"\xef\xbb\xbf# ours\r\nperson\tInes Carvalho\tNina\r\norganization\tHarbour Relief Council\tHaReCo\t\r\nplace\tthe Knuckle\r\n\
    title\tquay warden\r\nhonorific\tSeri Maha\r\n";
const TEXT: &[u8] = "HaReCo sent 400 blankets to the Knuckle, said quay warden Bruno Tessel. Seri Maha Olin Brandt paid for them.\n\n\
    “We are cold,” said Nina. The Harbour Relief Council sent Ines Carvalho home."
    .as_bytes();

fn place() -> Place {
    Place::new(&[("own.tsv", OWN), ("a.txt", TEXT), ("b.txt", TEXT), ("more.tsv", b"person\tBruno Tessel\tthe Quayman\n")])
}

/// The names in a list of a report.
fn names(report: &Value, list: &str) -> Vec<String> {
    let name = |entity: &Value| entity["name"].as_str().unwrap_or_default().to_owned();
    report[list].as_array().into_iter().flatten().map(name).collect()
}

#[test]
fn its_names_are_names_and_its_titles_are_roles() {
    let report = place().run("--lexicon own.tsv a.txt").report();
    assert_eq!(names(&report, "people"), ["Bruno Tessel", "Olin Brandt", "Ines Carvalho"]);
    assert_eq!(names(&report, "organizations"), ["Harbour Relief Council"]);
    assert_eq!(report["organizations"][0]["acronym"], "HaReCo");
    assert_eq!(names(&report, "places"), ["Knuckle"]);
    let roles: Vec<_> = report["roles"].as_array().unwrap().iter().map(|role| (&role["title"], &role["person"]["name"])).collect();
    assert_eq!(roles, [(&Value::from("quay warden"), &Value::from("Bruno Tessel"))]);
    let direct = report["quotations"].as_array().unwrap().iter().find(|quotation| quotation["kind"] == "direct");
    assert_eq!(direct.map(|quotation| &quotation["speaker"]["name"]), Some(&Value::from("Ines Carvalho")));
}

#[test]
fn it_holds_for_every_input_and_every_thread() {
    let run = place().run("--lexicon own.tsv --jobs 2 --quiet a.txt b.txt a.txt");
    let lines = run.lines();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|report| names(report, "organizations") == ["Harbour Relief Council"]));
}

#[test]
fn several_files_are_one_lexicon() {
    let report = place().run("--lexicon own.tsv --lexicon more.tsv a.txt").report();
    assert_eq!(names(&report, "people").len(), 3);
}

#[test]
fn a_bad_line_is_told_with_its_number_and_nothing_is_done() {
    let bad: &[(&[u8], &str)] = &[
        (b"# ours\nperson Ana Ruiz\n", "line 2: no tab: write the kind, the name and its other forms with tabs between"),
        (b"persn\tAna Ruiz\n", "line 1: no kind \"persn\": write person, organization, place, title or honorific"),
        (b"title\t\n", "line 1: a title without a name"),
        (b"place\tPort\n\xff\n", "line 2: not UTF-8"),
        (b"place\tPort\norganization\tUnion\tPort\n", "line 2: \"Port\" stands for something else already, on line 1"),
    ];
    for (bytes, reason) in bad {
        let run = Place::new(&[("own.tsv", bytes), ("a.txt", TEXT)]).run("--lexicon own.tsv a.txt");
        assert_eq!((run.code, run.out.as_str(), run.err), (2, "", format!("nutgraf: own.tsv: {reason}\n")));
    }
    let run = place().run("--lexicon missing.tsv a.txt");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (2, "", "nutgraf: missing.tsv: No such file or directory\n"));
}
