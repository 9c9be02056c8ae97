//! Who may do what, when: every button, list, form and command, pressed by every kind of person in every state, through the
//! same code that answers Discord. The whole table of outcomes stands in one snapshot, to be read; what is new and not in
//! it does not compile, or does not pass.

mod furniture;
mod interaction;
mod rows;

use crate::backstage::open;
use crate::database::{Database, Engine};
use furniture::{CLIENT, HERE, Ids, PARTY, STRANGER, SUSPENDED, State, furnish};
use interaction::{CARD, Who, command, press, submit, word_for};
use parley::app::App;
use parley::clock::Clock;
use parley::discord::inbound;
use parley::domain::decide::Limits;
use parley::domain::ids::{ChannelId, GuildId, ObstacleId, PersonId, RoleId};
use parley::domain::obstacle::Obstacle;
use parley::domain::server::ServerRules;
use parley::domain::time::UnixMs;
use parley::store::{Posted, Subject};
use rows::{Act, Row, buttons, buttons_about_offers, commands};
use serenity::http::{Http, HttpBuilder};
use sqlx::{AnyPool, Row as _};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const ELSEWHERE: GuildId = GuildId(20);
const MODERATORS: RoleId = RoleId(900);

/// Everybody who may try, and their column.
fn people() -> [(&'static str, Who); 11] {
    let person = |guild, person| Who { guild: Some(guild), person, role: None, manages_server: false };
    let alone = |person| Who { guild: None, person, role: None, manages_server: false };
    [
        ("Client", person(HERE, CLIENT)),
        ("Freelancer", person(HERE, PARTY)),
        ("Stranger", person(HERE, STRANGER)),
        ("Moderator", Who { role: Some(MODERATORS), ..person(HERE, PersonId(104)) }),
        ("Admin", Who { manages_server: true, ..person(HERE, PersonId(105)) }),
        ("Client elsewhere", person(ELSEWHERE, CLIENT)),
        ("Freelancer elsewhere", person(ELSEWHERE, PARTY)),
        ("Suspended", person(HERE, SUSPENDED)),
        ("Client by DM", alone(CLIENT)),
        ("Freelancer by DM", alone(PARTY)),
        ("Stranger by DM", alone(STRANGER)),
    ]
}

/// What has no meaning for who may do what: names, the outbox, and what only counts.
const PASSED_OVER: [&str; 4] = ["people", "effects", "counters", "_sqlx_migrations"];

/// What is there once for each offer: another offer is as good as the one that changed.
const OF_OFFERS: [&str; 7] = ["offers", "versions", "changes", "contracts", "timeline", "drafts", "rooms"];

/// What each person has of their own, in as many rows as they like: nothing else depends on it.
const OF_ONE: [&str; 1] = ["notice_choices"];

/// An obstacle in the way of rooms, for the button about it.
const OBSTACLE: ObstacleId = ObstacleId(1);

/// One state, with a database of its own.
struct Room {
    database: Database,
    discord: Http,
    app: App,
    store: parley::store::Store,
    clock: Clock,
    look: AnyPool,
    all_rows: String,
    state: State,
    ids: Ids,
}

type Tables = BTreeMap<String, String>;

impl Room {
    async fn furnish(state: State) -> Self {
        let database = Database::create(&Engine::Sqlite).await;
        let clock = Clock::manual(UnixMs(1_800_000_000_000));
        let limits = Limits {
            pending_per_client: 9_999,
            pending_per_pair: 9_999,
            new_per_hour: 9_999,
            ..Limits::default()
        };
        let rules = ServerRules { limits, moderator_role: Some(MODERATORS), ..ServerRules::default() };
        let (store, app) = open(&database, &clock, rules).await;
        let look = database.look().await;
        let all_rows = all_rows(&look).await;
        let ids = furnish(&app, &clock, state).await;
        let mut tx = store.begin().await.expect("a transaction");
        tx.note_obstacle(OBSTACLE, HERE, &Obstacle::ServerFull, clock.now()).await.expect("noted");
        tx.commit().await.expect("it stands");
        // Nobody is there to be asked about anything.
        let discord =
            HttpBuilder::new("token").proxy("http://127.0.0.1:9").ratelimiter_disabled(true).build();
        Self { discord, database, app, store, clock, look, all_rows, state, ids }
    }

    /// Every row of every table, table by table.
    async fn tables(&self) -> Tables {
        let rows = sqlx::query(sqlx::AssertSqlSafe(self.all_rows.as_str()))
            .fetch_all(&self.look)
            .await
            .expect("rows");
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    }

    /// What comes of it when somebody does something, in few words. What was changed is made anew.
    async fn outcome(&mut self, who: &Who, act: impl Fn(&Ids) -> Act) -> String {
        let interaction = match act(&self.ids) {
            Act::Press(custom_id, component, values) => press(who, &custom_id, component, &values),
            Act::Submit(custom_id) => submit(who, &custom_id),
            Act::Command(name, kind, options) => command(who, &name, &kind, &options, &[self.ids.party]),
        };
        let interaction = serde_json::from_value(interaction).expect("an interaction as Discord sends it");
        self.post_card().await;
        let before = self.tables().await;
        let mut word = word_for(&inbound::answer(&self.app, &self.discord, &interaction).await);
        let after = self.tables().await;
        let changed: Vec<&str> = after
            .iter()
            .filter(|(table, rows)| before[*table] != **rows)
            .map(|(table, _)| table.as_str())
            .collect();
        if !changed.is_empty() {
            write!(word, " · **{}**", self.happened(&changed).await).expect("a text");
            if changed.iter().all(|table| OF_ONE.contains(table)) {
                // Nothing to make anew.
            } else if changed.iter().all(|table| OF_OFFERS.contains(table)) {
                self.ids = furnish(&self.app, &self.clock, self.state).await;
            } else {
                let anew = Self::furnish(self.state).await;
                std::mem::replace(self, anew).leave().await;
            }
        }
        word
    }

    /// Has the one card be that of the offer that things are tried on.
    async fn post_card(&self) {
        let mut tx = self.store.begin().await.expect("a transaction");
        let offer = tx.look().offer(self.ids.offer).await.expect("a look").expect("the offer");
        let card = Posted { channel: ChannelId(3), message: CARD };
        tx.forget_post(CARD).await.expect("forgotten");
        tx.keep_post(Subject::Card(offer.id, 1), offer.room, card, self.clock.now()).await.expect("kept");
        tx.commit().await.expect("it stands");
    }

    /// What happened to offers, as the timeline says it; else the tables that changed.
    async fn happened(&self, changed: &[&str]) -> String {
        if !changed.contains(&"timeline") {
            return changed.join(", ");
        }
        let last = "SELECT what FROM timeline ORDER BY at_ms DESC, rowid DESC LIMIT 1";
        sqlx::query(last).fetch_one(&self.look).await.expect("an entry").get(0)
    }

    async fn leave(self) {
        self.look.close().await;
        self.store.close().await;
        self.database.remove().await;
    }
}

/// A query for the name of each table and all of its rows as one text.
async fn all_rows(look: &AnyPool) -> String {
    let columns = "SELECT m.name, group_concat('quote(\"' || c.name || '\")', ' || '','' || ')
        FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name";
    let tables = sqlx::query(columns).fetch_all(look).await.expect("tables");
    let parts: Vec<String> = tables
        .iter()
        .map(|table| (table.get::<String, _>(0), table.get::<String, _>(1)))
        .filter(|(name, _)| !PASSED_OVER.contains(&name.as_str()) && !name.starts_with("sqlite_"))
        .map(|(name, row)| format!("SELECT '{name}', coalesce(group_concat({row}), '') FROM {name}"))
        .collect();
    parts.join(" UNION ALL ")
}

/// The rows of one state: name, and what comes of it for each person.
async fn play(state: State, rows_of: impl Fn(&Ids) -> Vec<Row>) -> Vec<(String, Vec<String>)> {
    let mut room = Room::furnish(state).await;
    let mut table = Vec::new();
    for (at, row) in rows_of(&room.ids).into_iter().enumerate() {
        let mut cells = Vec::new();
        for (_, who) in people() {
            cells.push(room.outcome(&who, |ids| rows_of(ids)[at].act.clone()).await);
        }
        table.push((row.name, cells));
    }
    room.leave().await;
    table
}

fn write_table(out: &mut String, rows: &[(String, Vec<String>)]) {
    let names = people().map(|(name, _)| name);
    writeln!(out, "| | {} |\n|---|{}", names.join(" | "), "---|".repeat(names.len())).expect("a text");
    for (name, cells) in rows {
        writeln!(out, "| {name} | {} |", cells.join(" | ")).expect("a text");
    }
}

#[tokio::test]
async fn everybody_may_what_the_table_says() {
    let mut out = String::from(
        "What comes of everything that can be pressed, chosen, submitted or typed, by whom, and in which state. A name with\n\
         dashes is a refusal; **bold** is what changed. An offer is from the client to the freelancer; drafts of offers are the\n\
         client's, those of change requests and profiles the freelancer's. What is not about offers is tried in the first state\n\
         and where the freelancer has blocked the client.\n",
    );
    let first = play(State::Pending, buttons).await;
    for state in State::ALL {
        let rows = match state {
            State::Pending => first.clone(),
            State::Blocked => play(state, buttons).await,
            _ => play(state, buttons_about_offers).await,
        };
        let other = rows.into_iter().filter(|row| state == State::Pending || !first.contains(row));
        let other: Vec<_> = other.collect();
        let same =
            if state == State::Pending { "" } else { "\n\nWhat is not here is as in the first table." };
        write!(out, "\n## {}{same}\n\n", state.words()).expect("a text");
        write_table(&mut out, &other);
    }
    for state in [State::Pending, State::Blocked] {
        write!(out, "\n## Commands · {}\n\n", state.words()).expect("a text");
        write_table(&mut out, &play(state, commands).await);
    }
    assert_kept(&out);
    insta::assert_snapshot!(out);
}

/// What must be so whatever the table says.
fn assert_kept(table: &str) {
    assert!(!table.contains("apology"), "a fault of ours:\n{table}");
    let ours = [
        "accepted",
        "declined",
        "withdrawn",
        "change_requested",
        "change_approved",
        "change_rejected",
        "sent",
    ];
    for line in table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| |")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        // Whoever is no side of the offer changes nothing about it. Commands and profiles open offers of one's own.
        let sides_by_direct = cells.len() - 4..cells.len() - 2;
        for (_, cell) in cells.iter().enumerate().skip(4).filter(|(at, _)| !sides_by_direct.contains(at)) {
            let changes = ours.iter().any(|what| cell.contains(&format!("**{what}**")));
            assert!(!changes, "{line}");
        }
    }
}
