//! User text that stays text: every sign that Discord would read as formatting, a mention, a link with a false name, a
//! timestamp, a command or an emoji is escaped, and the result is cut where it does not fit. Owns escaping and cutting in
//! one, because escaping makes a text longer.

use super::length::{NOTHING_VISIBLE, units};
use crate::domain::plain::{clean, cluster_len};

/// `text` on several lines, escaped, in at most `most` units; what is cut off ends in `…`. Never empty.
#[must_use]
pub fn escaped(text: &str, most: usize) -> String {
    visible(fit(&clean(text), most, "").0)
}

/// `text` on one line, escaped, in at most `most` units; what is cut off ends in `…`. Never empty.
#[must_use]
pub fn escaped_line(text: &str, most: usize) -> String {
    visible(fit(&one_line(text), most, "").0)
}

/// `text` as a block quote, escaped, in at most `most` units; what is cut off ends in `…`. Never empty.
#[must_use]
pub fn quoted(text: &str, most: usize) -> String {
    let text = clean(text);
    fit(if text.is_empty() { NOTHING_VISIBLE } else { &text }, most, "> ").0
}

/// `text` on one line for a place without formatting (footer, author, label), in at most `most` units. Never empty.
#[must_use]
pub fn plain_line(text: &str, most: usize) -> String {
    let text = one_line(text);
    let (mut out, mut length, mut room) = (String::new(), 0, 0);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (cluster, after) = rest.split_at(cluster_len(rest));
        length += units(cluster);
        if length > most {
            out.truncate(room);
            return visible(format!("{}…", out.trim_end()));
        }
        out.push_str(cluster);
        if length < most {
            room = out.len();
        }
        rest = after;
    }
    visible(out)
}

/// The whole of `text`, escaped, in parts of at most `most` units each, cut between lines or words where it can be. At
/// least one part; none is empty. `most` below 100 counts as 100.
#[must_use]
pub fn chunks(text: &str, most: usize) -> Vec<String> {
    let (text, most) = (clean(text), most.max(100));
    let mut parts = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (part, used) = fit(rest, most, "");
        if used == rest.len() {
            parts.push(part);
            break;
        }
        let (now, later) = rest.split_at(seam(&rest[..used]));
        parts.push(visible(fit(now.trim_end(), most, "").0));
        rest = later.trim_start();
    }
    if parts.is_empty() { vec![NOTHING_VISIBLE.to_owned()] } else { parts }
}

/// Where to cut a text that ends here at the latest: after a line, else after a word, else at the end.
fn seam(text: &str) -> usize {
    let half = text.len() / 2;
    let after = |sign: char| text.rfind(sign).map(|at| at + sign.len_utf8()).filter(|&at| at > half);
    after('\n').or_else(|| after(' ')).unwrap_or(text.len())
}

fn one_line(text: &str) -> String {
    let text = clean(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn visible(text: String) -> String {
    if text.is_empty() { NOTHING_VISIBLE.to_owned() } else { text }
}

/// Escapes as much of `text` as fits, and says how many bytes of it did (without the room for `…`).
fn fit(text: &str, most: usize, prefix: &'static str) -> (String, usize) {
    let mut escaper = Escaper::new(prefix);
    let (mut length, mut room, mut used) = (units(prefix), prefix.len(), 0);
    while used < text.len() {
        let cluster = &text[used..used + cluster_len(&text[used..])];
        let before = escaper.out.len();
        escaper.push(cluster, &text[used..]);
        length += units(&escaper.out[before..]);
        if length > most {
            escaper.out.truncate(room);
            let kept = if prefix.is_empty() { escaper.out.trim_end() } else { &escaper.out };
            return (format!("{kept}…"), used);
        }
        used += cluster.len();
        if length < most {
            room = escaper.out.len();
        }
    }
    (escaper.out, used)
}

/// Where in a line the escaper is: some signs mean something only at its start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing but spaces so far.
    Start,
    /// A number, which a dot or bracket would make a list.
    Number,
    /// A link: characters of `https://` still to come, and whether a letter or digit has come since.
    Link { scheme_left: usize, named: bool },
    /// Anywhere else.
    Inside,
}

struct Escaper {
    out: String,
    place: Place,
    prefix: &'static str,
}

impl Escaper {
    fn new(prefix: &'static str) -> Self {
        Self { out: prefix.to_owned(), place: Place::Start, prefix }
    }

    /// Takes one cluster; `rest` begins with it.
    fn push(&mut self, cluster: &str, rest: &str) {
        let Some(c) = cluster.chars().next() else { return };
        if let Some(scheme_left) = self.link_start(rest) {
            self.place = Place::Link { scheme_left, named: false };
        }
        match c {
            '\n' => {
                self.out.push('\n');
                self.out.push_str(self.prefix);
                self.place = Place::Start;
                return;
            }
            c if matches!(self.place, Place::Link { .. }) && !c.is_whitespace() => {
                self.push_in_link(c, rest);
            }
            c => {
                if self.is_active(c) {
                    self.out.push('\\');
                }
                self.out.push(c);
                self.place = self.after(c);
            }
        }
        self.out.push_str(&cluster[c.len_utf8()..]);
    }

    /// Characters of the scheme, if a link starts here. Discord finds one in the middle of a word, too.
    fn link_start(&self, rest: &str) -> Option<usize> {
        if matches!(self.place, Place::Link { .. }) {
            return None;
        }
        let starts =
            |scheme: &&str| rest.get(..scheme.len()).is_some_and(|have| have.eq_ignore_ascii_case(scheme));
        ["https://", "http://"].into_iter().find(starts).map(str::len)
    }

    /// Inside a link a backslash would change where it leads, and Discord's link would swallow it: signs are
    /// percent-encoded, which changes nothing. A link is read as a whole from its first letter on, so its underscores
    /// mean nothing.
    fn push_in_link(&mut self, c: char, rest: &str) {
        let Place::Link { scheme_left, named } = self.place else { return };
        let everyone = rest.starts_with("@everyone") || rest.starts_with("@here");
        match c {
            '*' | '|' | '`' | '[' | ']' | '<' | '>' | '\\' | '~' => self.push_percent(c),
            '_' if !named => self.push_percent(c),
            '@' if everyone => self.push_percent(c),
            c => self.out.push(c),
        }
        self.place = Place::Link {
            scheme_left: scheme_left.saturating_sub(1),
            named: named || (scheme_left == 0 && c.is_ascii_alphanumeric()),
        };
    }

    fn push_percent(&mut self, c: char) {
        self.out.push_str(&format!("%{:02X}", u32::from(c)));
    }

    /// Whether `c` would begin or end something here.
    const fn is_active(&self, c: char) -> bool {
        match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '[' | '@' => true,
            '#' | '-' | '+' => matches!(self.place, Place::Start),
            '.' | ')' => matches!(self.place, Place::Number),
            _ => false,
        }
    }

    const fn after(&self, c: char) -> Place {
        match self.place {
            Place::Start if c.is_whitespace() => Place::Start,
            Place::Start | Place::Number if c.is_ascii_digit() => Place::Number,
            Place::Start | Place::Number | Place::Link { .. } | Place::Inside => Place::Inside,
        }
    }
}
