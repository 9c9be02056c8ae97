//! Webhooks: what programs of the operator's are told of, in which order, how often it's tried, and what becomes of what nobody takes.

mod life;
mod program;
mod receiver;
mod said;
mod trouble;

use crate::contracts::race::Pair;
use crate::harness::database::Database;
use parley::clock::Random;
use parley::domain::effect::Carrier;
use parley::domain::webhooks::endpoint::{EndpointName, EventFilter};
use parley::outbox::{LEASE_MS, Outbox};
use parley::webhooks::{Address, Endpoint, Endpoints, Secret, WebhookDelivery};
use receiver::secret;

pub(crate) fn name(text: &str) -> EndpointName {
    EndpointName::parse(text).expect("a name")
}

/// An endpoint that gets these events, signed with the receivers' secret.
pub(crate) fn endpoint(called: &str, url: &str, events: &[&str]) -> Endpoint {
    let filter = |text: &&str| EventFilter::parse(text).expect("a filter");
    Endpoint {
        name: name(called),
        address: Address::parse(url).expect("an address"),
        secrets: vec![secret()],
        events: events.iter().map(filter).collect(),
    }
}

/// Two people who trade over the use cases, and the endpoints that hear of it.
pub(crate) struct Heard {
    pub(crate) database: Database,
    pub(crate) pair: Pair,
    pub(crate) outbox: Outbox<WebhookDelivery>,
}

impl Heard {
    pub(crate) async fn set(database: Database, endpoints: Vec<Endpoint>) -> Self {
        let pair = Pair::set(&database).await;
        let endpoints = Endpoints::new(endpoints);
        let app = pair.app.clone().with_webhooks(endpoints.subscriptions());
        let outbox = Self::outbox_of(&pair, endpoints);
        Self { database, pair: Pair { app, ..pair }, outbox }
    }

    /// The outbox of a process with these endpoints.
    pub(crate) fn outbox_of(pair: &Pair, endpoints: Endpoints) -> Outbox<WebhookDelivery> {
        let (store, clock) = (pair.store.clone(), pair.clock.clone());
        let delivery = WebhookDelivery::new(endpoints, clock.clone()).expect("a client");
        Outbox::new(Carrier::Webhook, store, clock, Random::seeded(5), delivery, LEASE_MS)
    }

    /// Delivers what is due now.
    pub(crate) async fn deliver(&self) {
        while self.outbox.step().await.expect("a step") {}
    }

    /// How many effects for endpoints are in this state.
    pub(crate) async fn count(&self, state: &str) -> i64 {
        let pool = self.database.pool().await;
        let sql = "SELECT count(*) FROM effects WHERE carrier = 'webhook' AND state = $1";
        let row = sqlx::query(sql).bind(state).fetch_one(&pool).await.expect("a count");
        pool.close().await;
        sqlx::Row::get(&row, 0)
    }

    pub(crate) async fn close(self) {
        self.pair.store.close().await;
        self.database.remove().await;
    }
}

/// A secret that the receivers don't know: the one that is new, or that they had before.
pub(crate) fn another_secret() -> Secret {
    Secret::parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX").expect("a secret")
}
