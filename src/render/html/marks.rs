//! Places that overlap, as elements that nest.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A place to mark: a half-open range of bytes, and what to mark it as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Which mark goes around the other where both stand on the same words: the lower one.
    pub(super) layer: u8,
    /// The caller's own number for it.
    pub(super) tag: usize,
    /// Whether the marked words begin here, and whether they end here: false for what another paragraph holds.
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

/// A step through a marked text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Words, from and to these bytes.
    Text(usize, usize),
    /// A mark begins, or goes on after another one's end cut it in two.
    Open { tag: usize, is_first: bool },
    /// The mark opened last ends, or is cut in two.
    Close { tag: usize, is_last: bool },
}

/// More marks than this around one another are not drawn; real articles have four or five.
const DEPTH: usize = 24;

/// Walks through the bytes from `start` to `end`. Marks must not reach beyond. A mark that another one's end
/// cuts is closed there and opened again, so that every `Close` belongs to the last open `Open`.
pub(super) fn nest(start: usize, end: usize, marks: &[Mark]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(marks.len() * 4);
    let mut pending: BinaryHeap<Reverse<Pending>> = marks.iter().filter(|m| m.start < m.end).map(|m| Reverse(Pending::of(*m))).collect();
    let mut open: Vec<Pending> = Vec::new();
    let mut at = start;
    let mut text = |steps: &mut Vec<Step>, to: usize| {
        if at < to {
            steps.push(Step::Text(at, to));
            at = to;
        }
    };
    loop {
        let next = pending.peek().map(|Reverse(next)| next.start);
        if let Some(top) = open.last().copied().filter(|top| next.is_none_or(|next| top.end() <= next)) {
            text(&mut steps, top.end());
            steps.push(Step::Close { tag: top.tag, is_last: top.is_last });
            open.pop();
            continue;
        }
        let Some(Reverse(mut mark)) = pending.pop() else { break };
        if open.len() >= DEPTH {
            continue;
        }
        text(&mut steps, mark.start);
        if let Some(around) = open.last().filter(|around| around.end() < mark.end()) {
            pending.push(Reverse(Pending { start: around.end(), is_first: false, ..mark }));
            mark.end = around.end;
            mark.is_last = false;
        }
        steps.push(Step::Open { tag: mark.tag, is_first: mark.is_first });
        open.push(mark);
    }
    text(&mut steps, end);
    steps
}

/// A mark, or what is left of one, in the order in which they open: the earlier, the longer, the lower layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pending {
    start: usize,
    end: Reverse<usize>,
    layer: u8,
    tag: usize,
    is_first: bool,
    is_last: bool,
}

impl Pending {
    const fn of(mark: Mark) -> Self {
        let Mark { start, end, layer, tag, is_first, is_last } = mark;
        Self { start, end: Reverse(end), layer, tag, is_first, is_last }
    }

    const fn end(&self) -> usize {
        self.end.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps through `abcdef` as text: capitals open and slashes close; a dot says that a piece is cut there.
    fn drawn(places: &[(usize, usize)]) -> String {
        let marks: Vec<Mark> = (0..)
            .zip(places)
            .map(|(tag, (start, end))| Mark { start: *start, end: *end, layer: tag as u8, tag, is_first: true, is_last: true })
            .collect();
        let name = |tag: usize| char::from(b'A' + tag as u8).to_string();
        let draw = |step: &Step| match *step {
            Step::Text(start, end) => "abcdef"[start..end].to_owned(),
            Step::Open { tag, is_first } => name(tag) + if is_first { "" } else { "." },
            Step::Close { tag, is_last } => format!("{}/{}", if is_last { "" } else { "." }, name(tag)),
        };
        nest(0, 6, &marks).iter().map(draw).collect()
    }

    #[test]
    fn marks_nest() {
        assert_eq!(drawn(&[]), "abcdef");
        assert_eq!(drawn(&[(1, 3)]), "aAbc/Adef");
        assert_eq!(drawn(&[(1, 3), (3, 4)]), "aAbc/ABd/Bef");
        assert_eq!(drawn(&[(2, 3), (1, 4)]), "aBbAc/Ad/Bef", "the longer one goes around");
        assert_eq!(drawn(&[(1, 3), (1, 3)]), "aABbc/B/Adef", "the lower layer goes around");
        assert_eq!(drawn(&[(2, 2)]), "abcdef", "an empty place has no words to mark");
    }

    #[test]
    fn a_mark_that_crosses_another_is_cut_in_two() {
        assert_eq!(drawn(&[(0, 3), (2, 5)]), "AabBc./B/AB.de/Bf");
        assert_eq!(drawn(&[(0, 3), (1, 4), (2, 5)]), "AaBbCc./C./B/AC.B.d/Be/Cf");
    }

    #[test]
    fn a_tower_of_marks_ends_somewhere() {
        let marks: Vec<Mark> =
            (0..2000).map(|tag| Mark { start: tag, end: tag + 2000, layer: 0, tag, is_first: true, is_last: true }).collect();
        let steps = nest(0, 4000, &marks);
        let opened = steps.iter().filter(|step| matches!(step, Step::Open { .. })).count();
        let closed = steps.iter().filter(|step| matches!(step, Step::Close { .. })).count();
        assert_eq!(opened, closed);
        assert!(opened < 2000 * DEPTH, "{opened}");
    }
}
