//! Any bytes as a model: read or refused, never a panic. The embedded models are changed in a few places, so
//! that the readers are reached behind their checks of the first line.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf::model::names::Model;
use nutgraf::text::Document;
use nutgraf::Layout;

static NAMES: &[u8] = include_bytes!("../../src/model/names.bin");

fuzz_target!(|changes: Vec<(u32, u8)>| {
    let mut bytes = NAMES.to_vec();
    for (at, value) in changes {
        // Half of the changes go to the first bytes, where the lengths stand.
        let at = at as usize;
        let at = if at % 2 == 0 { at % 200 } else { at % bytes.len() };
        bytes[at] = value;
    }
    if let Some(model) = Model::read(&bytes) {
        let _ = model.tag(&Document::new("Mayor Ana Ruiz of Linden told Acme Corp. on Monday.", Layout::Auto));
    }
});
