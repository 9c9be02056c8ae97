//! What is wrong with a price, in words.

use super::dates::date_sentence;
use super::quoted;
use crate::domain::form::problem::Problem;

/// The sentence for a problem of an amount, a currency or an hourly rate; for any other, the one for dates and lines.
pub(super) fn price_sentence(problem: &Problem) -> String {
    match problem {
        Problem::NoAmount { text } => format!("{} has no amount in it.", quoted(text)),
        Problem::NotANumber { text } => {
            format!("the commas, dots or spaces in {} do not make a number.", quoted(text))
        }
        Problem::AmbiguousNumber { text } => ambiguous_number(text),
        Problem::TwoAmounts { first, second } => {
            format!("there are two amounts, {} and {}. Name one.", quoted(first), quoted(second))
        }
        Problem::NotUnderstood { text } => {
            format!("I can read this but for {}. Leave it out, or say it in the description.", quoted(text))
        }
        Problem::UnknownCurrency { code } => format!("{} is no currency that I know.", quoted(code)),
        Problem::SharedCurrencyName { text } => {
            format!("several currencies are called {}. Use the three letters of yours.", quoted(text))
        }
        Problem::TwoCurrencies { first, second } => {
            format!("two currencies, {first} and {second}. Name one.")
        }
        Problem::TooPrecise { currency, digits: 0 } => {
            format!("{currency} has no decimals. Name a whole amount.")
        }
        Problem::TooPrecise { currency, digits } => format!("{currency} has only {digits} decimals."),
        Problem::NotPositive => "the amount must be above zero.".to_owned(),
        Problem::TooLarge { most } => format!("one offer can be at most {most}."),
        Problem::RateUnit { unit } => {
            format!("a price is fixed or by the hour, not by {}.", quoted(unit))
        }
        Problem::FixedAndHourly => "it says fixed and by the hour. Choose one.".to_owned(),
        Problem::LimitWithoutRate => {
            "hours in a week go with a rate by the hour; this price is fixed. Write `/h` behind the amount."
                .to_owned()
        }
        Problem::LimitUnit { unit } => {
            format!("hours are limited by the week, not by {}.", quoted(unit))
        }
        Problem::LimitOutOfRange { text, most } => {
            format!("{} hours a week are no limit; it is a whole number from 1 to {most}.", quoted(text))
        }
        Problem::TwoLimits => "it names two limits of hours. Keep one.".to_owned(),
        other => date_sentence(other),
    }
}

/// Both readings of `1.500`, each in a form that has only one.
fn ambiguous_number(text: &str) -> String {
    let number = text.trim_end_matches('k');
    let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let start = format!("{} is read differently from country to country. Write", quoted(text));
    match rest.strip_suffix('0') {
        _ if number != text => format!("{start} the amount without “k”."),
        Some(cents) if whole == "0" => format!("{start} `0.{cents}`."),
        Some(cents) => format!("{start} `{whole},{rest}` or `{whole}.{cents}`."),
        None => format!("{start} `{whole},{rest}` for the larger amount."),
    }
}
