//! A folder of files: one or two for each report, and one for all of them.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use nutgraf::Report;
use nutgraf::render::{brat, html};

use crate::cli::Format;

/// The files of one report.
pub struct Files {
    /// Their endings, and what they hold.
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// The report, without its text.
    pub report: Report,
}

/// Where they go.
pub struct Folder {
    path: PathBuf,
    name: String,
    format: Format,
    /// The names in use, in lower case, as some file systems take `A` and `a` for one; and how often each was
    /// asked for.
    taken: HashMap<String, u64>,
    index: html::Index,
}

impl Folder {
    /// Makes the folder, unless it is there. Files of the same names are replaced, others stay.
    pub fn open(path: Option<&Path>, format: Format) -> anyhow::Result<Self> {
        let path = path.unwrap_or(Path::new(".")).to_owned();
        let name = path.display().to_string();
        fs::create_dir_all(&path).with_context(|| name.clone())?;
        Ok(Self { path, name, format, taken: HashMap::from([("index".to_owned(), 1)]), index: html::Index::default() })
    }

    /// The path as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes the files of a report, under a name of their own.
    pub fn take(&mut self, Files { files, report }: &Files) -> io::Result<()> {
        let name = self.unused(&html::file_name(&report.id));
        for (ending, bytes) in files {
            fs::write(self.path.join(format!("{name}.{ending}")), bytes)?;
        }
        if self.format == Format::Html {
            self.index.add(report, &format!("{name}.html"));
        }
        Ok(())
    }

    /// Writes what stands for all of them.
    pub fn finish(&self) -> io::Result<()> {
        match self.format {
            Format::Html => {
                let mut page = Vec::new();
                self.index.write(&mut page)?;
                fs::write(self.path.join("index.html"), page)
            }
            _ => fs::write(self.path.join("annotation.conf"), brat::CONFIGURATION),
        }
    }

    fn unused(&mut self, name: &str) -> String {
        let mut unused = name.to_owned();
        loop {
            let asked = self.taken.entry(unused.to_lowercase()).or_default();
            *asked += 1;
            if *asked == 1 {
                return unused;
            }
            let number = *asked;
            unused = format!("{name}-{number}");
        }
    }
}
