//! Effects of another version, or damaged ones, in the outbox's table: they are set aside, and everything else goes on.

use crate::backstage::open;
use crate::database::{Database, Engine, engines};
use parley::clock::{Chance, Clock};
use parley::domain::effect::{Carrier, Effect, RoomEffect};
use parley::domain::ids::RoomId;
use parley::domain::server::ServerRules;
use parley::domain::time::UnixMs;
use parley::outbox::{Deliver, DeliveryError, Job, LEASE_MS, Outbox, Receipt};
use sqlx::{AnyConnection, Connection as _};
use std::sync::Mutex;

const NOW: UnixMs = UnixMs(1_764_158_400_000);

/// What stands in the table when Parley starts: a lane, a place in it, and what is stored there.
const ROWS: [(i64, &str, i64, &str); 4] = [
    (1, "rooms/10", 1, r#"{"kind":"post_invoice","invoice":5}"#),
    (2, "rooms/10", 2, r#"{"kind":"open_room"}"#),
    (3, "rooms/10", 3, r#"{"kind":"open_room","room":7}"#),
    (4, "rooms/11", 1, r#"{"kind":"open_room","room":8}"#),
];

/// Says yes, and keeps what it was given.
#[derive(Default)]
struct Taken(Mutex<Vec<Effect>>);

impl Deliver for &Taken {
    async fn deliver(&self, job: &Job) -> Result<Receipt, DeliveryError> {
        self.0.lock().expect("nobody panicked").push(job.effect.clone());
        Ok(Receipt::Done)
    }
}

async fn insert(database: &Database, engine: &Engine) {
    let url = match engine {
        Engine::Sqlite => format!("sqlite://{}", database.address),
        Engine::Postgres(_) => database.address.clone(),
    };
    let mut connection = AnyConnection::connect(&url).await.expect("it connects");
    for (id, lane, seq, effect) in ROWS {
        sqlx::query(
            "INSERT INTO effects (id, lane, seq, guild_id, effect, carrier, state, attempts, due_ms, created_ms)
             VALUES ($1, $2, $3, 10, $4, 'discord', 'waiting', 0, $5, $5)",
        )
        .bind(id)
        .bind(lane)
        .bind(seq)
        .bind(effect)
        .bind(NOW.0)
        .execute(&mut connection)
        .await
        .expect("it is written");
    }
    connection.close().await.expect("it closes");
}

#[tokio::test]
async fn what_this_version_cannot_read_is_set_aside_and_stops_nothing() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = Clock::manual(NOW);
        open(&database, &clock, ServerRules::default()).await.0.close().await;
        insert(&database, &engine).await;
        let (store, _) = open(&database, &clock, ServerRules::default()).await;
        let taken = Taken::default();
        let outbox = Outbox::new(Carrier::Discord, store.clone(), clock, Chance::seeded(3), &taken, LEASE_MS);
        while outbox.step().await.expect("a step") {}

        let mut done = taken.0.lock().expect("nobody panicked").clone();
        done.sort_by_key(|effect| format!("{effect:?}"));
        let opened = [7, 8].map(|room| Effect::from(RoomEffect::OpenRoom { room: RoomId(room) }));
        assert_eq!(done, opened, "what stood behind them, and in other lanes");
        let dead = store.reader().await.expect("a reader").look().dead_effects().await.expect("a list");
        let dead: Vec<_> =
            dead.iter().map(|dead| (dead.id.0, &dead.effect, dead.last_error.as_str())).collect();
        assert_eq!(dead.len(), 2, "{dead:?}");
        assert!(dead.iter().all(|(_, effect, _)| effect.is_none()), "{dead:?}");
        assert!(dead[0].2.contains("post_invoice") && dead[1].2.contains("room"), "{dead:?}");
        store.close().await;
        database.remove().await;
    }
}
