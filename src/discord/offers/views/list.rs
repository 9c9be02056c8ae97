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
pub fn offers_list(lines: &[ListLine<'_>], page: u32, pages: u32, total: u32) -> Post {
    if lines.is_empty() {
        let body =
            "You have neither sent nor received one here.\n`/offer send` makes a direct offer to a member.";
        return notice_of(Colour::Quiet, "No offers yet", body);
    }
    let text = lines.iter().map(list_line).collect::<Vec<_>>().join("\n");
    let footer = format!("{total} in all · Page {page} of {pages}");
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title("Your offers")
        .description(text)
        .footer(CreateEmbedFooter::new(footer));
    let select = CreateSelectMenu::new(
        Button::OpenFromList.to_string(),
        CreateSelectMenuKind::String { options: lines.iter().map(choice).collect() },
    )
    .placeholder("Choose an offer to see all of it");
    let mut turns = Vec::new();
    if page > 1 {
        turns.push(grey(Button::OffersPage { page: page - 1 }, "Newer"));
    }
    if page < pages {
        turns.push(grey(Button::OffersPage { page: page + 1 }, "Older"));
    }
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(select)).with_buttons(turns)
}

fn list_line(line: &ListLine<'_>) -> String {
    let way = match line.side {
        Side::Client => "to",
        Side::Party => "from",
    };
    format!(
        "{} **#{}** {} · {} · {way} {} · {}",
        state_sign(line.state, line.change_is_open),
        line.number,
        escaped_line(line.title, 80),
        price_line(line.price),
        name_of(line.other),
        ago(line.sent)
    )
}

fn choice(line: &ListLine<'_>) -> CreateSelectMenuOption {
    let label = plain_line(&format!("#{} {}", line.number, line.title), 100);
    let about = format!("{} · {}", state_word(line.state, line.change_is_open), price_line(line.price));
    CreateSelectMenuOption::new(label, line.id.to_string()).description(plain_line(&about, 100))
}
