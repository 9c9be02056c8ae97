//! Tests of reading forms, by concept: tables of good and bad inputs, and properties.
