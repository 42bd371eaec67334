//! One file, one format. Everything here reads only the report.

pub mod json;
