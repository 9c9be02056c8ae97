//! How long the pages of all lists are, and where one begins.

/// Lines on one page of a list.
pub const PAGE_LINES: u32 = 10;

/// How far a list of offers or contracts reaches back: whoever has more narrows it down, so that it is as fast with any number of them.
pub const LIST_REACH: u32 = 300;

/// A page of a list that reaches back [`LIST_REACH`] lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReachedPage {
    /// Lines on all pages.
    pub(super) total: u32,
    /// Whether there are older ones that no page shows.
    pub(super) has_older: bool,
    /// This page, from 1.
    pub(super) page: u32,
    /// How many there are; at least 1.
    pub(super) pages: u32,
    /// Lines before this page.
    pub(super) skip: u32,
}

impl ReachedPage {
    /// Of so many lines, counted up to one more than are reached; a page past the end is the last one.
    pub(super) fn of(counted: u32, page: u32) -> Self {
        let (total, has_older) = (counted.min(LIST_REACH), counted > LIST_REACH);
        let pages = total.div_ceil(PAGE_LINES).max(1);
        let page = page.clamp(1, pages);
        Self { total, has_older, page, pages, skip: (page - 1) * PAGE_LINES }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_a_page_and_ends_where_it_says() {
        let page = |counted, page| {
            let found = ReachedPage::of(counted, page);
            (found.total, found.has_older, found.page, found.pages, found.skip)
        };
        assert_eq!(page(0, 1), (0, false, 1, 1, 0));
        assert_eq!(page(11, 0), (11, false, 1, 2, 0));
        assert_eq!(page(11, 7), (11, false, 2, 2, 10));
        assert_eq!(page(LIST_REACH, 30), (LIST_REACH, false, 30, 30, 290));
        assert_eq!(page(LIST_REACH + 1, u32::MAX), (LIST_REACH, true, 30, 30, 290));
    }
}
