//! Any bytes as a model: read or refused, never a panic. The embedded models are changed in a few places, so
//! that the readers are reached behind their checks of the first line, and cut off anywhere.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf::Layout;
use nutgraf::model::names::Model;
use nutgraf::model::quotations::Models;
use nutgraf::text::Document;

static NAMES: &[u8] = include_bytes!("../../src/model/names.bin");
static QUOTATIONS: &[u8] = include_bytes!("../../src/model/quotations.bin");

fuzz_target!(|input: (u8, u32, Vec<(u32, u8)>)| {
    let (choice, end, changes) = input;
    let of_names = choice % 2 == 0;
    let mut bytes = if of_names { NAMES.to_vec() } else { QUOTATIONS.to_vec() };
    if choice & 2 != 0 {
        bytes.truncate(end as usize % bytes.len() + 1);
    }
    for (at, value) in changes {
        // Half of the changes go to the first bytes, where the lengths stand.
        let at = at as usize;
        let at = if at % 2 == 0 { at % 200 } else { at } % bytes.len();
        bytes[at] = value;
    }
    if !of_names {
        let _ = Models::read(&bytes);
    } else if let Some(model) = Model::read(&bytes) {
        let _ = model.tag(&Document::new("Mayor Ana Ruiz of Linden told Acme Corp. on Monday.", Layout::Auto));
    }
});
