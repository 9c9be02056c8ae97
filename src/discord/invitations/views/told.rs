//! What one side of an invitation reads in a direct message.

use super::{answer_buttons, heading, reason_word};
use crate::app::{InvitationBrief, Person};
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::jobs::views::budget_line;
use crate::discord::notifications::views::{server_name, turn_off};
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, quoted};
use crate::domain::ids::{EffectId, PersonId};
use crate::domain::invitations::effects::InvitationNews;
use crate::domain::invitations::invitation::InvitationState;
use crate::domain::offers::offer::Recipient;
use crate::say;
use serenity::builder::CreateEmbed;

/// Most of a person's words.
const WORDS_UNITS: usize = 1_500;
/// Most of a name.
const NAME_UNITS: usize = 100;

/// The message; `tag` is the effect that posts it.
#[must_use]
pub fn told(brief: &InvitationBrief, tag: Option<EffectId>) -> Post {
    let (language, invitation) = (brief.language, &brief.invitation);
    let view = InvitationButton::View { invitation: invitation.id, tag };
    let view = grey(view, say!(language, "invitation-button-view"));
    let (news, words, next) = match brief.news {
        InvitationNews::Received => received(brief),
        InvitationNews::Declined => declined(brief),
    };
    let colour = match brief.news {
        InvitationNews::Received => Colour::Pending,
        InvitationNews::Declined => Colour::Quiet,
    };
    let words = words.map_or_else(String::new, |words| format!("{}\n\n", quoted(words, WORDS_UNITS)));
    let embed = CreateEmbed::new()
        .colour(colour.rgb())
        .title(heading(language, &brief.job))
        .description(words + &next);
    let embed = match brief.is_first && brief.news == InvitationNews::Received {
        true => embed.field(
            say!(language, "invitation-difference"),
            say!(language, "invitation-difference.text"),
            false,
        ),
        false => embed,
    };
    let buttons = match brief.news {
        InvitationNews::Received => answer_buttons(language, invitation, &brief.job),
        InvitationNews::Declined => Vec::new(),
    };
    let server = server_name(language, brief.server.as_deref());
    Post::embed(embed)
        .saying(news + &turn_off(language, &server))
        .with_buttons(buttons.into_iter().chain([view]))
}

/// What it says, somebody's words, and what comes next.
type Told<'a> = (String, Option<&'a str>, String);

fn received(brief: &InvitationBrief) -> Told<'_> {
    let language = brief.language;
    let server = server_name(language, brief.server.as_deref());
    let client = called(brief.client.as_ref(), brief.invitation.client);
    let budget = budget_line(language, &brief.job.terms.budget);
    let agency = brief.invitation.to.agency().map(|team| escaped_line(&team.name, NAME_UNITS));
    (
        match agency {
            None => say!(language, "invitation-told-received", client = client, server = server),
            Some(agency) => say!(
                language,
                "invitation-told-received.agency",
                client = client,
                agency = agency,
                server = server
            ),
        },
        Some(brief.job.terms.description.as_str()),
        say!(language, "invitation-told-received.next", budget = budget),
    )
}

fn declined(brief: &InvitationBrief) -> Told<'_> {
    let language = brief.language;
    let server = server_name(language, brief.server.as_deref());
    let who = match &brief.invitation.to {
        Recipient::Freelancer(person) => called(brief.freelancer.as_ref(), *person),
        Recipient::Agency(team) => escaped_line(&team.name, NAME_UNITS),
    };
    let (reason, message) = match &brief.invitation.state {
        InvitationState::Declined { reason, message, .. } => {
            (reason_word(language, *reason), message.as_deref())
        }
        _ => (String::new(), None),
    };
    (
        say!(language, "invitation-told-declined", who = who, server = server, reason = reason),
        message,
        say!(language, "invitation-told-declined.next"),
    )
}

/// A person by the name that they have in the server: this is read outside it.
fn called(person: Option<&Person>, id: PersonId) -> String {
    person.map_or_else(|| name_of(id), |person| escaped_line(&person.name, NAME_UNITS))
}
