//! What is measured: what people ask for most, by the busiest of them, and what happens by itself. Must not know how many
//! offers there are.

use crate::database::Place;
use crate::load::{BUSY_CLIENT, BUSY_FREELANCER, BUSY_SERVER};
use parley::app::{Addressee, App, Caller, Filled, OfferDelivery, RoomDelivery, SentDraft};
use parley::clock::Random;
use parley::domain::effect::{Carrier, Effect};
use parley::domain::form::OfferForm;
use parley::domain::ids::{ChannelId, MessageId, OfferId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::filter::OfferFilter;
use parley::domain::offers::offer::DeclineReason;
use parley::domain::server::RoomStyle;
use parley::domain::time::DAY_MS;
use parley::outbox::{Deliver, DeliveryError, DueEffect, LEASE_MS, OfferSubject, Outbox, Posted, Receipt};
use parley::words::Language;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

/// What was measured, and its median.
pub(crate) type Figures = Vec<(&'static str, Duration)>;

/// How often each task is measured.
const TIMES: usize = 60;
/// Rounds before it counts, for caches to fill.
const WARM_UP: usize = 5;

pub(crate) async fn measure(place: &Place) -> anyhow::Result<Figures> {
    let app = &place.app;
    let (client, freelancer) = (caller(BUSY_CLIENT), caller(BUSY_FREELANCER));
    let last_page = app.list_offers(&client, OfferFilter::default(), u32::MAX).await?.page;
    let shown = app.list_offers(&freelancer, OfferFilter::default(), 1).await?.lines[0].id;
    let mut figures = Figures::new();
    let mut note = |what, times| figures.push((what, median(times)));

    note(
        "/offers, first page",
        times(async || app.list_offers(&client, OfferFilter::default(), 1).await.map(drop)).await?,
    );
    note(
        "/offers, last page",
        times(async || app.list_offers(&client, OfferFilter::default(), last_page).await.map(drop)).await?,
    );
    note("View offer", times(async || app.view_offer(&freelancer, shown).await.map(drop)).await?);

    let outbox = Outbox::new(
        Carrier::Discord,
        place.store.clone(),
        place.clock.clone(),
        Random::seeded(2),
        Pretend::new(app.clone(), 9_000_000, Duration::ZERO),
        LEASE_MS,
    );
    note("deadlines, nothing due", times(async || app.step_deadlines().await.map(drop)).await?);
    note("outbox, nothing due", times(async || outbox.step().await.map(drop)).await?);

    let (mut sends, mut steps, mut offers) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..3 * TIMES {
        let (took, offer) = send(app, &client, BUSY_FREELANCER).await?;
        sends.push(took);
        offers.push(offer);
        loop {
            let begun = Instant::now();
            if !outbox.step().await? {
                break;
            }
            steps.push(begun.elapsed());
        }
    }
    note("send an offer", sends);
    note("outbox, one effect", steps);

    let (mut accepted, mut declined) = (Vec::new(), Vec::new());
    for pair in offers[..2 * TIMES].chunks(2) {
        let begun = Instant::now();
        app.accept(&freelancer, pair[0], 1).await?;
        accepted.push(begun.elapsed());
        let begun = Instant::now();
        app.decline(&freelancer, pair[1], 1, DeclineReason::TooBusy, None).await?;
        declined.push(begun.elapsed());
    }
    note("a press: accept", accepted);
    note("a press: decline", declined);

    // The last offers live for a day; all others for two or more.
    place.clock.advance(DAY_MS + 1);
    let begun = Instant::now();
    let expired = app.step_deadlines().await?;
    anyhow::ensure!(usize::try_from(expired)? == TIMES, "{expired} offers expired");
    note("deadlines, one of many due", vec![begun.elapsed() / expired]);
    Ok(figures)
}

pub(crate) async fn times<E>(task: impl AsyncFn() -> Result<(), E>) -> Result<Vec<Duration>, E> {
    let mut taken = Vec::with_capacity(TIMES);
    for at in 0..WARM_UP + TIMES {
        let begun = Instant::now();
        task().await?;
        if at >= WARM_UP {
            taken.push(begun.elapsed());
        }
    }
    Ok(taken)
}

pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Sends an offer that lives for a day; only the press on Send counts.
pub(crate) async fn send(app: &App, client: &Caller, to: PersonId) -> anyhow::Result<(Duration, OfferId)> {
    let to = Addressee {
        person: to,
        name: "Busy".to_owned(),
        username: None,
        avatar_url: None,
        joined: None,
        is_bot: false,
        is_member: true,
        is_pending: false,
    };
    let options = OfferOptions { expires_days: Some(1), ..OfferOptions::default() };
    let draft = app.begin_offer(client, &to, options).await?;
    let form = OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: "90 USD".to_owned(),
        ..OfferForm::default()
    };
    let Filled::Offer { offer: filled, .. } = app.fill(client, draft.id, form).await? else {
        anyhow::bail!("the draft is of something else");
    };
    let begun = Instant::now();
    let sent = app.send_draft(client, draft.id, filled.hash()).await?;
    let took = begun.elapsed();
    match sent {
        SentDraft::Sent(sent) => Ok((took, sent.offer.id)),
        other => anyhow::bail!("not a new offer: {other:?}"),
    }
}

pub(crate) fn caller(person: PersonId) -> Caller {
    Caller {
        guild: BUSY_SERVER,
        person,
        name: "Busy".to_owned(),
        username: None,
        avatar_url: None,
        joined: None,
        language: Language::English,
        zone_hint: None,
        roles: Vec::new(),
        manages_server: false,
        is_known: false,
    }
}

/// A Discord that says yes, after a while.
pub(crate) struct Pretend {
    app: App,
    next: AtomicI64,
    call: Duration,
}

impl Pretend {
    /// Whose messages and channels have ids from `first` on, and whose calls take so long.
    pub(crate) const fn new(app: App, first: i64, call: Duration) -> Self {
        Self { app, next: AtomicI64::new(first), call }
    }
}

impl Deliver for Pretend {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        // What every delivery does first is loading what it needs.
        let failed = |error: parley::app::Error| DeliveryError::GiveUp { why: error.to_string() };
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        if !self.call.is_zero() {
            tokio::time::sleep(self.call).await;
        }
        let app = &self.app;
        let done = match &due.effect {
            Effect::Room(effect) => match app.room_delivery(effect).await.map_err(failed)? {
                Some(RoomDelivery::OpenRoom(brief)) => Some(Receipt::RoomOpened {
                    room: brief.room.id,
                    channel: ChannelId(id),
                    style: RoomStyle::Channels,
                    moderators: None,
                }),
                Some(_) | None => None,
            },
            Effect::Offer(effect) => match app.offer_delivery(effect).await.map_err(failed)? {
                Some(OfferDelivery::PostCard(brief) | OfferDelivery::RefreshCard(brief)) => {
                    Some(Receipt::Posted {
                        subject: OfferSubject::Card(brief.offer.id, brief.version).into(),
                        room: brief.offer.room,
                        posted: Posted { channel: brief.channel, message: MessageId(id) },
                    })
                }
                Some(_) | None => None,
            },
            Effect::Server(effect) => app.server_delivery(effect).await.map_err(failed)?.and(None),
            Effect::Contract(effect) => app.contract_delivery(effect).await.map_err(failed)?.and(None),
            Effect::Feedback(effect) => app.feedback_delivery(effect).await.map_err(failed)?.and(None),
            Effect::Job(effect) => app.job_delivery(effect).await.map_err(failed)?.and(None),
            Effect::Proposal(effect) => app.proposal_delivery(effect).await.map_err(failed)?.and(None),
            Effect::Invitation(effect) => app.invitation_delivery(effect).await.map_err(failed)?.and(None),
            Effect::Agency(effect) => app.agency_delivery(effect).await.map_err(failed)?.and(None),
            Effect::Moderation(effect) => app.moderation_delivery(effect).await.map_err(failed)?.and(None),
            Effect::Notification(effect) => {
                app.notification_delivery(effect).await.map_err(failed)?.and(None)
            }
            Effect::Mail(effect) => app.email_delivery(effect).await.map_err(failed)?.and(None),
            // They load nothing.
            Effect::Webhook(_) => None,
        };
        Ok(done.unwrap_or(Receipt::Done))
    }
}
