//! What is read of reports, suspensions and appeals stays within Discord's limits whatever was typed, forges nothing, and holds
//! no word of its own.

use super::appeal::{appeal_form, appealed};
use super::letters::{reporter_letter, sanction_letter};
use super::refusals::moderation_refusal;
use super::*;
use crate::app::{DmStatus, LetterBrief, ReporterBrief, SanctionBrief};
use crate::discord::offers::views::tests::languages::{check_form, check_post};
use crate::discord::offers::views::tests::{ADA, BEN, NOW, limits, offer};
use crate::domain::ids::{
    AppealId, GuildId, JobId, JobNumber, OfferId, ReportId, ReportNumber, RoomId, SanctionId, SanctionNumber,
};
use crate::domain::jobs::budget::{Budget, BudgetAmount};
use crate::domain::jobs::job::JobTerms;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::{
    JobSnapshot, JobSnapshotVersion, Outcome, Report, ReportSubject, Snapshot, SnapshotVersion, Stage,
    WHY_CHARS,
};
use crate::domain::moderation::sanction::{
    APPEAL_CHARS, Appeal, Ended, LengthProblem, Sanction, SanctionKind, SanctionNews,
};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::State;
use crate::domain::people::profile::{SKILL_CHARS, SKILLS, Skill};

use crate::words::Language;

/// A moderator.
pub(in crate::discord) const CLEO: PersonId = PersonId(300);

/// Typed to break out of its place, as long as it may be.
pub(in crate::discord) fn hostile(chars: usize) -> String {
    "**b777** @everyone <@777> [click777](https://evil.example) ||s777||\n# "
        .chars()
        .cycle()
        .take(chars)
        .collect()
}

/// Nothing of it is English.
pub(in crate::discord) fn foreign(_chars: usize) -> String {
    "Так".to_owned()
}

/// Every stage that a report can be in.
pub(in crate::discord) fn stages(typed: fn(usize) -> String) -> Vec<Stage> {
    let closed = |outcome| Stage::Closed { by: CLEO, at: NOW, outcome, why: typed(WHY_CHARS) };
    [Stage::Open, Stage::Claimed { by: CLEO, at: NOW }].into_iter().chain(Outcome::ALL.map(closed)).collect()
}

pub(in crate::discord) fn report(stage: Stage, typed: fn(usize) -> String) -> Report {
    let terms =
        crate::domain::offers::terms::Terms { title: typed(100), description: typed(4_000), ..offer().terms };
    let version = |number| SnapshotVersion { number, at: NOW, terms: terms.clone() };
    Report {
        id: ReportId(i64::MAX),
        guild: GuildId(1),
        number: ReportNumber(i64::MAX),
        about: ReportSubject::Offer {
            id: OfferId(7),
            snapshot: Snapshot {
                note: Some(typed(1_000)),
                versions: (1..=3).map(version).collect(),
                ..Snapshot::of(&offer(), Vec::new())
            },
        },
        reporter: BEN,
        reported: ADA,
        reason: ReportReason::CheckScheme,
        text: typed(REPORT_CHARS),
        at: NOW,
        stage,
        revision: i64::MAX,
    }
}

/// The same about a job.
pub(in crate::discord) fn report_of_job(stage: Stage, typed: fn(usize) -> String) -> Report {
    let most = Money { minor: 100_000_000_000, currency: Currency::USD };
    let skill = Skill { label: typed(SKILL_CHARS), key: "skill".to_owned() };
    let terms = JobTerms {
        title: typed(100),
        description: typed(4_000),
        skills: vec![skill; SKILLS],
        budget: Budget { hourly: true, amount: BudgetAmount::UpTo(most) },
        length: None,
        places: 1,
    };
    let versions = vec![JobSnapshotVersion { at: NOW, terms }; 3];
    let snapshot = JobSnapshot { number: JobNumber(i64::MAX), client: ADA, versions };
    Report { about: ReportSubject::Job { id: JobId(7), snapshot }, ..report(stage, typed) }
}

pub(in crate::discord) fn sanction(
    kind: SanctionKind,
    is_over: bool,
    typed: fn(usize) -> String,
) -> Sanction {
    Sanction {
        id: SanctionId(i64::MAX),
        guild: GuildId(1),
        number: SanctionNumber(i64::MAX),
        person: ADA,
        kind,
        by: CLEO,
        why: typed(WHY_CHARS),
        at: NOW,
        until: NOW.plus(604_800_000),
        report: ReportId(1),
        ended: is_over.then(|| Ended { by: CLEO, at: NOW, why: typed(WHY_CHARS) }),
    }
}

pub(in crate::discord) fn appeal_of(is_over: bool, typed: fn(usize) -> String) -> Appeal {
    let sanction = sanction(SanctionKind::Suspension, is_over, typed);
    Appeal { id: AppealId(i64::MAX), sanction, text: typed(APPEAL_CHARS), at: NOW }
}

fn letter(language: Language, typed: fn(usize) -> String) -> LetterBrief {
    let dm_status = DmStatus::default();
    LetterBrief { language, server: Some(typed(100)), to: ADA, dm_status, room: Some(RoomId(3)) }
}

fn posts(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let mut posts = Vec::new();
    for stage in stages(typed) {
        for (closed, moderators_are_told) in [(false, false), (false, true), (true, true)] {
            for report in [report(stage.clone(), typed), report_of_job(stage.clone(), typed)] {
                let brief = ReporterBrief { letter: letter(language, typed), report, moderators_are_told };
                posts.push(reporter_letter(&brief, closed));
            }
        }
    }
    for kind in [SanctionKind::Warning, SanctionKind::Suspension] {
        for (news, is_over) in
            [(SanctionNews::Begun, false), (SanctionNews::Begun, true), (SanctionNews::Ended, true)]
        {
            let sanction = sanction(kind, is_over, typed);
            posts.push(sanction_letter(&SanctionBrief { letter: letter(language, typed), sanction, news }));
        }
    }
    for (state, moderators_are_told, side) in [
        (State::PENDING, true, Some(Side::Recipient)),
        (State::Expired { at: NOW }, false, Some(Side::Client)),
        (State::PENDING, true, None),
    ] {
        let offer = Offer { state, ..offer() };
        posts.push(reasons(language, &offer, BEN));
        let filed = Filed { number: ReportNumber(3), moderators_are_told };
        posts.push(received(language, &Reported { filed, offer, side }));
    }
    let ends = [TurnedDown::Declined, TurnedDown::Over, TurnedDown::Waits, TurnedDown::Sent];
    posts.extend(ends.map(|offer| turned_away(language, TurnedAway { person: ADA, offer })));
    posts.extend([true, false].map(|told| appealed(language, told)));
    posts.extend(refusals(typed).iter().map(|refusal| moderation_refusal(language, refusal, CLEO)));
    posts.extend(refusals(typed).iter().map(|refusal| moderation_refusal(language, refusal, ADA)));
    posts
}

fn refusals(typed: fn(usize) -> String) -> Vec<ModerationRefusal> {
    let (number, by, at) = (ReportNumber(i64::MAX), CLEO, NOW);
    let length =
        |problem| ModerationRefusal::Length { report: ReportId(1), outcome: Outcome::Warned, problem };
    vec![
        ModerationRefusal::NoOfferThere,
        ModerationRefusal::AlreadyReported { typed: typed(REPORT_CHARS) },
        ModerationRefusal::AlreadyReported { typed: String::new() },
        ModerationRefusal::ModeratorsOnly,
        ModerationRefusal::NoSuchReport,
        ModerationRefusal::Involved { number },
        ModerationRefusal::Claimed { number, by, at },
        ModerationRefusal::Closed { number, by, at },
        ModerationRefusal::OfferOver { number },
        ModerationRefusal::JobOver { number },
        ModerationRefusal::NoWhy,
        length(LengthProblem::NotALength),
        length(LengthProblem::OutOfRange),
        ModerationRefusal::Suspended { sanction: SanctionId(1), until: NOW },
        ModerationRefusal::NotSuspended,
        ModerationRefusal::AppealedLately { again: NOW, typed: typed(APPEAL_CHARS) },
        ModerationRefusal::NoSuchSuspension,
    ]
}

#[test]
fn whatever_was_typed_fits_and_forges_nothing() {
    posts(Language::English, hostile).iter().for_each(limits::check);
    limits::check_modal(&appeal_form(Language::English, &sanction(SanctionKind::Suspension, false, hostile)));
}

#[test]
fn all_of_it_can_be_translated() {
    posts(Language::Pseudo, foreign).iter().for_each(check_post);
    check_form(&appeal_form(Language::Pseudo, &sanction(SanctionKind::Suspension, false, foreign)));
}
