//! The command as its users see it: real runs of the program.

#[path = "cli/failures.rs"]
mod failures;
#[path = "cli/inputs.rs"]
mod inputs;
#[path = "cli/lexicon.rs"]
mod lexicon;
#[path = "cli/outputs.rs"]
mod outputs;
#[path = "cli/run.rs"]
mod run;
#[path = "cli/streams.rs"]
mod streams;
