//! Delivery to endpoints: one effect, one request. Owns what becomes of an endpoint that is gone, or no longer configured.

use super::endpoint::Endpoints;
use super::request::{self, Clients, NotTaken};
use crate::clock::Clock;
use crate::domain::effect::{Effect, WebhookEffect};
use crate::domain::webhooks::endpoint::EndpointName;
use crate::outbox::{Deliver, DeliveryError, DueEffect, Receipt};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use tracing::warn;

/// Delivers to endpoints. Clones share what they know of them.
#[derive(Debug, Clone)]
pub struct WebhookDelivery {
    endpoints: Endpoints,
    clients: Clients,
    clock: Clock,
    /// Those that said that they want no more events. They are asked again once an event is sent again, and after a restart.
    gone: Arc<Mutex<HashSet<EndpointName>>>,
}

impl WebhookDelivery {
    /// Delivers to these.
    ///
    /// # Errors
    /// When no client can be made.
    pub fn new(endpoints: Endpoints, clock: Clock) -> Result<Self, reqwest::Error> {
        Ok(Self { endpoints, clients: Clients::new()?, clock, gone: Arc::default() })
    }

    fn is_gone(&self, name: EndpointName) -> bool {
        self.gone.lock().unwrap_or_else(PoisonError::into_inner).contains(&name)
    }

    fn note(&self, name: EndpointName, is_gone: bool) {
        let mut gone = self.gone.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = if is_gone { gone.insert(name) } else { gone.remove(&name) };
        if is_gone && is_new {
            warn!(
                endpoint = %name,
                "this endpoint wants no more events (410). Nothing more is sent to it until Parley starts again; take it out of the configuration"
            );
        }
    }
}

fn gone() -> DeliveryError {
    DeliveryError::GiveUp { why: "the answer was 410 Gone: the endpoint wants no more events".to_owned() }
}

impl Deliver for WebhookDelivery {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        let Effect::Webhook(WebhookEffect::SendEvent { endpoint: name, event, body, .. }) = &due.effect
        else {
            return Err(DeliveryError::not_carried(due));
        };
        let Some(endpoint) = self.endpoints.named(*name) else {
            let why = format!("no endpoint called {name} is configured any longer");
            return Err(DeliveryError::GiveUp { why });
        };
        if due.attempt == 1 && self.is_gone(*name) {
            return Err(gone());
        }
        let sent = request::send(&self.clients, endpoint, (*event, body), self.clock.now()).await;
        self.note(*name, sent == Err(NotTaken::Gone));
        match sent {
            Ok(_) => Ok(Receipt::Done),
            Err(NotTaken::Gone) => Err(gone()),
            Err(NotTaken::Later { after_ms, why }) => Err(DeliveryError::Retry { after_ms, why }),
        }
    }
}
