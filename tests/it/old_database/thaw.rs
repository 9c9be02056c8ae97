//! An old database and the local Discord that goes with it, kept in two files, and both started as if nothing had been in
//! between. Owns the files and their form.

use super::letterbox::Letterbox;
use crate::harness::database::{Database, Engine};
use crate::harness::world::DEFER_AFTER;
use crate::harness::world::{World, roomy};
use discord_emulator::{Emulator, Options};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use parley::clock::Clock;
use parley::config::Config;
use parley::domain::time::{SECOND_MS, UnixMs};
use parley::mail::Security;
use sqlx::Connection as _;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The moment at which everything was kept: 5 March 2027.
pub(crate) const KEPT_AT: UnixMs = UnixMs(1_804_208_400_000);
/// What stands in the files for the address of the local Discord, which is another one each time.
pub(crate) const ADDRESS: &str = "http://127.0.0.1:9";

/// Where the files are; the folder is called by the last migration that the database has seen.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/0016")
}

/// Writes one of the files.
pub(crate) fn pack(name: &str, bytes: &[u8]) {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).expect("packed");
    std::fs::write(folder().join(name), packed.finish().expect("packed")).expect("written");
}

/// What is in one of the files.
pub(crate) fn unpack(name: &str) -> Vec<u8> {
    let packed = std::fs::read(folder().join(name)).expect("the file is there");
    let mut bytes = Vec::new();
    ZlibDecoder::new(packed.as_slice()).read_to_end(&mut bytes).expect("it is whole");
    bytes
}

/// A stage with everything as it was kept. Parley is not running yet.
pub(crate) struct Old {
    pub(crate) world: World,
    pub(crate) letterbox: Letterbox,
    /// Where the local Discord keeps its world.
    _folder: TempDir,
}

/// Has the stage's Parley send mail to `letterbox`, and take as many offers as anybody sends.
pub(crate) fn configure(config: &mut Config, letterbox: &Letterbox) {
    config.mail.host = Some("127.0.0.1".to_owned());
    config.mail.port = letterbox.port;
    config.mail.security = Security::None;
    config.mail.from = Some("Parley <parley@example.org>".to_owned());
}

impl Old {
    pub(crate) async fn thaw() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = folder.path().join("world.json");
        std::fs::write(&kept, unpack("world.json.zz")).expect("written");
        let any = "127.0.0.1:0".parse().expect("an address");
        let scenario = roomy();
        let options = Options { scenario, http: any, tls: any, snapshot: Some(kept), certificate_dir: None };
        let emulator = Emulator::start(options).await.expect("the local Discord starts");
        let database = thaw_database(&emulator.ready().http).await;
        let letterbox = Letterbox::open().await;
        let mut config = Config::default();
        config.database.address = database.address.clone();
        config.discord.api_address = Some(emulator.ready().tls.parse().expect("an address"));
        config.discord.api_certificate = Some(emulator.ready().ca.clone());
        configure(&mut config, &letterbox);
        let guild = emulator.ready().servers["Workshop"];
        let clock = Clock::manual(KEPT_AT.plus(SECOND_MS));
        let began = clock.now();
        let (bot, log) = (None, None);
        let (general, defer_after) = (guild, DEFER_AFTER);
        let mut world =
            World { emulator, database, config, clock, began, guild, general, bot, defer_after, log };
        world.allow_many_offers();
        let mia = world.person("Mia").await;
        world.general = mia.channel_named(guild, "general").await.expect("a channel").id;
        Self { world, letterbox, _folder: folder }
    }
}

async fn thaw_database(address: &str) -> Database {
    let database = Database::empty(&Engine::Sqlite).await;
    std::fs::write(&database.address, unpack("database.sqlite.zz")).expect("written");
    let mut writer = database.write().await;
    for sql in [
        "UPDATE offers SET files = replace(files, $1, $2) WHERE files IS NOT NULL",
        "UPDATE drafts SET content = replace(content, $1, $2)",
    ] {
        sqlx::query(sql).bind(ADDRESS).bind(address).execute(&mut writer).await.expect("an address");
    }
    writer.close().await.expect("closed");
    database
}
