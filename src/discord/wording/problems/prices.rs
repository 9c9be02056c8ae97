//! What is wrong with a price, in words.

use super::dates::date_sentence;
use super::typed;
use crate::domain::form::problem::Problem;
use crate::say;
use crate::words::Language;

/// The sentence for a problem of an amount, a currency or an hourly rate; for any other, the one for dates and lines.
pub(super) fn price_sentence(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::NoAmount { text } => say!(language, "form-no-amount", text = typed(text)),
        Problem::NotANumber { text } => {
            say!(language, "form-not-a-number", text = typed(text))
        }
        Problem::AmbiguousNumber { text } => ambiguous_number(language, text),
        Problem::TwoAmounts { first, second } => {
            say!(language, "form-two-amounts", first = typed(first), second = typed(second))
        }
        Problem::NotUnderstood { text } => {
            say!(language, "form-not-understood", text = typed(text))
        }
        Problem::UnknownCurrency { code } => say!(language, "form-unknown-currency", text = typed(code)),
        Problem::SharedCurrencyName { text } => {
            say!(language, "form-shared-currency-name", text = typed(text))
        }
        Problem::TwoCurrencies { first, second } => {
            say!(language, "form-two-currencies", first = first.code(), second = second.code())
        }
        Problem::TooPrecise { currency, digits: 0 } => {
            say!(language, "form-no-decimals", currency = currency.code())
        }
        Problem::TooPrecise { currency, digits } => {
            say!(language, "form-few-decimals", currency = currency.code(), digits = *digits)
        }
        Problem::NotPositive => say!(language, "form-not-positive"),
        Problem::TooLarge { most } => say!(language, "form-too-large", most = most.to_string()),
        Problem::RateUnit { unit } => {
            say!(language, "form-rate-unit", text = typed(unit))
        }
        Problem::FixedAndHourly => say!(language, "form-fixed-and-hourly"),
        Problem::LimitWithoutRate => say!(language, "form-limit-without-rate"),
        Problem::LimitUnit { unit } => {
            say!(language, "form-limit-unit", text = typed(unit))
        }
        Problem::LimitOutOfRange { text, most } => {
            say!(language, "form-limit-out-of-range", text = typed(text), most = *most)
        }
        Problem::TwoLimits => say!(language, "form-two-limits"),
        other => date_sentence(language, other),
    }
}

/// Both readings of `1.500`, each in a form that has only one.
fn ambiguous_number(language: Language, text: &str) -> String {
    let number = text.trim_end_matches('k');
    let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let (typed, large) = (typed(text), format!("{whole},{rest}"));
    match rest.strip_suffix('0') {
        _ if number != text => say!(language, "form-ambiguous-thousands", text = typed),
        Some(cents) if whole == "0" => {
            say!(language, "form-ambiguous-small", text = typed, one = format!("0.{cents}"))
        }
        Some(cents) => {
            let small = format!("{whole}.{cents}");
            say!(language, "form-ambiguous-number", text = typed, one = large, other = small)
        }
        None => say!(language, "form-ambiguous-large", text = typed, one = large),
    }
}
