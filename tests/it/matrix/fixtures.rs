//! The states in which something can be done: an offer in each state, a draft in each state, made by the use cases. Owns
//! which there are and who is in them.

use crate::harness::use_cases::{addressee, fill_and_send, hash_of, member, send_new};
use crate::matrix::job_fixtures::{begin_alert, invite, post_jobs, propose};
use crate::matrix::report_fixtures::{begin_reported, begin_suspended, remove};
use crate::matrix::{agency_fixtures, contract_fixtures};
use parley::app::{App, SentDraft};
use parley::clock::Clock;
use parley::domain::agencies::agency::Role;
use parley::domain::draft::PreviewHash;
use parley::domain::form::OfferForm;
use parley::domain::ids::{
    AgencyId, ChangeId, ContractId, DisputeId, DraftId, GuildId, InvitationId, JobAlertId, JobId,
    JobInvitationId, OfferId, OfferNumber, PersonId, ProposalId, ReportId, SanctionId,
};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::offer::DeclineReason;
use parley::domain::time::{DAY_MS, HOUR_MS, UnixMs};

pub(crate) const HERE: GuildId = GuildId(10);
pub(crate) const CLIENT: PersonId = PersonId(101);
pub(crate) const PARTY: PersonId = PersonId(102);
pub(crate) const STRANGER: PersonId = PersonId(103);
pub(crate) const SUSPENDED: PersonId = PersonId(106);

/// What somebody might have seen the ids of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ids {
    pub(crate) offer: OfferId,
    pub(crate) number: OfferNumber,
    /// Asked for by the freelancer, on the offer.
    pub(crate) change: ChangeId,
    /// The client's, for a second offer.
    pub(crate) draft: DraftId,
    /// The freelancer's, for a change request.
    pub(crate) wish: DraftId,
    /// The client's, for other terms of the first offer.
    pub(crate) other: DraftId,
    /// What the previews of the drafts show: of a second offer, of a change request, of other terms.
    pub(crate) seen: [PreviewHash; 3],
    /// When the drafts were saved.
    pub(crate) saved: UnixMs,
    /// The freelancer's, for their profile.
    pub(crate) profile: DraftId,
    pub(crate) recipient: PersonId,
    /// The recipient's, where the offer goes to it.
    pub(crate) agency: AgencyId,
    /// The freelancer's, about an offer of its own.
    pub(crate) report: ReportId,
    /// [`SUSPENDED`]'s, who takes no part in anything else.
    pub(crate) suspension: SanctionId,
    /// The stranger is asked to join an agency of somebody who does nothing else.
    pub(crate) invitation: InvitationId,
    /// What the offer became, once it is accepted; before, none.
    pub(crate) contract: ContractId,
    /// The client's payment that is not recorded yet, with what its preview shows.
    pub(crate) payment: (DraftId, PreviewHash),
    /// The freelancer's hours that are not logged yet, with what their preview shows.
    pub(crate) hours: (DraftId, PreviewHash),
    /// The client's other terms of the contract that are not proposed yet, with what their preview shows.
    pub(crate) terms: (DraftId, PreviewHash),
    /// The freelancer's work that is not submitted yet, with what its preview shows.
    pub(crate) work: (DraftId, PreviewHash),
    /// The client's end of the contract that is not said yet, with what its preview shows.
    pub(crate) closing: (DraftId, PreviewHash),
    /// The client's dispute that is not opened yet, with what its preview shows.
    pub(crate) disputing: (DraftId, PreviewHash),
    /// The client's dispute, once it is opened; before, none.
    pub(crate) dispute: DisputeId,
    /// What a moderator decides of it and has not said yet, with what its preview shows.
    pub(crate) verdict: (DraftId, PreviewHash),
    /// The client's feedback that is not given yet, once the contract is closed, with what its preview shows.
    pub(crate) feedback: (DraftId, PreviewHash),
    /// The client's, open and on the board.
    pub(crate) job: JobId,
    /// The client's job that is not posted yet, with what its preview shows.
    pub(crate) job_draft: (DraftId, PreviewHash),
    /// The freelancer's, of any job.
    pub(crate) alert: JobAlertId,
    /// The freelancer's or the agency's, for the client's job.
    pub(crate) proposal: ProposalId,
    /// Other words for it, of who sent it, with what their preview shows.
    pub(crate) proposal_draft: (DraftId, PreviewHash),
    /// Of the freelancer or the agency, to a job of the client that only invited people see.
    pub(crate) job_invitation: JobInvitationId,
}

impl Ids {
    /// Some ids, of nothing that is there.
    pub(crate) const ANY: Self = Self {
        offer: OfferId(1),
        number: OfferNumber(1),
        change: ChangeId(1),
        draft: DraftId(1),
        wish: DraftId(1),
        other: DraftId(1),
        seen: [PreviewHash(1); 3],
        saved: UnixMs(1),
        profile: DraftId(1),
        recipient: PARTY,
        agency: AgencyId(1),
        report: ReportId(1),
        suspension: SanctionId(1),
        invitation: InvitationId(1),
        contract: ContractId(1),
        payment: (DraftId(1), PreviewHash(1)),
        hours: (DraftId(1), PreviewHash(1)),
        terms: (DraftId(1), PreviewHash(1)),
        work: (DraftId(1), PreviewHash(1)),
        closing: (DraftId(1), PreviewHash(1)),
        disputing: (DraftId(1), PreviewHash(1)),
        dispute: DisputeId(1),
        verdict: (DraftId(1), PreviewHash(1)),
        feedback: (DraftId(1), PreviewHash(1)),
        job: JobId(1),
        job_draft: (DraftId(1), PreviewHash(1)),
        alert: JobAlertId(1),
        proposal: ProposalId(1),
        proposal_draft: (DraftId(1), PreviewHash(1)),
        job_invitation: JobInvitationId(1),
    };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// A change request was rejected.
    Pending,
    ChangeOpen,
    /// The change was approved: every button is of the first version, and the second counts.
    NewTerms,
    Accepted,
    /// It was accepted, and the work is submitted.
    Submitted,
    /// It was accepted, and the work is submitted and approved.
    Approved,
    /// It was accepted by the hour: hours are logged, and the client objects to others.
    Hourly,
    /// It was accepted, and the freelancer proposes other terms of the contract.
    TermsOpen,
    /// It was accepted, and the freelancer paused the contract.
    Paused,
    /// The client closed the contract, and the other side asks to reopen it.
    Closed,
    /// The work is submitted, the client opened a dispute, and a moderator asked both sides.
    Disputed,
    Declined,
    Withdrawn,
    Expired,
    /// A moderator took it away.
    Removed,
    /// Its time is up, and nobody has noticed yet.
    Overdue,
    /// It waits, and the freelancer has blocked the client.
    Blocked,
    /// It waits, and the drafts were typed into since they were shown.
    DraftEdited,
    /// It waits, and the drafts are older than a day.
    DraftOld,
    /// It waits, and the client's draft was sent.
    DraftSent,
    /// It waits, and the client's draft was thrown away.
    DraftDiscarded,
}

/// Whom the offer addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum To {
    Freelancer,
    Agency,
}

impl State {
    pub(crate) const ALL: [Self; 21] = [
        Self::Pending,
        Self::ChangeOpen,
        Self::NewTerms,
        Self::Accepted,
        Self::Submitted,
        Self::Approved,
        Self::Hourly,
        Self::TermsOpen,
        Self::Paused,
        Self::Closed,
        Self::Disputed,
        Self::Declined,
        Self::Withdrawn,
        Self::Expired,
        Self::Removed,
        Self::Overdue,
        Self::Blocked,
        Self::DraftEdited,
        Self::DraftOld,
        Self::DraftSent,
        Self::DraftDiscarded,
    ];

    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Pending => "Pending, a change request was rejected",
            Self::ChangeOpen => "Pending, a change request is open",
            Self::NewTerms => "Pending with new terms; the buttons are of the old ones",
            Self::Accepted => "Accepted",
            Self::Submitted => "Accepted, and the work is submitted",
            Self::Approved => "Accepted, and the work is approved",
            Self::Hourly => "Accepted by the hour, and hours are logged",
            Self::TermsOpen => "Accepted, and other terms are proposed",
            Self::Paused => "Accepted, and the contract is paused",
            Self::Closed => "The contract is closed, and the other side asks to reopen it",
            Self::Disputed => "The work is submitted, and the client opened a dispute",
            Self::Declined => "Declined",
            Self::Withdrawn => "Withdrawn",
            Self::Expired => "Expired",
            Self::Removed => "Removed by a moderator",
            Self::Overdue => "Overdue: its time is up, and nobody has noticed",
            Self::Blocked => "Pending, and the freelancer has blocked the client",
            Self::DraftEdited => "Pending; the draft was edited since its preview",
            Self::DraftOld => "Pending; the drafts are older than a day",
            Self::DraftSent => "Pending; the draft was sent",
            Self::DraftDiscarded => "Pending; the draft was thrown away",
        }
    }
}

pub(super) fn form(price: &str) -> OfferForm {
    OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: price.to_owned(),
        ..OfferForm::default()
    }
}

/// The client's draft of a second offer, filled in.
pub(super) async fn begin_offer(app: &App, to: To, price: &str) -> DraftId {
    let client = member(HERE, CLIENT);
    let options = OfferOptions::default();
    let draft = match to {
        To::Freelancer => app.begin_offer(&client, &addressee(PARTY), options).await,
        To::Agency => app.begin_agency_offer(&client, agency_fixtures::NAME, None, options).await,
    };
    let draft = draft.expect("a draft");
    app.fill(&client, draft.id, form(price)).await.expect("a preview");
    draft.id
}

/// The freelancer's draft of a change request, filled in.
async fn begin_wish(app: &App, offer: OfferId) -> DraftId {
    let recipient = member(HERE, PARTY);
    let draft = app.begin_change(&recipient, offer, 1).await.expect("a draft").draft;
    app.fill(&recipient, draft.id, form("120 USD")).await.expect("a preview");
    draft.id
}

/// The client's draft of other terms, filled in.
async fn begin_other(app: &App, offer: OfferId) -> DraftId {
    let client = member(HERE, CLIENT);
    let draft = app.begin_modify(&client, offer, 1).await.expect("a draft").draft;
    app.fill(&client, draft.id, form("130 USD")).await.expect("a preview");
    draft.id
}

/// Everything as it is before anything happens to it, with an open change request.
async fn begin(app: &App, clock: &Clock, to: To, price: &str) -> Ids {
    let (client, recipient) = (member(HERE, CLIENT), member(HERE, PARTY));
    let (report, suspension) = (begin_reported(app).await, begin_suspended(app).await);
    let draft = begin_offer(app, to, price).await;
    let offer = send_new(app, &client, draft, form(price)).await.offer;
    let wish = begin_wish(app, offer.id).await;
    let asked = fill_and_send(app, &recipient, wish, form("120 USD"), Some("More.")).await.expect("asked");
    let SentDraft::Requested(asked) = asked else { panic!("no request: {asked:?}") };
    let (draft, other) = (begin_offer(app, to, "70 USD").await, begin_other(app, offer.id).await);
    let ([job, hidden], job_draft) = post_jobs(app).await;
    let agency = if to == To::Agency { Some(agency_fixtures::id(app).await) } else { None };
    let (proposal, proposal_draft) = propose(app, agency, job).await;
    Ids {
        offer: offer.id,
        number: offer.number,
        change: asked.open_change().expect("it is open").id,
        draft,
        wish,
        other,
        seen: seen_of(app, [draft, wish, other]).await,
        saved: clock.now(),
        profile: app.begin_profile(&recipient).await.expect("a draft").id,
        recipient: PARTY,
        agency: agency.unwrap_or(Ids::ANY.agency),
        report,
        suspension,
        invitation: ask(app).await,
        job,
        job_draft,
        alert: begin_alert(app).await,
        proposal,
        proposal_draft,
        job_invitation: invite(app, to, hidden).await,
        ..Ids::ANY
    }
}

/// What the previews of a second offer, of a change request and of other terms show; of one that was sent nothing.
async fn seen_of(app: &App, [draft, wish, other]: [DraftId; 3]) -> [PreviewHash; 3] {
    let (client, recipient) = (member(HERE, CLIENT), member(HERE, PARTY));
    let mut seen = [PreviewHash(1); 3];
    for (at, (from, id)) in [(&client, draft), (&recipient, wish), (&client, other)].into_iter().enumerate() {
        if let Ok(filled) = app.preview_draft(from, id).await {
            seen[at] = hash_of(&filled);
        }
    }
    seen
}

/// An agency that asks the stranger to join.
async fn ask(app: &App) -> InvitationId {
    let owner = member(HERE, PersonId(190));
    app.create_agency(&owner, "Drawing").await.expect("an agency");
    let invited = app.invite_to_agency(&owner, None, &addressee(STRANGER), (Role::Member, false)).await;
    invited.expect("asked").invitation.id
}

/// Makes everything, in this state; where the offer goes to an agency, its work is handed to a member.
pub(crate) async fn prepare(app: &App, clock: &Clock, state: State, to: To) -> Ids {
    let (client, recipient) = (member(HERE, CLIENT), member(HERE, PARTY));
    if to == To::Agency {
        agency_fixtures::found(app).await;
    }
    let price = if state == State::Hourly { "40 USD/h" } else { "90 USD" };
    let mut ids = begin(app, clock, to, price).await;
    let Ids { offer, change, .. } = ids;
    if to == To::Agency {
        agency_fixtures::hand_over(app, offer).await;
    }
    match state {
        State::ChangeOpen => {}
        State::NewTerms => drop(app.approve_change(&client, change).await.expect("approved")),
        State::Accepted
        | State::Submitted
        | State::Approved
        | State::Hourly
        | State::TermsOpen
        | State::Paused
        | State::Closed
        | State::Disputed => {
            contract_fixtures::agree(app, &mut ids, state).await;
        }
        State::Declined => {
            drop(app.decline(&recipient, offer, 1, DeclineReason::TooBusy, None).await.expect("declined"));
        }
        State::Withdrawn => drop(app.withdraw(&client, offer, 1, None).await.expect("withdrawn")),
        State::Removed => remove(app, offer).await,
        State::Pending
        | State::Expired
        | State::Overdue
        | State::Blocked
        | State::DraftEdited
        | State::DraftOld
        | State::DraftSent
        | State::DraftDiscarded => {
            app.reject_change(&client, change, "No.").await.expect("rejected");
            ids.wish = begin_wish(app, offer).await;
            ids.seen = seen_of(app, [ids.draft, ids.wish, ids.other]).await;
        }
    }
    match state {
        State::Overdue | State::Expired => {
            // Drafts that are younger than a day when the time is up.
            clock.advance(7 * DAY_MS - HOUR_MS);
            ids.draft = begin_offer(app, to, "70 USD").await;
            ids.wish = begin_wish(app, offer).await;
            ids.other = begin_other(app, offer).await;
            ids.profile = app.begin_profile(&recipient).await.expect("a draft").id;
            ids.saved = clock.now();
            ids.seen = seen_of(app, [ids.draft, ids.wish, ids.other]).await;
            clock.advance(HOUR_MS);
            if state == State::Expired {
                while app.step_deadlines().await.expect("a step") > 0 {}
            }
        }
        State::Blocked => drop(app.block(&recipient, &addressee(CLIENT)).await.expect("blocked")),
        State::DraftEdited => {
            clock.advance(1_000);
            begin_offer(app, to, "75 USD").await;
            begin_wish(app, offer).await;
            begin_other(app, offer).await;
        }
        State::DraftOld => clock.advance(DAY_MS + 1),
        State::DraftSent => drop(app.send_draft(&client, ids.draft, ids.seen[0]).await.expect("it is sent")),
        State::DraftDiscarded => drop(app.discard_draft(&client, ids.draft).await.expect("discarded")),
        // All else was done above.
        _ => {}
    }
    ids
}
