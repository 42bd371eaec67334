//! Work on many threads whose answers are used in the order of the items.

use std::io;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use rayon::ThreadPoolBuilder;

/// Who uses the answers.
pub trait Sink<A> {
    /// Uses an answer; `None` stands for work that panicked.
    fn take(&mut self, answer: Option<A>) -> io::Result<()>;

    /// Called before a wait for the next answer.
    fn idle(&mut self) -> io::Result<()>;
}

/// Does `work` on each of `items`, `jobs` at a time, and gives the answers to `sink` in the order of the items.
///
/// One thread takes the items. Those that are taken and whose answers are not used yet are a few for each
/// job at most, and only `jobs` of them if they are large: however long the input, the memory needed is that
/// of `jobs` times its largest item.
///
/// # Errors
///
/// Those of the sink, which end the work at once; none is taken after that.
pub fn for_each<T, A>(
    items: impl Iterator<Item = T> + Send + 'static,
    size: fn(&T) -> usize,
    work: impl Fn(T) -> A + Send + Sync + 'static,
    jobs: usize,
    sink: &mut impl Sink<A>,
) -> io::Result<()>
where
    T: Send + 'static,
    A: Send + 'static,
{
    // The handler keeps a panic from ending the program: the answer is missed when its turn comes.
    let pool = ThreadPoolBuilder::new().num_threads(jobs).panic_handler(|_| {}).build().map_err(io::Error::other)?;
    let gate = Arc::new(Gate::new(jobs));
    let (queue, answers) = channel();
    let entrance = gate.clone();
    let reader = thread::Builder::new().name("reader".to_owned()).spawn(move || {
        let work = Arc::new(work);
        for item in items {
            let size = size(&item);
            entrance.enter(size);
            let (sender, answer) = channel();
            if queue.send((size, answer)).is_err() {
                return;
            }
            let work = work.clone();
            pool.spawn_fifo(move || drop(sender.send(work(item))));
        }
    })?;
    while let Some((size, answer)) = wait(&answers, sink)? {
        let answer = wait(&answer, sink)?;
        sink.take(answer)?;
        gate.leave(size);
    }
    reader.join().map_err(|_| io::Error::other("the reader of the input failed"))
}

/// What the channel brings; `None` if nothing can come any more.
fn wait<T, A>(channel: &Receiver<T>, sink: &mut impl Sink<A>) -> io::Result<Option<T>> {
    match channel.try_recv() {
        Ok(found) => Ok(Some(found)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            sink.idle()?;
            Ok(channel.recv().ok())
        }
    }
}

/// Lets items in as long as few are inside.
struct Gate {
    jobs: usize,
    /// How many are inside, and how large they are together.
    inside: Mutex<(usize, usize)>,
    left: Condvar,
}

/// As many items for each job may be inside if they are small.
const AHEAD: usize = 16;
/// That is: together no larger than this, in bytes.
const SMALL: usize = 2 << 20;

impl Gate {
    const fn new(jobs: usize) -> Self {
        Self { jobs, inside: Mutex::new((0, 0)), left: Condvar::new() }
    }

    /// Waits until there is room for an item.
    fn enter(&self, size: usize) {
        let full = |&mut (count, bytes): &mut (usize, usize)| count >= self.jobs && (count >= self.jobs * AHEAD || bytes + size > SMALL);
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let mut inside = self.left.wait_while(inside, full).unwrap_or_else(PoisonError::into_inner);
        inside.0 += 1;
        inside.1 += size;
    }

    fn leave(&self, size: usize) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.0 -= 1;
        inside.1 -= size;
        self.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[derive(Default)]
    struct Kept(Vec<Option<usize>>);

    impl Sink<usize> for Kept {
        fn take(&mut self, answer: Option<usize>) -> io::Result<()> {
            self.0.push(answer);
            if self.0.len() == 500 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
        }

        fn idle(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn answers_come_in_order_and_a_panic_costs_one() {
        let work = |n: usize| {
            thread::sleep(Duration::from_micros(((n * 7) % 5 * 300) as u64));
            assert_ne!(n, 33, "this one panics");
            n
        };
        let mut kept = Kept::default();
        for_each(0..100, |_| 1, work, 4, &mut kept).unwrap();
        let wanted: Vec<_> = (0..100).map(|n| (n != 33).then_some(n)).collect();
        assert_eq!(kept.0, wanted);
    }

    #[test]
    fn no_more_is_taken_than_is_needed() {
        static TAKEN: AtomicUsize = AtomicUsize::new(0);
        let items = (0..1_000_000).inspect(|_| {
            TAKEN.fetch_add(1, Ordering::SeqCst);
        });
        let error = for_each(items, |_| SMALL, |n| n, 2, &mut Kept::default()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
        assert!(TAKEN.load(Ordering::SeqCst) <= 500 + 2 + 1, "large items wait outside: {TAKEN:?}");
    }
}
