//! `parley check`: one line about each thing that Parley needs, an exit code that says what is wrong, and nothing changed. What is
//! wrong keeps `parley run` from starting with the same code.

use crate::harness::database::{Database, Engine, engines};
use crate::harness::program::{finish, local_discord, names_in, parley};
use crate::harness::world::{World, workshop};
use crate::notifications::mail::tls::Certificate;
use parley::store::Store;
use sqlx::{Connection as _, Executor as _};
use std::process::Command;
use tempfile::TempDir;

const LATER: &str = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                     SELECT 9999, description, success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1";
const EARLIER: &str = "DELETE FROM _sqlx_migrations WHERE version > 60";

/// A folder to look from, beside a local Discord.
struct Place {
    world: World,
    folder: TempDir,
}

impl Place {
    async fn set(engine: &Engine) -> Self {
        let world = World::set_for_process(engine, workshop()).await;
        Self { world, folder: tempfile::tempdir().expect("a folder") }
    }

    /// `parley`, with this beside the local Discord in its configuration.
    fn command(&self, what: &str, more: &str) -> Command {
        self.command_at(what, &(local_discord(self.world.emulator.ready()) + more))
    }

    fn command_at(&self, what: &str, config: &str) -> Command {
        std::fs::write(self.folder.path().join("my.toml"), config).expect("written");
        let mut command = parley(&["--config", "my.toml", what], self.folder.path());
        command.env("PARLEY_TOKEN", &self.world.emulator.ready().bots["Parley"].token);
        command.env("PARLEY_DATABASE", &self.world.database.address);
        command
    }

    async fn close(self) {
        self.world.emulator.stop().await.expect("it stops");
        self.world.database.remove().await;
    }
}

/// What it exits with, and what it says.
async fn ended(command: Command) -> (Option<i32>, String) {
    let output = finish(command).await;
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "everything is said in lines");
    (output.status.code(), String::from_utf8(output.stdout).expect("text"))
}

/// The line about one thing.
fn line<'a>(said: &'a str, part: &str) -> &'a str {
    let about = format!(" {part}: ");
    said.lines().find(|line| line.contains(&about)).unwrap_or_else(|| panic!("nothing about {part}: {said}"))
}

/// What `parley run` exits with.
async fn run_code(command: Command) -> Option<i32> {
    finish(command).await.status.code()
}

#[tokio::test]
async fn everything_is_looked_at_before_discord_and_each_wrong_thing_is_named() {
    let place = Place::set(&Engine::Sqlite).await;
    let calls = || place.world.emulator.calls_after(0);
    let before = calls().len();
    let (code, said) = ended(place.command("check", "")).await;
    assert_eq!(code, Some(0), "{said}");
    let parts: Vec<&str> = said.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(parts, ["configuration:", "token:", "database:", "tables:", "disk:", "clock:", "mail:"]);
    assert!(
        said.lines().filter(|line| !line.contains(" disk: ")).all(|line| line.starts_with("ok ")),
        "{said}"
    );
    let asked: Vec<String> = calls().split_off(before).into_iter().map(|call| call.path).collect();
    assert_eq!(asked, ["/api/v10/gateway"], "what needs no token");
    assert!(!said.contains(&place.world.emulator.ready().bots["Parley"].token), "{said}");

    // What is wrong with the configuration and the token.
    let (code, said) = ended(place.command("check", "[offers]\ncurency = \"USD\"\n")).await;
    assert_eq!((code, said.lines().count()), (Some(78), 2), "{said}");
    assert!(line(&said, "configuration").starts_with("problem  ") && said.contains("curency"), "{said}");
    let (code, said) = ended(place.command("check", "[safety]\npatterns = \"none.toml\"\n")).await;
    assert!(code == Some(78) && line(&said, "configuration").contains("none.toml"), "{said}");
    for (token, code) in [("two words", 78), ("0123456789abcdef", 0), ("", 78)] {
        let command = place.command("check", "");
        let (ended, said) = ended(command.env_take("PARLEY_TOKEN", token)).await;
        assert_eq!(ended, Some(code), "{said}");
        assert!(!line(&said, "token").starts_with("ok"), "{said}");
        assert!(token.is_empty() || !said.contains(token), "{said}");
    }
    assert_eq!(run_code(place.command("run", "").env_take("PARLEY_TOKEN", "two words")).await, Some(78));
    assert_eq!(run_code(place.command("run", "").env_take("PARLEY_TOKEN", "no.such.token")).await, Some(77));

    // The clock.
    place.world.emulator.advance_clock(5 * 60_000 + 1_000);
    let (code, said) = ended(place.command("check", "")).await;
    assert!(code == Some(0) && line(&said, "clock").contains("5 minutes behind Discord's"), "{said}");
    let nobody =
        std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let certificate = place.world.emulator.ready().ca.display().to_string();
    let config = format!("[discord]\napi_address = \"{nobody}\"\napi_certificate = {certificate:?}\n");
    let (code, said) = ended(place.command_at("check", &config)).await;
    assert!(code == Some(0) && line(&said, "clock").contains("it wasn't compared"), "{said}");
    place.close().await;
}

#[tokio::test]
async fn a_database_is_looked_at_and_left_as_it_is() {
    for engine in engines() {
        let place = Place::set(&engine).await;
        let address = place.world.database.address.clone();
        let store = Store::open(&address).await.expect("it opens");
        let (code, said) = ended(place.command("check", "")).await;
        let in_use = said.lines().any(|line| line.starts_with("warning  database: another Parley"));
        assert_eq!((code, in_use), (Some(0), engine == Engine::Sqlite), "{said}");
        store.close().await;
        drop(store);

        let mut connection = place.world.database.write().await;
        connection.execute(EARLIER).await.expect("deleted");
        let (code, said) = ended(place.command("check", "")).await;
        let tables = line(&said, "tables");
        assert!(code == Some(0) && tables.contains("at 60, and `parley run` updates them to "), "{said}");
        connection.execute(LATER).await.expect("inserted");
        for what in ["check", "run", "migrate"] {
            assert_eq!(run_code(place.command(what, "")).await, Some(65), "{what}");
        }
        let (_, said) = ended(place.command("check", "")).await;
        assert!(line(&said, "database").contains("newer Parley"), "{said}");
        connection.close().await.expect("closed");
        if engine == Engine::Sqlite {
            a_file(&place).await;
        } else {
            a_server(&place, &engine).await;
        }
        place.close().await;
    }
}

/// Files that aren't there, aren't Parley's, or are damaged.
async fn a_file(place: &Place) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let of = |path: &str| place.command("check", "").env_take("PARLEY_DATABASE", path);
    let (code, said) = ended(of(&path("new/parley.sqlite"))).await;
    assert!(code == Some(0) && line(&said, "database").contains("isn't there yet"), "{said}");
    assert_eq!(names_in(folder.path()), [""; 0], "nothing is made");
    std::fs::write(path("file"), "").expect("written");
    let (code, said) = ended(of(&path("file"))).await;
    assert!(code == Some(0) && line(&said, "database").contains("is empty"), "{said}");
    let (code, said) = ended(of(&path("file/parley.sqlite"))).await;
    assert!(code == Some(66) && line(&said, "database").contains("folder can't be made"), "{said}");

    Store::open(&path("good")).await.expect("it opens").close().await;
    let mut bytes = std::fs::read(path("good")).expect("a file");
    let (before, listed) = (bytes.clone(), names_in(folder.path()));
    let (code, said) = ended(of(&path("good"))).await;
    assert!(code == Some(0) && line(&said, "database").contains("no damage was found"), "{said}");
    assert!(std::fs::read(path("good")).expect("a file") == before, "the file was changed");
    assert_eq!(names_in(folder.path()), listed, "files were made");
    bytes[8_192..12_192].fill(0xff);
    std::fs::write(path("damaged"), bytes).expect("written");
    std::fs::write(path("text"), "x".repeat(200)).expect("written");
    for (name, word) in [("damaged", "damaged"), ("text", "isn't a SQLite database")] {
        let (code, said) = ended(of(&path(name))).await;
        assert!(code == Some(66) && line(&said, "database").contains(word), "{said}");
        let run = place.command("run", "").env_take("PARLEY_DATABASE", &path(name));
        assert_eq!(run_code(run).await, Some(66), "{name}");
    }
}

/// Servers that aren't there, or take no changes.
async fn a_server(place: &Place, engine: &Engine) {
    let of = |address: &str| place.command("check", "").env_take("PARLEY_DATABASE", address);
    let nobody =
        std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let (code, said) = ended(of(&format!("postgres://ana:s3cret@{nobody}/parley"))).await;
    assert!(code == Some(66) && line(&said, "database").contains("nothing answers there"), "{said}");
    assert!(!said.contains("s3cret"), "{said}");
    let empty = Database::empty(engine).await;
    let (code, said) = ended(of(&empty.address)).await;
    assert!(code == Some(0) && line(&said, "database").contains("is empty"), "{said}");
    let name = empty.address.rsplit('/').next().expect("a name");
    let mut connection = empty.write().await;
    let read_only = format!("ALTER DATABASE {name} SET default_transaction_read_only = on");
    connection.execute(sqlx::AssertSqlSafe(read_only)).await.expect("altered");
    connection.close().await.expect("closed");
    let (code, said) = ended(of(&empty.address)).await;
    assert!(code == Some(66) && line(&said, "database").contains("takes no changes"), "{said}");
    empty.remove().await;
}

#[tokio::test]
async fn a_mail_server_is_greeted_and_gets_no_mail() {
    let place = Place::set(&Engine::Sqlite).await;
    let certificate = Certificate::make();
    let Some(mut office) = certificate.office(&[]).await else { return place.close().await };
    let mail = |port: u16, more: &str| {
        let pem = certificate.file("cert.pem");
        let config = format!(
            "[mail]\nhost = \"localhost\"\nport = {port}\nfrom = \"p@example.org\"\ncertificate = {pem:?}\n{more}"
        );
        place.command("check", &config).env_take("PARLEY_MAIL_PASSWORD", "correct horse")
    };
    let login = "username = \"parley\"\n";
    let (code, said) = ended(mail(office.port, login)).await;
    assert!(code == Some(0) && line(&said, "mail").contains("takes Parley's login"), "{said}");
    let (code, said) = ended(mail(office.port, "")).await;
    assert!(code == Some(0) && line(&said, "mail").contains("no login to try"), "{said}");
    let wrong = mail(office.port, login).env_take("PARLEY_MAIL_PASSWORD", "hunter2");
    let (code, said) = ended(wrong).await;
    assert!(code == Some(69) && line(&said, "mail").contains("logging in"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
    let (code, said) = ended(mail(office.port, "security = \"tls\"\n")).await;
    assert!(code == Some(69) && line(&said, "mail").contains("security in [mail]"), "{said}");
    assert!(office.rest().await.iter().all(|event| event["event"] != "mail"), "no email was sent");
    let nobody =
        std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let (code, said) = ended(mail(nobody.port(), login)).await;
    assert!(code == Some(69) && line(&said, "mail").contains("connecting"), "{said}");
    place.close().await;
}

/// A command with another variable.
trait EnvTake {
    fn env_take(self, name: &str, value: &str) -> Self;
}

impl EnvTake for Command {
    fn env_take(mut self, name: &str, value: &str) -> Self {
        self.env(name, value);
        self
    }
}
