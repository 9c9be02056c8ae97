//! One invitation, with its job, for each of its sides.

use super::invited::withdraw_button;
use super::{answer_buttons, reason_word, state_word, state_word_for_client};
use crate::app::InvitationRecord;
use crate::discord::jobs::views::card::job_embed;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, quoted};
use crate::domain::ids::PersonId;
use crate::domain::invitations::invitation::InvitationState;
use crate::say;
use crate::words::Language;

/// Most of what somebody wrote beside a no.
const MESSAGE_UNITS: usize = 900;
/// Most of an agency's name.
const NAME_UNITS: usize = 100;

/// The job, how the invitation stands, and what its reader can do.
#[must_use]
pub fn view_invitation(language: Language, reader: PersonId, record: &InvitationRecord) -> Post {
    let InvitationRecord { invitation, found } = record;
    let is_invited = invitation.client != reader && invitation.is_for(reader);
    let (side, who) = match is_invited {
        true => (say!(language, "job-client"), name_of(invitation.client)),
        false => (say!(language, "invitation-who"), recipient_of(&invitation.to)),
    };
    let state = match is_invited {
        true => state_word(language, invitation),
        false => state_word_for_client(language, invitation),
    };
    let mut embed = job_embed(language, &found.job)
        .field(side, who, true)
        .field(say!(language, "invitation-sent-field"), ago(invitation.sent), true)
        .field(say!(language, "invitation-state-field"), state, true);
    if let Some(team) = invitation.to.agency().filter(|_| is_invited) {
        let agency = escaped_line(&team.name, NAME_UNITS);
        embed = embed.field(say!(language, "invitation-who"), agency, true);
    }
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
