//! The policy of deny.toml, held without a tool to install: licences, sources, bans, and the Rust version
//! that the dependencies ask for.

use std::fs;
use std::process::Command;

use serde_json::Value;

#[test]
fn every_dependency_has_an_allowed_licence() {
    let allowed = policy("allow");
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(permits(licence, &allowed), "{}: {licence:?} is not allowed by deny.toml", package["name"]);
    }
}

#[test]
fn licence_expressions_are_understood() {
    let allowed: Vec<String> = ["MIT", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).to_vec();
    for licence in ["MIT", "MIT OR GPL-3.0", "GPL-3.0/MIT", "(GPL-3.0 OR MIT) AND MIT", "Apache-2.0 WITH LLVM-exception OR X"] {
        assert!(permits(licence, &allowed), "{licence}");
    }
    for licence in ["", "GPL-3.0", "Apache-2.0", "MIT AND GPL-3.0", "(MIT OR X) AND Y"] {
        assert!(!permits(licence, &allowed), "{licence}");
    }
}

#[test]
fn dependencies_come_from_the_registry_and_none_is_banned() {
    let banned = policy("deny");
    for package in packages().iter().filter(|package| package["name"] != "nutgraf") {
        let name = package["name"].as_str().unwrap_or_default();
        assert!(package["source"].as_str().is_some_and(|source| source.starts_with("registry+")), "{name} is not from the registry");
        assert!(!banned.iter().any(|b| b == name), "{name} is banned by deny.toml");
    }
}

#[test]
fn no_dependency_of_the_program_asks_for_a_newer_rust() {
    let metadata = metadata();
    let version = |v: &str| v.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    let all = packages();
    let ours = all.iter().find(|package| package["name"] == "nutgraf").and_then(|package| package["rust_version"].as_str());
    let ours = version(ours.expect("Cargo.toml states the Rust version"));
    for id in used_by_the_program(&metadata) {
        let package = all.iter().find(|package| package["id"] == id.as_str()).expect("every node is a package");
        if let Some(theirs) = package["rust_version"].as_str() {
            assert!(version(theirs) <= ours, "{} asks for Rust {theirs}", package["name"]);
        }
    }
}

/// The ids of the packages that the library and the binary are built of, development dependencies left out.
fn used_by_the_program(metadata: &Value) -> Vec<String> {
    let nodes = metadata["resolve"]["nodes"].as_array().expect("a resolved graph");
    let mut ids = vec![metadata["resolve"]["root"].as_str().expect("a root").to_owned()];
    let mut at = 0;
    while at < ids.len() {
        let node = nodes.iter().find(|node| node["id"] == ids[at].as_str()).expect("a node for every id");
        for dependency in node["deps"].as_array().into_iter().flatten() {
            let wanted = dependency["dep_kinds"].as_array().into_iter().flatten().any(|kind| kind["kind"] != "dev");
            let id = dependency["pkg"].as_str().unwrap_or_default().to_owned();
            if wanted && !ids.contains(&id) {
                ids.push(id);
            }
        }
        at += 1;
    }
    ids
}

/// The strings of a list in deny.toml.
fn policy(list: &str) -> Vec<String> {
    let text = fs::read_to_string("deny.toml").expect("deny.toml");
    let (_, rest) = text.split_once(&format!("\n{list} = [")).expect("the list is there");
    let (inner, _) = rest.split_once(']').expect("the list ends");
    inner.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn packages() -> Vec<Value> {
    metadata()["packages"].as_array().expect("packages").clone()
}

fn metadata() -> Value {
    let cargo = env!("CARGO");
    let version = Command::new(cargo).arg("-vV").output().expect("cargo runs").stdout;
    let version = String::from_utf8(version).expect("cargo prints UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names the host");
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", host])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON")
}

/// Whether an SPDX expression can be met with the allowed licences. `/` is the old way to write OR.
fn permits(licence: &str, allowed: &[String]) -> bool {
    let spaced = licence.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any_of(&words, &mut at, allowed) && at == words.len()
}

fn any_of(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = all_of(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(words, at, allowed);
    }
    met
}

fn all_of(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let Some(first) = words.get(*at) else { return false };
    *at += 1;
    if *first == "(" {
        let met = any_of(words, at, allowed);
        *at += 1;
        return met;
    }
    let mut name = (*first).to_owned();
    if words.get(*at) == Some(&"WITH") {
        name = format!("{name} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    allowed.contains(&name)
}
