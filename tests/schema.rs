//! Every report is valid under the published schema, and the schema is strict enough to notice what is not.

mod common;

use std::collections::BTreeSet;

use common::{UNITS, fixtures, json};
use jsonschema::Validator;
use nutgraf::Options;
use serde_json::{Map, Value};

#[test]
fn the_report_of_every_article_is_valid_in_every_unit() {
    let schema = schema();
    for fixture in fixtures() {
        for offset_unit in UNITS {
            let report = nutgraf::analyze(&fixture.text, &Options { offset_unit, ..fixture.options() });
            let value: Value = serde_json::from_str(&json(&report, false)).expect("the report is JSON");
            let errors: Vec<String> = schema.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(errors.is_empty(), "{}:\n{}", fixture.path.display(), errors.join("\n"));
        }
    }
}

#[test]
fn the_report_of_nothing_is_valid() {
    for text in ["", " \n", "\0", "“", "Ruiz"] {
        let report = nutgraf::analyze(text, &Options::default());
        let value = serde_json::to_value(&report).expect("the report is JSON");
        assert!(schema().is_valid(&value), "{text:?}");
    }
}

#[test]
fn a_report_without_its_text_is_valid() {
    let mut value = serde_json::to_value(fixtures()[0].report()).expect("the report is JSON");
    value.as_object_mut().expect("an object").remove("text");
    assert!(schema().is_valid(&value));
}

/// Takes every key out of an object of every kind, one at a time: none can be missing but `text`.
/// Puts a key too many into it: none is taken.
#[test]
fn no_key_can_be_missing_and_none_can_be_added() {
    let schema = schema();
    let mut tried = BTreeSet::new();
    for fixture in fixtures() {
        let value = serde_json::to_value(fixture.report()).expect("the report is JSON");
        let mut objects = Vec::new();
        collect_objects(&value, "", &mut objects);
        objects.retain(|pointer| tried.insert(pointer.replace(|c: char| c.is_ascii_digit(), "")));
        for pointer in objects {
            for changed in one_key_less_or_more(&value, &pointer) {
                assert!(
                    !schema.is_valid(&changed),
                    "{}: {pointer} can be {}",
                    fixture.path.display(),
                    changed.pointer(&pointer).expect("there")
                );
            }
        }
    }
    assert!(tried.len() > 3, "objects of many kinds were tried");
}

/// The value with the object at `pointer` changed: without each of its keys in turn, then with one more.
fn one_key_less_or_more(value: &Value, pointer: &str) -> Vec<Value> {
    let object = value.pointer(pointer).and_then(Value::as_object).expect("an object");
    let with = |changed: Map<String, Value>| {
        let mut copy = value.clone();
        *copy.pointer_mut(pointer).expect("the object is there") = Value::Object(changed);
        copy
    };
    let may_go = |key: &&String| !(pointer.is_empty() && *key == "text");
    let mut all: Vec<Value> = object
        .keys()
        .filter(may_go)
        .map(|gone| with(object.iter().filter(|(key, _)| *key != gone).map(|(k, v)| (k.clone(), v.clone())).collect()))
        .collect();
    let mut more = object.clone();
    more.insert("more".to_owned(), Value::Null);
    all.push(with(more));
    all
}

#[test]
fn the_schema_is_a_valid_schema_of_its_draft() {
    let value: Value = serde_json::from_str(nutgraf::report::SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&value).expect("the schema obeys its draft");
    assert_eq!(value["properties"]["schema_version"]["const"], nutgraf::report::SCHEMA_VERSION);
}

#[test]
fn a_report_read_back_is_the_same_report() {
    for fixture in fixtures() {
        let line = json(&fixture.report(), false);
        let read: nutgraf::Report = serde_json::from_str(&line).expect("a report reads its own JSON");
        assert_eq!(json(&read, false), line, "{}", fixture.path.display());
    }
}

fn schema() -> Validator {
    let value: Value = serde_json::from_str(nutgraf::report::SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::new(&value).expect("the schema compiles")
}

/// The JSON pointers of all objects in `value`.
fn collect_objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            found.push(pointer.to_owned());
            map.iter().for_each(|(key, inner)| collect_objects(inner, &format!("{pointer}/{key}"), found));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(i, inner)| collect_objects(inner, &format!("{pointer}/{i}"), found)),
        _ => {}
    }
}
