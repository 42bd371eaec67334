//! A newsroom's own lexicon, from its files.

use std::fs;
use std::path::PathBuf;

use nutgraf::Lexicon;

/// The lexicon of some files together; none of no files.
///
/// # Errors
///
/// What is wrong with the first file that cannot be read, with its name and the line.
pub fn lexicon(files: &[PathBuf]) -> Result<Option<Lexicon>, String> {
    if files.is_empty() {
        return Ok(None);
    }
    let mut lexicon = Lexicon::default();
    for path in files {
        let wrong = |reason: String| format!("{}: {reason}", path.display());
        let bytes = fs::read(path).map_err(|error| wrong(super::reason(&error)))?;
        let text = String::from_utf8(bytes).map_err(|error| wrong(format!("line {}: not UTF-8", line(&error))))?;
        lexicon.extend(&text).map_err(|error| wrong(error.to_string()))?;
    }
    Ok(Some(lexicon))
}

/// The line of the first byte that is no UTF-8.
fn line(error: &std::string::FromUtf8Error) -> usize {
    let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}
