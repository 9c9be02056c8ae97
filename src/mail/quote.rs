//! What people wrote, on its way into an email. Owns that it stays theirs there: it cannot be clicked, cannot be seen as
//! anything but a quotation, and turns no other text around.

use crate::domain::plain::{clean, cluster_len};

/// What stands where a text has nothing that can be seen.
const NOTHING_VISIBLE: &str = "–";
/// Begins a stretch with a direction of its own (first strong isolate).
const ISOLATE: char = '\u{2068}';
/// Ends it.
const ISOLATE_END: char = '\u{2069}';

/// `text` on one line in at most `most` characters, in quotation marks: a name or a title inside a sentence of ours.
pub(super) fn line(text: &str, most: usize) -> String {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{}”", isolated(&unlinked(&cut(&text, most))))
}

/// `text` on one line for a header, in at most `most` characters, without quotation marks.
pub(super) fn header_line(text: &str, most: usize) -> String {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    isolated(&cut(&text, most))
}

/// `text` on its lines in at most `most` characters.
pub(super) fn lines(text: &str, most: usize) -> Vec<String> {
    unlinked(&cut(&clean(text), most)).lines().map(isolated).collect()
}

/// As much of `text` as fits, ending in `…` where something was left out; never empty.
fn cut(text: &str, most: usize) -> String {
    if text.is_empty() {
        return NOTHING_VISIBLE.to_owned();
    }
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let (mut end, mut chars) = (0, 1);
    while end < text.len() {
        let length = cluster_len(&text[end..]);
        chars += text[end..end + length].chars().count();
        if chars > most {
            break;
        }
        end += length;
    }
    format!("{}…", text[..end].trim_end())
}

/// Mail programs make links of whatever looks like one. What somebody else wrote must not be clicked in a mail that comes
/// from Parley: `https://evil.example` is written `https[:]//evil[.]example`.
fn unlinked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after: Vec<char> = chars.iter().skip(at + 1).take(2).copied().collect();
        if breaks_link(c, before, &after) {
            out.push('[');
            out.push(c);
            out.push(']');
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether `c` is a sign that makes a link of what stands around it: the dot of a host's name, the `@` of an address, the
/// colon of `https://` or `mailto:x`.
fn breaks_link(c: char, before: Option<char>, after: &[char]) -> bool {
    let joined = before.is_some_and(char::is_alphanumeric);
    match (c, after) {
        // Also in other scripts: their full stops count as dots in host names.
        ('.' | '。' | '．' | '｡', [first, second]) => {
            joined && first.is_alphabetic() && second.is_alphanumeric()
        }
        ('.', [first]) => joined && first.is_alphabetic(),
        ('@', [first, ..]) => joined && first.is_alphanumeric(),
        (':', [first, second]) => {
            joined
                && (*first == '/' && *second == '/'
                    || first.is_alphanumeric() && before.is_some_and(char::is_alphabetic))
        }
        _ => false,
    }
}

/// With a direction of its own where it may run from right to left, so that it does not pull the words around it along.
fn isolated(text: &str) -> String {
    if text.chars().any(is_right_to_left) { format!("{ISOLATE}{text}{ISOLATE_END}") } else { text.to_owned() }
}

const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_can_be_clicked() {
        for (typed, shown) in [
            ("see https://evil.example/x", "see https[:]//evil[.]example/x"),
            ("evil.example", "evil[.]example"),
            ("write to eve@evil.example", "write to eve[@]evil[.]example"),
            ("mailto:eve", "mailto[:]eve"),
            ("www.évil.example", "www[.]évil[.]example"),
            ("http://[::1]/", "http[:]//[::1]/"),
            ("evil。example", "evil[。]example"),
        ] {
            assert_eq!(unlinked(typed), shown);
        }
        for calm in [
            "Done. Next one.",
            "1.5 h, at 10:30",
            "v2.0",
            "3.000,50 EUR",
            "Note: soon",
            "…and so on",
            "a.m. or p.m.",
        ] {
            assert_eq!(unlinked(calm), calm);
        }
    }

    #[test]
    fn a_name_stays_on_one_line_and_in_its_marks() {
        assert_eq!(line("Ana\r\nParley: pay here", 40), "“Ana Parley: pay here”");
        assert_eq!(line("\u{202E}ynA\u{200B}", 40), "“ynA”");
        assert_eq!(line(" \u{200B} ", 40), "“–”");
        assert_eq!(line("أنا", 40), "“\u{2068}أنا\u{2069}”");
        assert_eq!(line(&"x".repeat(50), 10), format!("“{}…”", "x".repeat(9)));
    }

    #[test]
    fn cuts_fall_between_characters_that_belong_together() {
        let family = "👩‍👩‍👧‍👦";
        assert_eq!(cut(&family.repeat(3), 16), format!("{family}{family}…"));
        assert_eq!(lines("a\n\n\n\nb", 99), ["a", "", "b"]);
    }
}
