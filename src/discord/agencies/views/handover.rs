//! Handing the work of an offer to a member of its agency: the button, whom to choose, and what everybody reads then. Pure
//! functions. The member reads no price, wherever they read.

use super::name;
use crate::app::{Handover, HandoverBrief};
use crate::discord::agencies::buttons::AgencyButton;
use crate::discord::notifications::views::{room_link, server_name, turn_off};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, plain_line};
use crate::domain::agencies::agency::Team;
use crate::domain::ids::{EffectId, PersonId};
use crate::domain::offers::offer::{Offer, Side, StateName};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateSelectMenuOption};

/// Most options of one menu.
const MENU: usize = 25;
/// How much of a title is shown.
const TITLE_UNITS: usize = 200;

/// The button for whoever answers an agency's offer, while there is work to do, or may be.
pub fn handover_button(language: Language, offer: &Offer) -> Option<CreateButton> {
    let alive = matches!(offer.state.name(), StateName::Pending | StateName::Accepted);
    let button = || grey(AgencyButton::Delegate(offer.id), say!(language, "agency-delegate"));
    (alive && offer.recipient.agency().is_some()).then(button)
}

/// The same in what only `reader` sees.
pub fn own_handover_button(language: Language, offer: &Offer, reader: PersonId) -> Option<CreateButton> {
    handover_button(language, offer).filter(|_| offer.side_of(reader) == Some(Side::Recipient))
}

/// The people of an agency whom its offer names, each under a heading.
pub fn named_people(language: Language, team: &Team) -> Vec<(String, PersonId)> {
    let wished = team.wished.map(|person| (say!(language, "agency-wished"), person));
    let delegate = team.delegate.map(|person| (say!(language, "agency-handed"), person));
    wished.into_iter().chain(delegate).collect()
}

/// Asks who is to do the work.
#[must_use]
pub fn whom(language: Language, handover: &Handover) -> Post {
    let offer = &handover.offer;
    let number = offer.number.to_string();
    let title = say!(language, "agency-whom", number = number);
    if handover.members.is_empty() {
        return notice_of(Colour::Quiet, title, say!(language, "agency-whom.nobody"));
    }
    let mut lines: Vec<String> = offer.recipient.agency().map_or_else(Vec::new, |team| {
        let people = named_people(language, team).into_iter();
        people.map(|(heading, person)| format!("**{heading}**: {}", name_of(person))).collect()
    });
    lines.push(say!(language, "agency-whom.text"));
    let mut post = notice_of(Colour::Pending, title, lines.join("\n"));
    for (part, members) in handover.members.chunks(MENU).enumerate() {
        let option = |(person, known): &(PersonId, String)| {
            CreateSelectMenuOption::new(plain_line(known, 100), person.to_string())
        };
        let button =
            AgencyButton::DelegateTo { offer: offer.id, part: u8::try_from(part).unwrap_or(u8::MAX) };
        let menu = select(button, members.iter().map(option).collect());
        post = post
            .with_row(CreateActionRow::SelectMenu(menu.placeholder(say!(language, "agency-whom.choose"))));
    }
    let is_handed = offer.recipient.agency().is_some_and(|team| team.delegate.is_some());
    let back = AgencyButton::TakeBack(offer.id);
    post.with_buttons(is_handed.then(|| grey(back, say!(language, "agency-take-back"))))
}

/// What whoever handed the work over, or took it back, reads.
#[must_use]
pub fn handed(language: Language, offer: &Offer) -> Post {
    let number = offer.number.to_string();
    match offer.recipient.agency().and_then(|team| team.delegate) {
        Some(person) => {
            let person = name_of(person);
            let title = say!(language, "agency-handed-over-to", number = number);
            notice_of(Colour::Accepted, title, say!(language, "agency-handed-over-to.text", person = person))
        }
        None => {
            let title = say!(language, "agency-taken-back", number = number);
            notice_of(Colour::Quiet, title, say!(language, "agency-taken-back.text"))
        }
    }
}

/// Tells the member in the room.
#[must_use]
pub fn in_room(brief: &HandoverBrief, tag: Option<EffectId>) -> Post {
    let language = brief.language;
    told(brief)
        .saying(name_of(brief.to))
        .mentioning(brief.to)
        .with_buttons([work_button(language, brief, tag)])
}

/// Tells the member in their direct messages.
#[must_use]
pub fn directly(brief: &HandoverBrief, tag: Option<EffectId>) -> Post {
    let language = brief.language;
    let server = server_name(language, brief.server.as_deref());
    let heading = say!(language, "agency-handed-directly", server = server.as_str());
    let link = brief.place().map(|place| room_link(language, place));
    told(brief)
        .saying(heading + &turn_off(language, &server))
        .with_buttons([work_button(language, brief, tag)].into_iter().chain(link))
}

fn told(brief: &HandoverBrief) -> Post {
    let (language, offer) = (brief.language, &brief.offer);
    let agency = offer.recipient.agency().map_or_else(String::new, |team| name(&team.name));
    let client = match &brief.client {
        Some(client) => escaped_line(&client.name, TITLE_UNITS),
        None => name_of(offer.client),
    };
    let title = say!(
        language,
        "agency-work",
        number = offer.number.to_string(),
        title = escaped_line(&offer.terms.title, TITLE_UNITS)
    );
    let body = say!(language, "agency-work.text", agency = agency, client = client);
    notice_of(Colour::Pending, title, body)
}

fn work_button(language: Language, brief: &HandoverBrief, tag: Option<EffectId>) -> CreateButton {
    grey(OfferButton::View { offer: brief.offer.id, tag }, say!(language, "offer-button-view"))
}
