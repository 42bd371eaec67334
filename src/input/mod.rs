//! Inputs: what files and standard input hold, as articles.
//!
//! A [`Piece`] is one article as its bytes came, or one record: cheap to cut off, so one thread reads. An
//! [`Article`] is what it says: decoding and parsing are work for many threads.

mod article;
mod compressed;
mod day;
mod encoding;
mod fields;
mod folder;
mod head;
#[cfg(feature = "html")]
mod html;
mod json;
mod lexicon;
mod lines;
mod markdown;
mod meter;
mod mojibake;

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jiff::civil;
use nutgraf::{Layout, Lexicon, OffsetUnit};

pub use article::Article;
use fields::Keys;
pub use lexicon::lexicon;

use crate::cli;

/// What the command line says about inputs and what is known of every article.
#[derive(Debug)]
pub struct Settings {
    from: cli::From,
    encoding: Option<&'static encoding_rs::Encoding>,
    keys: Keys,
    date: Option<civil::Date>,
    lexicon: Option<Arc<Lexicon>>,
    layout: Layout,
    offset_unit: OffsetUnit,
    fix_mojibake: bool,
    read: Arc<AtomicU64>,
}

impl Settings {
    /// The settings of a command line.
    pub fn new(input: &cli::Input, offsets: cli::Offsets, lexicon: Option<Lexicon>) -> Self {
        Self {
            from: input.from,
            encoding: input.encoding,
            keys: Keys::new(input),
            date: input.date,
            lexicon: lexicon.map(Arc::new),
            layout: input.paragraphs.into(),
            offset_unit: offsets.into(),
            fix_mojibake: input.fix_mojibake,
            read: Arc::default(),
        }
    }
}

impl Settings {
    /// How many bytes of the inputs were read, as they lie on the disk.
    pub const fn read(&self) -> &Arc<AtomicU64> {
        &self.read
    }
}

/// How a piece is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// A page.
    #[cfg(feature = "html")]
    Html,
    /// A JSON value: a record, or an object that wraps several.
    Json,
    /// A line of JSON Lines: one record.
    Line,
}

/// One article as its bytes came.
#[derive(Debug)]
pub struct Piece {
    /// Where it came from.
    pub origin: Origin,
    /// How it is written.
    pub kind: Kind,
    /// The bytes, not decoded.
    pub bytes: Vec<u8>,
}

/// Where an article came from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The path as given, or `-`.
    pub path: Arc<str>,
    /// The line on which the record begins, counted from 1, if it is one of several.
    pub line: Option<u64>,
    /// Which one it is on that line, counted from 1.
    pub nth: u64,
}

impl Origin {
    fn whole(path: &Arc<str>) -> Self {
        Self { path: path.clone(), line: None, nth: 1 }
    }

    fn failure(&self, reason: impl fmt::Display) -> Failure {
        Failure { origin: self.clone(), id: None, reason: reason.to_string() }
    }
}

/// The path, with the line of a record: the id of what has none.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.path)?;
        match (self.line, self.nth) {
            (None, _) => Ok(()),
            (Some(line), 1) => write!(f, ":{line}"),
            (Some(line), nth) => write!(f, ":{line}#{nth}"),
        }
    }
}

/// Why an input, or one record of it, has no report.
#[derive(Debug)]
pub struct Failure {
    /// Where it came from.
    pub origin: Origin,
    /// The record's id, if that much could be read.
    pub id: Option<String>,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.origin, self.reason)
    }
}

/// A cut input, or why it could not be read.
pub type Pieces = Box<dyn Iterator<Item = Result<Piece, Failure>> + Send>;

/// The pieces of all inputs, in the order of the command line; none is read before it is asked for.
pub fn pieces(files: Vec<PathBuf>, settings: Arc<Settings>) -> Pieces {
    let files = if files.is_empty() { vec![PathBuf::from("-")] } else { files };
    Box::new(files.into_iter().flat_map(move |path| pieces_of(path, &settings)))
}

fn pieces_of(path: PathBuf, settings: &Arc<Settings>) -> Pieces {
    if !path.is_dir() {
        return pieces_of_file(&path, settings);
    }
    let files = match folder::Files::new(&path) {
        Ok(files) => files,
        Err(error) => return failed(&path, &error),
    };
    let settings = settings.clone();
    let mut files = files.peekable();
    if files.peek().is_none() {
        return failed(&path, &"holds no article");
    }
    Box::new(files.flat_map(move |file| match file {
        Ok(path) => pieces_of_file(&path, &settings),
        Err((path, error)) => failed(&path, &error),
    }))
}

fn pieces_of_file(path: &Path, settings: &Settings) -> Pieces {
    open(path, settings).unwrap_or_else(|error| failed(path, &error))
}

/// The one failure of an input that cannot be read at all.
fn failed(path: &Path, why: &impl fmt::Display) -> Pieces {
    let origin = Origin::whole(&path.to_string_lossy().into());
    Box::new(iter::once(Err(origin.failure(reason(why)))))
}

fn open(path: &Path, settings: &Settings) -> io::Result<Pieces> {
    let bytes: Box<dyn Read + Send> = if path == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
    cut(Box::new(meter::Metered::new(bytes, settings.read.clone())), path.to_string_lossy().into(), settings)
}

/// The pieces of an input that goes by this name.
///
/// # Errors
///
/// Those of the input; what is wrong behind its first bytes is in the pieces.
pub fn cut(bytes: Box<dyn Read + Send>, name: Arc<str>, settings: &Settings) -> io::Result<Pieces> {
    let mut head = compressed::open(head::Head::new(bytes))?;
    Ok(match from(&name, &mut head, settings)? {
        cli::From::Jsonl => Box::new(lines::Lines::new(stream(head, settings)?, name)),
        cli::From::Json => Box::new(json::Values::new(stream(head, settings)?, name)),
        #[cfg(feature = "html")]
        cli::From::Html => Box::new(iter::once(whole(head, Kind::Html, &name))),
        cli::From::Text | cli::From::Auto => Box::new(iter::once(whole(head, Kind::Text, &name))),
    })
}

/// An input to cut records from: one in which an ASCII byte is an ASCII character.
fn stream(mut head: head::Head, settings: &Settings) -> io::Result<Stream> {
    let encoding = encoding::of_stream(settings.encoding, head.first(4)?);
    let bytes: Box<dyn Read + Send> = match encoding {
        Some(encoding) => Box::new(encoding::Transcode::new(head, encoding)),
        None => Box::new(head),
    };
    Ok(BufReader::with_capacity(1 << 16, bytes))
}

type Stream = BufReader<Box<dyn Read + Send>>;

/// How the input is written: as told, by the name's extension, or by the first bytes.
fn from(name: &str, head: &mut head::Head, settings: &Settings) -> io::Result<cli::From> {
    if settings.from != cli::From::Auto {
        return Ok(settings.from);
    }
    let name = compressed::name_inside(name);
    match name.rsplit('.').next().unwrap_or("").to_ascii_lowercase().as_str() {
        "txt" | "text" | "md" | "markdown" => Ok(cli::From::Text),
        "json" => Ok(cli::From::Json),
        "jsonl" | "ndjson" => Ok(cli::From::Jsonl),
        #[cfg(feature = "html")]
        "html" | "htm" | "xhtml" => Ok(cli::From::Html),
        _ => head.sniff(),
    }
}

/// All that is left of an input, as one piece.
fn whole(mut input: impl Read, kind: Kind, path: &Arc<str>) -> Result<Piece, Failure> {
    let origin = Origin::whole(path);
    let mut bytes = Vec::new();
    match input.read_to_end(&mut bytes) {
        Ok(_) => Ok(Piece { origin, kind, bytes }),
        Err(error) => Err(origin.failure(reason(&error))),
    }
}

/// What went wrong, without the number that the operating system gives it.
pub fn reason(error: &impl fmt::Display) -> String {
    let text = format!("{error:#}");
    text.split(" (os error").next().unwrap_or("").to_owned()
}
