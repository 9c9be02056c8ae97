//! What an agency may be called. Owns how a name is kept, and when two are the same.

use super::AgencyRefusal;
use crate::domain::plain::clean;

/// Most characters of an agency's name.
pub const NAME_CHARS: usize = 50;

/// A name as it is kept.
///
/// # Errors
/// One that is empty or too long.
pub fn read_name(typed: &str) -> Result<String, AgencyRefusal> {
    let name = clean(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    if name.split_whitespace().any(is_link) {
        return Err(AgencyRefusal::NameLink);
    }
    match name.chars().count() {
        is if is == 0 || is > NAME_CHARS => Err(AgencyRefusal::Name { is }),
        _ => Ok(name),
    }
}

/// Whether Discord, or a reader, would take a word for a link: it has a scheme, or looks like the name of a host.
fn is_link(word: &str) -> bool {
    let word = word.to_lowercase();
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.trim_matches(|c: char| !c.is_alphanumeric());
    let is_host = host.rsplit_once('.').is_some_and(|(before, last)| {
        !before.is_empty() && last.chars().count() >= 2 && last.chars().all(char::is_alphabetic)
    });
    word.contains("://") || word.starts_with("www.") || is_host
}

/// What two spellings of one name share.
#[must_use]
pub fn name_key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
