//! The articles in a folder.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::compressed::name_inside;

const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "json", "jsonl", "ndjson", "html", "htm", "xhtml"];

/// The files in a folder and the folders in it, in the order of their names, except hidden ones and those
/// whose name ends like no article's: `.csv`, `.png`.
pub struct Files {
    /// What is next, in order; folders not opened yet.
    paths: VecDeque<PathBuf>,
}

impl Files {
    /// The files in `folder`.
    pub fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self { paths: entries(folder)? })
    }
}

impl Iterator for Files {
    type Item = Result<PathBuf, (PathBuf, io::Error)>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(path) = self.paths.pop_front() {
            if !path.is_dir() {
                return Some(Ok(path));
            }
            // A link to a folder is not followed: it may lead back here.
            if path.is_symlink() {
                continue;
            }
            match entries(&path) {
                Ok(mut inner) => {
                    inner.append(&mut self.paths);
                    self.paths = inner;
                }
                Err(error) => return Some(Err((path, error))),
            }
        }
        None
    }
}

fn entries(folder: &Path) -> io::Result<VecDeque<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if may_hold_article(&entry.file_name(), is_folder) {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths.into())
}

fn may_hold_article(name: &OsStr, is_folder: bool) -> bool {
    let name = name.to_string_lossy();
    if name.starts_with('.') || is_folder {
        return !name.starts_with('.');
    }
    match name_inside(&name).rsplit_once('.') {
        Some((_, ending)) => ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)),
        None => true,
    }
}
