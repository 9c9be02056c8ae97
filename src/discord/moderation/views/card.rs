//! The card of a report, in the moderators' channel and for one moderator alone: what it is about and how far it is. Whoever
//! sees it may be a party, so it says neither who reported nor what they wrote.

use crate::app::ReportCase;
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::moderation::reports::marks::report_footer;
use crate::discord::moderation::reports::views::reason_text;
use crate::discord::ui::buttons::{blurple, grey, red};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, quoted};
use crate::domain::ids::PersonId;
use crate::domain::moderation::report::{Outcome, Report, ReportSubject, Stage, StageName};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// How much of a moderator's reason a card shows: all of it, nearly however it is escaped.
pub(super) const WHY_UNITS: usize = 900;

/// The colour of a stage.
#[must_use]
pub const fn stage_colour(stage: StageName) -> Colour {
    match stage {
        StageName::Open => Colour::ChangeRequested,
        StageName::Claimed => Colour::Pending,
        StageName::Closed => Colour::Quiet,
    }
}

/// The one sign that a line of a list begins with.
#[must_use]
pub const fn stage_sign(stage: StageName) -> &'static str {
    match stage {
        StageName::Open => "🟠",
        StageName::Claimed => "🔵",
        StageName::Closed => "⚪",
    }
}

/// A stage in a word.
#[must_use]
pub fn stage_word(language: Language, stage: StageName) -> String {
    match stage {
        StageName::Open => say!(language, "moderation-stage-open"),
        StageName::Claimed => say!(language, "moderation-stage-claimed"),
        StageName::Closed => say!(language, "moderation-stage-closed"),
    }
}

/// The card as everybody in the channel sees it.
#[must_use]
pub fn report_card(language: Language, case: &ReportCase) -> Post {
    let report = &case.report;
    let number = report.number.to_string();
    let name = report.stage.name();
    let (heading, text) = standing(language, report);
    let embed = CreateEmbed::new()
        .colour(stage_colour(name).rgb())
        .title(say!(
            language,
            "moderation-card",
            number = number,
            reason = reason_text(language, report.reason)
        ))
        .description(facts(language, case).join("\n"))
        .field(heading, text, false)
        .footer(CreateEmbedFooter::new(format!(
            "{}{}",
            report_footer(report.number),
            stage_word(language, name)
        )));
    let post = Post::embed(embed);
    let read = ModerationButton::Read { report: report.id, page: 0 };
    let read = grey(read, say!(language, "moderation-button-read"));
    match report.stage {
        Stage::Closed { outcome: Outcome::Hidden, .. } => {
            let show = grey(ModerationButton::AskShow(report.id), say!(language, "moderation-button-show"));
            post.with_buttons([read, show])
        }
        Stage::Closed { .. } => post.with_buttons([read]),
        Stage::Open | Stage::Claimed { .. } => {
            post.with_buttons(decisions(language, report)).with_buttons([read])
        }
    }
}

/// The card for one moderator alone, with words for one who is a party.
#[must_use]
pub fn own_card(language: Language, case: &ReportCase, reader: PersonId) -> Post {
    let mut post = report_card(language, case);
    if case.report.involves(reader) {
        post.rows.clear();
        return post.saying(say!(language, "moderation-card-party"));
    }
    post
}

fn decisions(language: Language, report: &Report) -> [CreateButton; 5] {
    let decide = |outcome| ModerationButton::Decide { report: report.id, outcome };
    let claim = ModerationButton::Claim { report: report.id, seen: report.revision };
    [
        match report.stage {
            Stage::Claimed { .. } => grey(claim, say!(language, "moderation-button-take-over")),
            Stage::Open | Stage::Closed { .. } => blurple(claim, say!(language, "moderation-button-claim")),
        },
        grey(decide(Outcome::Dismissed), say!(language, "moderation-button-dismiss")),
        match (report.about.job(), report.about.feedback()) {
            (Some(_), _) => red(decide(Outcome::JobClosed), say!(language, "moderation-button-close-job")),
            (None, Some(_)) => red(decide(Outcome::Hidden), say!(language, "moderation-button-hide")),
            (None, None) => red(decide(Outcome::Removed), say!(language, "moderation-button-remove")),
        },
        red(decide(Outcome::Warned), say!(language, "moderation-button-warn")),
        red(decide(Outcome::Suspended), say!(language, "moderation-button-suspend")),
    ]
}

/// What the report is about, without anything that its reporter said.
fn facts(language: Language, case: &ReportCase) -> Vec<String> {
    let report = &case.report;
    let mut lines = subject(language, report).to_vec();
    lines.push(say!(language, "moderation-fact-when", when = ago(report.at)));
    if case.upheld > 0 {
        lines.push(say!(language, "moderation-fact-upheld", upheld = case.upheld));
    }
    lines
}

/// What it's about, and whom.
fn subject(language: Language, report: &Report) -> [String; 2] {
    let about = &report.about;
    let person = name_of(report.reported);
    let (number, title) = (about.number().to_string(), escaped_line(about.title(), 200));
    let whom = match about {
        ReportSubject::Job { .. } => {
            return [
                say!(language, "moderation-fact-job", number = number, title = title),
                say!(language, "moderation-fact-job.client", person = person),
            ];
        }
        ReportSubject::Offer { snapshot, .. } => {
            match (&snapshot.feedback, report.reported == snapshot.client) {
                (Some(said), _) if said.during.is_some() => {
                    say!(language, "moderation-fact-feedback.during", person = person)
                }
                (Some(_), _) => say!(language, "moderation-fact-feedback", person = person),
                (None, true) => say!(language, "moderation-fact-client", person = person),
                (None, false) => say!(language, "moderation-fact-party", person = person),
            }
        }
    };
    [say!(language, "moderation-fact-offer", number = number, title = title), whom]
}

/// What was done, in a few words.
#[must_use]
pub fn outcome_word(language: Language, outcome: Outcome) -> String {
    match outcome {
        Outcome::Dismissed => say!(language, "moderation-outcome-dismissed"),
        Outcome::Removed => say!(language, "moderation-outcome-removed"),
        Outcome::Hidden => say!(language, "moderation-outcome-hidden"),
        Outcome::JobClosed => say!(language, "moderation-outcome-job-closed"),
        Outcome::Warned => say!(language, "moderation-outcome-warned"),
        Outcome::Suspended => say!(language, "moderation-outcome-suspended"),
    }
}

/// How far it is, and what happens next.
fn standing(language: Language, report: &Report) -> (String, String) {
    match &report.stage {
        Stage::Open if report.about.job().is_some() => {
            (say!(language, "offer-next"), say!(language, "moderation-card-open.job"))
        }
        Stage::Open => (say!(language, "offer-next"), say!(language, "moderation-card-open")),
        Stage::Claimed { by, at } => (
            say!(language, "moderation-card-claimed"),
            say!(language, "moderation-card-claimed.text", who = name_of(*by), when = ago(*at)),
        ),
        Stage::Closed { by, at, outcome, why } => (
            outcome_word(language, *outcome),
            match outcome {
                // For moderators alone: it may name the reporter, and a party may read along.
                Outcome::Dismissed | Outcome::Removed | Outcome::Hidden | Outcome::JobClosed => {
                    say!(language, "moderation-card-closed", who = name_of(*by), when = ago(*at))
                }
                // The person is told the same.
                Outcome::Warned | Outcome::Suspended => format!(
                    "{}\n{}",
                    say!(language, "moderation-card-closed-why", who = name_of(*by), when = ago(*at)),
                    quoted(why, WHY_UNITS)
                ),
            },
        ),
    }
}

/// What a moderator who took a report reads.
#[must_use]
pub fn claimed(language: Language, case: &ReportCase) -> Post {
    let title = say!(language, "moderation-claimed", number = case.report.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "moderation-claimed.text"))
}

/// What a moderator who decided reads.
#[must_use]
pub fn decided(language: Language, case: &ReportCase, outcome: Outcome) -> Post {
    let person = name_of(case.report.reported);
    let title = say!(language, "moderation-decided", number = case.report.number.to_string());
    let done = match outcome {
        Outcome::Dismissed if case.report.about.job().is_some() => {
            say!(language, "moderation-decided-dismissed.job")
        }
        Outcome::Dismissed => say!(language, "moderation-decided-dismissed"),
        Outcome::Removed => say!(language, "moderation-decided-removed"),
        Outcome::Hidden => say!(language, "moderation-decided-hidden"),
        Outcome::JobClosed => say!(language, "moderation-decided-job-closed"),
        Outcome::Warned => say!(language, "moderation-decided-warned", person = person),
        Outcome::Suspended => say!(language, "moderation-decided-suspended", person = person),
    };
    notice_of(Colour::Quiet, title, format!("{done}\n{}", say!(language, "moderation-decided.text")))
}

/// What a moderator reads who showed hidden feedback again.
#[must_use]
pub fn shown_again(language: Language, report: &Report) -> Post {
    let title = say!(language, "moderation-shown", number = report.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "moderation-shown.text"))
}
