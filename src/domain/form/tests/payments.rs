//! What people type when they record a payment.

use super::*;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::{PAYMENT_NOTE_CHARS, PaymentForm};

fn read(amount: &str, note: &str) -> Result<(Money, Option<String>), Vec<FieldProblem>> {
    PaymentForm { amount, note }.read(Currency::USD)
}

#[test]
fn amounts_are_read_as_prices_are() {
    for (typed, minor) in
        [("500", 50_000), ("$1,500", 150_000), ("1,500.50 USD", 150_050), ("20 dollars 43 cents", 2_043)]
    {
        assert_eq!(read(typed, "").expect(typed).0, Money { minor, currency: Currency::USD }, "{typed}");
    }
}

#[test]
fn what_is_no_payment_of_this_contract_says_why() {
    let problem = |typed: &str| read(typed, "").expect_err(typed).remove(0).problem;
    assert_eq!(problem(""), TextProblem::Empty.into());
    assert_eq!(problem("40/h"), PriceProblem::RatePaid.into());
    assert_eq!(problem("500 EUR"), PriceProblem::OtherCurrency { wants: Currency::USD }.into());
    assert_eq!(problem("0"), PriceProblem::NotPositive.into());
    assert!(matches!(problem("up to 500"), Problem::Price(PriceProblem::Ceiling { .. })));
}

#[test]
fn a_note_holds_no_account_and_is_not_long() {
    let problem = |note: &str| read("5", note).err().map(|mut problems| problems.remove(0).problem);
    let secret = Some(Problem::Text(TextProblem::Account));
    // Test numbers that card networks and the IBAN registry publish.
    for note in [
        "Card 4242 4242 4242 4242",
        "4111-1111-1111-1111, thanks",
        "amex 378282246310005",
        "to DE89 3704 0044 0532 0130 00",
        "GB82WEST12345698765432 on Friday",
    ] {
        assert_eq!(problem(note), secret, "{note}");
    }
    for note in [
        "",
        "Invoice 2026-11-28-0042",
        "Phone 0171 2345678",
        "Transfer of 1,500.00, reference 4242424242",
        "4242 4242 4242 4241",
        "Bank transfer on Nov 28 for the first draft",
        "PayPal, week 48, draft 20 of the second part",
        "DE00 3704 0044 0532 0130 00",
    ] {
        assert_eq!(problem(note), None, "{note}");
    }
    assert!(matches!(
        problem(&"x".repeat(PAYMENT_NOTE_CHARS + 1)),
        Some(Problem::Text(TextProblem::TooLong { most: PAYMENT_NOTE_CHARS, .. }))
    ));
}

/// However the numbers in it fall, ordinary words are no account.
#[test]
fn ordinary_notes_are_no_accounts() {
    for day in 1..=31 {
        for year in 2020..2060 {
            let note = format!("Bank transfer on Nov {day:02} {year} for the first draft, invoice no {day}");
            assert!(read("5", &note).is_ok(), "{note}");
        }
    }
}
