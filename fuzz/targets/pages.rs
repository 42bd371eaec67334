//! Any id and string: what is shown to people holds nothing that a browser or a terminal would run.
#![no_main]

#[path = "../../tests/common/markup.rs"]
mod markup;

use libfuzzer_sys::fuzz_target;
use nutgraf::Options;
use nutgraf::render::{html, text};

fuzz_target!(|input: (&str, &str)| {
    let (id, article) = input;
    let report = nutgraf::analyze(article, &Options { id: id.to_owned(), title: Some(id.to_owned()), ..Options::default() });
    let mut page = Vec::new();
    html::page(&report, Some("index.html"), &mut page).expect("a vector takes every byte");
    markup::assert_harmless(&String::from_utf8(page).expect("pages are UTF-8"));
    let mut index = html::Index::default();
    index.add(&report, &format!("{}.html", html::file_name(id)));
    let mut page = Vec::new();
    index.write(&mut page).expect("a vector takes every byte");
    markup::assert_harmless(&String::from_utf8(page).expect("pages are UTF-8"));
    for color in [false, true] {
        let mut page = Vec::new();
        text::write(&report, text::Style { width: 1 + id.len() % 100, color, explain: color }, &mut page)
            .expect("a vector takes every byte");
        let page = String::from_utf8(page).expect("pages are UTF-8");
        assert!(page.chars().all(|c| c == '\n' || color && c == '\x1b' || !c.is_control()), "{page:?}");
        for sequence in page.split('\x1b').skip(1) {
            let end = sequence.find('m').expect("a colour");
            assert!(sequence[1..end].chars().all(|c| c.is_ascii_digit() || c == ';'), "only colours: {sequence:?}");
        }
    }
});
