//! Before an offer is sent: the preview, what is wrong with a form, and what became of the draft.

use super::accept::room_name;
use super::card::Body;
use super::notice_of;
use super::palette::Colour;
use crate::discord::button::Button;
use crate::discord::post::{Post, blurple, green, grey, name_of, red};
use crate::discord::text::{quoted, units};
use crate::discord::wording::problems::problem_text;
use crate::domain::form::FieldProblem;
use crate::domain::ids::{ChannelId, DraftId, OfferNumber, PersonId};
use crate::domain::offer::Offer;
use crate::domain::terms::Terms;
use crate::domain::time::UnixMs;

/// An offer that was typed and not sent.
#[derive(Debug, Clone, Copy)]
pub struct PreviewView<'a> {
    /// Carried by the buttons.
    pub draft: DraftId,
    /// When what it shows was saved; carried by Send.
    pub saved: UnixMs,
    /// To whom.
    pub to: PersonId,
    /// What it says.
    pub terms: &'a Terms,
    /// A personal message.
    pub note: Option<&'a str>,
    /// When it would end.
    pub expires: UnixMs,
    /// The client's name on this server.
    pub client_name: &'a str,
    /// The client's avatar, from Discord.
    pub client_avatar_url: Option<&'a str>,
}

/// The card as the other side will see it, with Send, Edit and Discard.
#[must_use]
pub fn preview(view: PreviewView<'_>) -> Post {
    let body = Body {
        terms: view.terms,
        note: view.note,
        client_name: view.client_name,
        client_avatar_url: view.client_avatar_url,
        expires: Some(view.expires),
        version: 1,
    };
    let to = name_of(view.to);
    let next = format!(
        "**Send** posts this card in a private channel for you and {to}, and mentions them. Until then nobody but you \
         sees it. The draft is kept for a day."
    );
    Post::embed(body.embed(Colour::Pending).field("What happens next", next, false))
        .saying(format!("**Preview**: this is how {to} will see your offer."))
        .with_buttons([
            green(Button::SendDraft { draft: view.draft, saved: view.saved }, "Send"),
            grey(Button::EditDraft(view.draft), "Edit"),
            red(Button::DiscardDraft(view.draft), "Discard"),
        ])
}

/// Above a preview that took the place of an older one.
pub const PREVIEW_RENEWED: &str =
    "**Nothing was sent**: that preview was not the newest one. This is how your offer reads now.";

/// What is wrong with a form, line by line, and the way back into it.
#[must_use]
pub fn form_problems(draft: DraftId, problems: &[FieldProblem]) -> Post {
    const TEXT_UNITS: usize = 3_800;
    const AFTER: &str =
        "\n\nNothing you typed is lost: **Fix it** opens the form again with everything in it.";
    let mut body = String::new();
    for (at, problem) in problems.iter().enumerate() {
        let line = problem_text(problem);
        if units(&body) + units(&line) > TEXT_UNITS {
            body.push_str(&format!("\n… and {} more.", problems.len() - at));
            break;
        }
        if !body.is_empty() {
            body.push('\n');
        }
        body.push_str(&line);
    }
    let title = match problems.len() {
        1 => "One thing needs another look".to_owned(),
        count => format!("{count} things need another look"),
    };
    notice_of(Colour::ChangeRequested, &title, body + AFTER).with_buttons([
        blurple(Button::EditDraft(draft), "Fix it"),
        grey(Button::DiscardDraft(draft), "Discard"),
    ])
}

/// A message that cannot go with an answer, given back so that it is not lost.
#[must_use]
pub fn message_problem(problem: &FieldProblem, typed: &str) -> Post {
    let body = format!(
        "{}\nNothing was done. Press the button again; this is what you typed:\n{}",
        problem_text(problem),
        quoted(typed, 3_500)
    );
    notice_of(Colour::ChangeRequested, "The message needs another look", body)
}

/// What the client who sent sees.
#[must_use]
pub fn sent(offer: &Offer, room_channel: Option<ChannelId>) -> Post {
    let to = name_of(offer.party.spokesperson());
    let place = match room_channel {
        Some(_) => format!("It appears in {} in a moment.", room_name(room_channel)),
        None => format!("A private channel for you and {to} is being made; the offer appears there."),
    };
    let body = format!(
        "{place}\n{to} can accept, ask for changes or decline. You are told there; `/offers` shows how it stands."
    );
    notice_of(Colour::Pending, &format!("Offer #{} is on its way", offer.number), body)
        .with_buttons([grey(Button::View { offer: offer.id, tag: None }, "View offer")])
}

/// What the person who discarded a draft sees.
#[must_use]
pub fn discarded() -> Post {
    notice_of(Colour::Quiet, "Draft discarded", "Nothing was sent. `/offer send` begins a new one.")
}

/// What the side that asked for changes sees.
#[must_use]
pub fn change_sent(number: OfferNumber, client: PersonId) -> Post {
    let client = name_of(client);
    let body = format!(
        "{client} sees your terms beside the present ones and approves or rejects them; you are told.\nUntil then the \
         offer stays as it is, and you can still accept it."
    );
    notice_of(Colour::ChangeRequested, &format!("Changes requested for offer #{number}"), body)
}
