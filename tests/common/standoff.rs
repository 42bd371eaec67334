//! brat standoff, read as strictly as brat reads it. Shared with the fuzz targets.

use std::collections::{BTreeMap, BTreeSet};

/// Checks the annotations of a text against it and against the configuration of their types; how many marks there
/// are. Panics at the first line that brat would refuse.
pub fn check(text: &str, annotations: &str, configuration: &str) -> usize {
    let types = Types::of(configuration);
    let characters: Vec<char> = text.chars().collect();
    assert!(annotations.is_empty() || annotations.ends_with('\n'), "the last line ends");
    let lines = || annotations.split_terminator('\n').map(|line| line.split_once('\t').unwrap_or_else(|| panic!("{line:?} has an id")));
    let marks: BTreeMap<&str, &str> =
        lines().filter(|(id, _)| id.starts_with('T')).map(|(id, line)| (id, types.mark(line, &characters))).collect();
    let mut ids = BTreeSet::new();
    for (id, line) in lines() {
        let (kind, number) = id.split_at(1);
        assert!(id == "*" || number.parse::<u32>().is_ok_and(|n| n > 0) && ids.insert(id), "{id:?} is a new id");
        match kind {
            "T" => {}
            "R" => types.relation(line, &marks),
            "A" => types.attribute(line, &marks),
            "#" => note(line, &ids),
            "*" => types.equivalence(line, &marks),
            _ => panic!("{id}\t{line} is of no kind"),
        }
    }
    marks.len()
}

/// What `annotation.conf` allows.
#[derive(Default)]
struct Types<'c> {
    entities: BTreeSet<&'c str>,
    /// Each with the types that its two ends may have.
    relations: BTreeSet<(&'c str, &'c str, &'c str)>,
    /// Each with a type that may have it, and its values if it has any.
    attributes: BTreeMap<(&'c str, &'c str), Option<Vec<&'c str>>>,
}

impl<'c> Types<'c> {
    fn of(configuration: &'c str) -> Self {
        let mut types = Self::default();
        let mut section = "";
        for line in configuration.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[') {
                section = name.strip_suffix(']').expect("a section");
                continue;
            }
            let (name, arguments) = line.split_once('\t').unwrap_or((line, ""));
            let of = |key: &str| -> Option<Vec<&'c str>> {
                arguments.split(", ").find_map(|argument| Some(argument.strip_prefix(key)?.split('|').collect()))
            };
            match section {
                "entities" => drop(types.entities.insert(name)),
                "relations" => {
                    let (first, second) = (of("Arg1:").expect("a first end"), of("Arg2:").expect("a second end"));
                    types.relations.extend(first.iter().flat_map(|one| second.iter().map(move |two| (name, *one, *two))));
                }
                "attributes" => {
                    types.attributes.extend(of("Arg:").expect("bearers").into_iter().map(|bearer| ((name, bearer), of("Value:"))))
                }
                _ => panic!("{section}: {line:?}"),
            }
        }
        types
    }

    /// A text-bound annotation: its type. It names the words at its places, none of which goes over a line break.
    fn mark<'l>(&self, line: &'l str, characters: &[char]) -> &'l str {
        let (head, words) = line.split_once('\t').expect("words");
        let (kind, places) = head.split_once(' ').expect("places");
        assert!(self.entities.contains(kind), "{kind} is configured");
        let mut last = 0;
        let pieces = places.split(';').map(|place| {
            let (start, end) = place.split_once(' ').expect("a start and an end");
            let (start, end): (usize, usize) = (start.parse().expect("a number"), end.parse().expect("a number"));
            assert!(last <= start && start < end, "{line:?}: pieces are in order, and none is empty");
            last = end;
            characters[start..end].iter().collect::<String>()
        });
        let pieces: Vec<String> = pieces.collect();
        assert!(!pieces.iter().any(|piece| piece.contains(['\n', '\r'])), "{line:?} goes over a line break");
        assert_eq!(pieces.join(" "), words, "{line:?}");
        kind
    }

    fn relation(&self, line: &str, marks: &BTreeMap<&str, &str>) {
        let parts: Vec<&str> = line.split(' ').collect();
        let [kind, first, second] = parts[..] else { panic!("{line:?} has two ends") };
        let end = |argument: &str, name: &str| marks[argument.strip_prefix(name).expect("a named end")];
        assert!(self.relations.contains(&(kind, end(first, "Arg1:"), end(second, "Arg2:"))), "{line:?} is configured");
    }

    fn attribute(&self, line: &str, marks: &BTreeMap<&str, &str>) {
        let parts: Vec<&str> = line.split(' ').collect();
        let values = self.attributes.get(&(parts[0], marks[parts[1]])).unwrap_or_else(|| panic!("{line:?} is configured"));
        match (values, &parts[2..]) {
            (Some(values), [value]) => assert!(values.contains(value), "{line:?} has a known value"),
            (None, []) => {}
            _ => panic!("{line:?} has a value where there is one"),
        }
    }

    /// Marks of one thing: two or more, of one type.
    fn equivalence(&self, line: &str, marks: &BTreeMap<&str, &str>) {
        let members: Vec<&str> = line.strip_prefix("Equiv ").expect("the one relation without a number").split(' ').collect();
        let kind = marks[members[0]];
        assert!(members.len() > 1 && members.iter().all(|member| marks[member] == kind), "{line:?} joins marks of one type");
        assert!(self.relations.contains(&("Equiv", kind, kind)), "{line:?} is configured");
    }
}

/// A note on something that stands before it.
fn note(line: &str, ids: &BTreeSet<&str>) {
    let (head, _) = line.split_once('\t').expect("a note says something");
    let (_, of) = head.split_once(' ').expect("a note has a bearer");
    assert!(ids.contains(of), "{line:?}: {of} is there");
}
