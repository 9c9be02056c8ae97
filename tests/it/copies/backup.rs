//! A backup is made by another process while offers are sent and answered: it is the database as it was after one of the commits.

use super::{asked, opened, over};
use crate::harness::database::{Database, Engine};
use crate::harness::moment;
use crate::harness::program::{fail, finish, names_in};
use crate::harness::use_cases::{addressee, member, send_new};
use parley::app::App;
use parley::clock::Random;
use parley::domain::form::OfferForm;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::offers::decide::Limits;
use parley::domain::offers::draft::OfferOptions;
use parley::domain::server::ServerRules;
use parley::store::Store;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Row as _};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

const HERE: GuildId = GuildId(10);
const CLIENT: PersonId = PersonId(1);
const FREELANCER: PersonId = PersonId(2);
/// What a sent or accepted offer changes.
const CHANGED: [&str; 11] = [
    "counters",
    "people",
    "rooms",
    "offers",
    "versions",
    "changes",
    "contracts",
    "timeline",
    "drafts",
    "effects",
    "posts",
];

/// Everything in these tables, as text.
async fn everything(connection: &mut AnyConnection) -> String {
    let mut text = String::new();
    for table in CHANGED {
        let columns = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
        let columns = sqlx::query(AssertSqlSafe(columns)).fetch_all(&mut *connection).await.expect("columns");
        let row: Vec<_> = columns.iter().map(|row| format!("quote({})", row.get::<String, _>(0))).collect();
        let row = row.join(" || '|' || ");
        let sql = format!(
            "SELECT coalesce(group_concat(r, char(10)), '') FROM (SELECT {row} AS r FROM {table} ORDER BY 1)"
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut *connection).await.expect("rows");
        writeln!(text, "{table}\n{}", rows.get::<String, _>(0)).expect("written");
    }
    text
}

/// What the database was after each commit.
#[derive(Clone, Default)]
struct Moments(Arc<Mutex<Vec<String>>>);

impl Moments {
    fn count(&self) -> usize {
        self.0.lock().expect("a list").len()
    }

    /// The use cases on this database, one after the other.
    async fn watch(&self, database: &Database) -> (Store, App) {
        let (moments, path) = (self.clone(), PathBuf::from(&database.address));
        let store =
            Store::open(&database.address).await.expect("it opens").with_after_commit(Arc::new(move || {
                let (moments, path) = (moments.clone(), path.clone());
                Box::pin(async move {
                    let mut connection = opened(&path).await;
                    let now = everything(&mut connection).await;
                    connection.close().await.expect("it closes");
                    moments.0.lock().expect("a list").push(now);
                })
            }));
        let limits = Limits {
            pending_per_client: 9_999,
            pending_per_pair: 9_999,
            new_per_hour: 9_999,
            ..Limits::default()
        };
        let rules = ServerRules { limits, ..ServerRules::default() };
        let app = App::new(store.clone(), moment::standing(&Engine::Sqlite), Random::seeded(7), rules);
        (store, app)
    }
}

/// Ana sends an offer, and Ben accepts it.
async fn trade(app: &App) {
    let (client, freelancer) = (member(HERE, CLIENT), member(HERE, FREELANCER));
    let draft =
        app.begin_offer(&client, &addressee(FREELANCER), OfferOptions::default()).await.expect("a draft");
    let form = OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: "500 USD".to_owned(),
        ..OfferForm::default()
    };
    let sent = send_new(app, &client, draft.id, form).await;
    app.accept(&freelancer, sent.offer.id, 1).await.expect("it is accepted");
}

/// Another process makes a backup, while trade goes on. It's the database as it was after one of the commits since.
async fn is_one_moment(database: &Database, app: &App, moments: &Moments, kept: &Path) {
    let folder = kept.parent().expect("a folder");
    let from = moments.count() - 1;
    let arguments = ["backup", &kept.display().to_string()];
    let making = tokio::spawn(finish(over(&database.address, folder, &arguments)));
    while !making.is_finished() {
        trade(app).await;
    }
    let made = making.await.expect("it ends");
    let said = String::from_utf8(made.stdout).expect("text");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    let mut connection = opened(kept).await;
    let found = everything(&mut connection).await;
    let place = moments.0.lock().expect("a list")[from..].iter().position(|moment| *moment == found);
    println!("after commit {place:?} of {} while the backup was made", moments.count() - from);
    assert!(place.is_some(), "the database was never like this:\n{found}");
    for sql in [
        "SELECT count(*) FROM offers WHERE version <> (SELECT count(*) FROM versions WHERE offer_id = id)",
        "SELECT count(*) FROM offers WHERE revision <> (SELECT max(seq) FROM timeline WHERE offer_id = id)",
        "SELECT count(*) FROM offers WHERE (state = 'accepted') <> (SELECT count(*) FROM contracts WHERE offer_id = offers.id)",
    ] {
        assert_eq!(asked(&mut connection, sql).await, 0, "{sql}");
    }
    for (table, shown) in [("offers", "offers"), ("contracts", "contracts")] {
        let count = asked(&mut connection, &format!("SELECT count(*) FROM {table}")).await;
        let line = |line: &str| line.split_whitespace().eq([shown, count.to_string().as_str()]);
        assert!(count > 0 && said.lines().any(line), "{count} {shown}: {said}");
    }
    connection.close().await.expect("it closes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_is_the_database_of_one_moment() {
    let database = Database::create(&Engine::Sqlite).await;
    let folder = tempfile::tempdir().expect("a folder");
    let moments = Moments::default();
    let (store, app) = moments.watch(&database).await;
    trade(&app).await;
    for name in ["one.sqlite", "two.sqlite", "kept.sqlite"] {
        is_one_moment(&database, &app, &moments, &folder.path().join(name)).await;
    }
    assert_eq!(names_in(folder.path()), ["kept.sqlite", "one.sqlite", "two.sqlite"]);
    for name in ["one.sqlite", "two.sqlite"] {
        std::fs::remove_file(folder.path().join(name)).expect("removed");
    }
    store.close().await;
    let kept = folder.path().join("kept.sqlite");
    is_refused(&database.address, &kept, folder.path()).await;
    // It's a database that Parley works with.
    Store::open(&kept.display().to_string()).await.expect("it opens").close().await;
    database.remove().await;
}

/// What no backup is made of, or over; nothing changes.
async fn is_refused(database: &str, kept: &Path, folder: &Path) {
    let bytes = std::fs::read(kept).expect("the backup");
    let said = fail(over(database, folder, &["backup", "kept.sqlite"])).await;
    assert!(said.contains("exists already"), "{said}");
    let said = fail(over("missing.sqlite", folder, &["backup", "other.sqlite"])).await;
    assert!(said.contains("there's no database"), "{said}");
    std::fs::write(folder.join("other.sqlite.part"), "").expect("written");
    let said = fail(over(database, folder, &["backup", "other.sqlite"])).await;
    assert!(said.contains("is there already"), "{said}");
    std::fs::remove_file(folder.join("other.sqlite.part")).expect("removed");
    let said = fail(over(database, folder, &["backup", "no-folder/other.sqlite"])).await;
    assert!(said.contains("couldn't write"), "{said}");
    assert_eq!(std::fs::read(kept).expect("the backup"), bytes);
    assert_eq!(names_in(folder), ["kept.sqlite"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(kept).expect("a file").permissions().mode();
        assert_eq!(mode & 0o077, 0, "others can read it");
    }
    let mut cut = bytes.clone();
    cut.truncate(bytes.len() / 2);
    std::fs::write(folder.join("cut.sqlite"), cut).expect("written");
    let said = fail(over("cut.sqlite", folder, &["backup", "other.sqlite"])).await;
    assert!(!folder.join("other.sqlite").exists(), "{said}");
    std::fs::remove_file(folder.join("cut.sqlite")).expect("removed");
    assert_eq!(names_in(folder), ["kept.sqlite"]);
}
