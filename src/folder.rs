//! A folder of files: one or two for each report, and one for all of them.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use nutgraf::Report;
use nutgraf::render::csv::{self, Separator, Table};
use nutgraf::render::{brat, html};

/// What a folder holds.
pub enum Contents {
    /// A page of each report, and an index.
    Pages,
    /// A text and its annotations of each report, and what brat must know of them.
    Standoff,
    /// Tables with rows of all reports.
    Tables(Vec<Table>, Separator),
    /// A file of each report.
    Files,
}

/// The files of one report.
pub struct Files {
    /// Their endings, or the names of tables, and what they hold.
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// The report, without its text.
    pub report: Report,
}

/// Where they go.
pub struct Folder {
    path: PathBuf,
    name: String,
    contents: Contents,
    /// The tables, by their names.
    tables: HashMap<&'static str, BufWriter<File>>,
    /// The names in use, in lower case, as some file systems take `A` and `a` for one; and how often each was
    /// asked for.
    taken: HashMap<String, u64>,
    index: html::Index,
}

impl Folder {
    /// Makes the folder, unless it is there. Files of the same names are replaced, others stay.
    pub fn open(path: Option<&Path>, contents: Contents) -> anyhow::Result<Self> {
        let path = path.unwrap_or(Path::new(".")).to_owned();
        let name = path.display().to_string();
        fs::create_dir_all(&path).with_context(|| name.clone())?;
        let mut tables = HashMap::new();
        if let Contents::Tables(kinds, separator) = &contents {
            for kind in kinds {
                let ending = if *separator == Separator::Comma { "csv" } else { "tsv" };
                let mut out = BufWriter::new(File::create(path.join(format!("{}.{ending}", kind.name()))).with_context(|| name.clone())?);
                csv::header(*kind, *separator, &mut out)?;
                tables.insert(kind.name(), out);
            }
        }
        let taken = HashMap::from([("index".to_owned(), 1)]);
        Ok(Self { path, name, contents, tables, taken, index: html::Index::default() })
    }

    /// The path as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes the files of a report, under a name of their own, or its rows.
    pub fn take(&mut self, Files { files, report }: &Files) -> io::Result<()> {
        if let Contents::Tables(..) = self.contents {
            return files.iter().try_for_each(|(table, rows)| self.tables.get_mut(table).map_or(Ok(()), |out| out.write_all(rows)));
        }
        let name = self.unused(&html::file_name(&report.id));
        for (ending, bytes) in files {
            fs::write(self.path.join(format!("{name}.{ending}")), bytes)?;
        }
        if let Contents::Pages = self.contents {
            self.index.add(report, &format!("{name}.html"));
        }
        Ok(())
    }

    /// Writes what stands for all of them.
    pub fn finish(&mut self) -> io::Result<()> {
        match self.contents {
            Contents::Pages => {
                let mut page = Vec::new();
                self.index.write(&mut page)?;
                fs::write(self.path.join("index.html"), page)
            }
            Contents::Standoff => fs::write(self.path.join("annotation.conf"), brat::CONFIGURATION),
            Contents::Tables(..) => self.tables.values_mut().try_for_each(io::Write::flush),
            Contents::Files => Ok(()),
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
