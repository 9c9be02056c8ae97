//! Discord's markup as plain text: mentions become names, timestamps become dates, emphasis is removed.
//!
//! Must not know where names come from: it asks through [`Names`].

use super::{Style, timestamp};
use crate::json::read_timestamp;

/// Looks up names by id. Ids are decimal text.
pub trait Names {
    /// The display name of a person or bot.
    fn user(&self, id: &str) -> Option<String>;
    /// A channel's name without `#`.
    fn channel(&self, id: &str) -> Option<String>;
    /// A role's name without `@`.
    fn role(&self, id: &str) -> Option<String>;
}

/// `text` as a reader sees it, without markup.
pub(super) fn plain(text: &str, names: &dyn Names, style: &Style) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| inline(without_prefix(line), names, style)).collect();
    lines.join("\n")
}

/// Removes the marks of headings and subtext.
fn without_prefix(line: &str) -> &str {
    let marks = ["### ", "## ", "# ", "-# "];
    marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line)
}

fn inline(line: &str, names: &dyn Names, style: &Style) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(letter) = rest.chars().next() {
        if let Some((shown, after)) = tag(rest, names, style).or_else(|| escaped(rest)).or_else(|| link(rest))
        {
            out.push_str(&shown);
            rest = after;
        } else if let Some(after) = ["**", "__", "~~", "||"].iter().find_map(|mark| rest.strip_prefix(mark)) {
            rest = after;
        } else {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    if style.stable { hide_weekdays(&hide_ids(&out)) } else { out }
}

/// The weekday before a date that is hidden would still tell which run it was. As wide as what it hides.
fn hide_weekdays(text: &str) -> String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        .iter()
        .fold(text.to_owned(), |text, weekday| text.replace(&format!("{weekday}, ‹date›"), "‹d›, ‹date›"))
}

/// A backslash escapes the next character.
fn escaped(rest: &str) -> Option<(String, &str)> {
    let after = rest.strip_prefix('\\')?;
    let sign = after.chars().next().filter(char::is_ascii_punctuation)?;
    Some((sign.to_string(), &after[1..]))
}

/// `[label](address)` is shown with its address.
fn link(rest: &str) -> Option<(String, &str)> {
    let (label, after) = rest.strip_prefix('[')?.split_once("](")?;
    let (address, after) = after.split_once(')')?;
    let plausible = address.starts_with("http") && !label.contains('[') && !label.is_empty();
    plausible.then(|| (format!("{label} <{address}>"), after))
}

fn tag<'a>(rest: &'a str, names: &dyn Names, style: &Style) -> Option<(String, &'a str)> {
    let (inside, after) = rest.strip_prefix('<')?.split_once('>')?;
    let id = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
    let shown = if let Some(role) = inside.strip_prefix("@&").filter(|text| id(text)) {
        format!("@{}", names.role(role).unwrap_or_else(|| unknown("role", role, style)))
    } else if let Some(user) =
        inside.strip_prefix("@").map(|text| text.trim_start_matches('!')).filter(|text| id(text))
    {
        format!("@{}", names.user(user).unwrap_or_else(|| unknown("user", user, style)))
    } else if let Some(channel) = inside.strip_prefix('#').filter(|text| id(text)) {
        format!("#{}", names.channel(channel).unwrap_or_else(|| unknown("channel", channel, style)))
    } else if let Some(text) = inside.strip_prefix("t:") {
        timestamp::shown(text, style)?
    } else if let Some(command) = inside.strip_prefix('/') {
        format!("/{}", command.rsplit_once(':')?.0)
    } else {
        let (name, _) = inside.trim_start_matches('a').strip_prefix(':')?.split_once(':')?;
        format!(":{name}:")
    };
    Some((shown, after))
}

fn unknown(kind: &str, id: &str, style: &Style) -> String {
    if style.stable { format!("unknown-{kind}") } else { format!("unknown-{kind}-{id}") }
}

/// The time of day, in UTC, of an ISO 8601 timestamp.
pub(super) fn clock(text: &str) -> Option<String> {
    read_timestamp(text).map(|time| time.format("%H:%M").to_string())
}

/// Replaces ids: 15 or more digits in a row.
pub(super) fn hide_ids(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for letter in text.chars().chain(std::iter::once('\0')) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        out.push_str(if digits.len() >= 15 { "‹id›" } else { &digits });
        digits.clear();
        if letter != '\0' {
            out.push(letter);
        }
    }
    out
}
