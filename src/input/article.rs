//! A piece of input as an article: its text and what is known besides.

use nutgraf::Options;
use nutgraf::annotate::front::PublishedFrom;
use serde_json::Value;

use super::encoding::{self, Decoded};
use super::fields::{self, Record};
use super::{Failure, Kind, Origin, Piece, Settings, day, markdown, mojibake};

/// A text to analyze, and what is known of it besides.
#[derive(Debug)]
pub struct Article {
    pub origin: Origin,
    pub text: String,
    pub options: Options,
}

/// The longest text, in bytes: places are numbers of 32 bits.
const LONGEST: usize = u32::MAX as usize;

impl Piece {
    /// The articles of the piece: one, unless it is JSON that wraps several.
    pub fn articles(self, settings: &Settings) -> Vec<Result<Article, Failure>> {
        match self.kind {
            Kind::Text => vec![self.text(settings)],
            #[cfg(feature = "html")]
            Kind::Html => vec![self.page(settings)],
            Kind::Line => self.line(settings),
            Kind::Json => self.json(settings),
        }
    }

    fn text(self, settings: &Settings) -> Result<Article, Failure> {
        let Decoded { text, warning } = encoding::decode(self.bytes, settings.encoding).map_err(|what| self.origin.failure(what))?;
        let mut options = options(&self.origin, settings);
        options.warnings.extend(warning);
        let text = match markdown::front_matter(&text) {
            Some((record, rest)) => {
                front(&record, &mut options, settings);
                rest.to_owned()
            }
            None => text,
        };
        // What stands above the story is its headline, whatever the fields call it.
        options.title = markdown::heading(&text).map(str::to_owned).or(options.title);
        Article { origin: self.origin, text, options }.checked(settings)
    }

    #[cfg(feature = "html")]
    fn page(self, settings: &Settings) -> Result<Article, Failure> {
        use super::html::{self, Page};

        let told = settings.encoding.or_else(|| html::encoding(&self.bytes));
        let Decoded { text, warning } = encoding::decode(self.bytes, told).map_err(|what| self.origin.failure(what))?;
        let Page { text, title, authors, date } = html::read(&text).map_err(|what| self.origin.failure(what))?;
        let mut options = Options { title, authors, ..options(&self.origin, settings) };
        options.warnings.extend(warning);
        publish(date, &mut options);
        Article { origin: self.origin, text, options }.checked(settings)
    }

    fn line(self, settings: &Settings) -> Vec<Result<Article, Failure>> {
        // The line is named once: by where the record came from.
        match parse(self.bytes) {
            Ok((value, warning)) => records(value, warning, self.origin, settings),
            Err(what) => vec![Err(self.origin.failure(what.replace("at line 1 column", "at column")))],
        }
    }

    fn json(self, settings: &Settings) -> Vec<Result<Article, Failure>> {
        match parse(self.bytes) {
            Ok((value, warning)) => records(value, warning, self.origin, settings),
            Err(what) => vec![Err(self.origin.failure(what))],
        }
    }
}

/// The article of a record, or those of the records that it wraps.
fn records(mut value: Value, warning: Option<String>, origin: Origin, settings: &Settings) -> Vec<Result<Article, Failure>> {
    let wrapped = match &mut value {
        Value::Object(wrapper) if !settings.keys.has_text(wrapper) => fields::wrapped(wrapper),
        _ => None,
    };
    match wrapped {
        None => vec![record(value, warning, origin, settings)],
        Some(records) => {
            let origins = (1..).map(|nth| Origin { line: Some(origin.line.unwrap_or(1)), nth, ..origin.clone() });
            records.into_iter().zip(origins).map(|(value, origin)| record(value, warning.clone(), origin, settings)).collect()
        }
    }
}

/// Parses JSON; with a warning if it was not UTF-8.
fn parse(bytes: Vec<u8>) -> Result<(Value, Option<String>), String> {
    let explain = |error: serde_json::Error| format!("not valid JSON: {error}");
    if str::from_utf8(&bytes).is_ok() {
        return Ok((serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).map_err(explain)?, None));
    }
    let Decoded { text, warning } = encoding::decode(bytes, None)?;
    Ok((serde_json::from_str(&text).map_err(explain)?, warning))
}

/// The article of a record, or of a string alone.
fn record(value: Value, warning: Option<String>, origin: Origin, settings: &Settings) -> Result<Article, Failure> {
    let mut options = options(&origin, settings);
    options.warnings.extend(warning);
    let record = match value {
        Value::Object(record) => fields::source(record),
        Value::String(text) => return Article { origin, text, options }.checked(settings),
        _ => return Err(origin.failure("no record: a JSON object is expected")),
    };
    let id = settings.keys.id(&record);
    let mut text = settings.keys.text(&record);
    if text.as_ref().map_or(true, String::is_empty)
        && let Some(summary) = settings.keys.summary(&record)
    {
        options.warnings.push("the record has no text: its description is analyzed".to_owned());
        text = Ok(summary);
    }
    if let Some(beginning) = text.as_deref().ok().and_then(fields::beginning) {
        options.warnings.push("the record's text is cut off".to_owned());
        text = Ok(beginning.to_owned());
    }
    let text = text.and_then(without_markup).map_err(|what| Failure { id: id.clone(), ..origin.failure(what) })?;
    if let Some(id) = id {
        options.id = id;
    }
    front(&record, &mut options, settings);
    if text.is_empty() {
        options.warnings.push("the record has no text".to_owned());
    }
    Article { origin, text, options }.checked(settings)
}

/// A record's text, which feeds write in HTML.
#[cfg(feature = "html")]
fn without_markup(text: String) -> Result<String, String> {
    if super::html::is_fragment(&text) { super::html::read_fragment(&text) } else { Ok(text) }
}

#[cfg(not(feature = "html"))]
fn without_markup(text: String) -> Result<String, String> {
    Ok(text)
}

/// What the record says of the article besides its text.
fn front(record: &Record, options: &mut Options, settings: &Settings) {
    options.title = settings.keys.title(record);
    options.authors = fields::authors(record);
    publish(settings.keys.date(record), options);
}

/// Sets the publication day that a record or page gives, unless the command line gives one.
fn publish(written: Option<String>, options: &mut Options) {
    let Some(written) = written else { return };
    match day::day(&written) {
        Some(day) => options.published = options.published.or(Some((day, PublishedFrom::Record))),
        None => options.warnings.push(format!("the record's date is not understood: {written}")),
    }
}

/// What is known of every article.
fn options(origin: &Origin, settings: &Settings) -> Options {
    Options {
        id: origin.to_string(),
        published: settings.date.map(|day| (day, PublishedFrom::Option)),
        lexicon: settings.lexicon.clone(),
        layout: settings.layout,
        offset_unit: settings.offset_unit,
        ..Options::default()
    }
}

impl Article {
    /// The article, if its text is not too long, with what its characters call for.
    fn checked(mut self, settings: &Settings) -> Result<Self, Failure> {
        if self.text.len() > LONGEST {
            return Err(Failure { id: Some(self.options.id), ..self.origin.failure("is longer than 4 GiB") });
        }
        match mojibake::count(&self.text) {
            0 => {}
            count if settings.fix_mojibake => {
                self.text = mojibake::mend(&self.text);
                self.options.warnings.push(format!("{count} characters of a broken encoding were mended"));
            }
            count => self.options.warnings.push(format!("{count} characters look like a broken encoding")),
        }
        Ok(self)
    }
}
