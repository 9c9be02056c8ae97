//! A report in full, for a moderator who is no party to it: who reported, in which words, and the offer or the job as it was then.

use super::card::{WHY_UNITS, outcome_word, stage_colour, stage_word};
use crate::discord::feedback::views::{stars_sign, tag_words};
use crate::discord::jobs::views::budget_line;
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::moderation::reports::views::reason_text;
use crate::discord::offers::views::price_line;
use crate::discord::offers::views::states::state_word;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::names::name_of;
use crate::discord::ui::pages::{Section, lay_out};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, chunks, escaped_line, moment, quoted};
use crate::domain::moderation::report::{
    JobSnapshot, Report, ReportSubject, Snapshot, SnapshotFeedback, SnapshotVersion, Stage,
};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbedFooter;

/// Room for what stands above a description: title, price, and since when.
const FACTS_UNITS: usize = 500;
/// Most of all skills of a job.
const SKILLS_UNITS: usize = 500;

/// One page of it, from 0; a page past the end is the last one.
#[must_use]
pub fn read_report(language: Language, report: &Report, page: u32) -> Post {
    let colour = stage_colour(report.stage.name());
    let pages = lay_out(language, &sections(language, report), colour);
    let last = pages.len().saturating_sub(1);
    let at = usize::try_from(page).unwrap_or(last).min(last);
    let mut embeds = pages.into_iter().nth(at).unwrap_or_default();
    if let Some(end) = embeds.pop() {
        let footer = say!(
            language,
            "moderation-case-footer",
            number = report.number.to_string(),
            page = at + 1,
            pages = last + 1
        );
        embeds.push(end.footer(CreateEmbedFooter::new(footer)));
    }
    let turn = |to: usize| {
        let page = u32::try_from(to).unwrap_or(u32::MAX);
        ModerationButton::Read { report: report.id, page }
    };
    let mut turns = Vec::new();
    if at < last {
        turns.push(grey(turn(at + 1), say!(language, "offer-view-more")));
    }
    Post { embeds, ..Post::default() }.with_buttons(turns)
}

fn sections(language: Language, report: &Report) -> Vec<Section> {
    let facts = vec![
        say!(
            language,
            "moderation-case-stage",
            stage = stage_word(language, report.stage.name()),
            reason = reason_text(language, report.reason)
        ),
        say!(language, "moderation-case-reporter", person = name_of(report.reporter)),
        say!(language, "moderation-case-reported", person = name_of(report.reported)),
        say!(language, "moderation-case-when", when = moment(report.at)),
    ];
    let title = say!(language, "moderation-case", number = report.number.to_string());
    let words = match report.text.is_empty() {
        true => vec![say!(language, "moderation-case-no-words")],
        false => chunks(&report.text, Section::UNITS),
    };
    let mut sections = vec![Section::lines(title, facts)];
    if let Stage::Closed { by, at, outcome, why } = &report.stage {
        let heading = say!(language, "moderation-case-decision", outcome = outcome_word(language, *outcome));
        let by = say!(language, "moderation-card-closed-why", who = name_of(*by), when = ago(*at));
        sections.push(Section::lines(heading, vec![by, quoted(why, WHY_UNITS)]));
    }
    sections.push(Section { heading: say!(language, "moderation-case-words"), parts: words });
    sections.extend(match &report.about {
        ReportSubject::Offer { snapshot, .. } => of_offer(language, snapshot),
        ReportSubject::Job { snapshot, .. } => of_job(language, snapshot),
    });
    sections
}

/// An offer as it was, or feedback on the contract that it became.
fn of_offer(language: Language, snapshot: &Snapshot) -> Vec<Section> {
    let offer = vec![
        say!(
            language,
            "offer-fact-sides",
            client = name_of(snapshot.client),
            party = name_of(snapshot.recipient)
        ),
        say!(
            language,
            "moderation-case-state",
            state = state_word(language, snapshot.state, false),
            count = snapshot.versions.len()
        ),
    ];
    let heading = say!(language, "moderation-case-offer", number = snapshot.number.to_string());
    let mut sections = vec![Section::lines(heading, offer)];
    if let Some(feedback) = &snapshot.feedback {
        sections.push(Section::lines(say!(language, "moderation-case-feedback"), said(language, feedback)));
    }
    if let Some(note) = &snapshot.note {
        sections.push(Section::lines(say!(language, "offer-part-note"), vec![quoted(note, 2_500)]));
    }
    sections.extend(snapshot.versions.iter().rev().map(|version| terms(language, version)));
    sections
}

/// A job as it was.
fn of_job(language: Language, snapshot: &JobSnapshot) -> Vec<Section> {
    let heading = say!(language, "moderation-case-job", number = snapshot.number.to_string());
    let by = say!(
        language,
        "moderation-case-job.client",
        person = name_of(snapshot.client),
        count = snapshot.versions.len()
    );
    let versions = snapshot.versions.iter().enumerate().rev();
    let versions = versions.map(|(before, version)| {
        let facts = say!(
            language,
            "moderation-case-terms",
            title = escaped_line(&version.terms.title, 256),
            price = budget_line(language, &version.terms.budget),
            when = moment(version.at)
        );
        let skills: Vec<&str> = version.terms.skills.iter().map(|skill| skill.label.as_str()).collect();
        let skills = (!skills.is_empty()).then(|| {
            let skills = escaped_line(&skills.join(", "), SKILLS_UNITS);
            say!(language, "moderation-case-job-skills", skills = skills)
        });
        let above = [facts].into_iter().chain(skills).collect::<Vec<_>>().join("\n");
        let mut parts = chunks(&version.terms.description, Section::UNITS - FACTS_UNITS - SKILLS_UNITS);
        if let Some(first) = parts.first_mut() {
            first.insert_str(0, &format!("{above}\n"));
        }
        Section { heading: say!(language, "moderation-case-version", version = before + 1), parts }
    });
    [Section::lines(heading, vec![by])].into_iter().chain(versions).collect()
}

/// What the reported feedback said.
fn said(language: Language, feedback: &SnapshotFeedback) -> Vec<String> {
    let tags = (!feedback.tags.is_empty()).then(|| tag_words(language, &feedback.tags));
    let comment = feedback.comment.as_deref().map(|comment| quoted(comment, 2_500));
    [stars_sign(feedback.stars)].into_iter().chain(tags).chain(comment).collect()
}

fn terms(language: Language, version: &SnapshotVersion) -> Section {
    let facts = say!(
        language,
        "moderation-case-terms",
        title = escaped_line(&version.terms.title, 256),
        price = price_line(language, &version.terms.price),
        when = moment(version.at)
    );
    let mut parts = chunks(&version.terms.description, Section::UNITS - FACTS_UNITS);
    if let Some(first) = parts.first_mut() {
        first.insert_str(0, &format!("{facts}\n"));
    }
    Section { heading: say!(language, "moderation-case-version", version = version.number), parts }
}
