//! A language for tests that nobody speaks: English with every letter made wide. What a test still finds in plain letters
//! did not come from `locales/`. Commands such as `/offers` stay as they are, because they are typed.

use std::borrow::Cow;

/// `text` of a Fluent message, in wide letters. Values are not touched: they are data, or texts of their own.
pub(super) fn disguise(text: &str) -> Cow<'_, str> {
    let (mut out, mut is_command) = (String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        is_command = c != '`' && is_command || c == '`' && !is_command && rest.peek() == Some(&'/');
        out.push(if is_command { c } else { wide(c) });
    }
    Cow::Owned(out)
}

fn wide(c: char) -> char {
    match c {
        'a'..='z' | 'A'..='Z' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The plain letters of a text that is shown, beside those that no language changes: what stands between backticks,
/// mentions and moments in angle brackets, and the three letters of a currency.
pub(crate) fn english_letters(text: &str) -> String {
    let outside_backticks: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for part in outside_backticks
        .split('<')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('>').map_or(part, |(_, rest)| rest) })
    {
        out.push_str(part);
        out.push(' ');
    }
    let is_currency = |word: &&str| word.len() == 3 && word.chars().all(|letter| letter.is_ascii_uppercase());
    let words = out.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.filter(|word| !is_currency(word)).collect::<Vec<_>>().join(" ")
}

#[test]
fn only_texts_are_disguised() {
    assert_eq!(disguise("Use `/offers`, or wait"), "Ｕｓｅ `/offers`, ｏｒ ｗａｉｔ");
    assert_eq!(english_letters("Ｕｓｅ `/offers` <@1> <t:1:R> 5 USD"), "");
    assert_eq!(english_letters("<@1> accepted `x` it"), "accepted it");
}
