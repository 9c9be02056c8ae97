//! Links that hide where they lead. Owns how a link is read out of a text and which of them hide something: a label that
//! names another host, a host that only looks like a known one, a shortener, a name before an @, a bare number.

use super::fold::look_alike;
use crate::domain::form::is_invisible;

/// Hosts that links are held against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkLists {
    /// Services whose links say nothing of where they lead.
    pub shorteners: Vec<String>,
    /// Hosts that others pretend to be.
    pub known: Vec<String>,
}

/// The first link in `text` that hides where it leads, as it was typed.
pub(super) fn hidden_link<'a>(text: &'a str, lists: &LinkLists) -> Option<&'a str> {
    masked(text).or_else(|| taken_apart(text, lists)).or_else(|| {
        let words = text.split(|c: char| c.is_whitespace() || "<>()[]{}\"'“”|".contains(c));
        words
            .map(|word| word.trim_end_matches(['.', ',', ';', ':', '!', '?']))
            .find(|word| hides(word, lists))
    })
}

/// `[docs.example.com](https://other.example)`: a label that names another host than the link's.
fn masked(text: &str) -> Option<&str> {
    text.match_indices("](").find_map(|(at, _)| {
        let start = text[..at].rfind('[')?;
        let end = at + text[at..].find(')')?;
        let (label, target) = (host_of(text[start + 1..at].trim())?, host_of(text[at + 2..end].trim())?);
        let same = label == target
            || label.strip_prefix("www.") == Some(&target)
            || target.strip_prefix("www.") == Some(&label);
        (!same).then(|| &text[start..=end])
    })
}

/// `bit[.]ly/x`, `hxxp://…`: a link that is to be put together by hand, so that nothing looks at it, and that hides something
/// then. Alone it is none: who works on security writes every dangerous address that way.
fn taken_apart<'a>(text: &'a str, lists: &LinkLists) -> Option<&'a str> {
    text.split_whitespace().map(|word| word.trim_end_matches(['.', ',', ';', ':', '!', '?'])).find(|word| {
        let mut whole = word.replacen("hxxp", "http", 1);
        for dot in ["[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}"] {
            whole = whole.replace(dot, ".");
        }
        whole != **word && hides(&whole, lists)
    })
}

/// The host of something that is a link; `None` for other words.
fn host_of(word: &str) -> Option<String> {
    let (has_scheme, rest) = match word.split_once("://") {
        Some((scheme, rest)) => (matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https"), rest),
        None => (false, word),
    };
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host: String = host.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).collect();
    let (name, ending) = host.rsplit_once('.')?;
    let is_name = !name.is_empty() && ending.chars().count() >= 2 && ending.chars().all(char::is_alphabetic);
    (is_name || has_scheme && is_number(&host)).then_some(host)
}

fn is_number(host: &str) -> bool {
    host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok())
}

fn hides(word: &str, lists: &LinkLists) -> bool {
    let has_scheme = word.contains("://");
    // An address of mail is no link.
    if !has_scheme && word.contains('@') {
        return false;
    }
    let Some(host) = host_of(word) else { return false };
    let authority = word.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
    is_number(&host)
        || authority.contains('@')
        || lists.shorteners.iter().any(|short| is_of(&host, short) && word.contains('/'))
        || host.split('.').any(|label| label.starts_with("xn--") || mixes(label))
        || lists.known.iter().any(|known| pretends(&host, known))
}

/// Whether `host` is `owner` or below it.
fn is_of(host: &str, owner: &str) -> bool {
    host == owner || host.strip_suffix(owner).is_some_and(|rest| rest.ends_with('.'))
}

/// Latin letters beside ones of other scripts that look like them.
fn mixes(label: &str) -> bool {
    let foreign = |c: char| !c.is_ascii() && look_alike(c).is_some() && !matches!(c, '\u{C0}'..='\u{17F}');
    label.chars().any(foreign) && label.chars().any(|c| c.is_ascii_alphabetic())
}

/// Whether `host` is not `known`, and looks as if it was.
fn pretends(host: &str, known: &str) -> bool {
    let Some((name, _)) = known.split_once('.') else { return false };
    if is_of(host, known) {
        return false;
    }
    // The label that somebody registered: the known name in other letters, or beside other words.
    let registered = host.rsplit('.').nth(1).unwrap_or_default();
    let (plain, name_plain) = (skeleton(registered), skeleton(name));
    let beside = plain != name_plain && plain.split('-').any(|part| part == name_plain);
    let looks = plain == name_plain && registered != name;
    let whole = format!(".{}", skeleton(host));
    let known = skeleton(known);
    beside || looks || [".", "-"].iter().any(|sign| whole.contains(&format!(".{known}{sign}")))
}

/// A label as it looks at a glance.
fn skeleton(label: &str) -> String {
    let plain: String = label.chars().map(|c| look_alike(c).unwrap_or(c)).collect();
    let plain = plain.replace("rn", "m").replace("vv", "w");
    plain
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | 'i' | '!' => 'l',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> LinkLists {
        let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        let known = owned(&["discord.com", "discord.gg", "paypal.com", "google.com"]);
        LinkLists { shorteners: owned(&["bit.ly", "t.co"]), known }
    }

    #[test]
    fn links_that_hide_something() {
        for text in [
            "[paypal.com](https://evil.example)",
            "see [https://discord.com/x](https://discord.gift-now.example/x)",
            "https://bit.ly/abc",
            "bit.ly/abc.",
            "https://xn--dscord-iua.com",
            "https://dіscord.com/login",
            "https://paypa1.com/secure",
            "https://dlscord.com",
            "https://discord-verify.com/nitro",
            "https://discord.com.files.example/login",
            "https://discord.com@get.example/brief",
            "http://185.220.101.4/project.zip",
            "(https://pаypal.com)",
            "get it at bit[.]ly/abc, password 1234",
            "hxxps://paypa1(dot)com/secure.",
        ] {
            assert!(hidden_link(text, &lists()).is_some(), "{text}");
        }
    }

    #[test]
    fn links_that_hide_nothing() {
        for text in [
            "https://discord.com/channels/1/2",
            "https://support.discord.com",
            "https://www.paypal.com/invoice",
            "https://docs.google.com/document/d/1",
            "https://discord.gg/abc",
            "[the brief](https://example.com/brief)",
            "[example.com](https://www.example.com/brief)",
            "https://github.com/discord/discord-api-docs",
            "https://example.com/?to=paypal.com",
            "write to me@example.com",
            "version 1.2.3.4 and 10.5 hours",
            "node.js and bit.ly as a name",
            "https://bäckerei.example/brot",
            "https://пример.example",
            "https://discord.js.org",
            "block example[.]com and hxxp://example[.]org/x",
        ] {
            assert_eq!(hidden_link(text, &lists()), None, "{text}");
        }
    }
}
