//! Titles, descriptions and messages: what is refused, and what is quietly made safe.

use super::{form, only_problem, parse, text};
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::problem::{Field, Problem};
use crate::domain::form::{OfferForm, read_message};

#[test]
fn empty_and_long_texts_are_refused() {
    let title = |typed: &str| only_problem(&OfferForm { title: text(typed), ..form() });
    let description = |typed: &str| only_problem(&OfferForm { description: text(typed), ..form() });
    assert_eq!(title(""), Problem::Text(TextProblem::Empty).on(Field::Title));
    assert_eq!(title(" \n\t "), Problem::Text(TextProblem::Empty).on(Field::Title));
    assert_eq!(title("\u{200b}\u{202e}\u{3164}"), Problem::Text(TextProblem::Empty).on(Field::Title));
    assert_eq!(
        title(&"x".repeat(101)),
        Problem::Text(TextProblem::TooLong { most: 100, is: 101 }).on(Field::Title)
    );
    assert_eq!(
        title(&"語".repeat(101)),
        Problem::Text(TextProblem::TooLong { most: 100, is: 101 }).on(Field::Title)
    );
    assert_eq!(description("\n\n"), Problem::Text(TextProblem::Empty).on(Field::Description));
    assert_eq!(description("\u{feff}"), Problem::Text(TextProblem::Empty).on(Field::Description));
    let long = Problem::Text(TextProblem::TooLong { most: 4_000, is: 4_001 });
    assert_eq!(description(&"x".repeat(4_001)), long.on(Field::Description));
    let long = Problem::Text(TextProblem::TooLong { most: 500, is: 501 });
    assert_eq!(read_message(&"x".repeat(501)), Err(long.on(Field::Message)));
}

#[test]
fn lengths_count_characters_after_tidying() {
    let title = format!("  {}  ", "語".repeat(100));
    assert_eq!(parse(&OfferForm { title, ..form() }).unwrap().title, "語".repeat(100));
    assert_eq!(read_message(&format!("{}\n", "x".repeat(500))), Ok("x".repeat(500)));
    assert_eq!(read_message("  "), Ok(String::new()));
}

#[test]
fn texts_are_made_safe() {
    let cases = [
        ("a  b\n c", "a b c"),
        ("a\u{202e}b\u{202c}", "ab"),
        ("pay\u{200b}pal", "paypal"),
        ("a\u{0}\u{7}b", "ab"),
        ("a\u{200d}b", "ab"),
        ("👩\u{200d}💻", "👩\u{200d}💻"),
        ("👩\u{200d}", "👩"),
        ("🏴\u{e0067}\u{e0062}\u{e007f}", "🏴\u{e0067}\u{e0062}\u{e007f}"),
        ("a\u{e0067}b", "ab"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("a\u{2028}b", "a b"),
    ];
    for (typed, kept) in cases {
        let terms = parse(&OfferForm { title: text(typed), ..form() }).unwrap();
        assert_eq!(terms.title, kept, "{typed:?}");
    }
    let description = text(" \r\n one \r\n\r\ntwo\u{202e} \n");
    assert_eq!(parse(&OfferForm { description, ..form() }).unwrap().description, "one\n\ntwo");
}

#[test]
fn all_problems_are_told_in_the_order_of_the_form() {
    let all_bad = OfferForm {
        price: text("abc"),
        schedule: text("next spring"),
        milestones: text("Design"),
        ..OfferForm::default()
    };
    let fields: Vec<Field> = parse(&all_bad).unwrap_err().iter().map(|found| found.field).collect();
    let expected = [Field::Title, Field::Description, Field::Price, Field::Schedule, Field::Milestones];
    assert_eq!(fields, expected);
}
