//! What people read of proposals: that it stays within Discord's limits whatever was typed, and that no word of it stands in the code.

use super::answers::{ask_applicant, ask_decline, ask_withdraw, channel, declined, withdrawn};
use super::form::{decline_form, edited, preview, proposal_form, renewed, sent};
use super::list::{own_proposals, proposals_for};
use super::record::view_proposal;
use super::refusals::proposal_refusal;
use super::told::{handed_files, told};
use crate::app::{
    Applicants, DmStatus, OpenedRoom, OwnProposals, PAGE_LINES, ProposalBrief, ProposalLine, ProposalPage,
    ProposalPreview, ProposalRecord,
};
use crate::discord::feedback::views::tests::{most_said, nothing_said};
use crate::discord::jobs::views::tests::job_of;
use crate::discord::offers::views::tests::languages::{check_form, check_post};
use crate::discord::offers::views::tests::{ADA, BEN, NOW, limits};
use crate::discord::ui::post::Post;
use crate::domain::agencies::agency::{NAME_CHARS, Team};
use crate::domain::form::{ProposalForm, Remark};
use crate::domain::ids::{
    AgencyId, ChannelId, DraftId, EffectId, GuildId, JobId, JobNumber, OfferId, OfferNumber, ProposalId,
};
use crate::domain::jobs::job::Job;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::attachment::{ATTACHMENTS, Attachment};
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::terms::{MILESTONE_NAME_CHARS, MILESTONES, Milestone, Price};
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::proposals::proposal::{
    LETTER_CHARS, Proposal, ProposalDecline, ProposalState, ProposalTerms, Shelf,
};
use crate::domain::proposals::refusal::ProposalRefusal;
use crate::domain::time::date;
use crate::words::Language;

fn proposal(letter: &str, state: ProposalState) -> Proposal {
    let amount = Money { minor: 5_000_000_000, currency: Currency::USD };
    let day = Some(date(2026, 12, 24));
    let file =
        Attachment { name: letter.repeat(255), size_bytes: 9_999_999, url: "https://x.example".to_owned() };
    let part = Milestone { name: letter.repeat(MILESTONE_NAME_CHARS), amount, due: day };
    Proposal {
        id: ProposalId(i64::MAX),
        guild: GuildId(i64::MAX),
        job: JobId(i64::MAX),
        from: Recipient::Freelancer(BEN),
        sender: BEN,
        terms: ProposalTerms {
            letter: letter.repeat(LETTER_CHARS),
            price: Price::Fixed { total: amount, milestones: vec![part; MILESTONES] },
            start: day,
            due: day,
            files: vec![file; ATTACHMENTS],
        },
        shelf: Shelf::Shortlisted,
        state,
        revision: 1,
        sent: NOW,
        edited: Some(NOW),
    }
}

/// An agency with the longest name.
pub(in crate::discord) fn agency(letter: &str) -> Recipient {
    Recipient::Agency(Team {
        id: AgencyId(i64::MAX),
        name: letter.repeat(NAME_CHARS),
        owner: BEN,
        managers: Vec::new(),
        members: Vec::new(),
        wished: None,
        delegate: None,
    })
}

fn states(letter: &str) -> [ProposalState; 6] {
    let (offer, at) = (OfferId(i64::MAX), NOW);
    [
        ProposalState::Open,
        ProposalState::Offered { offer },
        ProposalState::Hired { offer },
        ProposalState::Declined {
            reason: ProposalDecline::LittleExperience,
            message: Some(letter.repeat(500)),
            at,
        },
        ProposalState::Withdrawn { at },
        ProposalState::Closed { at },
    ]
}

fn record(proposal: Proposal, job: &Job, is_client: bool) -> ProposalRecord {
    ProposalRecord {
        worker: is_client.then(nothing_said),
        freelancer: None,
        notes: Vec::new(),
        offer: proposal.offer().map(|_| OfferNumber(i64::MAX)),
        job: job.clone(),
        proposal,
    }
}

fn refusals() -> Vec<ProposalRefusal> {
    let (number, most) = (JobNumber(i64::MAX), 20);
    vec![
        ProposalRefusal::NoSuchProposal,
        ProposalRefusal::OwnJob { number },
        ProposalRefusal::AgencysJob { number, agency: "Атлас".to_owned() },
        ProposalRefusal::AgencyNotAccepting { agency: "Атлас".to_owned() },
        ProposalRefusal::Waits { number },
        ProposalRefusal::AgencyWaits { number, agency: "Атлас".to_owned() },
        ProposalRefusal::AgencyManyOpen { most, agency: "Атлас".to_owned() },
        ProposalRefusal::AgencyManyNew { most, agency: "Атлас".to_owned() },
        ProposalRefusal::ManyOpen { most },
        ProposalRefusal::ManyNew { most },
        ProposalRefusal::Paused,
        ProposalRefusal::BlockedClient { client: ADA },
        ProposalRefusal::NotTaking { number },
        ProposalRefusal::Bound { agency: "Атлас".to_owned() },
        ProposalRefusal::Over { number },
        ProposalRefusal::Offered { number },
        ProposalRefusal::NoPlace { number, places: 1 },
        ProposalRefusal::NoPlace { number, places: 20 },
        ProposalRefusal::Same { number },
    ]
}

fn lists(language: Language, letter: &str, job: &Job) -> Vec<Post> {
    let count = usize::try_from(PAGE_LINES).expect("a few");
    let one = || Proposal { from: agency(letter), ..proposal(letter, ProposalState::Open) };
    let mut posts = Vec::new();
    for shelf in Shelf::ALL {
        for lines in [Vec::new(), vec![(one(), Some(letter.repeat(32))); count]] {
            let (job, total) = (job.clone(), 300);
            posts.push(proposals_for(
                language,
                &ProposalPage { job, shelf, lines, page: 2, pages: 30, total },
            ));
        }
    }
    let line =
        ProposalLine { proposal: one(), number: JobNumber(i64::MAX), title: letter.repeat(100), client: ADA };
    for lines in [Vec::new(), vec![line; count]] {
        posts.push(own_proposals(language, &OwnProposals { lines, page: 2, pages: 30, total: 300 }));
    }
    posts
}

fn posts(language: Language, letter: &str) -> Vec<Post> {
    let job = &job_of(letter);
    let mut posts = lists(language, letter, job);
    let both = [Recipient::Freelancer(BEN), agency(letter)];
    let found = states(letter)
        .into_iter()
        .flat_map(|state| both.clone().map(|from| Proposal { from, ..proposal(letter, state.clone()) }));
    for found in found {
        for is_client in [true, false] {
            for page in [0, 1, 2, 99] {
                posts.push(view_proposal(language, &record(found.clone(), job, is_client), page));
            }
        }
        for news in
            [ProposalNews::Received, ProposalNews::Declined, ProposalNews::JobEdited, ProposalNews::JobClosed]
        {
            let brief = ProposalBrief {
                language,
                server: Some(letter.repeat(100)),
                proposal: found.clone(),
                job: job.clone(),
                freelancer: None,
                client: None,
                news,
                to: ADA,
                dm_status: DmStatus::default(),
            };
            posts.push(told(&brief, Some(EffectId(i64::MAX))));
            let files: Vec<_> = brief.proposal.terms.files.iter().collect();
            for lost in [0, 1, files.len()] {
                posts.push(handed_files(&brief, &files[..lost], Some(EffectId(i64::MAX))));
            }
        }
    }
    let found = Proposal { from: agency(letter), ..proposal(letter, ProposalState::Open) };
    let busy = ProposalRecord {
        worker: Some(most_said(|chars| "х".repeat(chars))),
        ..record(found.clone(), job, true)
    };
    posts.push(view_proposal(language, &busy, 0));
    for edits in [None, Some(Box::new(found.clone()))] {
        let remarks = vec![Remark::NoDateYet { text: letter.repeat(200) }];
        let (draft, terms) = (DraftId(8), found.terms.clone());
        let (job, from) = (job.clone(), found.from.clone());
        let shown = ProposalPreview { draft, job, from, terms, remarks, edits };
        posts.extend([preview(language, &shown), renewed(language, &shown)]);
    }
    for reason in ProposalDecline::ALL {
        posts.push(declined(language, (&found, job), reason));
    }
    posts.extend([
        sent(language, job),
        edited(language, job),
        ask_decline(language, &found, job),
        ask_withdraw(language, &found, job),
        withdrawn(language, job),
        ask_applicant(language, &Applicants { job: job.clone(), may: both.to_vec() }),
        channel(language, &OpenedRoom { to: agency(letter), channel: None }),
        channel(language, &OpenedRoom { to: agency(letter), channel: Some(ChannelId(i64::MAX)) }),
    ]);
    posts.extend(refusals().iter().map(|refusal| proposal_refusal(language, refusal)));
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
    let which = (ProposalId(9), ProposalDecline::Spam);
    for language in [Language::Pseudo, Language::English] {
        let forms = [
            proposal_form(language, DraftId(8), &ProposalForm::default(), true),
            proposal_form(language, DraftId(8), &ProposalForm::default(), false),
            decline_form(language, which, JobNumber(i64::MAX)),
        ];
        for form in forms {
            limits::check_modal(&form);
            if language == Language::Pseudo {
                check_form(&form);
            }
        }
    }
}
