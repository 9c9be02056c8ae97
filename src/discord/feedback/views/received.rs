//! The feedback that somebody received, for everybody in their server: all of it page by page, and in short. Pure functions.

use super::score::profile_line;
use super::{stars_sign, tag_words};
use crate::app::{ReceivedFeedback, ReceivedLine, ReceivedSummary, ReceiverStanding, WorkerRecord};
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, quoted};
use crate::domain::feedback::received::{ReceivedStars, Receiver};
use crate::domain::offers::offer::Side;
use crate::domain::people::standing::StarCount;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// How much of a comment is shown on a page.
const COMMENT_UNITS: usize = 280;
/// How much of a reply is.
const REPLY_UNITS: usize = 150;
/// How much of one is where only the latest are.
pub const SHORT_COMMENT_UNITS: usize = 90;
/// How much of an agency's name is.
const NAME_UNITS: usize = 60;

/// One page of it.
#[must_use]
pub fn received(language: Language, page: &ReceivedFeedback) -> Post {
    if page.lines.is_empty() {
        return none(language, page);
    }
    let title = match (&page.agency, page.is_own) {
        (Some(agency), _) => {
            say!(language, "feedback-received.agency", agency = escaped_line(agency, NAME_UNITS))
        }
        (None, true) => say!(language, "feedback-received.own"),
        (None, false) => say!(language, "feedback-received"),
    };
    let mut head = Vec::new();
    if let (Receiver::Person(person), false) = (page.receiver, page.is_own) {
        head.push(name_of(person));
    }
    head.extend(standing(language, page));
    head.extend(averages(language, page));
    let lines = page.lines.iter().map(|line| whole_line(language, page.receiver, line));
    let parts: Vec<String> = [head.join("\n")].into_iter().chain(lines).collect();
    let (total, during) = (page.stars.count(), page.stars.during());
    let footer = match during {
        0 => say!(language, "feedback-received-footer", total = total, page = page.page, pages = page.pages),
        _ => say!(
            language,
            "feedback-received-footer.during",
            total = total,
            during = during,
            page = page.page,
            pages = page.pages
        ),
    };
    let footer = match page.has_older {
        true => format!("{footer} · {}", say!(language, "feedback-received-older")),
        false => footer,
    };
    let embed = CreateEmbed::new()
        .colour(Colour::Accepted.rgb())
        .title(title)
        .description(parts.join("\n\n"))
        .footer(CreateEmbedFooter::new(footer));
    let turn = |page_number| FeedbackButton::ReceivedPage { of: page.receiver, page: page_number };
    Post::embed(embed).with_buttons(turns(language, (page.page, page.page < page.pages), turn))
}

fn none(language: Language, page: &ReceivedFeedback) -> Post {
    let title = say!(language, "feedback-received-none");
    let text = match (&page.agency, page.receiver, page.is_own, page.standing) {
        (Some(agency), ..) => {
            say!(language, "feedback-received-none.agency", agency = escaped_line(agency, NAME_UNITS))
        }
        (None, _, true, _) => say!(language, "feedback-received-none.own"),
        (None, Receiver::Person(person), _, ReceiverStanding::Here) => {
            say!(language, "feedback-received-none.person", person = name_of(person))
        }
        (None, ..) => standing(language, page).unwrap_or_default(),
    };
    notice_of(Colour::Quiet, title, text)
}

/// That somebody isn't there, or deleted what was theirs.
fn standing(language: Language, page: &ReceivedFeedback) -> Option<String> {
    let Receiver::Person(person) = page.receiver else { return None };
    match page.standing {
        ReceiverStanding::Here => None,
        ReceiverStanding::Away => Some(say!(language, "feedback-received-away", person = name_of(person))),
        ReceiverStanding::Forgotten => {
            Some(say!(language, "feedback-received-forgotten", person = name_of(person)))
        }
    }
}

fn averages(language: Language, page: &ReceivedFeedback) -> Vec<String> {
    let ReceivedStars { as_worker, as_client, .. } = page.stars;
    let average = |count| average_line(language, count);
    match page.receiver {
        Receiver::Agency(_) => average(as_worker).into_iter().collect(),
        Receiver::Person(_) => {
            let as_worker =
                average(as_worker).map(|stars| say!(language, "feedback-as-freelancer", stars = stars));
            let as_client =
                average(as_client).map(|stars| say!(language, "feedback-as-client", stars = stars));
            as_worker.into_iter().chain(as_client).collect()
        }
    }
}

/// `★ 4.8 from 12`; nothing where there are none.
#[must_use]
pub fn average_line(language: Language, count: StarCount) -> Option<String> {
    let average = count.average()?;
    Some(say!(language, "feedback-average", average = average.to_string(), count = count.count))
}

/// Feedback with all that was said.
fn whole_line(language: Language, receiver: Receiver, line: &ReceivedLine) -> String {
    let feedback = &line.feedback;
    let who = match &line.agency {
        Some(agency) => format!("**{}** ({})", escaped_line(agency, NAME_UNITS), name_of(feedback.by)),
        None => name_of(feedback.by),
    };
    let stars = stars_sign(feedback.stars);
    let when = feedback.published.map_or_else(String::new, ago);
    let mut head = match (receiver, feedback.side) {
        (Receiver::Agency(_), _) => {
            say!(language, "feedback-received-line", stars = stars, who = who, when = when)
        }
        (Receiver::Person(_), Side::Client) => {
            say!(language, "feedback-received-line.freelancer", stars = stars, who = who, when = when)
        }
        (Receiver::Person(_), Side::Recipient) => {
            say!(language, "feedback-received-line.client", stars = stars, who = who, when = when)
        }
    };
    if let Some(number) = line.number {
        let number = say!(language, "feedback-received-number", number = number.to_string());
        head = format!("{head} · {number}");
    }
    let during = line.is_interim.then(|| say!(language, "feedback-received-during"));
    let tags = (!feedback.tags.is_empty()).then(|| tag_words(language, &feedback.tags));
    let comment = feedback.comment.as_deref().map(|text| quoted(text, COMMENT_UNITS));
    let reply = feedback.reply.as_ref().map(|reply| {
        format!("{}\n{}", say!(language, "feedback-received-reply"), quoted(&reply.text, REPLY_UNITS))
    });
    let parts = [head].into_iter().chain(during).chain(tags).chain(comment).chain(reply);
    let parts: Vec<String> = parts.collect();
    parts.join("\n")
}

/// What others said of somebody's work: its average, and the latest comments, each in so many units and named where it was said during
/// the contract; nothing where there is none.
#[must_use]
pub fn summary(language: Language, received: &ReceivedSummary, comment_units: usize) -> Option<String> {
    let average = average_line(language, received.stars.as_worker);
    let said = received.latest.iter().filter_map(|(feedback, is_interim)| {
        let comment = quoted(feedback.comment.as_deref()?, comment_units);
        let (stars, who) = (stars_sign(feedback.stars), name_of(feedback.by));
        let when = feedback.published.map_or_else(String::new, ago);
        let line = say!(language, "feedback-received-line", stars = stars, who = who, when = when);
        let line = match is_interim {
            true => say!(language, "feedback-received-during.short", line = line),
            false => line,
        };
        Some(format!("{line}\n{comment}"))
    });
    let parts: Vec<String> = average.into_iter().chain(said).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// What a client reads of those to whom an offer is about to go.
pub fn about_party(language: Language, record: &WorkerRecord) -> CreateEmbed {
    let title = match record.received.receiver {
        Receiver::Person(_) => say!(language, "feedback-about-freelancer"),
        Receiver::Agency(_) => say!(language, "feedback-about-freelancer.agency"),
    };
    let score = record
        .score
        .as_ref()
        .map(|score| format!("**{}** {}", say!(language, "score-field"), profile_line(language, score)));
    let said = summary(language, &record.received, SHORT_COMMENT_UNITS);
    let parts: Vec<String> = score.into_iter().chain(said).collect();
    let text =
        if parts.is_empty() { say!(language, "people-profile-no-contracts") } else { parts.join("\n") };
    CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(title)
        .description(text)
        .footer(CreateEmbedFooter::new(say!(language, "feedback-about-only-you")))
}

/// The button that leads to all feedback of somebody; none where there is none.
#[must_use]
pub fn all_button(language: Language, receiver: Receiver, stars: ReceivedStars) -> Option<CreateButton> {
    let label = say!(language, "feedback-button-all");
    (stars.listed() > 0).then(|| grey(FeedbackButton::Received(receiver), label))
}
