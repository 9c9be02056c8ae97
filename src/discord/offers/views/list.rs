//! `/offers`: ten lines, newest first, and a way into each.

use super::notice_of;
use super::palette::{Colour, state_sign, state_word};
use super::terms::price_line;
use crate::discord::button::Button;
use crate::discord::post::{Post, grey, name_of};
use crate::discord::text::{ago, escaped_line, plain_line};
use crate::domain::ids::{OfferId, OfferNumber, PersonId};
use crate::domain::offer::{Side, StateName};
use crate::domain::terms::Price;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use serenity::builder::{
    CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

/// One line of the list.
#[derive(Debug, Clone, Copy)]
pub struct ListLine<'a> {
    /// Which offer.
    pub id: OfferId,
    /// What people call it.
    pub number: OfferNumber,
    /// Its title.
    pub title: &'a str,
    /// Its price.
    pub price: &'a Price,
    /// Where it stands.
    pub state: StateName,
    /// Whether a change request is open.
    pub change_is_open: bool,
    /// The side that the reader is on.
    pub side: Side,
    /// The person on the other side.
    pub other: PersonId,
    /// When it was sent.
    pub sent: UnixMs,
}

/// One page of a person's offers; `page` is from 1 to `pages`, `total` counts the offers on all pages.
#[must_use]
pub fn offers_list(language: Language, lines: &[ListLine<'_>], page: u32, pages: u32, total: u32) -> Post {
    if lines.is_empty() {
        let body = say!(language, "offer-list-empty.text");
        return notice_of(Colour::Quiet, say!(language, "offer-list-empty"), body);
    }
    let text = lines.iter().map(|line| list_line(language, line)).collect::<Vec<_>>().join("\n");
    let footer = say!(language, "offer-list-footer", total = total, page = page, pages = pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(say!(language, "offer-list"))
        .description(text)
        .footer(CreateEmbedFooter::new(footer));
    let options = lines.iter().map(|line| choice(language, line)).collect();
    let select =
        CreateSelectMenu::new(Button::OpenFromList.to_string(), CreateSelectMenuKind::String { options })
            .placeholder(say!(language, "offer-list-choose"));
    let mut turns = Vec::new();
    if page > 1 {
        turns.push(grey(Button::OffersPage { page: page - 1 }, say!(language, "offer-list-newer")));
    }
    if page < pages {
        turns.push(grey(Button::OffersPage { page: page + 1 }, say!(language, "offer-list-older")));
    }
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(select)).with_buttons(turns)
}

fn list_line(language: Language, line: &ListLine<'_>) -> String {
    let side = match line.side {
        Side::Client => "sent",
        Side::Party => "received",
    };
    say!(
        language,
        "offer-list-line",
        side = side,
        sign = state_sign(line.state, line.change_is_open),
        number = line.number.to_string(),
        title = escaped_line(line.title, 80),
        price = price_line(language, line.price),
        other = name_of(line.other),
        when = ago(line.sent)
    )
}

fn choice(language: Language, line: &ListLine<'_>) -> CreateSelectMenuOption {
    let label = plain_line(&format!("#{} {}", line.number, line.title), 100);
    let state = state_word(language, line.state, line.change_is_open);
    let about = format!("{state} · {}", price_line(language, line.price));
    CreateSelectMenuOption::new(label, line.id.to_string()).description(plain_line(&about, 100))
}
