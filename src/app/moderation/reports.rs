//! Reporting: from "something is wrong with this offer" to a report that moderators find. Owns that nothing about it is seen
//! by anybody but moderators and the reporter, and that nothing typed is lost.

use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::transaction::{App, retry};
use crate::domain::draft::DraftContent;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::effect::{Effect, Lane, ModerationEffect};
use crate::domain::ids::{
    ChannelId, DraftId, EffectId, GuildId, MessageId, OfferId, PersonId, ReportId, ReportNumber,
};
use crate::domain::moderation::draft::ModerationDraft;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::{
    REPORT_CHARS, Report, ReportReason, ReportSubject, Snapshot, SnapshotVersion, Stage,
};
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::offers::offer::{DeclineReason, Offer, Side, StateName};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use crate::domain::webhooks::of_report;
use crate::store::{Queries, Tx};

/// How often an offer is declined that changes meanwhile.
const DECLINES: u32 = 3;

/// A report that moderators have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed {
    /// What it is called.
    pub number: ReportNumber,
    /// Whether moderators are told in a channel; otherwise it waits in their list.
    pub moderators_are_told: bool,
}

/// One about an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The report.
    pub filed: Filed,
    /// The offer, as it is now.
    pub offer: Offer,
    /// The side that the reporter is on; a moderator is on none.
    pub side: Option<Side>,
}

/// What a report says.
pub(in crate::app) struct NewReport<'t> {
    /// Who is reported.
    pub(in crate::app) reported: PersonId,
    /// Why.
    pub(in crate::app) reason: ReportReason,
    /// The reporter's words, see [`shortened`].
    pub(in crate::app) text: &'t str,
    /// What it is about, as it is now.
    pub(in crate::app) about: ReportSubject,
}

/// As many of the words of a report as are kept.
pub(in crate::app) fn shortened(text: &str) -> String {
    text.trim().chars().take(REPORT_CHARS).collect()
}

/// An offer as it is now, with all of its versions.
pub(in crate::app) async fn snapshot_now(queries: &mut Queries<'_>, offer: &Offer) -> Result<Snapshot> {
    let versions = queries.versions(offer.id).await?.into_iter().map(|version| SnapshotVersion {
        number: version.number,
        at: version.at,
        terms: version.terms,
    });
    Ok(Snapshot::of(offer, versions.collect()))
}

/// A report that somebody begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The offer that it is about.
    pub offer: Offer,
    /// What was typed so far.
    pub text: String,
    draft: DraftId,
}

/// What "decline and block" came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnedAway {
    /// Who is blocked now.
    pub person: PersonId,
    /// What became of the offer.
    pub offer: TurnedDown,
}

/// What became of an offer whose other side was blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnedDown {
    /// It was declined by this.
    Declined,
    /// It was over before: there was nothing to decline.
    Over,
    /// It changed again and again meanwhile, and still waits.
    Waits,
    /// It was the caller's own, whose answer was never theirs.
    Sent,
}

impl App {
    /// Begins a report about an offer of the caller's: a new draft, or the one that was begun, with `said` in it where it
    /// is still empty.
    ///
    /// # Errors
    /// A refusal (no offer of theirs, or reported already), or a failure of the database.
    pub async fn begin_report(&self, caller: &Caller, offer: OfferId, said: &str) -> Result<Begun> {
        let offer = {
            let mut reader = self.store.reader().await?;
            let mut queries = reader.queries();
            let offer = self.load_to_read(&mut queries, caller, offer).await?.offer;
            if queries.has_open_report(offer.id, caller.person, None).await? {
                return Err(already(""));
            }
            offer
        };
        let fresh = ModerationDraft::Report { offer: offer.id, text: said.to_owned() }.into();
        // What was typed before stays.
        let put = |content: &mut DraftContent| !text_of(content).is_empty() || put_text(content, said);
        let draft = self.begin_with(caller, &fresh, put).await?;
        Ok(Begun { offer, text: text_of(&draft.content).to_owned(), draft: draft.id })
    }

    /// The same for the offer that a message is about: the one that it shows, or the newest one of the room that it
    /// stands in.
    ///
    /// # Errors
    /// A refusal, also where there is no such offer; or a failure of the database.
    pub async fn begin_report_of(
        &self,
        caller: &Caller,
        (channel, message): (ChannelId, MessageId),
        said: &str,
    ) -> Result<Begun> {
        let none = || Error::from(Refusal::Moderation(ModerationRefusal::NoOfferThere));
        let found = {
            let mut reader = self.store.reader().await?;
            reader.queries().offer_behind(caller.guild, channel, message).await?
        };
        match self.begin_report(caller, found.ok_or_else(none)?, said).await {
            // Somebody else's is no more than a message without any.
            Err(Error::Refused(Refusal::Offer(OfferRefusal::NoSuchOffer))) => Err(none()),
            begun => begun,
        }
    }

    /// Sends a report to the moderators, once.
    ///
    /// # Errors
    /// A refusal, or a failure of the database; what was typed is kept, or given back, in either case.
    pub async fn send_report(
        &self,
        caller: &Caller,
        offer: OfferId,
        reason: ReportReason,
        text: &str,
    ) -> Result<Reported> {
        let begun = self.begin_report(caller, offer, "").await;
        let draft = begun.map_err(|error| give_back(error, text))?.draft;
        let sent = match self.save_typed(caller, draft, |content| put_text(content, text)).await {
            Ok(_) => retry(|| self.try_send_report(caller, draft, reason, text)).await,
            Err(error) => Err(error),
        };
        if let Err(Error::Refused(Refusal::Draft(DraftRefusal::NoSuchDraft))) = sent {
            // The same form was faster elsewhere: then there is a report, and this is refused.
            self.begin_report(caller, offer, text).await.map_err(|error| give_back(error, text))?;
        }
        sent
    }

    async fn try_send_report(
        &self,
        caller: &Caller,
        draft: DraftId,
        reason: ReportReason,
        text: &str,
    ) -> Result<Reported> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let opened = self.load_draft(&mut tx.queries(), caller, draft).await?;
        let DraftContent::Moderation(ModerationDraft::Report { offer, .. }) = opened.content else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        let offer = self.load_to_read(&mut tx.queries(), caller, offer).await?.offer;
        let text = shortened(text);
        let reported =
            if caller.person == offer.client { offer.recipient.spokesperson() } else { offer.client };
        let snapshot = snapshot_now(&mut tx.queries(), &offer).await?;
        let about = ReportSubject::Offer { id: offer.id, snapshot };
        let report = NewReport { reported, reason, text: &text, about };
        let Some(filed) = self.open_report(&mut tx, caller, report).await? else {
            return Err(already(&text));
        };
        tx.discard_draft(draft).await?;
        tx.commit().await?;
        Ok(Reported { filed, side: offer.side_of(caller.person), offer })
    }

    /// Saves a report, and has the moderators and the reporter told. `None` where the caller has one open about the same.
    pub(in crate::app) async fn open_report(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        NewReport { reported, reason, text, about }: NewReport<'_>,
    ) -> Result<Option<Filed>> {
        let id = self.new_id();
        let report = Report {
            id: ReportId(id),
            guild: caller.guild,
            number: tx.next_report_number(caller.guild, self.random.secret_step(id)).await?,
            about,
            reporter: caller.person,
            reported,
            reason,
            text: text.to_owned(),
            at: self.now(),
            stage: Stage::Open,
            revision: 1,
        };
        if !tx.insert_report(&report).await? {
            return Ok(None);
        }
        let rules = self.rules(&mut tx.queries(), caller.guild).await?;
        let post = Effect::from(ModerationEffect::PostReport { report: report.id });
        self.enqueue_alone(tx, &post, Lane::Reports(caller.guild), caller.guild).await?;
        self.tell_reporter(tx, &report, false).await?;
        self.announce(tx, || of_report(&report)).await?;
        Ok(Some(Filed { number: report.number, moderators_are_told: rules.moderators_channel.is_some() }))
    }

    /// Has the reporter told by direct message, if they want that and can be reached. It waits for nothing in the room:
    /// nothing there has to do with it.
    pub(in crate::app) async fn tell_reporter(
        &self,
        tx: &mut Tx,
        report: &Report,
        closed: bool,
    ) -> Result<()> {
        let to = report.reporter;
        let choices = tx.queries().notice_choices(report.guild, to).await?;
        if choices.wants(Topic::Reports, NotificationChannel::Direct)
            && tx.queries().dm_status(to).await?.closed.is_none()
        {
            let tell = Effect::from(ModerationEffect::TellReporter { report: report.id, closed, to });
            self.enqueue_alone(tx, &tell, Lane::Direct(report.guild, to), report.guild).await?;
        }
        Ok(())
    }

    /// Puts an effect into the outbox that belongs to no decision about an offer.
    pub(in crate::app) async fn enqueue_alone(
        &self,
        tx: &mut Tx,
        effect: &Effect,
        lane: Lane,
        guild: GuildId,
    ) -> Result<()> {
        Ok(tx.enqueue_in(lane, EffectId(self.new_id()), effect, Some(guild), self.now()).await?)
    }

    /// Blocks the other side of an offer, and declines it if it still waits: whatever happened to it meanwhile, they are
    /// blocked. Asked again, nothing more happens.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn turn_away(&self, caller: &Caller, id: OfferId) -> Result<TurnedAway> {
        let offer = Self::load(&mut self.store.reader().await?.queries(), caller, id).await?;
        let side = offer.side_of(caller.person).ok_or(OfferRefusal::NoSuchOffer)?;
        let person = offer.across(side);
        self.block_known(caller, person).await?;
        let offer = match side {
            Side::Client => TurnedDown::Sent,
            Side::Recipient => self.decline_as_it_is(caller, id).await?,
        };
        Ok(TurnedAway { person, offer })
    }

    /// Declines an offer in the version that it has, also where that changes meanwhile.
    async fn decline_as_it_is(&self, caller: &Caller, id: OfferId) -> Result<TurnedDown> {
        for _ in 0..DECLINES {
            let offer = Self::load(&mut self.store.reader().await?.queries(), caller, id).await?;
            if offer.state.name() != StateName::Pending {
                return Ok(TurnedDown::Over);
            }
            // The reason says nothing: whoever reads it must not guess from it that somebody reported.
            match self.decline(caller, id, offer.version, DeclineReason::Other, None).await {
                Ok(_) => return Ok(TurnedDown::Declined),
                Err(Error::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(TurnedDown::Waits)
    }
}

fn put_text(content: &mut DraftContent, typed: &str) -> bool {
    let DraftContent::Moderation(ModerationDraft::Report { text, .. }) = content else { return false };
    typed.clone_into(text);
    true
}

fn text_of(content: &DraftContent) -> &str {
    match content {
        DraftContent::Moderation(ModerationDraft::Report { text, .. }) => text,
        DraftContent::Moderation(ModerationDraft::Decision { .. } | ModerationDraft::Verdict { .. })
        | DraftContent::Offer(_)
        | DraftContent::People(_)
        | DraftContent::Mail(_)
        | DraftContent::Contract(_)
        | DraftContent::Feedback(_)
        | DraftContent::Job(_)
        | DraftContent::Proposal(_) => "",
    }
}

fn already(typed: &str) -> Error {
    ModerationRefusal::AlreadyReported { typed: typed.to_owned() }.into()
}

fn give_back(error: Error, typed: &str) -> Error {
    match error {
        Error::Refused(Refusal::Moderation(ModerationRefusal::AlreadyReported { .. })) => already(typed),
        other => other,
    }
}
