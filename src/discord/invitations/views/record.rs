//! One invitation, with its job, for each of its sides.

use super::invited::withdraw_button;
use super::{answer_buttons, reason_word, state_word, state_word_for_client};
use crate::app::InvitationRecord;
use crate::discord::jobs::views::card::job_embed;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, quoted};
use crate::domain::ids::PersonId;
use crate::domain::invitations::invitation::InvitationState;
use crate::say;
use crate::words::Language;

/// Most of what somebody wrote beside a no.
const MESSAGE_UNITS: usize = 900;

/// The job, how the invitation stands, and what its reader can do.
#[must_use]
pub fn view_invitation(language: Language, reader: PersonId, record: &InvitationRecord) -> Post {
    let InvitationRecord { invitation, found } = record;
    let is_invited = invitation.freelancer == reader;
    let (side, person) = match is_invited {
        true => (say!(language, "job-client"), invitation.client),
        false => (say!(language, "invitation-who"), invitation.freelancer),
    };
    let state = match is_invited {
        true => state_word(language, invitation),
        false => state_word_for_client(language, invitation),
    };
    let mut embed = job_embed(language, &found.job)
        .field(side, name_of(person), true)
        .field(say!(language, "invitation-sent-field"), ago(invitation.sent), true)
        .field(say!(language, "invitation-state-field"), state, true);
    if let InvitationState::Declined { reason, message, .. } = &invitation.state {
        embed = embed.field(say!(language, "invitation-reason-field"), reason_word(language, *reason), true);
        if let Some(message) = message {
            let words = quoted(message, MESSAGE_UNITS);
            embed = embed.field(say!(language, "invitation-message-field"), words, false);
        }
    }
    let post = Post::embed(embed);
    match is_invited {
        true => post.with_buttons(answer_buttons(language, invitation, &found.job)),
        false if invitation.waits() => post.with_buttons([withdraw_button(language, invitation)]),
        false => post,
    }
}
