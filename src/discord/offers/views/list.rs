//! `/offers`: ten lines, newest first, a way into each, and filters by state and direction.

use super::terms::price_line;
use crate::discord::offers::buttons::ListButton;
use crate::discord::offers::views::states::{state_sign, state_word};
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, plain_line};
use crate::domain::ids::{OfferId, OfferNumber, PersonId};
use crate::domain::offers::filter::{Direction, OfferFilter, state_code};
use crate::domain::offers::offer::{Side, StateName};
use crate::domain::offers::terms::Price;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// One line of the list.
#[derive(Debug, Clone, Copy)]
pub struct ListLine<'a> {
    /// Which offer.
    pub id: OfferId,
    /// What people call it.
    pub number: OfferNumber,
    /// Its title.
    pub title: &'a str,
    /// Its price; none for a member who does the work.
    pub price: Option<&'a Price>,
    /// Where it stands.
    pub state: StateName,
    /// Whether a change request is open.
    pub change_is_open: bool,
    /// The side that the reader is on.
    pub side: Side,
    /// The person on the other side; of an agency, whoever owns it.
    pub other: PersonId,
    /// The agency that it addresses, by name.
    pub agency: Option<&'a str>,
    /// When it was sent.
    pub sent: UnixMs,
    /// Whether the other side gets it once they have passed the server's membership screening.
    pub is_held: bool,
}

/// One page of a person's offers.
#[derive(Debug, Clone, Copy)]
pub struct ListView<'a> {
    /// The reader's.
    pub language: Language,
    /// Which offers these are.
    pub filter: OfferFilter,
    /// Newest first, at most ten.
    pub lines: &'a [ListLine<'a>],
    /// From 1 to `pages`.
    pub page: u32,
    /// At least 1.
    pub pages: u32,
    /// Offers on all pages.
    pub total: u32,
    /// Whether there are older ones that no page shows.
    pub has_older: bool,
}

/// The list with its filters and a way into each offer.
#[must_use]
pub fn offers_list(view: ListView<'_>) -> Post {
    let ListView { language, filter, lines, page, pages, total, has_older } = view;
    if lines.is_empty() {
        return empty(language, filter);
    }
    let text = lines.iter().map(|line| list_line(language, line)).collect::<Vec<_>>().join("\n");
    let footer = if has_older {
        say!(language, "offer-list-footer-older", page = page, pages = pages)
    } else {
        say!(language, "offer-list-footer", total = total, page = page, pages = pages)
    };
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(say!(language, "offer-list"))
        .description(text)
        .footer(CreateEmbedFooter::new(footer));
    let options = lines.iter().map(|line| choice(language, line)).collect();
    let select = select(ListButton::Open, options).placeholder(say!(language, "offer-list-choose"));
    let turn = |to: u32| ListButton::Page { filter, page: to };
    let post = Post::embed(embed).with_row(CreateActionRow::SelectMenu(select));
    with_filters(language, filter, post).with_buttons(turns(language, (page, page < pages), turn))
}

/// There is nothing: at all, or behind this filter.
fn empty(language: Language, filter: OfferFilter) -> Post {
    if filter == OfferFilter::default() {
        let body = say!(language, "offer-list-empty.text");
        return notice_of(Colour::Quiet, say!(language, "offer-list-empty"), body);
    }
    let title = say!(language, "offer-list-none", state = state_code(filter.state));
    let body = say!(language, "offer-list-none.text", direction = filter.direction.code());
    with_filters(language, filter, notice_of(Colour::Quiet, title, body))
}

/// The message with the two filters below it, each showing what is chosen.
fn with_filters(language: Language, filter: OfferFilter, post: Post) -> Post {
    let state = |state: Option<StateName>| {
        let word = match state {
            None => say!(language, "offer-list-any-state"),
            Some(state) => state_word(language, state, false),
        };
        CreateSelectMenuOption::new(word, state_code(state)).default_selection(state == filter.state)
    };
    let direction = |direction: Direction| {
        CreateSelectMenuOption::new(direction_word(language, direction), direction.code())
            .default_selection(direction == filter.direction)
    };
    let states = [None].into_iter().chain(StateName::ALL.map(Some)).map(state).collect();
    let directions = Direction::ALL.map(direction).to_vec();
    post.with_row(CreateActionRow::SelectMenu(select(ListButton::ByState(filter.direction), states)))
        .with_row(CreateActionRow::SelectMenu(select(ListButton::ByDirection(filter.state), directions)))
}

/// A direction in a few words, for filters and options.
#[must_use]
pub fn direction_word(language: Language, direction: Direction) -> String {
    match direction {
        Direction::All => say!(language, "offer-list-all"),
        Direction::Sent => say!(language, "offer-list-sent"),
        Direction::Received => say!(language, "offer-list-received"),
    }
}

fn list_line(language: Language, line: &ListLine<'_>) -> String {
    let side = match line.side {
        Side::Client => "sent",
        Side::Recipient => "received",
    };
    let text = say!(
        language,
        "offer-list-line",
        side = side,
        sign = state_sign(line.state, line.change_is_open),
        number = line.number.to_string(),
        title = escaped_line(line.title, 80),
        price = price_of(language, line),
        other = match line.agency.filter(|_| line.side == Side::Client) {
            Some(agency) => format!("**{}**", escaped_line(agency, 100)),
            None => name_of(line.other),
        },
        when = ago(line.sent)
    );
    match line.is_held && line.side == Side::Client {
        true => say!(language, "offer-list-held", line = text),
        false => text,
    }
}

/// The price, or what a member reads in its place to whom the work is handed.
fn price_of(language: Language, line: &ListLine<'_>) -> String {
    line.price.map_or_else(|| say!(language, "offer-list-handed"), |price| price_line(language, price))
}

fn choice(language: Language, line: &ListLine<'_>) -> CreateSelectMenuOption {
    let label = plain_line(&format!("#{} {}", line.number, line.title), 100);
    let state = state_word(language, line.state, line.change_is_open);
    let about = format!("{state} · {}", price_of(language, line));
    CreateSelectMenuOption::new(label, line.id.to_string()).description(plain_line(&about, 100))
}
