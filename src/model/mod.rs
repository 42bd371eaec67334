//! The trained models: weights, their format, and the feature extraction that trainer and decoder share.
//!
//! The weights are part of the program and are read in place. The model card beside this file names the data,
//! the licences and the scores of each, and how to train it anew.

pub mod names;
pub mod quotations;
pub mod table;
