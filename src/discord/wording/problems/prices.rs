//! What is wrong with a price, in words.

use super::typed;
use crate::domain::form::problem::price::PriceProblem;
use crate::say;
use crate::words::Language;

/// The sentence for a problem of an amount, a currency or an hourly rate.
pub(super) fn price_sentence(language: Language, problem: &PriceProblem) -> String {
    match problem {
        PriceProblem::NoAmount { text } => say!(language, "form-no-amount", text = typed(text)),
        PriceProblem::NotANumber { text } => {
            say!(language, "form-not-a-number", text = typed(text))
        }
        PriceProblem::AmbiguousNumber { text } => {
            say!(language, "form-ambiguous-number", text = typed(text))
        }
        PriceProblem::TwoAmounts { first, second } => {
            say!(language, "form-two-amounts", first = typed(first), second = typed(second))
        }
        PriceProblem::NotUnderstood { text } => {
            say!(language, "form-not-understood", text = typed(text))
        }
        PriceProblem::UnknownCurrency { code } => say!(language, "form-unknown-currency", text = typed(code)),
        PriceProblem::SharedCurrencyName { text } => {
            say!(language, "form-shared-currency-name", text = typed(text))
        }
        PriceProblem::TwoCurrencies { first, second } => {
            say!(language, "form-two-currencies", first = first.code(), second = second.code())
        }
        PriceProblem::TooPrecise { currency, digits: 0 } => {
            say!(language, "form-no-decimals", currency = currency.code())
        }
        PriceProblem::TooPrecise { currency, digits } => {
            say!(language, "form-few-decimals", currency = currency.code(), digits = *digits)
        }
        PriceProblem::NotPositive => say!(language, "form-not-positive"),
        PriceProblem::TooLarge { most } => say!(language, "form-too-large", most = most.to_string()),
        PriceProblem::RateUnit { unit } => {
            say!(language, "form-rate-unit", text = typed(unit))
        }
        PriceProblem::FixedAndHourly => say!(language, "form-fixed-and-hourly"),
        PriceProblem::RatePaid => say!(language, "form-rate-paid"),
        PriceProblem::OtherCurrency { wants } => {
            say!(language, "form-contract-currency", currency = wants.code())
        }
        PriceProblem::LimitWithoutRate => say!(language, "form-limit-without-rate"),
        PriceProblem::LimitUnit { unit, .. } => {
            say!(language, "form-limit-unit", text = typed(unit))
        }
        PriceProblem::LimitOutOfRange { text, most } => {
            say!(language, "form-limit-out-of-range", text = typed(text), most = *most)
        }
        PriceProblem::LooseHours { hours } => say!(language, "form-loose-hours", hours = *hours),
        PriceProblem::Ceiling { word } => say!(language, "form-ceiling", text = typed(word)),
        PriceProblem::Product { text } => say!(language, "form-product", text = typed(text)),
        PriceProblem::TwoLimits => say!(language, "form-two-limits"),
    }
}

/// An example that answers this very problem, where the field's own would not.
pub(super) fn example_against(language: Language, problem: &PriceProblem) -> Option<String> {
    match problem {
        PriceProblem::LimitUnit { .. }
        | PriceProblem::LimitOutOfRange { .. }
        | PriceProblem::LooseHours { .. }
        | PriceProblem::TwoLimits => Some(say!(language, "form-field-price.example-limited")),
        PriceProblem::LimitWithoutRate | PriceProblem::RateUnit { .. } | PriceProblem::FixedAndHourly => {
            Some(say!(language, "form-field-price.example-hourly"))
        }
        PriceProblem::NoAmount { .. }
        | PriceProblem::NotANumber { .. }
        | PriceProblem::AmbiguousNumber { .. }
        | PriceProblem::TwoAmounts { .. }
        | PriceProblem::NotUnderstood { .. }
        | PriceProblem::UnknownCurrency { .. }
        | PriceProblem::SharedCurrencyName { .. }
        | PriceProblem::TwoCurrencies { .. }
        | PriceProblem::TooPrecise { .. }
        | PriceProblem::NotPositive
        | PriceProblem::RatePaid
        | PriceProblem::OtherCurrency { .. }
        | PriceProblem::Ceiling { .. }
        | PriceProblem::Product { .. }
        | PriceProblem::TooLarge { .. } => None,
    }
}
