//! The card of a dispute, in the moderators' channel and for one moderator alone: what it is about and how far it is.

use crate::app::DisputeCase;
use crate::discord::contracts::views::dispute_record::{outcome_words, waits_for};
use crate::discord::contracts::views::disputes::reason_words;
use crate::discord::moderation::disputes::buttons::CaseButton;
use crate::discord::moderation::reports::marks::dispute_footer;
use crate::discord::moderation::views::card::{stage_colour, stage_word};
use crate::discord::offers::views::record::sides;
use crate::discord::ui::buttons::{blurple, green, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line};
use crate::domain::ids::PersonId;
use crate::domain::moderation::dispute::{Dispute, DisputeStage};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// The card as everybody in the channel sees it.
#[must_use]
pub fn dispute_card(language: Language, case: &DisputeCase) -> Post {
    let dispute = &case.dispute;
    let name = dispute.stage.name();
    let (heading, text) = standing(language, case);
    let title = say!(
        language,
        "dispute-card",
        number = dispute.number.to_string(),
        reason = reason_words(language, dispute.reason)
    );
    let footer = format!("{}{}", dispute_footer(dispute.number), stage_word(language, name));
    let embed = CreateEmbed::new()
        .colour(stage_colour(name).rgb())
        .title(title)
        .description(facts(language, case).join("\n"))
        .field(heading, text, false)
        .footer(CreateEmbedFooter::new(footer));
    let read = CaseButton::Read { dispute: dispute.id, page: 0 };
    let read = grey(read, say!(language, "dispute-button-read"));
    let [claim, others @ ..] = acts(language, dispute);
    match dispute.stage {
        DisputeStage::Closed { .. } => Post::embed(embed).with_buttons([read]),
        DisputeStage::Open | DisputeStage::Claimed { .. } => {
            Post::embed(embed).with_buttons([claim, read].into_iter().chain(others))
        }
    }
}

/// The card for one moderator alone, with words for one who is on a side.
#[must_use]
pub fn own_card(language: Language, case: &DisputeCase, reader: PersonId) -> Post {
    let mut post = dispute_card(language, case);
    if case.dispute.involves(&case.found.contract, reader) {
        post.rows.clear();
        return post.saying(say!(language, "dispute-card-party"));
    }
    post
}

fn acts(language: Language, dispute: &Dispute) -> [CreateButton; 3] {
    let claim = CaseButton::Claim { dispute: dispute.id, seen: dispute.revision };
    [
        match dispute.stage {
            DisputeStage::Claimed { .. } => grey(claim, say!(language, "moderation-button-take-over")),
            DisputeStage::Open | DisputeStage::Closed { .. } => {
                blurple(claim, say!(language, "moderation-button-claim"))
            }
        },
        grey(CaseButton::Ask(dispute.id), say!(language, "dispute-button-ask")),
        green(CaseButton::AskDecide(dispute.id), say!(language, "dispute-button-decide")),
    ]
}

/// What the dispute is about.
fn facts(language: Language, case: &DisputeCase) -> Vec<String> {
    let DisputeCase { dispute, found, .. } = case;
    let contract = &found.contract;
    let mut lines = vec![
        say!(
            language,
            "dispute-fact-contract",
            number = dispute.contract_number.to_string(),
            title = escaped_line(&dispute.title, 200)
        ),
        sides(language, &found.offer),
        say!(language, "dispute-fact-opened", who = name_of(dispute.opener), when = ago(dispute.at)),
    ];
    if let Some(open) = found.work.dispute().filter(|open| open.opened.seq == dispute.seq) {
        let asked = open.questions().count();
        let waits = waits_for(contract, open);
        if asked > 0 && waits.is_empty() {
            lines.push(say!(language, "dispute-fact-answered", count = asked));
        } else if asked > 0 {
            lines.push(say!(language, "dispute-fact-asked", count = asked, waits = waits.join(", ")));
        }
    }
    lines
}

/// How far it is, and what happens next.
fn standing(language: Language, case: &DisputeCase) -> (String, String) {
    match case.dispute.stage {
        DisputeStage::Open => (say!(language, "offer-next"), say!(language, "dispute-card-open")),
        DisputeStage::Claimed { by, at } => (
            say!(language, "moderation-card-claimed"),
            say!(language, "moderation-card-claimed.text", who = name_of(by), when = ago(at)),
        ),
        DisputeStage::Closed { by, at, outcome: Some(outcome) } => (
            outcome_words(language, &case.found.contract.contractor, outcome),
            say!(language, "dispute-card-decided", who = name_of(by), when = ago(at)),
        ),
        DisputeStage::Closed { by, at, outcome: None } => (
            say!(language, "dispute-card-withdrawn"),
            say!(language, "dispute-card-withdrawn.text", who = name_of(by), when = ago(at)),
        ),
    }
}

/// What a moderator who took a dispute reads.
#[must_use]
pub fn claimed(language: Language, case: &DisputeCase) -> Post {
    let title = say!(language, "dispute-claimed", number = case.dispute.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "dispute-claimed.text"))
}

/// What a moderator who asked both sides reads.
#[must_use]
pub fn asked(language: Language, case: &DisputeCase) -> Post {
    let title = say!(language, "dispute-asked", number = case.dispute.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "dispute-asked.text"))
}
