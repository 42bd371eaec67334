//! What the README shows is what the program prints.
//!
//! Every `console` block is run as it stands: lines that begin with `$ ` in a shell, with the program on the path,
//! and what they print is compared with the lines that follow. What needs jq is run where jq is installed.
//! `NUTGRAF_BLESS=1` writes the lines anew. The program's commands in `sh` blocks must do without an error.

#![cfg(all(unix, feature = "cli"))]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[test]
fn every_command_prints_what_the_readme_shows() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let now = rerun(&readme);
    if env::var_os("NUTGRAF_BLESS").is_some() {
        fs::write("README.md", &now).expect("README.md is written");
        return;
    }
    let different = readme.lines().zip(now.lines()).find(|(then, now)| then != now);
    assert!(readme == now, "{different:?}\n\nIf it is meant: NUTGRAF_BLESS=1 cargo test --test readme, and read the difference.");
}

/// The README with what its commands print now.
fn rerun(readme: &str) -> String {
    let mut now = String::with_capacity(readme.len());
    let jq = Command::new("jq").arg("--version").output().is_ok();
    let (mut inside, mut skip, mut commands) = (false, false, 0);
    for line in readme.lines() {
        let command = line.strip_prefix("$ ").filter(|_| inside);
        if inside && line == "```" || line == "```console" {
            (inside, skip) = (!inside, false);
        } else if command.is_some() {
            skip = false;
        }
        if !skip {
            now.push_str(line);
            now.push('\n');
        }
        // Where jq is missing, what it would print is taken as it stands.
        if let Some(command) = command.filter(|command| jq || !command.contains("jq")) {
            now.push_str(&output(command));
            (skip, commands) = (true, commands + 1);
        }
    }
    assert!((commands > 5 || !jq) && commands > 0 && !inside, "the commands were found");
    now
}

fn output(command: &str) -> String {
    let shell = shell(command).output().expect("a shell");
    assert!(shell.stderr.is_empty(), "{command}: {}", String::from_utf8_lossy(&shell.stderr));
    String::from_utf8(shell.stdout).expect("UTF-8")
}

/// A shell that knows the program.
fn shell(command: &str) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_nutgraf"));
    let folder = program.parent().expect("a program is in a folder").display();
    let path = format!("{folder}:{}", env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).env("PATH", path).env("LC_ALL", "C");
    shell
}

#[test]
fn every_command_of_the_readme_works() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let place = tempfile::TempDir::new().expect("a folder");
    std::os::unix::fs::symlink(fs::canonicalize("fixtures").expect("fixtures"), place.path().join("fixtures")).expect("a link");
    fs::write(place.path().join("articles.jsonl"), "{\"id\": \"1\", \"text\": \"Ana Ruiz said yes.\"}\n").expect("a file");
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let commands: Vec<&str> = blocks.flat_map(str::lines).filter(|line| line.starts_with("nutgraf ")).collect();
    assert!(commands.len() > 4, "the commands were found");
    for command in commands {
        let run = shell(command).current_dir(place.path()).output().expect("a shell");
        assert!(run.status.success(), "{command}: {}", String::from_utf8_lossy(&run.stderr));
    }
}
