//! Where a line of milestones may be cut: the signs and words between name, amount and date. Owns which they are; which cut is
//! right is decided in `milestone_line`.

use super::day::begins_named_day;
use super::text::fold;

/// Signs that may stand between name, amount and date: byte ranges, left to right. A comma, dot or dash inside a number
/// or a word is none.
pub(super) fn find_signs(line: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let folded: Vec<char> = fold(line).chars().collect();
    let is_space = |at: Option<usize>| at.and_then(|at| folded.get(at)).is_none_or(|c| *c == ' ');
    let mut signs = Vec::new();
    for (at, &(start, c)) in chars.iter().enumerate() {
        let is_sign = match folded[at] {
            ':' | ';' | '|' | '=' | '\u{2014}' | '→' => true,
            ',' => !is_in_number(&folded, at),
            '-' => is_space(at.checked_sub(1)) && is_space(Some(at + 1)),
            _ => false,
        };
        if is_sign {
            signs.push((start, start + c.len_utf8()));
        }
    }
    signs
}

/// A comma between digits, unless a whole date follows it: `Design,500,2026-12-10`.
fn is_in_number(folded: &[char], at: usize) -> bool {
    let is_digit = |at: Option<usize>| at.and_then(|at| folded.get(at)).is_some_and(char::is_ascii_digit);
    let behind: String = folded.iter().skip(at + 1).take(10).collect();
    let is_date = behind.len() == 10
        && behind
            .bytes()
            .enumerate()
            .all(|(n, b)| if matches!(n, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) && !is_date
}

/// Where a date may begin: behind a sign or a word like `due`, or at `in`, `on`, `next`. Ranges of what stands between
/// the head and the date, left to right.
pub(super) fn find_date_cuts(line: &str, signs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut cuts: Vec<(usize, usize)> = signs.to_vec();
    cuts.extend(line.match_indices(" (").map(|(at, bracket)| (at, at + bracket.len())));
    let mut at = 0;
    let (mut announced_at, mut begun) = (None, false);
    for word in line.split(' ') {
        let end = at + word.len();
        if announces_date(word) {
            announced_at = announced_at.or(Some(at));
            cuts.push((announced_at.unwrap_or(at), end));
        } else {
            let begins = begins_date(word);
            if begins && !begun && announced_at.is_none() {
                cuts.push((at, at));
            }
            begun = begins;
            announced_at = None;
        }
        at = end + 1;
    }
    cuts.retain(|&(_, start)| start < line.len());
    cuts.sort_unstable_by_key(|&(_, start)| start);
    cuts
}

/// Words after which a date follows.
const ANNOUNCEMENTS: [&str; 4] = ["due", "by", "until", "deadline"];

/// `due`, `by`: the date is what follows.
pub(super) fn announces_date(word: &str) -> bool {
    let bare = word.trim_start_matches('(').trim_end_matches(':');
    ANNOUNCEMENTS.iter().any(|known| bare.eq_ignore_ascii_case(known))
}

/// `head` without an announcing word at its end.
pub(super) fn strip_announcement(head: &str) -> Option<&str> {
    ANNOUNCEMENTS.iter().find_map(|known| {
        let (before, word) = head.split_at_checked(head.len().checked_sub(known.len())?)?;
        let whole = !before.ends_with(char::is_alphanumeric);
        (whole && word.eq_ignore_ascii_case(known)).then_some(before)
    })
}

/// `in`, `next`, `2026-12-01`, `Dec`, `Fri`: the word is part of the date.
fn begins_date(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', ',']);
    let is_iso = word.len() == 10 && word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    is_iso
        || begins_named_day(&word.to_lowercase())
        || ["in", "on", "next", "tomorrow"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

pub(super) fn trim_signs(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c == ' ' || matches!(c, ':' | ',' | ';' | '|' | '=' | '-' | '–' | '—' | '→' | '：' | '，' | '；')
    })
}

/// Without bullets (`-`, `*`, `•`, `1.`, `2)`) and separators at its ends.
pub(super) fn trim_name(name: &str) -> &str {
    let mut name = name;
    loop {
        let mut next = trim_signs(name).trim_start_matches(['•', '·']);
        next = next.strip_prefix("* ").unwrap_or(next);
        let digits = next.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&digits) {
            let rest = &next[digits..];
            if rest.starts_with(". ") || rest.starts_with(") ") {
                next = &rest[2..];
            }
        }
        if next == name {
            return name;
        }
        name = next;
    }
}
