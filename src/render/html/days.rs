//! When: the days that the article speaks of, in their order.

use std::io::{self, Write};

use super::Escaped;
use crate::render::ruler::Ruler;
use crate::render::{explain, timeline};
use crate::report::{Date, Report};

/// Writes the timeline, and what means no certain day.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let (moments, others) = timeline::line(report);
    let ruler = Ruler::new(report.text.as_deref().unwrap_or_default(), report.offset_unit);
    out.write_all(b"<section id=\"timeline\" class=\"kind-d\"><h2>Timeline</h2>\n")?;
    if moments.is_empty() && others.is_empty() {
        return out.write_all(b"<p class=\"none\">No time is named.</p></section>\n");
    }
    out.write_all(b"<ol class=\"timeline\">\n")?;
    for moment in &moments {
        out.write_all(if moment.is_publication { b"<li class=\"publication\">" } else { b"<li>" })?;
        let label = Escaped(&moment.label);
        out.write_all(b"<div>")?;
        if moment.machine.is_empty() {
            write!(out, "<h3>{label}</h3>")?;
        } else {
            write!(out, "<h3><time datetime=\"{}\">{label}</time></h3>", moment.machine)?;
        }
        out.write_all(if moment.is_publication { b"<p class=\"tag\">published</p></div>" } else { b"</div>" })?;
        dates(report, &ruler, &moment.dates, out)?;
        out.write_all(b"</li>\n")?;
    }
    out.write_all(b"</ol>\n")?;
    if !others.is_empty() {
        out.write_all(b"<h3>Durations, repetitions and times without a day</h3>\n")?;
        dates(report, &ruler, &others, out)?;
    }
    out.write_all(b"</section>\n")
}

fn dates(report: &Report, ruler: &Ruler, dates: &[&Date], out: &mut dyn Write) -> io::Result<()> {
    if dates.is_empty() {
        return Ok(());
    }
    out.write_all(b"<ul>")?;
    for date in dates {
        let id = Escaped(&date.id);
        write!(out, "<li id=\"{id}\" data-e=\"{id}\"><q class=\"around\">")?;
        around(report, ruler, date, out)?;
        out.write_all(b"</q>")?;
        if let Some(value) = date.value.as_ref().filter(|_| date.earliest.is_none()) {
            write!(out, " <span class=\"tag\">{}</span>", Escaped(&timeline::length(value)))?;
        }
        write!(out, "<details class=\"why\"><summary>Why</summary><p>{}</p></details></li>", Escaped(&explain::date(report, date)))?;
    }
    out.write_all(b"</ul>")
}

/// The expression, a link to its mark, with the words of its sentence around it.
fn around(report: &Report, ruler: &Ruler, date: &Date, out: &mut dyn Write) -> io::Result<()> {
    let around = timeline::Around::new(report, ruler, date);
    write!(out, "{}", Escaped(&around.before))?;
    write!(out, "<a href=\"#{}-1\">{}</a>", Escaped(&date.id), Escaped(&date.at.text))?;
    write!(out, "{}", Escaped(&around.after))
}
