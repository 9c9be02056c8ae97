//! User text in messages: nothing of it is formatting, and it is as long as asked at most.

use super::*;
use crate::domain::time::UnixMs;
use crate::words::Language;
use proptest::prelude::*;

/// Reads `text` as Discord's client would, and names the first thing that is more than text.
fn first_active(text: &str) -> Option<String> {
    text.split('\n').find_map(|line| active_in_line(line).map(|what| format!("{what} in {line:?}")))
}

fn active_in_line(line: &str) -> Option<&'static str> {
    let start = line.trim_start();
    if start.starts_with(['#', '-', '+', '>']) {
        return Some("a heading, list or quote");
    }
    if start.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')'])
        && start.starts_with(|c: char| c.is_ascii_digit())
    {
        return Some("a numbered list");
    }
    let chars: Vec<char> = line.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let here: String = chars[at..].iter().take(9).collect::<String>().to_ascii_lowercase();
        if (here.starts_with("https://") || here.starts_with("http://")) && here.len() > 8 {
            let link: String = chars[at..].iter().take_while(|c| !c.is_whitespace() && **c != '<').collect();
            if link.contains(['*', '|', '`', '[', '\\']) || link.contains("@everyone") {
                return Some("a sign in a link");
            }
            at += link.chars().count();
            continue;
        }
        match chars[at] {
            '\\' if chars.get(at + 1).is_some_and(|c| c.is_ascii_punctuation()) => at += 2,
            '\\' => return Some("a lone backslash"),
            '*' | '_' | '~' | '`' | '|' | '<' | '>' | '[' | '@' => return Some("a sign"),
            _ => at += 1,
        }
    }
    None
}

fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[-*_~`|<>\\[\\]()#@+.:/!\\\\ \n0-9a-z]{1,8}",
        Just("https://example.com/a_b*c_d".to_owned()),
        Just("http://_".to_owned()),
        Just("https://x/@everyone".to_owned()),
        Just("[label](https://evil.example)".to_owned()),
        Just("<@123>".to_owned()),
        Just("@everyone @here".to_owned()),
        Just("<t:1:R></offer:1><:x:1><#5>".to_owned()),
        Just("\n-# small\n# big\n1. one\n> quote\n>>> all".to_owned()),
        Just("```rust\ncode\n```||spoiler||".to_owned()),
        Just("👩\u{200D}👩\u{200D}👧🏽🇩🇪".to_owned()),
        Just("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}".to_owned()),
        Just("\u{202E}abc\u{200B}\u{2066}\u{0}\u{3164}".to_owned()),
        Just("مرحبا بالعالم".to_owned()),
        "\\PC{1,6}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_is_formatting(text in nasty(), most in 3_usize..200) {
        prop_assert_eq!(first_active(&escaped(&text, most)), None);
        prop_assert_eq!(first_active(&escaped_line(&text, most)), None);
        for part in chunks(&text, most) {
            prop_assert_eq!(first_active(&part), None);
        }
        for line in quoted(&text, most).split('\n') {
            let line = line.strip_prefix("> ").or(line.strip_prefix(">"));
            prop_assert!(line.is_some_and(|line| active_in_line(line).is_none()), "{line:?}");
        }
    }

    #[test]
    fn cuts_fit_and_leave_something(text in nasty(), most in 3_usize..200) {
        for cut in [escaped(&text, most), escaped_line(&text, most), plain_line(&text, most), quoted(&text, most)] {
            prop_assert!(units(&cut) <= most, "{} > {most}: {cut:?}", units(&cut));
            prop_assert!(!cut.trim().is_empty());
        }
        for part in chunks(&text, most) {
            prop_assert!(units(&part) <= most.max(100) && !part.trim().is_empty());
        }
    }

    #[test]
    fn chunks_hold_the_whole_text(text in nasty()) {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        if !text.contains("http") {
            prop_assert_eq!(letters(&chunks(&text, 100).concat()), letters(&clean(&text)));
        }
    }
}

#[test]
fn plain_words_stay_as_they_are() {
    let text =
        "A logo (two drafts), 50% up front - and 1.5 hours a week.\n\nSee https://example.com/my_file_1.";
    assert_eq!(escaped(text, 500), text);
    assert_eq!(escaped_line(" two\n lines ", 50), "two lines");
}

#[test]
fn signs_are_escaped_where_they_mean_something() {
    assert_eq!(escaped("# big\n1. one\n- list\na - b # c", 200), "\\# big\n1\\. one\n\\- list\na - b # c");
    assert_eq!(escaped("[x](https://e.vil/a_b)", 200), "\\[x](https://e.vil/a_b)");
    assert_eq!(escaped("<@1> @everyone", 200), "\\<\\@1\\> \\@everyone");
    assert_eq!(quoted("a\n> b", 200), "> a\n> \\> b");
}

#[test]
fn cuts_keep_escapes_and_clusters_whole() {
    assert_eq!(escaped("ab**cd", 5), "ab\\*…");
    assert_eq!(escaped("ab**cd", 4), "ab…");
    assert_eq!(plain_line("ab👩\u{200D}👧cd", 6), "ab…");
    assert_eq!(plain_line("🇩🇪🇫🇷", 7), "🇩🇪…");
    assert_eq!(plain_line("exactly", 7), "exactly");
}

#[test]
fn what_cannot_be_seen_is_not_shown() {
    assert_eq!(clean("\u{202E}gnp.exe\u{200B}\u{2066}\u{0}\r\na\u{FEFF}"), "gnp.exe\na");
    assert_eq!(clean("می\u{200C}خواهم"), "می\u{200C}خواهم");
    assert_eq!(clean("a\u{200D}b"), "ab");
    assert_eq!(clean("a\n\n\n\n\nb"), "a\n\nb");
    assert_eq!(escaped("\u{3164}\u{200B}", 50), NOTHING_VISIBLE);
}

#[test]
fn times_are_timestamps() {
    let at = UnixMs(1_796_126_400_123);
    assert_eq!(moment(at), "<t:1796126400:f>");
    assert_eq!(ago(at), "<t:1796126400:R>");
    let date = crate::domain::time::date(2026, 12, 1);
    assert_eq!(day(date), "<t:1796119200:D>");
    assert_eq!(weekday_and_day(Language::English, date), "Tue, <t:1796119200:D>");
}
