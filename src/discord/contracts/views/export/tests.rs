//! The files of an export: what stands on the page, that it asks for nothing and obeys nobody, and that no word of it stands in the code.

mod fixtures;

use super::*;
use crate::discord::offers::views::tests::languages::check_post;
use crate::discord::offers::views::tests::render::render;
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::seat::Seat;
use crate::words::pseudo::english_letters;
use fixtures::{ADA, BEN, CHIDI, Made, agency, by_the_hour, many, plain, shop};
use insta::assert_snapshot;
use proptest::prelude::*;

const EN: Language = Language::English;

/// The files of `made` for somebody with this seat, by how their names end.
fn files(language: Language, made: &Made, seat: Seat) -> (Post, Vec<(String, String)>) {
    let export = made.export(seat);
    let reader = match seat {
        Seat::Client => ADA,
        Seat::Freelancer | Seat::Agency => BEN,
        Seat::Member => CHIDI,
    };
    let json = WrittenDocument::of(&export.document).expect("it is written");
    let (post, files) = exported(language, &export, json, reader);
    let text = |file: File| (file.name, String::from_utf8(file.bytes).expect("text"));
    (post, files.into_iter().map(text).collect())
}

/// A text without the hash of what was made: it changes with each fact.
fn without_hash(text: &str, made: &Made, seat: Seat) -> String {
    let json = WrittenDocument::of(&made.export(seat).document).expect("it is written");
    text.replace(&json.sha256, "HASH")
}

fn page_of(made: &Made, seat: Seat) -> String {
    files(EN, made, seat).1.remove(0).1
}

/// The page without its style, one element a line.
fn body(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").expect("a style");
    let (_, after) = rest.split_once("</style>").expect("its end");
    let page = format!("{before}{after}");
    [
        "<section",
        "<h",
        "<tr",
        "<td",
        "<th",
        "<li",
        "<dt",
        "<dd",
        "<p",
        "<footer",
        "<article",
        "<blockquote",
        "<pre",
        "</main",
    ]
    .into_iter()
    .fold(page, |page, tag| page.replace(tag, &format!("\n{tag}")))
}

/// Everything that a browser would take for an element, with what it is told by attributes.
fn elements(page: &str) -> Vec<&str> {
    let (_, rest) = page.split_once("</style>").expect("a style");
    rest.split('<').skip(1).map(|part| part.split('>').next().unwrap_or_default()).collect()
}

/// What the page has by itself; nothing else is ever on it.
const ELEMENTS: [&str; 39] = [
    "head",
    "body",
    "main",
    "header",
    "section",
    "article",
    "footer",
    "h1",
    "h2",
    "h3",
    "p",
    "div",
    "span",
    "bdi",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "ol",
    "ul",
    "li",
    "time",
    "blockquote",
    "code",
    "pre",
    "html",
    "title",
    "style",
    "br",
    "b",
    "i",
    "em",
    "strong",
    "small",
];
const ATTRIBUTES: [&str; 7] = ["class", "dir", "datetime", "data-label", "scope", "style", "lang"];

fn check_page(page: &str) {
    assert!(page.starts_with("<!DOCTYPE html><html lang=\""), "{}", &page[..80]);
    assert_eq!(page.matches("</style>").count(), 1, "nobody ends the style");
    for element in elements(page) {
        let (name, rest) = element.split_once(' ').unwrap_or((element, ""));
        assert!(ELEMENTS.contains(&name.trim_start_matches('/')), "<{element}>");
        // Behind each second quotation mark there is another attribute, or the end.
        let names = rest.split('"').step_by(2).map(|name| name.trim().trim_end_matches('='));
        for name in names.filter(|name| !name.is_empty()) {
            assert!(ATTRIBUTES.contains(&name), "{name} of <{element}>");
        }
    }
    let asks =
        ["<script", "<img", "<link", "<iframe", "<a ", "src=", "href=", "@import", "url(", "javascript:"];
    let style = page.split_once("</style>").and_then(|(before, _)| before.split_once("<style>"));
    for ask in asks {
        assert!(!style.is_some_and(|(_, style)| style.contains(ask)), "{ask} in the style");
    }
    let hidden = |c: char| (c.is_control() && c != '\n') || crate::domain::form::is_invisible(c);
    assert_eq!(page.find(hidden), None, "what can't be seen");
}

#[test]
fn the_page_has_all_of_it_in_its_order() {
    let page = page_of(&shop(), Seat::Client);
    assert_snapshot!("page", body(&without_hash(&page, &shop(), Seat::Client)));
}

#[test]
fn a_member_reads_the_page_without_amounts() {
    let (post, files) = files(EN, &agency(), Seat::Member);
    for (name, text) in &files {
        let text = without_hash(text, &agency(), Seat::Member);
        for figure in ["1,500", "1500", "500", "USD", "Invoice"] {
            let (_, after) = text.split_once("</style>").unwrap_or(("", &text));
            assert!(!after.contains(figure), "{figure} in {name}: {after}");
        }
    }
    assert!(files[0].1.contains("Amounts are left out"), "{}", files[0].1);
    let shown = render(&post);
    assert!(shown.contains("Amounts are left out"), "{shown}");
    assert_snapshot!("page_of_a_member", body(&without_hash(&files[0].1, &agency(), Seat::Member)));
}

#[test]
fn hours_are_read_week_by_week_and_by_a_member_without_amounts() {
    let page = page_of(&by_the_hour(), Seat::Client);
    assert_snapshot!("page_by_the_hour", body(&without_hash(&page, &by_the_hour(), Seat::Client)));
    let (_, files) = files(EN, &by_the_hour(), Seat::Member);
    for (name, text) in &files {
        let (_, after) = text.split_once("</style>").unwrap_or(("", text));
        assert!(after.contains("First sketches") || name.ends_with(".ics"), "{name}");
        assert!(!after.contains("USD") && !after.contains("400"), "{name}: {after}");
    }
}

#[test]
fn pages_of_every_kind_are_whole() {
    for made in [shop(), agency(), by_the_hour(), plain(), many()] {
        for seat in Seat::ALL {
            check_page(&page_of(&made, seat));
        }
    }
}

#[test]
fn the_message_says_what_each_file_is() {
    let (post, written) = files(EN, &shop(), Seat::Client);
    let names: Vec<_> = written.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["contract-12.html", "contract-12.json", "contract-12.ics"]);
    assert_snapshot!(without_hash(&render(&post), &shop(), Seat::Client), @r"
┌ #959BA6
│ Contract #12 exported
│ **contract-12.html** opens in any browser and prints well.
│ **contract-12.json** has the same facts for other programs.
│ **contract-12.ics** adds the upcoming dates to your calendar. If they change, export again and import the new file.
│ 
│ **SHA-256** `HASH`
│ If nothing changes before the other side exports the contract, their copy shows the same SHA-256. That means both copies match.
│ 
│ Only you can see these files. Save them: they're gone once you dismiss this message.
");
    let mut closed = plain();
    closed.found.contract.state = ContractState::Closed;
    let (post, written) = files(EN, &closed, Seat::Client);
    assert_eq!(written.len(), 2, "no date is ahead");
    assert_snapshot!(without_hash(&render(&post), &closed, Seat::Client), @r"
┌ #959BA6
│ Contract #12 exported
│ **contract-12.html** opens in any browser and prints well.
│ **contract-12.json** has the same facts for other programs.
│ No dates are coming up, so there's no calendar file.
│ 
│ **SHA-256** `HASH`
│ If nothing changes before the other side exports the contract, their copy shows the same SHA-256. That means both copies match.
│ 
│ Only you can see these files. Save them: they're gone once you dismiss this message.
");
}

#[test]
fn the_dates_are_named_and_known_again() {
    let dates = |made: Made, seat| {
        let written = files(EN, &made, seat).1.remove(2).1.replace("\r\n ", "");
        let named = |line: &&str| ["UID:", "DTSTART", "SUMMARY:"].iter().any(|name| line.starts_with(name));
        let lines: Vec<_> = written.lines().filter(named).map(str::to_owned).collect();
        lines.chunks(3).map(|event| event.join(" ")).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(dates(shop(), Seat::Client), @r"
UID:payment-14.contract-12.1@parley DTSTART:20261221T200000Z SUMMARY:A payment becomes unconfirmed: Website for a coffee shop (contract #12)
UID:milestone-3.contract-12.1@parley DTSTART;VALUE=DATE:20261222 SUMMARY:Due: Home and menu (contract #12)
UID:payment-20.contract-12.1@parley DTSTART:20261225T140000Z SUMMARY:A payment becomes unconfirmed: Website for a coffee shop (contract #12)
UID:milestone-4.contract-12.1@parley DTSTART;VALUE=DATE:20261229 SUMMARY:Due: The other pages (contract #12)
UID:milestone-5.contract-12.1@parley DTSTART;VALUE=DATE:20261231 SUMMARY:Due: Launch (contract #12)
UID:due.contract-12.1@parley DTSTART;VALUE=DATE:20261231 SUMMARY:Due: Website for a coffee shop (contract #12)
UID:approval-3.contract-12.1@parley DTSTART:20270101T040000Z SUMMARY:Approved automatically if not answered: Home and menu (contract #12)
");
    assert_snapshot!(dates(shop(), Seat::Member), @r"
UID:milestone-3.contract-12.1@parley DTSTART;VALUE=DATE:20261222 SUMMARY:Due: Home and menu (contract #12)
UID:milestone-4.contract-12.1@parley DTSTART;VALUE=DATE:20261229 SUMMARY:Due: The other pages (contract #12)
UID:milestone-5.contract-12.1@parley DTSTART;VALUE=DATE:20261231 SUMMARY:Due: Launch (contract #12)
UID:due.contract-12.1@parley DTSTART;VALUE=DATE:20261231 SUMMARY:Due: Website for a coffee shop (contract #12)
UID:approval-3.contract-12.1@parley DTSTART:20270101T040000Z SUMMARY:Approved automatically if not answered: Home and menu (contract #12)
");
}

#[test]
fn no_word_stands_in_the_code() {
    for made in [shop(), agency(), plain(), many()] {
        for seat in [Seat::Client, Seat::Member] {
            let made = made.clone().foreign();
            let (post, files) = files(Language::Pseudo, &made, seat);
            check_post(&post);
            let page = files[0].1.replace("sha256sum", "").replace("sha256", "");
            let (_, page) = page.split_once("</style>").expect("a style");
            let texts = page.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text));
            let labels =
                page.split("data-label=\"").skip(1).map(|part| part.split('"').next().unwrap_or_default());
            for text in texts.chain(labels).filter(|text| !text.contains("grep")) {
                let text = text.replace("contract-12.json", "").replace("parley-contract/1", "");
                let is_hash = text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
                assert!(is_hash || english_letters(&text).is_empty(), "{text}");
            }
            for (_, dates) in files.iter().filter(|(name, _)| name.ends_with(".ics")) {
                let read = |line: &&str| line.starts_with("SUMMARY:");
                for line in dates.lines().filter(read) {
                    assert_eq!(english_letters(line.trim_start_matches("SUMMARY:")), "", "{line}");
                }
            }
        }
    }
}

#[test]
fn what_was_written_to_be_markup_is_text() {
    let hostile =
        "</title></style><script>alert(1)</script>\"><img src=x onerror=alert(1)>' \u{202E}\0\u{2}&lt;b&amp;";
    let made = shop().written_as(hostile);
    for seat in Seat::ALL {
        let page = page_of(&made, seat);
        check_page(&page);
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "it is there, as it was written");
        assert!(page.contains("&amp;lt;b&amp;amp;"), "what was escaped stays so");
    }
    let plain = |file: &(String, String)| file.1.contains(['\0', '\u{202E}']);
    assert!(!files(EN, &made, Seat::Client).1.iter().any(plain));
}

proptest! {
    #[test]
    fn whatever_is_written_stays_text(text in "(\\PC|[<>\"'&\\-/=! \n\0\u{2}\u{3}\u{202E}]|</style>|<!--|]]>|<script){0,60}") {
        check_page(&page_of(&shop().written_as(&text), Seat::Client));
    }
}
