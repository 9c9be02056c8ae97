//! What people read of invitations: that it stays within Discord's limits whatever was typed, and that no word of it stands in the code.

use super::answers::{ask_decline, decline_form, declined, set_aside};
use super::fits::who_fits;
use super::invite::{ask_job, ask_whom, invited};
use super::invited::{ask_withdraw, invited_people, withdrawn};
use super::list::own_invitations;
use super::record::view_invitation;
use super::refusals::invitation_refusal;
use super::told::told;
use crate::app::{
    DmStatus, InvitationBrief, InvitationLine, InvitationPage, InvitationRecord, InvitedPage, JobFits,
    JobInvited, JobRow, PAGE_LINES,
};
use crate::discord::jobs::views::tests::job_of;
use crate::discord::offers::views::tests::languages::{check_form, check_post};
use crate::discord::offers::views::tests::{ADA, BEN, NOW, limits};
use crate::discord::proposals::views::tests::agency;
use crate::discord::ui::post::Post;
use crate::domain::ids::{EffectId, GuildId, JobId, JobInvitationId, JobNumber, ProposalId};
use crate::domain::invitations::effects::InvitationNews;
use crate::domain::invitations::fit::{Candidate, FITTING_PEOPLE, Fit};
use crate::domain::invitations::invitation::{InvitationDecline, InvitationState, JobInvitation};
use crate::domain::invitations::refusal::InvitationRefusal;
use crate::domain::jobs::decide::{OPEN_JOBS, close_for};
use crate::domain::jobs::job::{CloseReason, Job, JobTerms};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::Recipient;
use crate::domain::people::profile::{HEADLINE_CHARS, SKILL_CHARS, SKILLS};
use crate::words::Language;
use std::collections::BTreeSet;

fn invitation(state: InvitationState) -> JobInvitation {
    JobInvitation {
        id: JobInvitationId(i64::MAX),
        guild: GuildId(i64::MAX),
        job: JobId(i64::MAX),
        client: ADA,
        to: Recipient::Freelancer(BEN),
        state,
        revision: 1,
        sent: NOW,
    }
}

fn states(letter: &str) -> [InvitationState; 6] {
    [
        InvitationState::Open,
        InvitationState::Ignored { at: NOW },
        InvitationState::Proposed { proposal: ProposalId(i64::MAX), at: NOW },
        InvitationState::Declined {
            reason: InvitationDecline::NotAvailable,
            message: Some(letter.repeat(500)),
            at: NOW,
        },
        InvitationState::Withdrawn { at: NOW },
        InvitationState::Closed { at: NOW },
    ]
}

/// In each state, of a person and of an agency.
fn both(letter: &str) -> Vec<JobInvitation> {
    let to = [Recipient::Freelancer(BEN), agency(letter)];
    let each =
        |state: InvitationState| to.clone().map(|to| JobInvitation { to, ..invitation(state.clone()) });
    states(letter).into_iter().flat_map(each).collect()
}

fn refusals(letter: &str) -> [InvitationRefusal; 18] {
    let (number, most, person) = (JobNumber(i64::MAX), 30, BEN);
    [
        InvitationRefusal::NoSuchInvitation,
        InvitationRefusal::Oneself { number },
        InvitationRefusal::Bot,
        InvitationRefusal::OneAddressee,
        InvitationRefusal::OwnAgency { number, agency: letter.repeat(100) },
        InvitationRefusal::AgencyAlready { number, agency: letter.repeat(100) },
        InvitationRefusal::AgencyApplied { number, agency: letter.repeat(100) },
        InvitationRefusal::OnlyThroughAgency { person, agency: letter.repeat(100) },
        InvitationRefusal::NoJob,
        InvitationRefusal::Already { number, person },
        InvitationRefusal::Applied { number, person },
        InvitationRefusal::ManyForJob { number, most },
        InvitationRefusal::ManyNew { most },
        InvitationRefusal::Answered { number },
        InvitationRefusal::AgencyAnswered { number, agency: letter.repeat(100) },
        InvitationRefusal::Ignored { number },
        InvitationRefusal::Withdrawn { number, client: ADA },
        InvitationRefusal::Over { number },
    ]
}

fn of_state(language: Language, letter: &str, job: &Job, found: &JobInvitation) -> Vec<Post> {
    let closed = close_for(job, NOW, CloseReason::Moderators);
    let mut posts = Vec::new();
    for job in [job.clone(), closed] {
        let row = JobRow { job, post: None };
        let record = InvitationRecord { invitation: found.clone(), found: row };
        posts.extend([ADA, BEN].map(|reader| view_invitation(language, reader, &record)));
    }
    for (news, is_first) in [
        (InvitationNews::Received, true),
        (InvitationNews::Received, false),
        (InvitationNews::Declined, true),
    ] {
        let brief = InvitationBrief {
            language,
            server: Some(letter.repeat(100)),
            invitation: found.clone(),
            job: job.clone(),
            client: None,
            freelancer: None,
            is_first,
            news,
            to: BEN,
            dm_status: DmStatus::default(),
        };
        posts.push(told(&brief, Some(EffectId(i64::MAX))));
    }
    posts
}

/// Somebody who fits, with as much to say for them as there can be.
fn fit(letter: &str) -> Fit {
    let candidate = Candidate {
        person: BEN,
        name: letter.repeat(32),
        headline: letter.repeat(HEADLINE_CHARS),
        rate: Some(Money { minor: i64::MAX, currency: Currency::USD }),
        skills: BTreeSet::new(),
        percent: Some(100),
        completed: u32::MAX,
        updated: NOW,
    };
    Fit { candidate, skills: vec![letter.repeat(SKILL_CHARS); SKILLS] }
}

fn without_skills(job: &Job) -> Job {
    Job { terms: JobTerms { skills: Vec::new(), ..job.terms.clone() }, ..job.clone() }
}

fn posts(language: Language, letter: &str) -> Vec<Post> {
    let job = &job_of(letter);
    let mut posts: Vec<Post> =
        both(letter).iter().flat_map(|found| of_state(language, letter, job, found)).collect();
    let found = JobInvitation { to: agency(letter), ..invitation(InvitationState::Open) };
    let line =
        InvitationLine { invitation: found.clone(), number: JobNumber(i64::MAX), title: letter.repeat(100) };
    let count = usize::try_from(PAGE_LINES).expect("a few");
    for is_archive in [false, true] {
        for lines in [Vec::new(), vec![line.clone(); count]] {
            let page = InvitationPage { is_archive, lines, page: 2, pages: 30, total: 300 };
            posts.push(own_invitations(language, &page));
        }
    }
    let named = [None, Some(letter.repeat(32))].map(|name| (found.clone(), name));
    let lines: Vec<_> = named.iter().cycle().take(count).cloned().collect();
    for (lines, page) in [(Vec::new(), 1), (lines.clone(), 1), (lines, 2)] {
        let found = InvitedPage { job: job.clone(), lines, page, pages: 2, total: 20 };
        posts.push(invited_people(language, &found));
    }
    let jobs = vec![job.clone(); usize::try_from(OPEN_JOBS).expect("a few")];
    posts.extend(InvitationDecline::ALL.map(|reason| declined(language, (&found, job), reason)));
    posts.extend(refusals(letter).iter().map(|refusal| invitation_refusal(language, refusal)));
    posts.extend([
        ask_whom(language, job),
        who_fits(language, &JobFits { job: job.clone(), fits: vec![fit(letter); FITTING_PEOPLE] }),
        who_fits(language, &JobFits { job: job.clone(), fits: Vec::new() }),
        who_fits(language, &JobFits { job: without_skills(job), fits: Vec::new() }),
        ask_job(language, BEN, &jobs),
        invited(language, &JobInvited { invitation: found.clone(), job: job.clone() }),
        ask_decline(language, &found, job),
        set_aside(language, job),
        ask_withdraw(language, &found, job),
        withdrawn(language, &found, job),
    ]);
    posts
}

#[test]
fn everything_fits_whatever_was_typed() {
    for letter in ["a", "*", "@", "ß", "🙂", "\n"] {
        for post in posts(Language::English, letter) {
            limits::check(&post);
        }
    }
}

#[test]
fn no_word_stands_in_the_code() {
    for post in posts(Language::Pseudo, "Н") {
        check_post(&post);
    }
    let which = (JobInvitationId(9), InvitationDecline::Spam);
    for language in [Language::Pseudo, Language::English] {
        let form = decline_form(language, which, JobNumber(i64::MAX));
        limits::check_modal(&form);
        if language == Language::Pseudo {
            check_form(&form);
        }
    }
}
