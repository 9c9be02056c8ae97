//! Links as they are typed. Owns what a link may look like: `https`, a host that is written as it is, and nothing that
//! makes an address look like another one.

use super::problem::Problem;
use super::problem::profile::ProfileProblem;
use super::text::{clean_block, quote};
use crate::domain::people::profile::{LINK_CHARS, LINKS};

const SCHEME: &str = "https://";

/// Reads links, separated by white space; one that is named twice counts once.
pub(super) fn read_links(typed: &str) -> Result<Vec<String>, Problem> {
    let mut links: Vec<String> = Vec::new();
    let block = clean_block(typed);
    for part in block.split_whitespace() {
        let bare = part.trim_matches([',', ';', '<', '>', '•', '-']);
        if bare.is_empty() {
            continue;
        }
        let link = read_link(bare)?;
        if !links.contains(&link) {
            links.push(link);
        }
    }
    match links.len() {
        is if is > LINKS => Err(ProfileProblem::TooManyLinks { most: LINKS, is }.into()),
        _ => Ok(links),
    }
}

/// One address; without a scheme it is taken for `https`.
fn read_link(typed: &str) -> Result<String, Problem> {
    let rest = match typed.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => rest,
        Some((scheme, _)) if scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            return Err(ProfileProblem::NotHttps { text: quote(typed) }.into());
        }
        Some(_) | None => typed,
    };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.to_ascii_lowercase();
    if !is_host(&host) {
        return Err(ProfileProblem::NotALink { text: quote(typed) }.into());
    }
    let link = format!("{SCHEME}{host}{}", encode(path));
    match link.len() {
        is if is > LINK_CHARS => {
            Err(ProfileProblem::LinkTooLong { text: quote(typed), most: LINK_CHARS }.into())
        }
        _ => Ok(link),
    }
}

/// Whether this is a name of the internet's own, as it stands: letters of other scripts can look like these, an account or
/// a port before a path can look like a host, and a bare number is no name.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && host.split('.').all(is_label) && last.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// What follows the host, with every sign that an address does not have, or that would mean something in a message,
/// percent-encoded.
fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'/' | b'?' | b'#' | b'=' | b'&' | b'%' | b'+' | b',' | b':' | b';'
            | b'!' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
