//! The file that a person gets of what is kept about them. Owns that nothing of others stands in it: not who blocked or reported
//! them, and not which moderator acted.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::privacy::jobs::{invitations_of, job_alerts_of, jobs_of, proposals_of, saved_jobs_of};
use crate::app::transaction::App;
use crate::domain::agencies::agency::Agency;
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::ContractEntry;
use crate::domain::decision::Act;
use crate::domain::feedback::Feedback;
use crate::domain::feedback::interim::InterimFeedback;
use crate::domain::feedback::score::record::Worker;
use crate::domain::feedback::score::{Badge, EvaluatedWeek};
use crate::domain::help::answer::HelpAnswer;
use crate::domain::ids::{OfferId, OfferNumber, PersonId};
use crate::domain::moderation::audit::AuditFilter;
use crate::domain::moderation::report::{Report, Stage};
use crate::domain::moderation::sanction::Sanction;
use crate::domain::notifications::settings::Topic;
use crate::domain::offers::offer::{Offer, State};
use crate::domain::time::UnixMs;
use crate::store::{OfferRow, Queries, Shown};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::{Value, json};

/// Lines on one page of a list of the database.
const PAGE: u32 = 100;

impl App {
    /// Everything that is kept about the caller in this server.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn export(&self, caller: &Caller) -> Result<Value> {
        let (guild, person) = (caller.guild, caller.person);
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let mut offers = Vec::new();
        for id in queries.all_offers_of(guild, person).await? {
            offers.extend(offer_of(&mut queries, caller, id).await?);
        }
        let drafts = queries.drafts_of(guild, person).await?;
        let drafts: Vec<Value> =
            drafts.into_iter().map(|(at, form)| json!({"saved": moment(at), "form": form})).collect();
        let address = queries.mail_address(guild, person).await?;
        let address = address.map(|kept| {
            json!({"address": kept.address.to_string(), "language": kept.language, "confirmed": moment(kept.confirmed)})
        });
        let known = queries.person(guild, person).await?;
        let known = known.map(|known| {
            json!({"name": known.name, "username": known.username, "avatar": known.avatar_url, "joined": known.joined.map(moment)})
        });
        let dm_status = queries.dm_status(person).await?;
        Ok(json!({
            "exported": moment(self.now()),
            "server": guild.to_string(),
            "person": person.to_string(),
            "known_as": known,
            "profile": profile_of(&mut queries, caller).await?,
            "takes_no_offers": queries.is_paused(guild, person).await?,
            "offers": offers,
            "drafts": drafts,
            "agencies": agencies_of(&mut queries, caller).await?,
            "work_for_agencies": work_for_agencies(&mut queries, caller).await?,
            "feedback_by_you": feedback_by(&mut queries, caller).await?,
            "feedback_during_contracts_by_you": interim_by(&mut queries, caller).await?,
            "score_by_week": score_weeks(&mut queries, caller).await?,
            "jobs": jobs_of(&mut queries, caller).await?,
            "saved_jobs": saved_jobs_of(&mut queries, caller).await?,
            "job_alerts": job_alerts_of(&mut queries, caller).await?,
            "proposals": proposals_of(&mut queries, caller).await?,
            "job_invitations": invitations_of(&mut queries, caller).await?,
            "asked_by_agencies": asked_by_agencies(&mut queries, caller).await?,
            "blocked_by_you": blocks_of(&mut queries, caller).await?,
            "found_helpful": help_answers_of(&mut queries, caller).await?,
            "notices": notices_of(&mut queries, caller).await?,
            "email": address,
            "direct_messages_closed_since": dm_status.closed.map(moment),
            "reported_by_you": queries.reports_by(guild, person).await?.iter().map(report_of).collect::<Vec<_>>(),
            "warnings_and_suspensions": sanctions_of(&mut queries, caller).await?,
            "done_as_moderator": acts_of(&mut queries, caller).await?,
        }))
    }
}

/// What the caller is in agencies. Whose offers those are is the agencies', and who else is there theirs.
async fn agencies_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let agencies = queries.agencies_of(caller.guild, caller.person).await?;
    let membership = |agency: &Agency| {
        let own = agency.staff.iter().find(|staff| staff.person == caller.person)?;
        Some(json!({"name": agency.name, "role": own.role.code(), "exclusive": own.exclusive}))
    };
    Ok(agencies.iter().filter_map(membership).collect())
}

async fn asked_by_agencies(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    for asked in queries.invitations_to(caller.guild, caller.person).await? {
        let agency = queries.agency(asked.agency).await?.map(|agency| agency.name);
        found.push(json!({"agency": agency, "question": asked.ask, "asked": moment(asked.made)}));
    }
    Ok(found)
}

pub(super) fn moment(at: UnixMs) -> String {
    let written = |moment: DateTime<Utc>| moment.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    DateTime::from_timestamp_millis(at.0).map_or_else(|| at.0.to_string(), written)
}

async fn offer_of(queries: &mut Queries<'_>, caller: &Caller, id: OfferId) -> Result<Option<Value>> {
    let Some(OfferRow { offer, contract, .. }) = queries.offer_row(id, Shown::Nothing).await? else {
        return Ok(None);
    };
    let history = queries.history(id).await?;
    let versions: Vec<Value> = history
        .versions
        .into_iter()
        .map(
            |version| json!({"version": version.number, "since": moment(version.at), "terms": version.terms}),
        )
        .collect();
    let changes: Vec<Value> = history
        .changes
        .into_iter()
        .map(|change| {
            json!({
                "by": change.by, "at": moment(change.at), "version": change.version, "terms": change.terms,
                "message": change.message, "fate": change.fate,
            })
        })
        .collect();
    let timeline: Vec<Value> = history
        .timeline
        .into_iter()
        .map(|entry| json!({"what": entry.what, "by": side_of(&offer, entry.by), "at": moment(entry.at)}))
        .collect();
    let contract = match contract {
        Some(made) => {
            let work = queries.work_of(&made).await?;
            let said: Vec<Value> = work.0.iter().map(|entry| work_entry(&offer, entry)).collect();
            let started = moment(made.started);
            let feedback = published_on(queries, &offer, &made, caller.person).await?;
            let during = interim_on(queries, &offer, &made, caller.person).await?;
            Some(json!({
                "version": made.version, "started": started, "terms": made.terms, "work": said,
                "feedback": feedback, "feedback_during_it": during,
            }))
        }
        None => None,
    };
    let message = match &offer.state {
        State::Declined { message, .. } | State::Withdrawn { message, .. } => message.clone(),
        State::Pending { .. } | State::Accepted { .. } | State::Expired { .. } | State::Removed { .. } => {
            None
        }
    };
    let you = if offer.client == caller.person { "client" } else { "freelancer" };
    Ok(Some(json!({
        "number": offer.number.0,
        "you_are": you,
        "client": offer.client.to_string(),
        "freelancer": offer.recipient.spokesperson().to_string(),
        "agency": offer.recipient.agency().map(|team| team.name.clone()),
        "state": offer.state.name().code(),
        "message": message,
        "note": offer.note,
        "files": offer.files,
        "sent": moment(offer.created),
        "expires": moment(offer.expires),
        "versions": versions,
        "change_requests": changes,
        "timeline": timeline,
        "contract": contract,
    })))
}

/// What was said about the work of a contract.
fn work_entry(offer: &Offer, entry: &ContractEntry) -> Value {
    json!({
        "what": entry.what, "milestone": entry.piece, "by": side_of(offer, entry.actor()),
        "at": moment(entry.at), "message": entry.message, "payment": entry.payment, "closing": entry.closing,
        "hours": entry.hours, "week": entry.week, "terms": entry.terms,
        "counts_from": entry.counts_from, "line": entry.seq, "answers_line": entry.answers,
        "files": entry.files, "dispute": entry.dispute,
    })
}

/// What both sides read of the feedback on a contract.
async fn published_on(
    queries: &mut Queries<'_>,
    offer: &Offer,
    made: &Contract,
    reader: PersonId,
) -> Result<Vec<Value>> {
    let given = queries.feedback_of(made.id).await?;
    let published = given.iter().filter(|one| one.published.is_some());
    Ok(published
        .map(|one| {
            if one.hidden.is_some_and(|_| one.by != reader) {
                return json!({ "of": one.side, "hidden_by_moderators": true });
            }
            json!({
                "by": side_of(offer, Some(one.by)), "of": one.side, "stars": one.stars,
                "tags": one.tags, "comment": one.comment, "published": one.published.map(moment),
                "reply": one.reply.as_ref().map(|reply| json!({"text": reply.text, "at": moment(reply.at)})),
            })
        })
        .collect())
}

/// What both sides read of the feedback during a contract.
async fn interim_on(
    queries: &mut Queries<'_>,
    offer: &Offer,
    made: &Contract,
    reader: PersonId,
) -> Result<Vec<Value>> {
    let said = queries.interim_of(made.id).await?;
    let line = |one: &InterimFeedback| {
        if one.hidden.is_some_and(|_| one.by != reader) {
            return json!({ "of": one.which.side, "hidden_by_moderators": true });
        }
        json!({
            "by": side_of(offer, Some(one.by)), "of": one.which.side, "stars": one.stars, "tags": one.tags,
            "comment": one.comment, "given": moment(one.given),
        })
    };
    Ok(said.iter().map(line).collect())
}

/// The feedback during contracts that the caller wrote.
async fn interim_by(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let written = queries.interim_by(caller.guild, caller.person).await?;
    let line = |(number, one): &(OfferNumber, InterimFeedback)| {
        json!({
            "offer": number.0, "as": one.which.side, "stars": one.stars, "tags": one.tags,
            "comment": one.comment, "given": moment(one.given), "hidden_by_moderators": one.hidden.is_some(),
        })
    };
    Ok(written.iter().map(line).collect())
}

/// The feedback that the caller wrote, also what nobody else can read yet.
async fn feedback_by(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let written = queries.feedback_by(caller.guild, caller.person).await?;
    let line = |(number, one): &(OfferNumber, Feedback)| {
        json!({
            "offer": number.0, "as": one.side, "stars": one.stars, "tags": one.tags,
            "comment": one.comment, "note_to_moderators": one.note, "given": moment(one.given),
            "changed": one.edited.map(moment), "published": one.published.map(moment),
            "hidden_by_moderators": one.hidden.is_some(), "edit_allowed": one.edit.map(|edit| moment(edit.at)),
            "edited_after_that": one.edit.and_then(|edit| edit.done).map(moment),
        })
    };
    Ok(written.iter().map(line).collect())
}

/// What the caller's score was on each Monday.
async fn score_weeks(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let weeks = queries.score_weeks(caller.guild, Worker::Freelancer(caller.person), NaiveDate::MIN).await?;
    let line = |week: &EvaluatedWeek| json!({"week": week.score.week, "percent": week.score.percent, "badge": week.badge.map(Badge::code)});
    Ok(weeks.iter().map(line).collect())
}

/// What the caller said about the work of contracts of their agencies, to which others are the sides.
async fn work_for_agencies(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let said = queries.work_for_agencies(caller.guild, caller.person).await?;
    let line = |(number, entry): &(OfferNumber, ContractEntry)| {
        json!({
            "offer": number.0, "what": entry.what, "milestone": entry.piece, "at": moment(entry.at),
            "message": entry.message, "payment": entry.payment, "closing": entry.closing,
            "hours": entry.hours, "week": entry.week, "terms": entry.terms, "counts_from": entry.counts_from,
            "files": entry.files, "dispute": entry.dispute,
        })
    };
    Ok(said.iter().map(line).collect())
}

async fn profile_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Option<Value>> {
    let profile = queries.profile(caller.guild, caller.person).await?;
    Ok(profile.map(|profile| {
        let skills: Vec<String> = profile.skills.into_iter().map(|skill| skill.label).collect();
        json!({
            "headline": profile.headline, "bio": profile.bio, "skills": skills, "rate": profile.rate,
            "links": profile.links,
        })
    }))
}

/// Those whom the caller blocked. Who blocked the caller is theirs to know.
async fn blocks_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let total = queries.count_blocked_by(caller.guild, caller.person).await?;
    let mut blocks = Vec::new();
    let mut skip = 0;
    while skip < total {
        let page = queries.blocked_by(caller.guild, caller.person, skip, PAGE).await?;
        blocks.extend(
            page.into_iter()
                .map(|blocked| json!({"person": blocked.person.to_string(), "since": moment(blocked.at)})),
        );
        skip += PAGE;
    }
    Ok(blocks)
}

/// Which topics of help the caller found helpful, and which not.
async fn help_answers_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let answers = queries.help_answers_of(caller.guild, caller.person).await?;
    let line = |answer: &HelpAnswer| json!({"topic": answer.topic.code(), "helpful": answer.is_helpful, "at": moment(answer.at)});
    Ok(answers.iter().map(line).collect())
}

async fn notices_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let choices = queries.notice_choices(caller.guild, caller.person).await?;
    let all = Topic::ALL.into_iter().flat_map(|topic| topic.ways().iter().map(move |&way| (topic, way)));
    Ok(all
        .map(|(topic, way)| {
            json!({"topic": topic.code(), "way": way.code(), "wanted": choices.wants(topic, way)})
        })
        .collect())
}

/// Who of the two did it. Neither side learns which moderator did something.
fn side_of(offer: &Offer, by: Option<PersonId>) -> Option<PersonId> {
    by.filter(|by| offer.side_of(*by).is_some())
}

/// What a report came to stands in it, but not what moderators wrote to each other.
fn report_of(report: &Report) -> Value {
    let outcome = match &report.stage {
        Stage::Open | Stage::Claimed { .. } => None,
        Stage::Closed { outcome, .. } => Some(outcome.code()),
    };
    json!({
        "number": report.number.0,
        "offer": report.about.offer().map(|_| report.about.number()),
        "job": report.about.job().map(|_| report.about.number()),
        "about": match (report.about.job(), report.about.feedback()) {
            (Some(_), _) => "job",
            (None, Some(_)) => "feedback",
            (None, None) => "offer",
        },
        "reason": report.reason.code(),
        "text": report.text,
        "at": moment(report.at),
        "stage": report.stage.name().code(),
        "outcome": outcome,
    })
}

async fn sanctions_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    for sanction in queries.sanctions_of(caller.guild, caller.person).await? {
        let appeals = queries.appeals_against(&sanction).await?;
        let appeals: Vec<Value> =
            appeals.iter().map(|appeal| json!({"text": appeal.text, "at": moment(appeal.at)})).collect();
        found.push(sanction_of(&sanction, appeals));
    }
    Ok(found)
}

fn sanction_of(sanction: &Sanction, appeals: Vec<Value>) -> Value {
    let ended = sanction.ended.as_ref();
    json!({
        "number": sanction.number.0,
        "kind": sanction.kind.code(),
        "why": sanction.why,
        "at": moment(sanction.at),
        "until": moment(sanction.until),
        "ended_early": ended.map(|ended| json!({"at": moment(ended.at), "why": ended.why})),
        "appeals": appeals,
    })
}

/// What the caller did as an admin or a moderator.
async fn acts_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let own = AuditFilter { act: None, by: Some(caller.person) };
    let mut acts = Vec::new();
    loop {
        let skip = u32::try_from(acts.len()).unwrap_or(u32::MAX);
        let page = queries.audit_of(caller.guild, own, skip, PAGE).await?;
        if page.is_empty() {
            return Ok(acts);
        }
        acts.extend(
            page.into_iter().map(
                |act| json!({"what": act.what, "on": act.subject, "why": act.why, "at": moment(act.at)}),
            ),
        );
    }
}
