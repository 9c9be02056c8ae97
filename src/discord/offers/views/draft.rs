//! Before an offer is sent: the preview, what is wrong with a form, and what became of the draft.

use super::accept::room_name;
use super::card::{Body, about_field};
use super::terms::Amounts;
use crate::app::{Sent, WorkerRecord};
use crate::discord::feedback::views::received::{about_party, all_button};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::{blurple, green, grey, red};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, plain_line, quoted, units};
use crate::discord::wording::problems::problem_text;
use crate::domain::draft::{DraftContent, PreviewHash};
use crate::domain::form::{Field, FieldProblem, Remark};
use crate::domain::ids::{DraftId, OfferNumber, PersonId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::draft::OfferDraft;
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::terms::Terms;
use crate::domain::people::standing::ClientRecord;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed};

/// An offer that was typed and not sent.
#[derive(Debug, Clone, Copy)]
pub struct PreviewView<'a> {
    /// Of the one who typed it.
    pub language: Language,
    /// Carried by the buttons.
    pub draft: DraftId,
    /// Of what it shows; carried by Send.
    pub seen: PreviewHash,
    /// To whom.
    pub to: &'a Recipient,
    /// What it says.
    pub terms: &'a Terms,
    /// A personal message.
    pub note: Option<&'a str>,
    /// Files that go with it.
    pub files: &'a [Attachment],
    /// When it would end.
    pub expires: UnixMs,
    /// The client's name on this server.
    pub client_name: &'a str,
    /// The client's avatar, from Discord.
    pub client_avatar_url: Option<&'a str>,
    /// What the other side will read about the client.
    pub about: &'a ClientRecord,
    /// What the client reads about the other side.
    pub party: &'a WorkerRecord,
    /// What should be said about how the form was read.
    pub remarks: &'a [Remark],
}

/// The card as the other side will see it, with Send, Edit and Discard.
#[must_use]
pub fn preview(view: PreviewView<'_>) -> Post {
    let body = Body {
        terms: view.terms,
        amounts: Amounts::Shown,
        team: view.to.agency(),
        note: view.note,
        files: view.files,
        client_name: view.client_name,
        client_avatar_url: view.client_avatar_url,
        expires: Some(view.expires),
        version: 1,
    };
    let (language, to) = (view.language, recipient_of(view.to));
    let next = say!(language, "offer-preview.next", to = to.as_str());
    let embed = about_field(language, body.embed(language, Colour::Pending), view.about);
    let embed = with_remarks(language, embed, view.remarks);
    let embed = embed.field(say!(language, "offer-next"), next, false);
    let buttons = [
        green(
            OfferButton::SendDraft { draft: view.draft, seen: view.seen },
            say!(language, "offer-preview-send"),
        ),
        grey(OfferButton::EditDraft(view.draft), say!(language, "offer-preview-edit")),
        red(OfferButton::DiscardDraft(view.draft), say!(language, "offer-preview-discard")),
    ];
    let WorkerRecord { received, .. } = view.party;
    let all = all_button(language, received.receiver, received.stars);
    Post::embed(embed)
        .with_embed(about_party(language, view.party))
        .saying(say!(language, "offer-preview", to = to))
        .with_buttons(buttons.into_iter().chain(all))
}

/// The embed with a field for what was understood in another way than it was typed, if anything was.
pub(in crate::discord) fn with_remarks(
    language: Language,
    embed: CreateEmbed,
    remarks: &[Remark],
) -> CreateEmbed {
    if remarks.is_empty() {
        return embed;
    }
    let lines = remarks.iter().map(|remark| match remark {
        Remark::NoDateYet { text } => say!(language, "form-remark-no-date", text = escaped_line(text, 60)),
        Remark::TotalLeftOut { total } => say!(language, "form-remark-total", total = total.to_string()),
    });
    embed.field(say!(language, "form-remarks"), lines.collect::<Vec<_>>().join("\n"), false)
}

/// The preview that takes the place of an older one, whose Send was pressed.
#[must_use]
pub fn renewed(language: Language, preview: Post) -> Post {
    preview.saying(say!(language, "offer-preview-renewed"))
}

/// What is wrong with a form, line by line, with a button for each reading, and the way back into it.
#[must_use]
pub fn form_problems(language: Language, draft: DraftId, saved: UnixMs, problems: &[FieldProblem]) -> Post {
    const TEXT_UNITS: usize = 3_800;
    let mut body = String::new();
    for (at, problem) in problems.iter().enumerate() {
        let line = problem_text(language, problem);
        if units(&body) + units(&line) > TEXT_UNITS {
            body.push('\n');
            body.push_str(&say!(language, "form-problems.more", count = problems.len() - at));
            break;
        }
        if !body.is_empty() {
            body.push('\n');
        }
        body.push_str(&line);
    }
    let title = say!(language, "form-problems", count = problems.len());
    let body = say!(language, "form-problems.text", problems = body);
    let post = notice_of(Colour::ChangeRequested, title, body);
    reading_rows(draft, saved, problems).into_iter().fold(post, Post::with_buttons).with_buttons([
        blurple(OfferButton::EditDraft(draft), say!(language, "form-problems.fix")),
        grey(OfferButton::DiscardDraft(draft), say!(language, "form-problems.discard")),
    ])
}

/// A row for each problem that has readings, as many as a message holds beside the last row.
fn reading_rows(draft: DraftId, saved: UnixMs, problems: &[FieldProblem]) -> Vec<Vec<CreateButton>> {
    const ROWS: usize = 4;
    const BUTTONS: usize = 5;
    let rows = problems.iter().zip(0..).filter(|(found, _)| !is_without_buttons(found.field)).map(
        |(found, problem)| {
            let buttons = found.readings.iter().zip(0..).take(BUTTONS).map(|(reading, at)| {
                let control = OfferButton::UseReading { draft, saved, problem, reading: at };
                grey(control, reading_label(&reading.text))
            });
            buttons.collect::<Vec<_>>()
        },
    );
    rows.filter(|row| !row.is_empty()).take(ROWS).collect()
}

/// Whether what may have been meant is told in words alone.
const fn is_without_buttons(field: Field) -> bool {
    matches!(field, Field::Rate | Field::Amount | Field::Time | Field::Done | Field::Budget)
}

/// The text that a button puts in; of several lines, all in one.
fn reading_label(text: &str) -> String {
    const LABEL_UNITS: usize = 80;
    plain_line(&text.replace('\n', " · "), LABEL_UNITS)
}

/// A message that cannot go with an answer, given back so that it is not lost.
#[must_use]
pub fn message_problem(language: Language, problem: &FieldProblem, typed: &str) -> Post {
    let (problem, typed) = (problem_text(language, problem), quoted(typed, 3_500));
    let body = say!(language, "form-message-problem.text", problem = problem, typed = typed);
    notice_of(Colour::ChangeRequested, say!(language, "form-message-problem"), body)
}

/// What the client who sent sees. Where the other side can't have it yet, or no room can be made for now, they hear it at once.
#[must_use]
pub fn sent(language: Language, sent: &Sent, may_make_rooms: bool) -> Post {
    let offer = &sent.offer;
    let to = recipient_of(&offer.recipient);
    let delay = match offer.waits_for {
        Some(person) => {
            let who = say!(language, "offer-screening", who = name_of(person));
            Some(say!(language, "offer-sent-waits.screening", who = who))
        }
        None if sent.room_channel.is_none() && !may_make_rooms => {
            Some(say!(language, "offer-sent-waits.text", to = to.as_str()))
        }
        None => None,
    };
    if let Some(delay) = delay {
        let title = say!(language, "offer-sent-waits", number = offer.number.to_string());
        let view =
            grey(OfferButton::View { offer: offer.id, tag: None }, say!(language, "offer-button-view"));
        return notice_of(Colour::ChangeRequested, title, delay).with_buttons([view]);
    }
    let place = match sent.room_channel {
        Some(_) => say!(language, "offer-sent-room", room = room_name(language, sent.room_channel)),
        None => say!(language, "offer-sent-no-room", to = to.as_str()),
    };
    let title = say!(language, "offer-sent", number = offer.number.to_string());
    let view = grey(OfferButton::View { offer: offer.id, tag: None }, say!(language, "offer-button-view"));
    notice_of(Colour::Pending, title, say!(language, "offer-sent.text", place = place, to = to))
        .with_buttons([view])
}

/// What the person who discarded a draft sees.
#[must_use]
pub fn discarded(language: Language, content: &DraftContent) -> Post {
    let text = match content {
        DraftContent::Offer(OfferDraft::New { .. }) => say!(language, "offer-discarded.text"),
        DraftContent::Offer(OfferDraft::Change { .. } | OfferDraft::Modify { .. }) => {
            say!(language, "offer-discarded.changes")
        }
        DraftContent::People(_) => say!(language, "offer-discarded.profile"),
        DraftContent::Contract(_) => say!(language, "offer-discarded.contract"),
        DraftContent::Feedback(_) => say!(language, "offer-discarded.feedback"),
        DraftContent::Job(_) => say!(language, "offer-discarded.job"),
        DraftContent::Proposal(_) => say!(language, "offer-discarded.proposal"),
        DraftContent::Moderation(_) | DraftContent::Mail(_) => say!(language, "offer-discarded.other"),
    };
    notice_of(Colour::Quiet, say!(language, "offer-discarded"), text)
}

/// What the side that asked for changes sees.
#[must_use]
pub fn change_sent(language: Language, number: OfferNumber, client: PersonId) -> Post {
    let title = say!(language, "offer-change-sent", number = number.to_string());
    let body = say!(language, "offer-change-sent.text", client = name_of(client));
    notice_of(Colour::ChangeRequested, title, body)
}
