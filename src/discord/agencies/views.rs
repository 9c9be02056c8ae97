//! What people read about agencies. Pure functions.

pub mod handover;
pub mod refusals;
pub mod staff;
pub mod work;

use super::buttons::AgencyButton;
use crate::app::{AgencyView, InviteBrief, Invited, Own, QuestionBrief};
use crate::discord::feedback::views::received::{SHORT_COMMENT_UNITS, all_button, summary};
use crate::discord::feedback::views::score::{badge_and_score, explain_button};
use crate::discord::ui::buttons::{green, grey, red};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment};
use crate::domain::agencies::agency::{Agency, Ask, Invitation, Role};
use crate::domain::agencies::effects::QuestionEnd;
use crate::domain::ids::{EffectId, PersonId};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed};

/// How much of a name is shown: all of it, escaped.
const NAME_UNITS: usize = 200;
/// Questions that are shown with buttons at a time: a message has five rows.
const ASKED: usize = 5;

fn name(text: &str) -> String {
    escaped_line(text, NAME_UNITS)
}

/// A role in a word.
#[must_use]
pub fn role_word(language: Language, role: Role) -> String {
    match role {
        Role::Owner => say!(language, "agency-role-owner"),
        Role::Manager => say!(language, "agency-role-manager"),
        Role::Member => say!(language, "agency-role-member"),
    }
}

/// Somebody made an agency.
#[must_use]
pub fn created(language: Language, agency: &Agency) -> Post {
    let title = say!(language, "agency-created", agency = name(&agency.name));
    notice_of(Colour::Accepted, title, say!(language, "agency-created.text"))
}

/// What whoever asks somebody reads.
#[must_use]
pub fn asked(language: Language, invited: &Invited) -> Post {
    let person = name_of(invited.invitation.to);
    let title = say!(language, "agency-asked", agency = name(&invited.agency.name));
    let body = match invited.invitation.ask {
        Ask::Join { role, .. } => {
            say!(language, "agency-asked.join", person = person, role = role_word(language, role))
        }
        Ask::Own => say!(language, "agency-asked.own", person = person),
    };
    notice_of(Colour::Pending, title, body)
}

/// The question itself, in a sentence or two.
fn question(language: Language, asked: &Invitation, agency: &str, by: &str) -> String {
    let agency = name(agency);
    match asked.ask {
        Ask::Join { role, exclusive: false } => {
            say!(language, "agency-question.join", by = by, agency = agency, role = role_word(language, role))
        }
        Ask::Join { role, exclusive: true } => say!(
            language,
            "agency-question.exclusive",
            by = by,
            agency = agency,
            role = role_word(language, role)
        ),
        Ask::Own => say!(language, "agency-question.own", by = by, agency = agency),
    }
}

fn answers(language: Language, asked: &Invitation, tag: Option<EffectId>) -> [CreateButton; 2] {
    let accept = AgencyButton::Accept { invitation: asked.id, tag };
    [
        green(accept, say!(language, "agency-accept")),
        grey(AgencyButton::Decline(asked.id), say!(language, "agency-decline")),
    ]
}

/// The direct message to somebody who is asked.
#[must_use]
pub fn invitation(brief: &InviteBrief, tag: Option<EffectId>) -> Post {
    let (language, asked) = (brief.language, &brief.invitation);
    // A mention shows who it is, and what somebody calls themselves can't be a link.
    let by = name_of(asked.by);
    let server = brief.server.as_deref().map_or_else(|| say!(language, "notice-server-unknown"), name);
    let until = say!(language, "agency-question-until", when = moment(asked.ends()));
    let body = format!("{}\n\n{until}", question(language, asked, &brief.agency, &by));
    notice_of(Colour::Pending, say!(language, "agency-question", server = server), body)
        .with_buttons(answers(language, asked, tag))
}

/// What whoever answered a question reads, in its place.
#[must_use]
pub fn answered(language: Language, done: &Invited, accepts: bool) -> Post {
    let agency = name(&done.agency.name);
    match accepts {
        true => accepted(language, &agency, done.invitation.ask),
        false => declined(language, &agency),
    }
}

fn declined(language: Language, agency: &str) -> Post {
    let title = say!(language, "agency-declined");
    notice_of(Colour::Quiet, title, say!(language, "agency-declined.text", agency = agency))
}

fn accepted(language: Language, agency: &str, ask: Ask) -> Post {
    match ask {
        Ask::Join { role, .. } => notice_of(
            Colour::Accepted,
            say!(language, "agency-joined", agency = agency, role = role_word(language, role)),
            match role {
                Role::Owner | Role::Manager => say!(language, "agency-joined.manager"),
                Role::Member => say!(language, "agency-joined.member"),
            },
        ),
        Ask::Own => notice_of(
            Colour::Accepted,
            say!(language, "agency-owned", agency = agency),
            say!(language, "agency-owned.text"),
        ),
    }
}

/// The direct message to somebody who was asked, once the question is over.
#[must_use]
pub fn question_ended(brief: &QuestionBrief) -> Post {
    let (language, agency) = (brief.language, name(&brief.agency));
    let body = match brief.end {
        QuestionEnd::Accepted(ask) => return accepted(language, &agency, ask),
        QuestionEnd::Declined => return declined(language, &agency),
        QuestionEnd::Replaced => say!(language, "agency-question-ended.replaced", agency = agency),
        QuestionEnd::Withdrawn => say!(language, "agency-question-ended.withdrawn", agency = agency),
        QuestionEnd::Over => say!(language, "agency-question-ended.over", agency = agency),
    };
    let server = brief.server.as_deref().map_or_else(|| say!(language, "notice-server-unknown"), name);
    notice_of(Colour::Quiet, say!(language, "agency-question-ended", server = server), body)
}

/// Somebody has another role.
#[must_use]
pub fn role_set(language: Language, agency: &Agency, whom: PersonId, role: Role) -> Post {
    let title = say!(language, "agency-role-set", agency = name(&agency.name));
    let person = name_of(whom);
    let body = match role {
        Role::Owner | Role::Manager => say!(language, "agency-role-set.manager", person = person),
        Role::Member => say!(language, "agency-role-set.member", person = person),
    };
    notice_of(Colour::Accepted, title, body)
}

/// Somebody was taken out, or is not asked any more.
#[must_use]
pub fn removed(language: Language, agency: &Agency, whom: PersonId) -> Post {
    let title = say!(language, "agency-removed", agency = name(&agency.name));
    notice_of(Colour::Quiet, title, say!(language, "agency-removed.text", person = name_of(whom)))
}

/// A moderator gave an agency to somebody.
#[must_use]
pub fn handed_over(language: Language, agency: &Agency) -> Post {
    let owner = agency.answerers().first().map_or_else(String::new, |owner| name_of(*owner));
    let title = say!(language, "agency-handed-over", agency = name(&agency.name));
    notice_of(Colour::Accepted, title, say!(language, "agency-handed-over.text", owner = owner))
}

/// Whether somebody means to leave.
#[must_use]
pub fn leaving(language: Language, agency: &Agency) -> Post {
    let title = say!(language, "agency-leaving", agency = name(&agency.name));
    let leave = red(AgencyButton::Leave(agency.id), say!(language, "agency-button-leave"));
    notice_of(Colour::Pending, title, say!(language, "agency-leaving.text")).with_buttons(vec![leave])
}

/// Somebody left.
#[must_use]
pub fn left(language: Language, agency: &Agency) -> Post {
    let title = say!(language, "agency-left", agency = name(&agency.name));
    notice_of(Colour::Quiet, title, say!(language, "agency-left.text"))
}

/// The agency is deleted.
#[must_use]
pub fn deleted(language: Language, agency: &Agency) -> Post {
    let title = say!(language, "agency-deleted", agency = name(&agency.name));
    notice_of(Colour::Quiet, title, say!(language, "agency-deleted.text"))
}

/// An agency, for anybody of its server.
#[must_use]
pub fn agency(language: Language, view: &AgencyView, reader: PersonId) -> Post {
    let post = Post::embed(shown(language, view, reader));
    let all = view.received.as_ref().and_then(|said| all_button(language, said.receiver, said.stars));
    post.with_buttons(explain_button(language, view.score.as_ref()).into_iter().chain(all))
}

fn shown(language: Language, view: &AgencyView, reader: PersonId) -> CreateEmbed {
    let mut lines = Vec::new();
    for role in [Role::Owner, Role::Manager, Role::Member] {
        let staff = view.agency.staff.iter().filter(|staff| staff.role == role);
        let people: Vec<String> = staff
            .map(|staff| match staff.exclusive {
                true => say!(language, "agency-exclusive", person = name_of(staff.person)),
                false => name_of(staff.person),
            })
            .collect();
        if !people.is_empty() {
            let people = in_a_row(language, &people);
            lines.push(say!(language, "agency-line", role = role_word(language, role), people = people));
        }
    }
    if !view.asked.is_empty() {
        let people: Vec<String> = view.asked.iter().map(|asked| name_of(asked.to)).collect();
        lines.push(say!(language, "agency-line-asked", people = in_a_row(language, &people)));
    }
    lines.push(String::new());
    lines.push(match view.agency.role_of(reader) {
        None => say!(language, "agency-next.client"),
        Some(Role::Owner) => say!(language, "agency-next.owner"),
        Some(Role::Manager) => say!(language, "agency-next.manager"),
        Some(Role::Member) => say!(language, "agency-next.member"),
    });
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(name(&view.agency.name))
        .description(lines.join("\n"));
    let embed = match &view.score {
        Some(score) => embed.field(say!(language, "score-field"), badge_and_score(language, score), false),
        None => embed,
    };
    match view.received.as_ref().and_then(|said| summary(language, said, SHORT_COMMENT_UNITS)) {
        Some(said) => embed.field(say!(language, "feedback-field"), said, false),
        None => embed,
    }
}

/// Most people who are named in one line: all lines together fit into a message.
const IN_A_ROW: usize = 30;

/// People in a row; of very many the first, and how many more there are.
fn in_a_row(language: Language, people: &[String]) -> String {
    let named = people.iter().take(IN_A_ROW).map(String::as_str).collect::<Vec<_>>().join(", ");
    match people.len().saturating_sub(IN_A_ROW) {
        0 => named,
        more => say!(language, "agency-people-more", people = named, count = more),
    }
}

/// What somebody has to do with agencies: theirs, and what they are asked.
#[must_use]
pub fn own(language: Language, own: &Own, reader: PersonId) -> Post {
    if own.agencies.is_empty() && own.asked.is_empty() {
        return notice_of(Colour::Quiet, say!(language, "agency-none"), say!(language, "agency-none.text"));
    }
    let mut post = Post::default();
    for (asked, agency) in own.asked.iter().take(ASKED) {
        let body = question(language, asked, agency, &name_of(asked.by));
        let until = say!(language, "agency-question-until", when = moment(asked.ends()));
        let embed = CreateEmbed::new().colour(Colour::Pending.rgb()).title(name(agency));
        post = post
            .with_embed(embed.description(format!("{body}\n\n{until}")))
            .with_buttons(answers(language, asked, None));
    }
    for view in own.agencies.iter().take(10 - ASKED) {
        post = post.with_embed(shown(language, view, reader));
    }
    post
}

#[cfg(test)]
mod tests;
