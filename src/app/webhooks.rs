//! Events for endpoints: who of them gets which, in the transaction of what happened. Owns that without an endpoint nothing is written.

use super::error::Result;
use super::transaction::App;
use crate::domain::effect::{Lane, WebhookEffect};
use crate::domain::ids::{EffectId, EventId};
use crate::domain::webhooks::endpoint::Subscription;
use crate::domain::webhooks::event::Event;
use crate::store::{self, NewEffect, Tx};

impl App {
    /// The same, where these endpoints are told of what happens.
    #[must_use]
    pub fn with_webhooks(self, subscriptions: Vec<Subscription>) -> Self {
        Self { subscriptions: subscriptions.into(), ..self }
    }

    /// An effect for each of `events` and each endpoint that wants it. `events` is not asked where there is no endpoint.
    pub(super) fn webhook_effects(&self, events: impl FnOnce() -> Vec<Event>) -> Result<Vec<NewEffect>> {
        if self.subscriptions.is_empty() {
            return Ok(Vec::new());
        }
        let mut effects = Vec::new();
        for event in events() {
            let wanting = self.subscriptions.iter().filter(|subscription| subscription.wants(event.kind));
            let (id, body) = (EventId(self.new_id()), written(&event)?);
            for Subscription { endpoint, .. } in wanting {
                let (what, body) = (event.kind.code().to_owned(), body.clone());
                let effect = WebhookEffect::SendEvent { endpoint: *endpoint, event: id, what, body };
                effects.push(NewEffect {
                    id: EffectId(self.new_id()),
                    effect: effect.into(),
                    lane: Lane::Webhook(*endpoint),
                    // It's the operator's affair, and no server's.
                    guild: None,
                    after: None,
                    held_with: None,
                });
            }
        }
        Ok(effects)
    }

    /// Has endpoints told of what belongs to no decision about an offer.
    pub(super) async fn announce(&self, tx: &mut Tx, event: impl FnOnce() -> Option<Event>) -> Result<()> {
        let effects = self.webhook_effects(|| event().into_iter().collect())?;
        Ok(tx.enqueue_all(effects, self.now()).await?)
    }
}

/// The body of the request: the same bytes at each try.
fn written(event: &Event) -> Result<String> {
    let write =
        |error: serde_json::Error| store::Error::Unreadable { column: "effect", why: error.to_string() };
    Ok(serde_json::to_string(event).map_err(write)?)
}
