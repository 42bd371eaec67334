//! Addresses: of pages, of mail, of people and topics on networks.

use super::key::key;
use super::words;

/// The longest name before the `@` of a mail address: RFC 5321, section 4.5.3.1.1. It bounds the look ahead.
const LONGEST_LOCAL: usize = 64;

/// How many labels after the first are looked at; it bounds the look ahead.
const MOST_LABELS: usize = 4;

/// Length in bytes of the address that begins `rest`; 0 for none. `before` is the byte before `rest`.
///
/// Full stops, commas and brackets at its end belong to the sentence around it.
pub(super) fn len(rest: &str, before: Option<u8>, mail: bool) -> usize {
    let bytes = rest.as_bytes();
    match bytes[0] {
        b'@' | b'#' => handle(bytes, before),
        b'h' | b'H' | b'w' | b'W' | b'f' | b'F' if is_web(bytes) => web(rest),
        b if mail && b.is_ascii_alphanumeric() => email(bytes),
        _ => 0,
    }
}

/// `@name` and `#topic`: what follows is no number, and no word stands before.
fn handle(bytes: &[u8], before: Option<u8>) -> usize {
    let name = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    let is_name = bytes[1..=name].iter().any(u8::is_ascii_alphabetic);
    if is_name && !before.is_some_and(|b| b.is_ascii_alphanumeric()) { 1 + name } else { 0 }
}

fn is_web(bytes: &[u8]) -> bool {
    let starts = |prefix: &[u8]| {
        let (head, tail) = bytes.split_at(prefix.len().min(bytes.len()));
        head.eq_ignore_ascii_case(prefix) && tail.first().is_some_and(u8::is_ascii_alphanumeric)
    };
    starts(b"http://") || starts(b"https://") || starts(b"www.") || starts(b"ftp://")
}

/// Up to white space or a mark that no address holds.
fn web(rest: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || c.is_control() || "<>\"|“”‘’«»—…".contains(c);
    let end = rest.find(is_end).unwrap_or(rest.len());
    let mut address = &rest[..end];
    let opened = address.contains('(');
    while let Some(last) = address.bytes().last() {
        let closes = match last {
            b')' => !opened,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b']' | b'}' | b'*' => true,
            _ => false,
        };
        if !closes {
            break;
        }
        address = &address[..address.len() - 1];
    }
    address.len()
}

fn email(bytes: &[u8]) -> usize {
    let is_local = |b: &&u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
    let at = bytes.iter().take(LONGEST_LOCAL + 1).take_while(is_local).count();
    if bytes.get(at) != Some(&b'@') {
        return 0;
    }
    let is_domain = |b: &&u8| b.is_ascii_alphanumeric() || b".-".contains(b);
    let domain = &bytes[at + 1..];
    let domain = &domain[..domain.iter().take_while(is_domain).count()];
    let trailing = domain.iter().rev().take_while(|b| b".-".contains(b)).count();
    let domain = &domain[..domain.len() - trailing];
    let top = domain.rsplit(|b| *b == b'.').next().unwrap_or_default();
    let is_top = top.len() >= 2 && top.len() < domain.len() && top.iter().all(u8::is_ascii_alphabetic);
    if is_top { at + 1 + domain.len() } else { 0 }
}

/// Length in bytes of a name like `example.com` or `photo.jpg` that begins `rest` and whose first label is
/// `label` bytes long; with the path after it, if any; 0 for none. The second value tells whether there is a path.
pub(super) fn domain(rest: &str, label: usize) -> (usize, bool) {
    let bytes = rest.as_bytes();
    let mut end = label;
    let mut known = 0;
    for _ in 0..MOST_LABELS {
        if bytes.get(end) != Some(&b'.') {
            break;
        }
        let next = bytes[end + 1..].iter().take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || **b == b'-').count();
        if next == 0 {
            break;
        }
        let label = &rest[end + 1..end + 1 + next];
        let country = known > 0 && next == 2;
        end += 1 + next;
        if country || words::classes(key(label)).any(words::DOMAINS) {
            known = end;
        }
    }
    let ends = |at: usize| !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    if known == 0 || !ends(known) {
        return (0, false);
    }
    match bytes.get(known..known + 2) {
        Some([b'/', next]) if next.is_ascii_alphanumeric() => (known + web(&rest[known..]), true),
        _ => (known, false),
    }
}
