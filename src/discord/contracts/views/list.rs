//! `/contracts`: ten lines, what waits for the reader first, a way into each, and filters by state and side.

use crate::app::{ContractLine, ContractPage, LIST_REACH};
use crate::discord::contracts::list_buttons::ContractListButton;
use crate::discord::offers::views::price_line;
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, plain_line};
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use crate::domain::contracts::seat::Seat;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// How much of an agency's name stands in a line.
const NAME_UNITS: usize = 60;

/// The list with its filters and a way into each contract.
#[must_use]
pub fn contracts_list(language: Language, filter: ContractFilter, found: &ContractPage) -> Post {
    let &ContractPage { ref lines, page, pages, total, has_older, waiting } = found;
    if lines.is_empty() {
        return empty(language, filter);
    }
    let text = lines.iter().map(|line| list_line(language, line)).collect::<Vec<_>>().join("\n");
    let footer = if has_older {
        say!(language, "contract-list-footer-older", page = page, pages = pages)
    } else {
        say!(language, "contract-list-footer", total = total, page = page, pages = pages)
    };
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(heading(language, waiting))
        .description(text)
        .footer(CreateEmbedFooter::new(footer));
    let options = lines.iter().map(|line| choice(language, line)).collect();
    let select =
        select(ContractListButton::Open, options).placeholder(say!(language, "contract-list-choose"));
    let turn = |to: u32| ContractListButton::Page { filter, page: to };
    let post = Post::embed(embed).with_row(CreateActionRow::SelectMenu(select));
    with_filters(language, filter, post).with_buttons(turns(language, (page, page < pages), turn))
}

/// How many wait for the reader; where none does, whose they are.
fn heading(language: Language, waiting: u32) -> String {
    match waiting {
        0 => say!(language, "contract-list"),
        1..=LIST_REACH => say!(language, "contract-list.waiting", count = waiting),
        _ => say!(language, "contract-list.many", count = LIST_REACH),
    }
}

/// There is nothing: at all, or behind this filter.
fn empty(language: Language, filter: ContractFilter) -> Post {
    if filter == ContractFilter::default() {
        let body = say!(language, "contract-list-empty.text");
        return notice_of(Colour::Quiet, say!(language, "contract-list-empty"), body);
    }
    let title = say!(language, "contract-list-none", state = filter.state.code());
    let body = say!(language, "contract-list-none.text", side = filter.side.code());
    with_filters(language, filter, notice_of(Colour::Quiet, title, body))
}

/// The message with the two filters below it, each showing what is chosen.
fn with_filters(language: Language, filter: ContractFilter, post: Post) -> Post {
    let state = |state: ContractStateFilter| {
        CreateSelectMenuOption::new(state_filter_word(language, state), state.code())
            .default_selection(state == filter.state)
    };
    let side = |side: ContractSideFilter| {
        CreateSelectMenuOption::new(side_word(language, side), side.code())
            .default_selection(side == filter.side)
    };
    let states = ContractStateFilter::ALL.map(state).to_vec();
    let sides = ContractSideFilter::ALL.map(side).to_vec();
    post.with_row(CreateActionRow::SelectMenu(select(ContractListButton::ByState(filter.side), states)))
        .with_row(CreateActionRow::SelectMenu(select(ContractListButton::BySide(filter.state), sides)))
}

/// A choice of states in a few words, for filters and options.
#[must_use]
pub fn state_filter_word(language: Language, state: ContractStateFilter) -> String {
    match state {
        ContractStateFilter::Any => say!(language, "contract-list-any-state"),
        ContractStateFilter::Waiting => say!(language, "contract-state-waiting"),
        ContractStateFilter::Active => state_word(language, ContractState::Active),
        ContractStateFilter::Paused => state_word(language, ContractState::Paused),
        ContractStateFilter::Closed => state_word(language, ContractState::Closed),
        ContractStateFilter::Disputed => state_word(language, ContractState::Disputed),
    }
}

/// A side in a few words, for filters and options.
#[must_use]
pub fn side_word(language: Language, side: ContractSideFilter) -> String {
    match side {
        ContractSideFilter::All => say!(language, "contract-list-all"),
        ContractSideFilter::Client => say!(language, "contract-list-client"),
        ContractSideFilter::Freelancer => say!(language, "contract-list-freelancer"),
        ContractSideFilter::Agency => say!(language, "contract-list-agency"),
    }
}

/// Whether a contract runs, in a word.
#[must_use]
pub fn state_word(language: Language, state: ContractState) -> String {
    match state {
        ContractState::Active => say!(language, "contract-state-active"),
        ContractState::Paused => say!(language, "contract-state-paused"),
        ContractState::Closed => say!(language, "contract-state-closed"),
        ContractState::Disputed => say!(language, "contract-state-disputed"),
    }
}

/// How a contract stands for its reader, in a few words.
#[must_use]
pub fn standing_word(language: Language, state: ContractState, waits: bool) -> String {
    match (waits, state) {
        (false, state) => state_word(language, state),
        (true, ContractState::Active | ContractState::Paused) => say!(language, "contract-state-waiting"),
        (true, ContractState::Closed) => say!(language, "contract-state-waiting.closed"),
        (true, ContractState::Disputed) => say!(language, "contract-state-waiting.disputed"),
    }
}

/// The one sign that a line begins with.
#[must_use]
pub const fn standing_sign(state: ContractState, waits: bool) -> &'static str {
    match (waits, state) {
        (true, _) => "🟠",
        (false, ContractState::Active) => "🟢",
        (false, ContractState::Paused) => "⏸️",
        (false, ContractState::Closed) => "⚪",
        (false, ContractState::Disputed) => "⚖️",
    }
}

fn list_line(language: Language, line: &ContractLine) -> String {
    let (client, agency) = (name_of(line.other), line.agency.as_deref());
    let agency = agency.map(|agency| format!("**{}**", escaped_line(agency, NAME_UNITS)));
    let other = match (line.seat, agency) {
        (Seat::Client, Some(agency)) => agency,
        (Seat::Agency | Seat::Member, Some(agency)) => {
            say!(language, "contract-list-other", client = client, agency = agency)
        }
        (Seat::Client | Seat::Freelancer | Seat::Agency | Seat::Member, _) => client,
    };
    say!(
        language,
        "contract-list-line",
        sign = standing_sign(line.state, line.waits),
        number = line.number.to_string(),
        title = escaped_line(&line.title, 80),
        price = price_of(language, line),
        other = other,
        state = standing_word(language, line.state, line.waits),
        done = line.approved,
        all = line.milestones,
        when = ago(line.started)
    )
}

/// The price, or what a member reads in its place to whom the work is handed.
#[must_use]
pub fn price_of(language: Language, line: &ContractLine) -> String {
    let handed = || say!(language, "offer-list-handed");
    line.price.as_ref().map_or_else(handed, |price| price_line(language, price))
}

fn choice(language: Language, line: &ContractLine) -> CreateSelectMenuOption {
    let label = plain_line(&format!("#{} {}", line.number, line.title), 100);
    let about = format!("{} · {}", standing_word(language, line.state, line.waits), price_of(language, line));
    CreateSelectMenuOption::new(label, line.id.to_string()).description(plain_line(&about, 100))
}
