//! Runs of the program, and folders for them to read and write.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What came of a run.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A folder of its own with files in it; runs take place there.
pub struct Place {
    pub folder: TempDir,
}

impl Place {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        Self { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
        command.args(args.split_whitespace()).current_dir(self.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, args: &str) -> Run {
        self.feed(args, b"")
    }

    /// Runs with `input` on standard input.
    pub fn feed(&self, args: &str, input: &[u8]) -> Run {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // It may end before it has read everything.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Run {
            code: output.status.code().expect("an exit, not a signal"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Run {
    /// The one report.
    pub fn report(&self) -> Value {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "a clean run");
        serde_json::from_str(&self.out).expect("one JSON value")
    }

    /// The lines of the output, each a JSON value.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// The ids of the lines.
    pub fn ids(&self) -> Vec<String> {
        self.lines().iter().map(|line| line["id"].as_str().expect("an id").to_owned()).collect()
    }
}

/// Runs in an empty folder.
pub fn feed(args: &str, input: &str) -> Run {
    Place::new(&[]).feed(args, input.as_bytes())
}
