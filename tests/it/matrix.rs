//! Who may do what, when: every button, list, form and command, pressed by every kind of person in every state, through the
//! same code that answers Discord. The whole table of outcomes stands in one snapshot, to be read; what is new and not in
//! it does not compile, or does not pass.

mod agency_fixtures;
mod contract_fixtures;
mod fixtures;
mod interaction;
mod job_fixtures;
mod report_fixtures;
mod rows;

use crate::harness::database::{Database, Engine};
use crate::harness::moment;
use crate::harness::use_cases::open;
use agency_fixtures::{DELEGATE, FORMER, MANAGER, MEMBER};
pub(crate) use fixtures::Ids;
use fixtures::{CLIENT, HERE, PARTY, STRANGER, SUSPENDED, State, To, prepare};
use interaction::{CARD, Who, command, press, submit, word_for};
use parley::app::App;
use parley::discord::inbound;
use parley::domain::ids::{ChannelId, GuildId, ObstacleId, PersonId, RoleId};
use parley::domain::offers::decide::Limits;
use parley::domain::server::ServerRules;
use parley::domain::server::obstacle::Obstacle;
use parley::store::{OfferSubject, Posted};
pub(crate) use rows::custom_ids;
use rows::{
    Act, Row, buttons, buttons_about_offers, buttons_of_agencies, commands, commands_of_agencies,
    rows_of_agency_jobs,
};
use serenity::http::{Http, HttpBuilder};
use sqlx::{AnyConnection, Connection as _, Row as _};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const ELSEWHERE: GuildId = GuildId(20);
const MODERATORS: RoleId = RoleId(900);

fn person(guild: GuildId, person: PersonId) -> Who {
    Who { guild: Some(guild), person, role: None, manages_server: false }
}

fn alone(person: PersonId) -> Who {
    Who { guild: None, person, role: None, manages_server: false }
}

/// Everybody who may try where an offer goes to an agency, and their column.
fn people_of_agency() -> Vec<(&'static str, Who)> {
    vec![
        ("Client", person(HERE, CLIENT)),
        ("Owner", person(HERE, PARTY)),
        ("Manager", person(HERE, MANAGER)),
        ("Member", person(HERE, MEMBER)),
        ("Member with the work", person(HERE, DELEGATE)),
        ("Former manager", person(HERE, FORMER)),
        ("Stranger", person(HERE, STRANGER)),
        ("Owner by DM", alone(PARTY)),
        ("Member with the work by DM", alone(DELEGATE)),
    ]
}

/// Everybody who may try, and their column.
fn people() -> Vec<(&'static str, Who)> {
    vec![
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

/// An obstacle in the way of rooms, for the button about it.
const OBSTACLE: ObstacleId = ObstacleId(1);

/// One state, with a database of its own.
struct Room {
    database: Database,
    discord: Http,
    app: App,
    store: parley::store::Store,
    /// Beside Parley's own, with the database as it was furnished attached as `was`.
    pool: AnyConnection,
    all_rows: String,
    /// What was there when it was looked last, and SQLite's count of the commits until then.
    seen: (i64, Tables),
    ids: Ids,
}

type Tables = BTreeMap<String, String>;

impl Room {
    async fn prepare(state: State, to: To) -> Self {
        let database = Database::create(&Engine::Sqlite).await;
        let clock = moment::standing(&Engine::Sqlite);
        let limits = Limits {
            pending_per_client: 9_999,
            pending_per_pair: 9_999,
            new_per_hour: 9_999,
            ..Limits::default()
        };
        let job_board = Some(ChannelId(904));
        let moderator_role = Some(MODERATORS);
        let rules = ServerRules { limits, moderator_role, job_board, ..ServerRules::default() };
        let (store, app) = open(&database, &clock, rules).await;
        let ids = prepare(&app, &clock, state, to).await;
        let mut tx = store.begin().await.expect("a transaction");
        tx.note_obstacle(OBSTACLE, HERE, &Obstacle::ServerFull, clock.now()).await.expect("noted");
        let offer = tx.queries().offer(ids.offer).await.expect("it is read").expect("the offer");
        let card = Posted { channel: ChannelId(3), message: CARD };
        tx.keep_post(OfferSubject::Card(offer.id, 1), offer.room, card, clock.now()).await.expect("kept");
        tx.commit().await.expect("it stands");
        let mut pool = keep(&database).await;
        let all_rows = all_rows(&mut pool).await;
        // Nobody is there to be asked about anything.
        let discord =
            HttpBuilder::new("token").proxy("http://127.0.0.1:9").ratelimiter_disabled(true).build();
        let seen = (0, Tables::new());
        Self { discord, database, app, store, pool, all_rows, seen, ids }
    }

    /// Looks at every row of every table, if anything was committed since the last pool.
    async fn look_again(&mut self) {
        let version = "PRAGMA data_version";
        let version = sqlx::query(version).fetch_one(&mut self.pool).await.expect("a number").get(0);
        if self.seen.0 != version {
            let rows = sqlx::query(sqlx::AssertSqlSafe(self.all_rows.as_str()));
            let rows = rows.fetch_all(&mut self.pool).await.expect("rows");
            self.seen = (version, rows.iter().map(|row| (row.get(0), row.get(1))).collect());
        }
    }

    /// What comes of it when somebody does something, in few words. What was changed is made anew.
    async fn outcome(&mut self, who: &Who, act: &Act) -> String {
        let interaction = match act {
            Act::Press(custom_id, component, values) => press(who, custom_id, *component, values),
            Act::Submit(custom_id) => submit(who, custom_id),
            Act::Command(name, kind, options) => {
                command(who, name, kind, options, &[self.ids.recipient, MEMBER, STRANGER])
            }
        };
        let interaction = serde_json::from_value(interaction).expect("an interaction as Discord sends it");
        self.look_again().await;
        let before = self.seen.1.clone();
        let mut word = word_for(&inbound::answer(&self.app, &self.discord, &interaction).await.0);
        self.look_again().await;
        let differs = |table: &&String| before[*table] != self.seen.1[*table];
        let changed: Vec<String> = before.keys().filter(differs).cloned().collect();
        let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
        if !changed.is_empty() {
            write!(word, " · **{}**", self.happened(&changed).await).expect("a text");
            self.restore(&changed).await;
            self.seen.1 = before;
        }
        word
    }

    /// Has these tables hold again what they held when everything was furnished.
    async fn restore(&mut self, changed: &[&str]) {
        let mut tx = self.pool.begin().await.expect("a transaction");
        for table in changed.iter().chain(&PASSED_OVER).filter(|table| !table.starts_with('_')) {
            let again = format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM was.{table}");
            sqlx::raw_sql(sqlx::AssertSqlSafe(again)).execute(&mut *tx).await.expect("restored");
        }
        tx.commit().await.expect("it stands");
    }

    /// What happened to offers, as the timeline says it; else the tables that changed.
    async fn happened(&mut self, changed: &[&str]) -> String {
        if !changed.contains(&"timeline") {
            return changed.join(", ");
        }
        let last = "SELECT what FROM timeline ORDER BY at_ms DESC, rowid DESC LIMIT 1";
        sqlx::query(last).fetch_one(&mut self.pool).await.expect("an entry").get(0)
    }

    async fn leave(self) {
        self.pool.close().await.expect("it is closed");
        self.store.close().await;
        self.database.remove().await;
    }
}

/// Keeps a copy of the database as it is, and connects to both.
async fn keep(database: &Database) -> AnyConnection {
    let url = format!("sqlite://{}?mode=rw", database.address);
    let mut pool = AnyConnection::connect(&url).await.expect("a connection");
    let copy = format!("{}.was", database.address);
    let sql = format!(
        "VACUUM INTO '{copy}'; ATTACH '{copy}' AS was; PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 5000"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut pool).await.expect("it is kept");
    pool
}

/// A query for the name of each table and all of its rows as one text.
async fn all_rows(pool: &mut AnyConnection) -> String {
    let columns = "SELECT m.name, group_concat('quote(\"' || c.name || '\")', ' || '','' || ')
        FROM main.sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name";
    let tables = sqlx::query(columns).fetch_all(pool).await.expect("tables");
    let parts: Vec<String> = tables
        .iter()
        .map(|table| (table.get::<String, _>(0), table.get::<String, _>(1)))
        .filter(|(name, _)| !PASSED_OVER.contains(&name.as_str()) && !name.starts_with("sqlite_"))
        .map(|(name, row)| format!("SELECT '{name}', coalesce(group_concat({row}), '') FROM {name}"))
        .collect();
    parts.join(" UNION ALL ")
}

/// The rows of one state: name, and what comes of it for each person.
async fn play(
    (state, to): (State, To),
    people: &[(&'static str, Who)],
    rows_of: impl Fn(&Ids) -> Vec<Row>,
) -> Vec<(String, Vec<String>)> {
    let mut room = Room::prepare(state, to).await;
    let mut table = Vec::new();
    for row in rows_of(&room.ids) {
        let mut cells = Vec::new();
        for (_, who) in people {
            cells.push(room.outcome(who, &row.act).await);
        }
        table.push((row.name, cells));
    }
    room.leave().await;
    table
}

fn write_table(out: &mut String, people: &[(&'static str, Who)], rows: &[(String, Vec<String>)]) {
    let names: Vec<&str> = people.iter().map(|(name, _)| *name).collect();
    writeln!(out, "| | {} |\n|---|{}", names.join(" | "), "---|".repeat(names.len())).expect("a text");
    for (name, cells) in rows {
        writeln!(out, "| {name} | {} |", cells.join(" | ")).expect("a text");
    }
}

type Rows = fn(&Ids) -> Vec<Row>;

/// The table of the first state, and for each other state what is different there; `about_offers` are the rows that can be.
async fn write_states(
    out: &mut String,
    to: To,
    people: &[(&'static str, Who)],
    (all, about_offers): (Rows, Rows),
) {
    let first = play((State::Pending, to), people, all).await;
    for state in State::ALL {
        let rows = match state {
            State::Pending => first.clone(),
            State::Blocked => play((state, to), people, all).await,
            _ => play((state, to), people, about_offers).await,
        };
        let other = rows.into_iter().filter(|row| state == State::Pending || !first.contains(row));
        let other: Vec<_> = other.collect();
        let same =
            if state == State::Pending { "" } else { "\n\nWhat is not here is as in the first table." };
        write!(out, "\n## {}{same}\n\n", state.words()).expect("a text");
        write_table(out, people, &other);
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
    write_states(&mut out, To::Freelancer, &people(), (buttons, buttons_about_offers)).await;
    for state in [State::Pending, State::Blocked] {
        write!(out, "\n## Commands · {}\n\n", state.words()).expect("a text");
        write_table(&mut out, &people(), &play((state, To::Freelancer), &people(), commands).await);
    }
    out.push_str("\n# To an agency, its work handed to a member\n");
    let people = people_of_agency();
    write_states(&mut out, To::Agency, &people, (buttons_of_agencies, buttons_of_agencies)).await;
    let both = |ids: &Ids| [commands_of_agencies(ids), rows_of_agency_jobs(ids)].concat();
    let mut rows = play((State::Pending, To::Agency), &people, both).await;
    let about_jobs = rows.split_off(commands_of_agencies(&Ids::ANY).len());
    out.push_str("\n## Commands · Pending\n\n");
    write_table(&mut out, &people, &rows);
    out.push_str("\n# Its proposal, which the manager sent, and its invitation to another job\n\n");
    write_table(&mut out, &people, &about_jobs);
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
        "delegated",
        "taken_back",
        "sent",
        "proposals",
        "job_invitations",
    ];
    let sides =
        ["Client", "Freelancer", "Owner", "Manager", "Client by DM", "Freelancer by DM", "Owner by DM"];
    let mut names = Vec::new();
    for line in table.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if line.starts_with("| |") {
            names = cells;
            continue;
        }
        // Whoever is no side of the offer changes nothing about it. Commands and profiles open offers of one's own.
        for (name, cell) in names.iter().zip(cells).skip(2).filter(|(name, _)| !sides.contains(name)) {
            let changes = ours.iter().any(|what| cell.contains(&format!("**{what}**")));
            assert!(!changes, "{name}: {line}");
        }
    }
}
