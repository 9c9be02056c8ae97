//! Owns the REST side on the wire. Must not know rules: those are the world's.
