//! `/contract view`: everything about one contract, on as many pages as it needs. Owns what stands there and in which order, and how
//! a reader gets to a part of a long one; laying it out on pages is `pages`, what was said is `timeline`.

use super::card::{ContractView, code as stage_code, own_state_buttons, own_work_buttons, progress, whole};
use super::closing::closed_state;
use super::dispute_record::{dispute_sections, disputed_state};
use super::former::terms_sections;
use super::list::{standing_sign, standing_word};
use super::pause::paused_state;
use super::payments::paid_so_far;
use super::statement::{hours_so_far, week_lines};
use super::timeline::{happenings, payment_lines};
use crate::app::{ContractAtWork, ContractRecord};
use crate::discord::agencies::views::handover::named_people;
use crate::discord::contracts::list_buttons::ContractListButton;
use crate::discord::feedback::views::give::give_button;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::accept::room_name;
use crate::discord::offers::views::record::sides;
use crate::discord::offers::views::{Amounts, all_milestone_lines, day_or_not, files, price_line};
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::pages::{Section, lay_out};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{chunks, escaped_line, moment};
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::payments::RecordedPayment;
use crate::domain::contracts::seat::Seat;
use crate::domain::contracts::waiting::waiting;
use crate::domain::contracts::weeks::HoursStage;
use crate::domain::contracts::work::{Piece, Stage};
use crate::domain::ids::{ChannelId, PersonId};
use crate::domain::offers::offer::Side;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// A contract, as one person reads it.
#[derive(Debug, Clone, Copy)]
struct RecordView<'a> {
    language: Language,
    found: &'a ContractAtWork,
    /// What the reader is to it; nothing for a moderator.
    seat: Option<Seat>,
    amounts: Amounts,
    room_channel: Option<ChannelId>,
}

/// One part of it, which a reader can go to.
struct Part {
    name: String,
    sections: Vec<Section>,
}

/// One page of it for `reader`, from 0, with what they can do; a page past the end is the last one.
#[must_use]
pub fn view_contract(language: Language, record: &ContractRecord, reader: PersonId, page: u32) -> Post {
    let ContractRecord { found, room_channel, can_say_something } = record;
    // Nobody else gets here.
    let seat = Seat::of(&found.contract, reader).unwrap_or(Seat::Member);
    let amounts = if seat.reads_amounts() { Amounts::Shown } else { Amounts::Kept };
    let view = RecordView { language, found, seat: Some(seat), amounts, room_channel: *room_channel };
    let (pages, begins) = pages(&view);
    let last = pages.len().saturating_sub(1);
    let at = usize::try_from(page).unwrap_or(last).min(last);
    let mut embeds = pages.into_iter().nth(at).unwrap_or_default();
    if let Some(end) = embeds.pop() {
        let number = found.offer.number.to_string();
        let footer = say!(language, "contract-view-footer", number = number, page = at + 1, pages = last + 1);
        embeds.push(end.footer(CreateEmbedFooter::new(footer)));
    }
    let post = match part_menu(&view, &begins, at) {
        Some(menu) => Post { embeds, ..Post::default() }.with_row(menu),
        None => Post { embeds, ..Post::default() },
    };
    let contract = found.contract.id;
    let turn = |to: usize| ContractListButton::Read { contract, page: u32::try_from(to).unwrap_or(u32::MAX) };
    let give = can_say_something.then(|| give_button(language, contract));
    let back = (at > 0).then(|| grey(turn(at - 1), say!(language, "offer-view-back")));
    let more = (at < last).then(|| grey(turn(at + 1), say!(language, "offer-view-more")));
    let view_offer = OfferButton::View { offer: found.offer.id, tag: None };
    let view_offer = grey(view_offer, say!(language, "offer-button-view"));
    let export = grey(ContractListButton::Export(contract), say!(language, "contract-button-export"));
    post.with_buttons(own_work_buttons(language, &found.contract, &found.work, reader))
        .with_buttons(own_state_buttons(language, &found.contract, &found.work, reader))
        .with_buttons(give.into_iter().chain(back).chain(more).chain([view_offer, export]))
}

/// All pages of a contract, with its amounts, for a moderator who looks at a dispute of it.
pub(in crate::discord) fn contract_pages(
    language: Language,
    found: &ContractAtWork,
    room_channel: Option<ChannelId>,
) -> Vec<Vec<CreateEmbed>> {
    // It is told from the outside, and so from neither side: none of what waits is the reader's.
    let view = RecordView { language, found, seat: None, amounts: Amounts::Shown, room_channel };
    pages(&view).0
}

/// All pages, and where each part begins: on one page alone everything follows one another, else each part has pages of its own.
fn pages(view: &RecordView<'_>) -> (Vec<Vec<CreateEmbed>>, Vec<(String, usize)>) {
    let colour = match view.found.contract.state {
        ContractState::Active => Colour::Accepted,
        ContractState::Paused | ContractState::Closed => Colour::Quiet,
        ContractState::Disputed => Colour::ChangeRequested,
    };
    let mut sections = Vec::new();
    let mut parts = Vec::new();
    let all = [
        Some(overview(view)),
        disputes(view),
        hours(view),
        payments(view),
        former_terms(view),
        Some(timeline(view)),
    ];
    for part in all.into_iter().flatten() {
        let first = sections.len();
        sections.extend(part.sections);
        parts.push((part.name, first..sections.len()));
    }
    let together = lay_out(view.language, &sections, colour);
    if together.len() == 1 {
        return (together, Vec::new());
    }
    let (mut pages, mut begins) = (Vec::new(), Vec::new());
    for (name, range) in parts {
        begins.push((name, pages.len()));
        pages.extend(lay_out(view.language, &sections[range], colour));
    }
    (pages, begins)
}

/// The way to each part, with the one chosen to which the page belongs; none where there is one page.
fn part_menu(view: &RecordView<'_>, begins: &[(String, usize)], at: usize) -> Option<CreateActionRow> {
    let this = begins.iter().rposition(|(_, first)| *first <= at)?;
    let option = |(part, (name, first)): (usize, &(String, usize))| {
        CreateSelectMenuOption::new(name, first.to_string()).default_selection(part == this)
    };
    let options = begins.iter().enumerate().map(option).collect();
    Some(CreateActionRow::SelectMenu(select(ContractListButton::Part(view.found.contract.id), options)))
}

/// What was agreed, how it stands, and what happens next.
fn overview(view: &RecordView<'_>) -> Part {
    let RecordView { language, found, amounts, .. } = *view;
    let ContractAtWork { offer, contract, work, .. } = found;
    let terms = &contract.terms;
    let card = ContractView { language, contract, offer, work, tag: None };
    let pieces = work.pieces(contract);
    let mut sections = vec![
        Section::lines(escaped_line(&terms.title, 256), facts(view)),
        Section::lines(say!(language, "offer-next"), next(view, &pieces)),
    ];
    if terms.milestones().is_empty() {
        sections.push(Section::lines(say!(language, "contract-work"), vec![whole(language, &pieces)]));
    } else {
        let lines =
            all_milestone_lines(language, contract.terms.milestones(), amounts).into_iter().zip(&pieces);
        let stated = lines.map(|(line, piece)| piece_line(language, line, piece));
        let lines = [progress(card, &pieces, amounts)].into_iter().chain(stated).collect();
        sections.push(Section::lines(say!(language, "offer-part-milestones"), lines));
    }
    let description = chunks(&terms.description, Section::UNITS);
    sections.push(Section { heading: say!(language, "offer-part-description"), parts: description });
    if !offer.files.is_empty() {
        let lines = offer.files.iter().map(|file| files::line(language, file)).collect();
        sections.push(Section::lines(say!(language, "files-field"), lines));
    }
    Part { name: say!(language, "contract-view-overview"), sections }
}

/// A milestone with how it stands, and since when.
fn piece_line(language: Language, line: String, piece: &Piece<'_>) -> String {
    let when = piece.latest.map_or_else(String::new, |entry| moment(entry.at));
    say!(language, "contract-view-line", line = line, stage = stage_code(piece.stage()), when = when)
}

fn facts(view: &RecordView<'_>) -> Vec<String> {
    let RecordView { language, found, seat, amounts, .. } = *view;
    let ContractAtWork { offer, contract, .. } = found;
    let waits = seat.is_some_and(|seat| waiting(found).is_for(seat));
    let mut lines = vec![
        say!(
            language,
            "contract-fact-state",
            sign = standing_sign(contract.state, waits),
            state = standing_word(language, contract.state, waits),
            number = offer.number.to_string(),
            version = found.version()
        ),
        sides(language, offer),
    ];
    if amounts == Amounts::Shown {
        lines.push(say!(language, "offer-fact-price", price = price_line(language, &contract.terms.price)));
    }
    let start = day_or_not(language, contract.terms.start);
    let due = day_or_not(language, contract.terms.due);
    lines.push(say!(language, "offer-fact-days", start = start, due = due));
    let people = contract.contractor.agency().map_or_else(Vec::new, |team| named_people(language, team));
    lines.extend(people.into_iter().map(|(heading, person)| format!("**{heading}**: {}", name_of(person))));
    lines.push(say!(language, "contract-fact-started", when = moment(contract.started)));
    lines
}

/// What is to be done, what the reader can do first, and where both sides talk.
fn next(view: &RecordView<'_>, pieces: &[Piece<'_>]) -> Vec<String> {
    let RecordView { language, found, seat, room_channel, .. } = *view;
    let ContractAtWork { contract, work, .. } = found;
    let (mut own, mut others) = (Vec::new(), Vec::new());
    asked(view, (&mut own, &mut others));
    work_next(view, pieces, (&mut own, &mut others));
    payments_next(view, (&mut own, &mut others));
    terms_next(view, (&mut own, &mut others));
    let party = recipient_of(&contract.contractor);
    let is_client = seat == Some(Seat::Client);
    let is_questioned = work.hours().iter().any(|one| one.stage() == HoursStage::InQuestion);
    match (is_questioned, seat) {
        (true, Some(Seat::Client)) => {
            others.push(say!(language, "contract-view-next-objection", party = party.as_str()));
        }
        (true, Some(_)) => own.push(say!(language, "contract-view-next-objection.you")),
        (true | false, _) => {}
    }
    let stopped = disputed_state(language, contract, work)
        .or_else(|| closed_state(language, work, view.amounts))
        .or_else(|| paused_state(language, work));
    let otherwise = match (stopped, work.is_done(contract)) {
        (Some(stopped), _) => Some(stopped),
        (None, true) => Some(say!(language, "contract-view-next-approved")),
        (None, false) if !own.is_empty() || !others.is_empty() => None,
        (None, false) if is_client || seat.is_none() => {
            Some(say!(language, "contract-view-next-open", party = party.as_str()))
        }
        (None, false) => Some(say!(language, "contract-view-next-open.you")),
    };
    let place = say!(language, "offer-view-next-accepted", room = room_name(language, room_channel));
    own.into_iter().chain(others).chain(otherwise).chain([place]).collect()
}

/// What is the reader's to do, and what is others'.
type Todo<'a> = (&'a mut Vec<String>, &'a mut Vec<String>);

/// That moderators wait for the reader's answer.
fn asked(view: &RecordView<'_>, (own, _): Todo<'_>) {
    let RecordView { language, found, seat, .. } = *view;
    let side = match seat {
        Some(Seat::Client) => Side::Client,
        Some(Seat::Freelancer | Seat::Agency) => Side::Recipient,
        Some(Seat::Member) | None => return,
    };
    if found.work.dispute().is_some_and(|dispute| dispute.waits_for(&found.contract, side)) {
        own.push(say!(language, "contract-view-next-asked"));
    }
}

/// What is to be answered, or submitted again.
fn work_next(view: &RecordView<'_>, pieces: &[Piece<'_>], (own, others): Todo<'_>) {
    let RecordView { language, found, seat, .. } = *view;
    let ContractAtWork { contract, work, .. } = found;
    if work.check_can_work(contract).is_err() {
        return;
    }
    let is_any = |stage| pieces.iter().any(|piece| piece.stage() == stage);
    // In a dispute the client can't answer.
    if is_any(Stage::Submitted) && contract.state != ContractState::Disputed {
        match seat {
            Some(Seat::Client) => own.push(say!(language, "contract-view-next-submitted.you")),
            _ => {
                let client = name_of(contract.client);
                others.push(say!(language, "contract-view-next-submitted", client = client));
            }
        }
    }
    if is_any(Stage::InRevision) {
        match seat {
            Some(Seat::Client) | None => {
                let party = recipient_of(&contract.contractor);
                others.push(say!(language, "contract-view-next-revision", party = party));
            }
            Some(_) => own.push(say!(language, "contract-view-next-revision.you")),
        }
    }
}

/// Which terms are to be answered.
fn terms_next(view: &RecordView<'_>, (own, others): Todo<'_>) {
    let RecordView { language, found, seat, .. } = *view;
    let contract = &found.contract;
    // A member who does the work has no part in it.
    if seat.is_some_and(|seat| !seat.reads_amounts()) || contract.check_open().is_err() {
        return;
    }
    let Some((open, _)) = found.work.open_proposal() else { return };
    match (open.side(contract), seat) {
        (Side::Client, Some(Seat::Freelancer | Seat::Agency)) | (Side::Recipient, Some(Seat::Client)) => {
            own.push(say!(language, "contract-view-next-terms.you"));
        }
        (Side::Client, _) => {
            let who = recipient_of(&contract.contractor);
            others.push(say!(language, "contract-view-next-terms", who = who));
        }
        (Side::Recipient, _) => {
            let who = name_of(contract.client);
            others.push(say!(language, "contract-view-next-terms", who = who));
        }
    }
}

/// Which payments are to be answered.
fn payments_next(view: &RecordView<'_>, (own, others): Todo<'_>) {
    let RecordView { language, found, seat, .. } = *view;
    let ContractAtWork { contract, work, .. } = found;
    if seat.is_some_and(|seat| !seat.reads_amounts()) {
        return;
    }
    let payments = work.payments();
    let waits_from = |side: Side| {
        let is_from = |payment: &RecordedPayment<'_>| payment.recorded.side(contract) == side;
        payments.iter().any(|payment| payment.stage().is_open() && is_from(payment))
    };
    let is_client = seat == Some(Seat::Client);
    for (from, answers) in [(Side::Recipient, Side::Client), (Side::Client, Side::Recipient)] {
        if !waits_from(from) {
            continue;
        }
        match (answers, is_client, seat) {
            (Side::Client, true, _) | (Side::Recipient, false, Some(_)) => {
                own.push(say!(language, "contract-view-next-payment.you"));
            }
            (Side::Client, ..) => {
                let who = name_of(contract.client);
                others.push(say!(language, "contract-view-next-payment", who = who));
            }
            (Side::Recipient, ..) => {
                let who = recipient_of(&contract.contractor);
                others.push(say!(language, "contract-view-next-payment", who = who));
            }
        }
    }
}

/// Its disputes, with every word of them; nothing where there was none.
fn disputes(view: &RecordView<'_>) -> Option<Part> {
    let RecordView { language, found, amounts, .. } = *view;
    let sections = dispute_sections(language, found, amounts);
    (!sections.is_empty()).then(|| Part { name: say!(language, "contract-dispute-part"), sections })
}

/// The hours that count, week by week; nothing where none were logged.
fn hours(view: &RecordView<'_>) -> Option<Part> {
    let RecordView { language, found, amounts, .. } = *view;
    let lines = week_lines(language, &found.contract, &found.work, amounts);
    if lines.is_empty() {
        return None;
    }
    let sums = hours_so_far(language, &found.contract, &found.work, amounts);
    let name = say!(language, "contract-hours-heading");
    let section = Section::lines(name.as_str(), sums.into_iter().chain(lines).collect());
    Some(Part { name, sections: vec![section] })
}

/// What was paid; nothing where no payment was recorded.
fn payments(view: &RecordView<'_>) -> Option<Part> {
    let RecordView { language, found, amounts, .. } = *view;
    let sums = paid_so_far(language, &found.contract, &found.work, amounts)?;
    let lines = match amounts {
        Amounts::Shown => payment_lines(language, found),
        Amounts::Kept => Vec::new(),
    };
    let name = say!(language, "contract-payments-heading");
    let section = Section::lines(name.as_str(), [sums].into_iter().chain(lines).collect());
    Some(Part { name, sections: vec![section] })
}

/// The terms that counted before, the newest first; nothing where they never changed.
fn former_terms(view: &RecordView<'_>) -> Option<Part> {
    let RecordView { language, found, amounts, .. } = *view;
    let sections = terms_sections(language, found, amounts);
    let name = say!(language, "contract-view-terms");
    (!sections.is_empty()).then_some(Part { name, sections })
}

/// What happened.
fn timeline(view: &RecordView<'_>) -> Part {
    let RecordView { language, found, amounts, room_channel, .. } = *view;
    let name = say!(language, "offer-view-timeline");
    let lines = happenings(language, found, amounts, &room_name(language, room_channel));
    Part { sections: vec![Section::lines(name.as_str(), lines)], name }
}
