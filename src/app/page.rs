//! How long the pages of all lists are.

/// Lines on one page of a list.
pub const PAGE_LINES: u32 = 10;
