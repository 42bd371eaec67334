//! A folder of files: one or two for each report, and one for all of them. Each appears when it is complete.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use nutgraf::Report;
use nutgraf::render::csv::{self, Separator, Table};
use nutgraf::render::{brat, html};
use tempfile::NamedTempFile;

use crate::target::temporary;

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
    contents: Contents,
    /// The tables, by their names, beside their future places.
    tables: HashMap<&'static str, BufWriter<NamedTempFile>>,
    /// The names in use, in lower case, as some file systems take `A` and `a` for one; and how often each was
    /// asked for.
    taken: HashMap<String, u64>,
    index: html::Index,
}

impl Folder {
    /// Makes the folder, unless it is there. Files of the same names are replaced, others stay.
    pub fn open(path: &Path, contents: Contents) -> anyhow::Result<Self> {
        fs::create_dir_all(path)?;
        let mut tables = HashMap::new();
        if let Contents::Tables(kinds, separator) = &contents {
            for kind in kinds {
                let mut out = BufWriter::new(temporary(path)?);
                csv::header(*kind, *separator, &mut out)?;
                tables.insert(kind.name(), out);
            }
        }
        let taken = HashMap::from([("index".to_owned(), 1)]);
        Ok(Self { path: path.to_owned(), contents, tables, taken, index: html::Index::default() })
    }

    /// Writes the files of a report, under a name of their own, or its rows.
    pub fn take(&mut self, Files { files, report }: &Files) -> io::Result<()> {
        if let Contents::Tables(..) = self.contents {
            return files.iter().try_for_each(|(table, rows)| self.tables.get_mut(table).map_or(Ok(()), |out| out.write_all(rows)));
        }
        let name = self.unused(&html::file_name(&report.id));
        for (ending, bytes) in files {
            self.place(&format!("{name}.{ending}"), bytes)?;
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
                self.place("index.html", &page)
            }
            Contents::Standoff => self.place("annotation.conf", brat::CONFIGURATION.as_bytes()),
            Contents::Tables(_, separator) => {
                let ending = if separator == Separator::Comma { "csv" } else { "tsv" };
                for (name, out) in self.tables.drain() {
                    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                    file.persist(self.path.join(format!("{name}.{ending}"))).map_err(|error| error.error)?;
                }
                Ok(())
            }
            Contents::Files => Ok(()),
        }
    }

    /// Puts a file in the folder at once: it is never there by half.
    fn place(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut file = temporary(&self.path)?;
        file.write_all(bytes)?;
        file.persist(self.path.join(name)).map_err(|error| error.error)?;
        Ok(())
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
