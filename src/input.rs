//! Records of an input.

use std::io::BufRead;

use nutgraf::Options;
use nutgraf::annotate::front::PublishedFrom;

/// The records of JSON Lines.
pub fn records(input: impl BufRead) -> impl Iterator<Item = anyhow::Result<(String, Options)>> {
    input.lines().map(|line| {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |name: &str| record.get(name).and_then(|v| v.as_str()).map(str::to_owned);
        let published = field("date").and_then(|d| d.parse().ok()).map(|d| (d, PublishedFrom::Record));
        let options = Options { id: field("id").unwrap_or_default(), published, ..Options::default() };
        Ok((field("text").unwrap_or_default(), options))
    })
}
