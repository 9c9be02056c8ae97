//! Direct messages about reports and sanctions: to whoever reported, and to whoever was warned or suspended. They name neither
//! the other side nor, to the reported side, the offer.

use crate::app::{ReporterBrief, SanctionBrief};
use crate::discord::moderation::reports::marks::{reporter_mark, sanction_mark};
use crate::discord::moderation::reports::views::appeal::appeal_button;
use crate::discord::notifications::views::{server_name, turn_off};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, moment, quoted};
use crate::domain::moderation::report::{Report, Stage};
use crate::domain::moderation::sanction::{SanctionKind, SanctionNews};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// How much of a moderator's reason is shown: all of it, however it is escaped.
const WHY_UNITS: usize = 2_000;

/// Tells whoever reported that it was received, or what became of it.
#[must_use]
pub fn reporter_letter(brief: &ReporterBrief, closed: bool) -> Post {
    let (language, report) = (brief.letter.language, &brief.report);
    let server = server_name(language, brief.letter.server.as_deref());
    let (words, body) = match (closed, &report.stage) {
        (true, Stage::Closed { outcome, .. }) => (
            of_report(language, report, &server, true),
            match outcome.upholds() {
                true => say!(language, "report-letter-closed.upheld"),
                false => say!(language, "report-letter-closed.dismissed"),
            },
        ),
        _ => (
            of_report(language, report, &server, false),
            match brief.moderators_are_told {
                true => say!(language, "report-letter-received.told"),
                false => say!(language, "report-letter-received.listed"),
            },
        ),
    };
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .description(body)
        .footer(CreateEmbedFooter::new(reporter_mark(brief, closed)));
    Post::embed(embed).saying(words + &turn_off(language, &server))
}

/// Which report it is, and whether it's closed or was received.
fn of_report(language: Language, report: &Report, server: &str, is_closed: bool) -> String {
    let about = &report.about;
    let (number, title) = (about.number().to_string(), escaped_line(about.title(), 200));
    match (about.job(), about.feedback(), is_closed) {
        (Some(_), _, true) => {
            say!(language, "report-letter-job-closed", number = number, title = title, server = server)
        }
        (Some(_), _, false) => {
            say!(language, "report-letter-job-received", number = number, title = title, server = server)
        }
        (None, Some(_), true) => {
            say!(language, "report-letter-feedback-closed", offer = number, title = title, server = server)
        }
        (None, Some(_), false) => {
            say!(language, "report-letter-feedback-received", offer = number, title = title, server = server)
        }
        (None, None, true) => {
            say!(language, "report-letter-closed", offer = number, title = title, server = server)
        }
        (None, None, false) => {
            say!(language, "report-letter-received", offer = number, title = title, server = server)
        }
    }
}

/// Tells somebody of a warning or a suspension of theirs, or that it ended early.
#[must_use]
pub fn sanction_letter(brief: &SanctionBrief) -> Post {
    let (language, sanction) = (brief.letter.language, &brief.sanction);
    let server = server_name(language, brief.letter.server.as_deref());
    let until = moment(sanction.until);
    let (title, body, why) = match (brief.news, sanction.kind, &sanction.ended) {
        (SanctionNews::Ended, _, Some(ended)) => (
            say!(language, "moderation-letter-ended", server = server.as_str()),
            say!(language, "moderation-letter-ended.text"),
            ended.why.as_str(),
        ),
        (_, SanctionKind::Warning, _) => (
            say!(language, "moderation-letter-warned", server = server.as_str()),
            say!(language, "moderation-letter-warned.text", until = until),
            sanction.why.as_str(),
        ),
        (_, SanctionKind::Suspension, _) => (
            say!(language, "moderation-letter-suspended", server = server.as_str()),
            say!(language, "moderation-letter-suspended.text", until = until, ago = ago(sanction.until)),
            sanction.why.as_str(),
        ),
    };
    let body = format!("{}\n\n{body}", quoted(why, WHY_UNITS));
    let embed = CreateEmbed::new()
        .colour(Colour::ChangeRequested.rgb())
        .description(body)
        .footer(CreateEmbedFooter::new(sanction_mark(brief)));
    let post = Post::embed(embed).saying(title);
    match (brief.news, sanction.kind) {
        (SanctionNews::Begun, SanctionKind::Suspension) => {
            post.with_buttons([appeal_button(language, sanction.id)])
        }
        _ => post,
    }
}
