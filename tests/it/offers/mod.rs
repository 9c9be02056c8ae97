//! Stories of offers, from the form to the end.

pub(crate) mod bad_input;
pub(crate) mod changes;
pub(crate) mod draft;
pub(crate) mod edit;
pub(crate) mod endings;
pub(crate) mod expired_together;
pub(crate) mod files;
pub(crate) mod given_back;
pub(crate) mod late;
pub(crate) mod limits;
pub(crate) mod list;
pub(crate) mod long;
pub(crate) mod presses;
pub(crate) mod reminders;
pub(crate) mod stale;
pub(crate) mod strangers;
pub(crate) mod terms;
pub(crate) mod ways_in;
pub(crate) mod whole_story;
