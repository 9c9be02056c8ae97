//! Safety notes in words, in short and in full, and the advice. Pure functions; the notes of an offer are only given to them
//! for the side that answers it.

use super::buttons::SafetyButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, day, escaped_line, units};
use crate::domain::ids::OfferId;
use crate::domain::safety::{Category, Found, Note, PriceNote};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed};

/// Most of a quotation that is shown where there is little room.
const SHORT_QUOTE_UNITS: usize = 60;
/// Most of it where there is room.
const QUOTE_UNITS: usize = 200;
/// Most of what an operator wants said.
const SAY_UNITS: usize = 300;
/// Room of the notes in short.
const SHORT_UNITS: usize = 700;

/// The notes in short, beside the terms; `None` when there are none.
pub fn notes_in_short(language: Language, notes: &[Note]) -> Option<CreateEmbed> {
    if notes.is_empty() {
        return None;
    }
    let (mut lines, mut used): (Vec<String>, usize) = (Vec::new(), 0);
    for note in notes {
        let line = format!("• {}", headline(language, note, SHORT_QUOTE_UNITS));
        used += units(&line);
        if used > SHORT_UNITS {
            break;
        }
        lines.push(line);
    }
    let left = notes.len() - lines.len();
    if left > 0 {
        lines.push(say!(language, "safety-more", count = left));
    }
    lines.push(last_line(language, notes));
    let embed = CreateEmbed::new().colour(Colour::ChangeRequested.rgb());
    Some(embed.title(say!(language, "safety-notes")).description(lines.join("\n")))
}

/// The notes on a proposal for its client; `None` when there are none.
pub fn notes_on_proposal(language: Language, notes: &[Note]) -> Option<CreateEmbed> {
    let said = (say!(language, "safety-notes-proposal"), say!(language, "safety-notes-proposal.meaning"));
    notes_elsewhere(language, notes, said)
}

/// The notes on a job for whoever may apply for it; `None` when there are none.
pub fn notes_on_job(language: Language, notes: &[Note]) -> Option<CreateEmbed> {
    let said = (say!(language, "safety-notes-job"), say!(language, "safety-notes-job.meaning"));
    notes_elsewhere(language, notes, said)
}

/// Notes on what is no offer: all of them, since there is no other place to read more.
fn notes_elsewhere(
    language: Language,
    notes: &[Note],
    (title, meaning): (String, String),
) -> Option<CreateEmbed> {
    if notes.is_empty() {
        return None;
    }
    let line = |note| format!("• {}", headline(language, note, SHORT_QUOTE_UNITS));
    let lines: Vec<String> = notes.iter().map(line).chain([meaning]).collect();
    Some(CreateEmbed::new().colour(Colour::ChangeRequested.rgb()).title(title).description(lines.join("\n")))
}

/// How many UTF-16 units the notes in short take at most.
#[must_use]
pub fn short_units(language: Language, notes: &[Note]) -> usize {
    let embed = notes_in_short(language, notes).and_then(|embed| serde_json::to_value(embed).ok());
    let text = |part: &str| embed.as_ref().and_then(|embed| embed[part].as_str()).map_or(0, units);
    text("title") + text("description")
}

/// The button beside notes.
pub fn advice_button(language: Language, offer: OfferId) -> CreateButton {
    grey(SafetyButton::Advice(offer), say!(language, "safety-button"))
}

/// The notes in full: each with what it means and what to do.
#[must_use]
pub fn notes_in_full(language: Language, notes: &[Note]) -> Vec<String> {
    let line = |note: &Note| {
        let (headline, advice) = (headline(language, note, QUOTE_UNITS), meaning(language, note));
        format!("**{headline}**\n{advice}")
    };
    notes.iter().map(line).chain([last_line(language, notes)]).collect()
}

/// What notes are worth, and who sees them.
fn last_line(language: Language, notes: &[Note]) -> String {
    if notes.iter().any(|note| matches!(note, Note::Text(_))) {
        say!(language, "safety-meaning")
    } else {
        say!(language, "safety-facts")
    }
}

/// The advice in short.
#[must_use]
pub fn advice(language: Language) -> Post {
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "safety-advice"))
        .description(say!(language, "safety-advice.text"))
        .field(say!(language, "safety-advice-never"), say!(language, "safety-advice-never.text"), false)
        .field(say!(language, "safety-advice-next"), say!(language, "safety-advice-next.text"), false);
    Post::embed(embed)
}

fn headline(language: Language, note: &Note, quote_units: usize) -> String {
    match note {
        Note::Text(Found { category, quote, say: own }) => {
            let what = match own {
                Some(own) => escaped_line(own, SAY_UNITS.min(quote_units * 2)),
                None => asks(language, *category),
            };
            say!(language, "safety-quoted", what = what, quote = escaped_line(quote, quote_units))
        }
        Note::Price(PriceNote { is_high: true, .. }) => say!(language, "safety-price-high"),
        Note::Price(PriceNote { is_high: false, .. }) => say!(language, "safety-price-low"),
        Note::YoungAccount { since } => {
            say!(language, "safety-young", day = day(since.day()), ago = ago(*since))
        }
        Note::FirstContact => say!(language, "safety-first"),
        Note::FirstOffer => say!(language, "safety-first-offer"),
    }
}

fn asks(language: Language, category: Category) -> String {
    match category {
        Category::PaymentOutside => say!(language, "safety-payment-outside"),
        Category::ContactOutside => say!(language, "safety-contact-outside"),
        Category::PayToWork => say!(language, "safety-pay-to-work"),
        Category::FreeWork => say!(language, "safety-free-work"),
        Category::CheckCashing => say!(language, "safety-check-cashing"),
        Category::GiftCards => say!(language, "safety-gift-cards"),
        Category::Reshipping => say!(language, "safety-reshipping"),
        Category::Credentials => say!(language, "safety-credentials"),
        Category::HiddenLink => say!(language, "safety-hidden-link"),
        Category::Haste => say!(language, "safety-haste"),
    }
}

fn meaning(language: Language, note: &Note) -> String {
    match note {
        Note::Text(found) => match found.category {
            Category::PaymentOutside => say!(language, "safety-payment-outside.text"),
            Category::ContactOutside => say!(language, "safety-contact-outside.text"),
            Category::PayToWork => say!(language, "safety-pay-to-work.text"),
            Category::FreeWork => say!(language, "safety-free-work.text"),
            Category::CheckCashing => say!(language, "safety-check-cashing.text"),
            Category::GiftCards => say!(language, "safety-gift-cards.text"),
            Category::Reshipping => say!(language, "safety-reshipping.text"),
            Category::Credentials => say!(language, "safety-credentials.text"),
            Category::HiddenLink => say!(language, "safety-hidden-link.text"),
            Category::Haste => say!(language, "safety-haste.text"),
        },
        Note::Price(price) => price_rule(language, price),
        Note::YoungAccount { .. } => say!(language, "safety-young.text"),
        Note::FirstContact => say!(language, "safety-first.text"),
        Note::FirstOffer => say!(language, "safety-first-offer.text"),
    }
}

/// The rule by which a price is far from usual.
fn price_rule(language: Language, note: &PriceNote) -> String {
    let bound = note.bound.to_string();
    match (note.is_high, note.is_hourly) {
        (true, false) => say!(
            language,
            "safety-price-high.fixed",
            times = note.times,
            compared = note.compared,
            bound = bound
        ),
        (true, true) => say!(
            language,
            "safety-price-high.hourly",
            times = note.times,
            compared = note.compared,
            bound = bound
        ),
        (false, false) => say!(
            language,
            "safety-price-low.fixed",
            times = note.times,
            compared = note.compared,
            bound = bound
        ),
        (false, true) => say!(
            language,
            "safety-price-low.hourly",
            times = note.times,
            compared = note.compared,
            bound = bound
        ),
    }
}

#[cfg(test)]
mod tests {
    //! What is read of notes and of the advice, as a whole; and that all of it can be translated.

    use super::*;
    use crate::discord::offers::views::tests::languages::{check_post, check_text};
    use crate::discord::offers::views::tests::{every_note, limits};

    #[test]
    fn notes_and_advice_can_be_translated_and_fit() {
        for language in Language::ALL.into_iter().chain([Language::Pseudo]) {
            limits::check(&advice(language));
        }
        check_post(&advice(Language::Pseudo));
        for line in notes_in_full(Language::Pseudo, &every_note()) {
            check_text(&line);
        }
        for embed in [notes_on_proposal, notes_on_job].map(|notes| notes(Language::Pseudo, &every_note())) {
            let post = Post::embed(embed.expect("there are some"));
            limits::check(&post);
            check_post(&post);
        }
    }

    #[test]
    fn each_note_says_what_it_means() {
        insta::assert_snapshot!(notes_in_full(Language::English, &every_note()).join("\n"));
    }

    #[test]
    fn without_notes_there_is_nothing() {
        assert!(
            notes_in_short(Language::English, &[]).is_none()
                && notes_on_job(Language::English, &[]).is_none()
        );
        assert_eq!(short_units(Language::English, &[]), 0);
    }
}
