//! No sentence for people stands in code: views and wording say texts by their keys. A reader's approximation: a literal
//! of two words or more, or one that begins with a capital letter, is for people.

use crate::Finding;
use crate::code::{before_tests, is_test, only_code};

/// Where every literal counts.
const VIEWS: [&str; 3] = ["/views/", "/views.rs", "/wording/"];
/// Where literals that begin with a capital letter and go on count; the rest is for the log.
const HANDLERS: [&str; 7] = [
    "/commands.rs",
    "/commands/",
    "/components.rs",
    "/forms.rs",
    "src/discord/deliver",
    "src/discord/ui/",
    "src/mail/",
];
/// Before a literal that is for developers.
const FOR_DEVELOPERS: [&str; 2] = ["reason =", "#[error("];

pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    let is_view = VIEWS.iter().any(|part| path.contains(part));
    let is_handler = HANDLERS.iter().any(|part| path.contains(part));
    let is_ours = path.starts_with("src/discord/") || path.starts_with("src/mail/");
    if !is_ours || is_test(path) || !(is_view || is_handler) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (line, literal) in literals(before_tests(text)) {
        let words = words(&literal);
        let is_capital = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_for_people =
            if is_view { words.len() > 1 || is_capital } else { words.len() > 1 && is_capital };
        if is_for_people {
            let what = format!("\"{literal}\" is for people: write it in locales/en/ and `say!` it");
            findings.push(Finding::new(path, line, what));
        }
    }
    findings
}

/// Words of a literal: runs of letters between spaces that are no placeholder, no address and no sign.
fn words(literal: &str) -> Vec<&str> {
    let is_word = |part: &&str| {
        !part.contains(['{', '/', '_', '<']) && part.chars().filter(|c| c.is_alphabetic()).count() > 1
    };
    literal.split_whitespace().flat_map(|part| part.split("\\n")).filter(is_word).collect()
}

/// The literals of a source that may be for people, with their lines from 1.
fn literals(text: &str) -> Vec<(usize, String)> {
    let (raw, code): (Vec<char>, Vec<char>) = (text.chars().collect(), only_code(text).chars().collect());
    let mut found = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let begins = raw[at] == '"' && code[at] == ' ' && !is_in_comment(&raw, &code, at);
        if !begins {
            at += 1;
            continue;
        }
        let end = (at + 1..raw.len()).find(|&to| raw[to] == '"' && raw[to - 1] != '\\').unwrap_or(raw.len());
        let before: String = code[at.saturating_sub(40)..at].iter().collect();
        let is_for_developers = FOR_DEVELOPERS.iter().any(|mark| before.trim_end().ends_with(mark));
        if !is_for_developers {
            let line = raw[..at].iter().filter(|&&c| c == '\n').count() + 1;
            found.push((line, raw[at + 1..end].iter().collect()));
        }
        at = end + 1;
    }
    found
}

/// Whether a quotation mark stands behind `//`; comments are blank in `code`, as strings are.
fn is_in_comment(raw: &[char], code: &[char], at: usize) -> bool {
    let start = raw[..at].iter().rposition(|&c| c == '\n').map_or(0, |end| end + 1);
    (start..at).any(|from| raw[from..].starts_with(&['/', '/']) && code[from..at].iter().all(|c| *c == ' '))
}

#[test]
fn a_sentence_in_a_view_is_found() {
    let lines = |path: &str, text: &str| check(path, text).iter().map(|f| f.line).collect::<Vec<_>>();
    let view = "src/discord/offers/views/card.rs";
    assert_eq!(lines(view, "a(\"Nothing was done\");\nb(\"Accept\");\nc(\"{a} has {b} left\");"), [1, 2, 3]);
    assert_eq!(
        lines(view, "say!(l, \"offer-card\");\nf(\"https://cdn.discordapp.com/\", \"{a} · **{b}**\\n\");"),
        [0; 0]
    );
    assert_eq!(
        lines(
            view,
            "//! \"Two words\"\nf(\"<t:{}:R>\"); // \"Two words\"\n#[expect(a, reason = \"of two\")]"
        ),
        [0; 0]
    );
    assert_eq!(lines("src/discord/offers/views/tests/mod.rs", "a(\"Nothing was done\")"), [0; 0]);
    assert_eq!(lines("src/discord/login.rs", "a(\"Nothing was done\")"), [0; 0]);
    let commands = "src/discord/people/commands.rs";
    assert_eq!(
        lines(commands, "d(\"Hire somebody\");\nm(\"an option that is unknown\"); n(\"Offers\");"),
        [1]
    );
}
