//! Where reports go: standard output, a file that appears when it is complete, or a folder of such files.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::folder::{Contents, Files, Folder};

/// Where reports go. An interrupt (Ctrl-C, a terminating signal) falls between two reports, never into one.
pub struct Target {
    name: String,
    /// `None` once the program is about to end.
    sink: Arc<Mutex<Option<Sink>>>,
}

enum Sink {
    /// Standard output, or a file that is no regular one, such as a pipe.
    Stream(BufWriter<Box<dyn Write + Send>>),
    /// A file beside its future place.
    File(BufWriter<NamedTempFile>, PathBuf),
    /// A folder, and standard output for what has no report.
    Folder(BufWriter<Box<dyn Write + Send>>, Box<Folder>),
}

const BUFFER: usize = 1 << 16;

/// What standard output is called in an error.
pub const STDOUT: &str = "standard output";

impl Target {
    /// Opens a folder for these contents at `path` (the current one for none); without contents, standard output for
    /// none or `-`, else the file at `path`.
    pub fn open(path: Option<&Path>, contents: Option<Contents>) -> anyhow::Result<Self> {
        let path = path.filter(|path| *path != Path::new("-"));
        let name = match &contents {
            Some(_) => path.unwrap_or(Path::new(".")).to_string_lossy().into_owned(),
            None => path.map_or(STDOUT.into(), Path::to_string_lossy).into_owned(),
        };
        let sink = Arc::new(Mutex::new(None));
        // Held while the sink is opened: an interrupt waits until it knows what to clean up.
        let mut opening = sink.lock().unwrap_or_else(PoisonError::into_inner);
        handle_interrupts(&sink);
        let opened = match contents {
            Some(contents) => Folder::open(path.unwrap_or(Path::new(".")), contents).map(|folder| Sink::Folder(stdout(), Box::new(folder))),
            None => path.map_or_else(|| Ok(Sink::Stream(stdout())), Sink::create),
        };
        *opening = Some(opened.map_err(|error| error.context(name.clone()))?);
        drop(opening);
        Ok(Self { name, sink })
    }

    /// The path as given, `.`, or `standard output`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes whole lines.
    pub fn write(&self, lines: &[u8]) -> io::Result<()> {
        match &mut *self.sink() {
            Some(Sink::Stream(out) | Sink::Folder(out, _)) => out.write_all(lines),
            Some(Sink::File(out, _)) => out.write_all(lines),
            None => Ok(()),
        }
    }

    /// Puts the files of reports in their folder, each whole.
    pub fn take(&self, reports: &[Files]) -> io::Result<()> {
        match &mut *self.sink() {
            Some(Sink::Folder(_, folder)) => reports.iter().try_for_each(|files| folder.take(files)),
            _ => Ok(()),
        }
    }

    /// Hands on what was written.
    pub fn flush(&self) -> io::Result<()> {
        match &mut *self.sink() {
            Some(Sink::Stream(out) | Sink::Folder(out, _)) => out.flush(),
            Some(Sink::File(out, _)) => out.flush(),
            None => Ok(()),
        }
    }

    /// Hands on what was written, and puts what is complete now in its place.
    pub fn finish(&self) -> io::Result<()> {
        // Held to the end: an interrupt waits.
        let mut sink = self.sink();
        match sink.take() {
            Some(Sink::Stream(mut out)) => out.flush(),
            Some(Sink::Folder(mut out, mut folder)) => {
                out.flush()?;
                folder.finish()
            }
            Some(Sink::File(out, path)) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.persist(&path).map_err(|error| error.error)?;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn sink(&self) -> MutexGuard<'_, Option<Sink>> {
        self.sink.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A run that failed leaves nothing half done: the handler of interrupts, which lives as long as the program, would
/// keep what was begun.
impl Drop for Target {
    fn drop(&mut self) {
        drop(self.sink().take());
    }
}

fn stdout() -> BufWriter<Box<dyn Write + Send>> {
    BufWriter::with_capacity(BUFFER, Box::new(io::stdout()))
}

impl Sink {
    fn create(path: &Path) -> anyhow::Result<Self> {
        // A link stays a link: what it points to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let permissions = match fs::metadata(&path) {
            Ok(found) if found.is_dir() => anyhow::bail!("is a folder"),
            Ok(found) if !found.is_file() => {
                let file = File::options().write(true).open(&path)?;
                return Ok(Self::Stream(BufWriter::with_capacity(BUFFER, Box::new(file))));
            }
            Ok(found) => Some(found.permissions()),
            Err(_) => None,
        };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = temporary(folder)?;
        if let Some(permissions) = permissions {
            file.as_file().set_permissions(permissions)?;
        }
        Ok(Self::File(BufWriter::with_capacity(BUFFER, file), path))
    }
}

/// A new file beside its future place, readable as any file that the user makes.
pub fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nutgraf-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// An interrupt ends the program between two reports, a second one at once.
///
/// Whoever reads the output may have stopped reading, in the midst of a line: the program then waits until it is
/// read to its end, so that the reader finds whole lines only, unless it is told again.
fn handle_interrupts(sink: &Arc<Mutex<Option<Sink>>>) {
    let sink = sink.clone();
    let mut told = false;
    let handler = move || {
        if mem::replace(&mut told, true) {
            process::exit(INTERRUPTED);
        }
        let sink = sink.clone();
        // Beside this thread, which hears the next interrupt.
        if thread::Builder::new().spawn(move || stop(&sink)).is_err() {
            process::exit(INTERRUPTED);
        }
    };
    // Where signals cannot be caught, the program ends as the system ends it.
    let _ = ctrlc::set_handler(handler);
}

/// What shells report for a program that Ctrl-C has ended.
const INTERRUPTED: i32 = 130;

/// Ends the program between two reports, without leaving half a file behind.
fn stop(sink: &Mutex<Option<Sink>>) {
    let _ = thread::Builder::new().spawn(|| {
        thread::sleep(PATIENCE);
        if io::stderr().is_terminal() {
            let _ = writeln!(io::stderr(), "nutgraf: waiting until the line under way is read; interrupt again to end at once");
        }
    });
    drop(sink.lock().unwrap_or_else(PoisonError::into_inner).take());
    process::exit(INTERRUPTED);
}

/// How long an interrupt may take before the user is told why.
const PATIENCE: Duration = Duration::from_millis(500);
