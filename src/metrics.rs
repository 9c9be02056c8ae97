//! What a running Parley counts and measures, for `/metrics`. Owns the names, the labels and the text. A label's value is always one of a
//! list in this program: no ids, no names, nothing that people wrote, so that there are only so many.

use crate::domain::effect::Carrier;
use prometheus_client::encoding::prometheus_text::{self, CONTENT_TYPE};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::fmt;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The form of the text.
pub const TEXT: &str = CONTENT_TYPE;

/// What a person did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interaction {
    /// Command, button and so on.
    pub kind: &'static str,
    /// The command's name, or how the `custom_id`s of the button begin.
    pub name: &'static str,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was answered.
    Answered,
    /// It was answered with why it isn't done.
    Refused,
    /// It was answered with an apology: a fault of ours.
    Failed,
    /// It was answered with that nothing can be saved.
    Unsaved,
    /// It's done, and the answer came too late for Discord.
    Late,
    /// The answer couldn't be delivered.
    Lost,
}

impl Ended {
    /// As a label.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Unsaved => "unsaved",
            Self::Late => "late",
            Self::Lost => "lost",
        }
    }
}

/// What the database is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseStep {
    /// A connection, and the beginning of a transaction.
    Connection,
    /// One statement, with all its rows.
    Statement,
    /// A commit.
    Commit,
}

impl DatabaseStep {
    const fn name(self) -> &'static str {
        match self {
            Self::Connection => "connection",
            Self::Statement => "statement",
            Self::Commit => "commit",
        }
    }
}

/// What is looked at when somebody asks for the metrics.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Present {
    /// Whether the database answered. If not, nothing is known of effects.
    pub is_database_up: bool,
    /// Of each kind of effect, how many wait, and for how many seconds the oldest has.
    pub waiting: Vec<(&'static str, u32, f64)>,
    /// Effects that were given up.
    pub given_up: u32,
    /// Of each carrier, for how many seconds what could be delivered has been due.
    pub overdue: Vec<(Carrier, f64)>,
    /// Shards that this process serves.
    pub shards: u32,
    /// Those of them that are connected.
    pub connected: u32,
}

type Labels<const N: usize> = [(&'static str, &'static str); N];
type Counters<const N: usize> = Family<Labels<N>, Counter>;
type Gauges<const N: usize> = Family<Labels<N>, Gauge<f64, AtomicU64>>;
type Histograms<const N: usize> = Family<Labels<N>, Histogram, fn() -> Histogram>;

/// Seconds. People wait up to 3 for an answer.
fn waits_of_people() -> Histogram {
    Histogram::new([0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 10.0])
}

/// Seconds.
fn deliveries() -> Histogram {
    Histogram::new([0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0, 120.0])
}

/// Seconds.
fn database_waits() -> Histogram {
    Histogram::new([0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5])
}

/// Everything that is counted. Clones share it.
#[derive(Clone)]
pub struct Metrics(Arc<Families>);

struct Families {
    interactions: Counters<3>,
    interaction_seconds: Histograms<2>,
    deliveries: Counters<3>,
    delivery_retries: Counters<1>,
    delivery_seconds: Histograms<1>,
    rate_limit_waits: Counters<1>,
    database_seconds: Histograms<1>,
    present: PresentGauges,
    /// One text is made at a time: what is present is set for it.
    registry: Mutex<Registry>,
}

#[derive(Default)]
struct PresentGauges {
    database_up: Gauge,
    waiting: Gauges<1>,
    oldest: Gauges<1>,
    given_up: Gauge,
    overdue: Gauges<1>,
    shards: Gauge,
    connected: Gauge,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let families = Families {
            interactions: Counters::default(),
            interaction_seconds: Family::new_with_constructor(waits_of_people),
            deliveries: Counters::default(),
            delivery_retries: Counters::default(),
            delivery_seconds: Family::new_with_constructor(deliveries),
            rate_limit_waits: Counters::default(),
            database_seconds: Family::new_with_constructor(database_waits),
            present: PresentGauges::default(),
            registry: Mutex::default(),
        };
        let mut registry = Registry::with_prefix("parley");
        families.register(&mut registry);
        Self(Arc::new(Families { registry: Mutex::new(registry), ..families }))
    }
}

impl Families {
    fn register(&self, registry: &mut Registry) {
        registry.register(
            "interactions",
            "Commands, presses and forms, by what became of them",
            self.interactions.clone(),
        );
        registry.register(
            "interaction_seconds",
            "From the arrival of an interaction to its whole answer",
            self.interaction_seconds.clone(),
        );
        registry.register(
            "deliveries",
            "Tries to deliver effects, by how they ended",
            self.deliveries.clone(),
        );
        registry.register("delivery_retries", "Tries that weren't the first", self.delivery_retries.clone());
        registry.register(
            "delivery_seconds",
            "How long one try to deliver an effect takes",
            self.delivery_seconds.clone(),
        );
        registry.register(
            "discord_rate_limit_waits",
            "Calls that waited for a rate limit of Discord, before they were made or because of a 429",
            self.rate_limit_waits.clone(),
        );
        registry.register(
            "database_seconds",
            "How long the database is waited for",
            self.database_seconds.clone(),
        );
        self.present.register(registry);
    }
}

impl PresentGauges {
    fn register(&self, registry: &mut Registry) {
        registry.register("database_up", "Whether the database answers", self.database_up.clone());
        registry.register("effects_waiting", "Effects that wait to be delivered", self.waiting.clone());
        registry.register("effects_oldest_seconds", "Age of the oldest waiting effect", self.oldest.clone());
        registry.register(
            "effects_given_up",
            "Effects that were given up and are listed",
            self.given_up.clone(),
        );
        registry.register(
            "effects_overdue_seconds",
            "For how long the oldest effect has been due that could be delivered at once",
            self.overdue.clone(),
        );
        registry.register("gateway_shards", "Gateway shards that this process serves", self.shards.clone());
        registry.register(
            "gateway_shards_connected",
            "Those of them that are connected",
            self.connected.clone(),
        );
    }

    fn set(&self, present: &Present) {
        self.database_up.set(present.is_database_up.into());
        self.shards.set(present.shards.into());
        self.connected.set(present.connected.into());
        // What isn't known isn't shown as if it were.
        self.waiting.clear();
        self.oldest.clear();
        self.overdue.clear();
        if !present.is_database_up {
            return;
        }
        self.given_up.set(present.given_up.into());
        for (effect, count, oldest_s) in &present.waiting {
            self.waiting.get_or_create(&[("effect", effect)]).set(f64::from(*count));
            self.oldest.get_or_create(&[("effect", effect)]).set(*oldest_s);
        }
        for (carrier, overdue_s) in &present.overdue {
            self.overdue.get_or_create(&[("carrier", carrier.name())]).set(*overdue_s);
        }
    }
}

impl Metrics {
    /// An interaction is over.
    pub fn count_interaction(&self, Interaction { kind, name }: Interaction, ended: Ended, took: Duration) {
        let labels = [("kind", kind), ("name", name), ("outcome", ended.name())];
        self.0.interactions.get_or_create(&labels).inc();
        let seconds = self.0.interaction_seconds.get_or_create(&[("kind", kind), ("name", name)]);
        seconds.observe(took.as_secs_f64());
    }

    /// One try to deliver an effect is over. `attempt` counts from 1.
    pub fn count_delivery(
        &self,
        carrier: Carrier,
        (effect, attempt): (&'static str, u32),
        outcome: &'static str,
        took: Duration,
    ) {
        let carrier = ("carrier", carrier.name());
        self.0.deliveries.get_or_create(&[carrier, ("effect", effect), ("outcome", outcome)]).inc();
        self.0.delivery_seconds.get_or_create(&[carrier]).observe(took.as_secs_f64());
        if attempt > 1 {
            self.0.delivery_retries.get_or_create(&[carrier]).inc();
        }
    }

    /// A call waits because of a rate limit: the whole bot's, or a route's.
    pub fn count_rate_limit_wait(&self, is_global: bool) {
        let scope = if is_global { "global" } else { "route" };
        self.0.rate_limit_waits.get_or_create(&[("scope", scope)]).inc();
    }

    /// From now until it's dropped, the database is waited for.
    #[must_use]
    pub fn wait_for_database(&self, step: DatabaseStep) -> DatabaseWait {
        DatabaseWait { metrics: self.clone(), step, began: Instant::now() }
    }

    /// Everything in Prometheus' text format, with what is true now.
    ///
    /// # Errors
    /// Never, as far as anybody knows: it's written to memory.
    pub fn text(&self, present: &Present) -> Result<String, fmt::Error> {
        let registry = self.0.registry.lock().unwrap_or_else(PoisonError::into_inner);
        self.0.present.set(present);
        let mut text = String::new();
        prometheus_text::encode(&mut text, &registry)?;
        Ok(text)
    }
}

/// Somebody waits for the database.
#[derive(Debug)]
pub struct DatabaseWait {
    metrics: Metrics,
    step: DatabaseStep,
    began: Instant,
}

impl Drop for DatabaseWait {
    fn drop(&mut self) {
        let waits = self.metrics.0.database_seconds.get_or_create(&[("step", self.step.name())]);
        waits.observe(self.began.elapsed().as_secs_f64());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_stands_in_the_text_and_what_is_unknown_does_not() {
        let metrics = Metrics::default();
        let pressed = Interaction { kind: "button", name: "accept" };
        metrics.count_interaction(pressed, Ended::Answered, Duration::from_millis(60));
        metrics.count_delivery(Carrier::Discord, ("post_card", 2), "delivered", Duration::from_secs(1));
        metrics.count_rate_limit_wait(true);
        drop(metrics.wait_for_database(DatabaseStep::Commit));
        let mut present = Present {
            is_database_up: true,
            waiting: vec![("post_card", 3, 61.5)],
            given_up: 1,
            overdue: vec![(Carrier::Mail, 2.0)],
            shards: 2,
            connected: 1,
        };
        let text = metrics.text(&present).expect("text");
        for line in [
            "parley_interactions_total{kind=\"button\",name=\"accept\",outcome=\"answered\"} 1",
            "parley_interaction_seconds_bucket{kind=\"button\",name=\"accept\",le=\"0.05\"} 0",
            "parley_interaction_seconds_bucket{kind=\"button\",name=\"accept\",le=\"0.1\"} 1",
            "parley_deliveries_total{carrier=\"discord\",effect=\"post_card\",outcome=\"delivered\"} 1",
            "parley_delivery_retries_total{carrier=\"discord\"} 1",
            "parley_discord_rate_limit_waits_total{scope=\"global\"} 1",
            "parley_database_seconds_count{step=\"commit\"} 1",
            "parley_effects_waiting{effect=\"post_card\"} 3.0",
            "parley_effects_oldest_seconds{effect=\"post_card\"} 61.5",
            "parley_effects_given_up 1",
            "parley_effects_overdue_seconds{carrier=\"mail\"} 2.0",
            "parley_gateway_shards_connected 1",
        ] {
            assert!(text.lines().any(|other| other == line), "{line}\n{text}");
        }
        present.is_database_up = false;
        let text = metrics.text(&present).expect("text");
        assert!(text.contains("parley_database_up 0\n") && !text.contains("effects_waiting{"), "{text}");
    }
}
