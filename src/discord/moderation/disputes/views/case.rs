//! A dispute in full, for a moderator who is on neither side: every word of it, and the contract as it is now.

use crate::app::DisputeCase;
use crate::discord::contracts::views::dispute_record::dispute_sections;
use crate::discord::contracts::views::record::contract_pages;
use crate::discord::moderation::disputes::buttons::CaseButton;
use crate::discord::moderation::views::card::stage_colour;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::lay_out;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::moment;
use crate::domain::moderation::dispute::Dispute;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbedFooter;

/// One page of it, from 0; a page past the end is the last one.
#[must_use]
pub fn read_dispute(language: Language, case: &DisputeCase, page: u32) -> Post {
    let DisputeCase { dispute, found, room_channel } = case;
    let colour = stage_colour(dispute.stage.name());
    let mut pages = lay_out(language, &dispute_sections(language, found, Amounts::Shown), colour);
    pages.extend(contract_pages(language, found, *room_channel));
    let last = pages.len().saturating_sub(1);
    let at = usize::try_from(page).unwrap_or(last).min(last);
    let mut embeds = pages.into_iter().nth(at).unwrap_or_default();
    if let Some(end) = embeds.pop() {
        let footer = say!(
            language,
            "dispute-case-footer",
            number = dispute.number.to_string(),
            page = at + 1,
            pages = last + 1
        );
        embeds.push(end.footer(CreateEmbedFooter::new(footer)));
    }
    let turn =
        |to: usize| CaseButton::Read { dispute: dispute.id, page: u32::try_from(to).unwrap_or(u32::MAX) };
    // The first page is opened anew, the others turn it.
    let back = (at > 1).then(|| grey(turn(at - 1), say!(language, "offer-view-back")));
    let more = (at < last).then(|| grey(turn(at + 1), say!(language, "offer-view-more")));
    let snapshot = grey(CaseButton::Snapshot(dispute.id), say!(language, "dispute-button-snapshot"));
    Post { embeds, ..Post::default() }.with_buttons(back.into_iter().chain(more).chain([snapshot]))
}

/// The message with the file of the contract as it was.
#[must_use]
pub fn snapshot(language: Language, dispute: &Dispute) -> Post {
    let number = dispute.contract_number.to_string();
    let title = say!(language, "dispute-snapshot", number = number);
    let text = say!(language, "dispute-snapshot.text", when = moment(dispute.at));
    notice_of(Colour::Quiet, title, text)
}
