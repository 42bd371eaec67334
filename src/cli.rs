//! The command line: names, defaults, help.

/// Reads news articles and prints who is in them, what they are, and who said what.
#[derive(Debug, clap::Parser)]
#[command(version)]
pub struct Args {
    /// How the input is written
    #[arg(long, default_value = "jsonl")]
    pub from: String,
    /// How the output is written
    #[arg(short, long, default_value = "ndjson")]
    pub format: String,
}
