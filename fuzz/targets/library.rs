//! Any string, in any unit and layout: every promise of `tests/common/check.rs` holds.
#![no_main]

#[path = "../../tests/common/check.rs"]
mod check;

use libfuzzer_sys::fuzz_target;
use nutgraf::{Layout, OffsetUnit, Options};

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    let offset_unit = [OffsetUnit::Codepoint, OffsetUnit::Utf8, OffsetUnit::Utf16][usize::from(choice) % 3];
    let layout = [Layout::Auto, Layout::Blank, Layout::Line][usize::from(choice) / 3 % 3];
    check::analyze(text, &Options { offset_unit, layout, ..Options::default() });
});
