//! The trained models: weights, their format, and the feature extraction that trainer and decoder share.
