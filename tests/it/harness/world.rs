//! The stage of a story: a local Discord, a database, Parley, and the people. Owns starting, killing and restarting
//! Parley, and the checks that every story ends with.

use crate::harness::database::{Database, Engine, required};
use crate::harness::ledger::{Ledger, at_rest, settled};
use crate::harness::log_lines::LogLines;
use crate::harness::moment;
use crate::persist::without_times;
use discord_emulator::conformance::{ENVIRONMENT_VARIABLE, OpenApi};
use discord_emulator::person::{Message, Person};
use discord_emulator::transcript::{Style, of};
use discord_emulator::{Emulator, Id, Options, Scenario};
use parley::clock::{Clock, Random};
use parley::config::Config;
use parley::discord::login::Token;
use parley::domain::ids::GuildId;
use parley::domain::server::ServerSettings;
use parley::domain::time::{DAY_MS, UnixMs};
use parley::run::{RunError, Setup};
use parley::shutdown::Stop;
use parley::store::{AfterCommit, Store};
use sqlx::{AnyPool, Row as _};
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// What has not happened by then never will, however busy the machine is.
pub(crate) const PATIENCE: Duration = Duration::from_secs(90);

/// Within Discord's wait of [`workshop`].
pub(crate) const DEFER_AFTER: Duration = Duration::from_secs(45);

static NOTE: Once = Once::new();
static SEED: AtomicU64 = AtomicU64::new(1);

/// Where a story plays.
pub(crate) struct World {
    pub(crate) emulator: Emulator,
    pub(crate) database: Database,
    pub(crate) config: Config,
    /// Parley's clock: it begins with the local Discord's and runs on, unless the story stops it.
    pub(crate) clock: Clock,
    /// When the world began.
    pub(crate) began: UnixMs,
    pub(crate) guild: Id,
    pub(crate) general: Id,
    pub(crate) bot: Option<Bot>,
    /// How long a Parley that is started from now on takes before it says that an answer will come.
    pub(crate) defer_after: Duration,
    /// Where a Parley that is started from now on logs to, if somebody reads that.
    pub(crate) log: Option<LogLines>,
}

/// A running Parley, in a runtime of its own, so that it can be stopped between any two steps.
pub(crate) struct Bot {
    runtime: Runtime,
}

/// Options for tests that need a Discord other than the usual one.
pub(crate) fn workshop() -> Scenario {
    let mut scenario = Scenario::workshop().expect("the scenario that ships is right");
    // Discord waits three seconds for an answer. On a busy machine it is nobody's fault to be slower.
    scenario.interaction_timeout_ms = 60_000;
    scenario
}

/// The usual Discord with rate limits that no story meets, where a story is about something else and has many messages.
pub(crate) fn roomy() -> Scenario {
    let mut scenario = workshop();
    scenario.limits.factor = 100;
    scenario
}

impl World {
    /// Opens the curtain: everything runs, nobody has done anything.
    pub(crate) async fn open(engine: &Engine) -> Self {
        let mut world = Self::set(engine, workshop()).await;
        world.start().await;
        world
    }

    /// The same with a clock that stands, and offers that stay open for a day.
    pub(crate) async fn open_for_a_day(engine: &Engine) -> Self {
        let mut world = Self::set(engine, workshop()).await;
        world.config.offers.expiry.ms = DAY_MS;
        world.stop_clock();
        world.start().await;
        world
    }

    /// The local Discord alone, without Parley.
    pub(crate) async fn set(engine: &Engine, scenario: Scenario) -> Self {
        let begins_ms = u64::try_from(moment::begin(engine).0).ok();
        Self::found(engine, Scenario { begins_ms, ..scenario }).await
    }

    /// The same by the machine's time, which a Parley has that is a process of its own.
    pub(crate) async fn set_for_process(engine: &Engine, scenario: Scenario) -> Self {
        Self::found(engine, scenario).await
    }

    async fn found(engine: &Engine, scenario: Scenario) -> Self {
        let any = "127.0.0.1:0".parse().expect("an address");
        let began = scenario.begins_ms.and_then(|ms| i64::try_from(ms).ok()).map(UnixMs);
        let options = Options { scenario, http: any, tls: any, snapshot: None, certificate_dir: None };
        let emulator = Emulator::start(options).await.expect("the local Discord starts");
        let database = Database::create(engine).await;
        let mut config = Config::default();
        config.database.address = database.address.clone();
        config.discord.api_address = Some(emulator.ready().tls.parse().expect("an address"));
        config.discord.api_certificate = Some(emulator.ready().ca.clone());
        config.outbox.lease.ms = 1_000;
        let guild = emulator.ready().servers["Workshop"];
        let mia = person(&emulator, "Mia").await;
        let general = mia.channel_named(guild, "general").await.expect("a channel").id;
        let began = began.unwrap_or_else(|| Clock::machine().now());
        let present = i64::try_from(emulator.shared().now_ms()).expect("a moment");
        let clock = Clock::running_from(UnixMs(present));
        Self {
            emulator,
            database,
            config,
            clock,
            began,
            guild,
            general,
            bot: None,
            defer_after: DEFER_AFTER,
            log: None,
        }
    }

    pub(crate) async fn person(&self, name: &str) -> Person {
        person(&self.emulator, name).await
    }

    pub(crate) fn id(&self, name: &str) -> Id {
        self.emulator.ready().people[name].id
    }

    pub(crate) fn bot_id(&self) -> Id {
        self.emulator.ready().bots["Parley"].id
    }

    pub(crate) fn token(&self) -> Token {
        Token::new(&self.emulator.ready().bots["Parley"].token).expect("a token")
    }

    /// As many offers as a story wants, from the next start of Parley on.
    pub(crate) fn allow_many_offers(&mut self) {
        let offers = &mut self.config.offers;
        (offers.pending_per_client, offers.pending_per_pair, offers.new_per_hour) = (10_000, 10_000, 10_000);
    }

    /// What the server's admins have set. Only while Parley is not running.
    pub(crate) async fn set_rules(&self, settings: ServerSettings) {
        let store = Store::open(&self.database.address).await.expect("it opens");
        let guild = GuildId(i64::try_from(self.guild.0).expect("an id"));
        let mut tx = store.begin().await.expect("a transaction");
        let mut kept = tx.queries().server_settings(guild).await.expect("settings");
        kept.settings = settings;
        tx.save_server_settings(guild, &kept).await.expect("saved");
        tx.commit().await.expect("committed");
        store.close().await;
    }

    /// The role with this name.
    pub(crate) async fn role(&self, name: &str) -> Id {
        self.role_json(name).await["id"].as_str().expect("text").parse().expect("an id")
    }

    /// What the role with this name may do.
    pub(crate) async fn permissions(&self, role: &str) -> u64 {
        self.role_json(role).await["permissions"].as_str().expect("text").parse().expect("bits")
    }

    async fn role_json(&self, name: &str) -> serde_json::Value {
        let mia = self.person("Mia").await;
        let roles = mia.call("GET", &format!("/guilds/{}/roles", self.guild), None).await.expect("roles");
        let all = roles.as_array().expect("a list");
        all.iter().find(|role| role["name"] == name).expect("the role").clone()
    }

    /// Somebody leaves the server.
    pub(crate) fn leaves(&self, person: Id) {
        let left = self.emulator.shared().change(|world| world.leave_guild(self.guild, person));
        left.expect("they leave");
    }

    /// Somebody joins the server, again.
    pub(crate) fn joins(&self, person: Id) {
        // Discord tells moments of joining to the second.
        self.emulator.advance_clock(1_500);
        let joined = self.emulator.shared().change(|world| world.join_guild(self.guild, person));
        joined.expect("they join");
    }

    /// Starts Parley and waits until it answers presses.
    pub(crate) async fn start(&mut self) {
        let (bot, ready) = self.launch(None);
        self.bot = Some(bot);
        ready.await.expect("Parley is ready");
        self.introduced().await;
    }

    /// Waits until Parley has heard what the server is called, which comes right after it is ready.
    async fn introduced(&self) {
        let pool = self.database.pool().await;
        let guild = i64::try_from(self.guild.0).expect("an id");
        let heard = async {
            let count = "SELECT count(*) FROM guilds WHERE guild_id = $1";
            while sqlx::query(count).bind(guild).fetch_one(&pool).await.expect("a count").get::<i64, _>(0)
                == 0
            {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, heard).await.expect("it knows the server");
        pool.close().await;
    }

    /// Starts a Parley beside the stage's own, if there is one.
    pub(crate) fn launch(&self, after_commit: Option<AfterCommit>) -> (Bot, oneshot::Receiver<String>) {
        let (bot, is_ready, ended) = self.launch_until(Stop::never(), after_commit);
        bot.runtime.spawn(async move { eprintln!("Parley ended: {:?}", ended.await) });
        (bot, is_ready)
    }

    /// The same until it's asked to stop, with how it ended.
    pub(crate) fn launch_until(
        &self,
        stop: Stop,
        after_commit: Option<AfterCommit>,
    ) -> (Bot, oneshot::Receiver<String>, JoinHandle<Result<(), RunError>>) {
        let setup = Setup {
            config: self.config.clone(),
            token: self.token(),
            clock: self.clock.clone(),
            random: Random::seeded(SEED.fetch_add(1, Ordering::Relaxed)),
            defer_after: self.defer_after,
            after_commit,
        };
        let log = self.log.clone();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .on_thread_start(move || log.iter().for_each(LogLines::follow_thread))
            .build()
            .expect("a runtime");
        let (ready, is_ready) = oneshot::channel();
        let ended = runtime.spawn(parley::run::run(setup, ready, stop));
        (Bot { runtime }, is_ready, ended)
    }

    /// Parley's clock is put back to when the world began, and moves only where the story says so. Before the first start.
    pub(crate) fn stop_clock(&mut self) {
        assert!(self.bot.is_none(), "a clock that runs is not put back");
        self.clock = Clock::manual(self.began);
    }

    /// Time passes on the stopped clock, once Parley has done what it could do before. A delivery under way would be taken for
    /// lost, since its lease ends at once, and would be made a second time beside the first.
    pub(crate) async fn pass(&self, ms: i64) {
        if self.bot.is_some() {
            let pool = self.database.pool().await;
            at_rest(&pool, self.clock.now()).await;
            pool.close().await;
        }
        self.clock.advance(ms);
    }

    /// Time passes for Parley and for the local Discord, whose clocks stay as far apart as they were. Discord's never goes back.
    pub(crate) fn pass_in_both(&self, ms: i64) {
        self.clock.advance(ms);
        self.emulator.advance_clock(u64::try_from(ms).unwrap_or_default());
    }

    /// Kills the stage's Parley where it stands.
    pub(crate) async fn kill(&mut self) {
        if let Some(bot) = self.bot.take() {
            bot.kill().await;
        }
    }

    pub(crate) async fn settled(&self) -> AnyPool {
        let pool = self.database.pool().await;
        settled(&pool).await;
        pool
    }

    pub(crate) async fn ledger(&self) -> Ledger {
        loop {
            let pool = self.settled().await;
            let ledger = Ledger::read(&pool).await;
            pool.close().await;
            // What follows an answer may have begun meanwhile.
            if ledger.waiting == 0 {
                return ledger;
            }
        }
    }

    /// What one person sees of a channel, without times and ids.
    pub(crate) fn transcript(&self, channel: Id, name: &str) -> String {
        let reader = self.id(name);
        let seen = self.emulator.with_world(|world| of(world, channel, reader, &Style::stable()));
        seen.expect("they see the channel")
    }

    /// What a message says, the same on any day: without moments, and with people's names for their ids.
    pub(crate) fn words(&self, message: &Message) -> String {
        let people = &self.emulator.ready().people;
        people.iter().fold(without_times(&message.words()), |words, (name, account)| {
            words.replace(&account.id.to_string(), &format!("‹{name}›"))
        })
    }

    /// Closes the curtain, and checks what every story must leave behind: nothing undelivered, nothing given up, no call
    /// that the local Discord does not know, or knows only in part.
    pub(crate) async fn close(mut self) {
        let ledger = self.ledger().await;
        assert_eq!((ledger.waiting, ledger.dead), (0, 0), "{ledger:?}");
        self.kill().await;
        let calls = self.emulator.calls_after(0);
        let unknown: Vec<_> = calls.iter().filter(|call| call.unknown || !call.ignored.is_empty()).collect();
        assert!(unknown.is_empty(), "the local Discord does not know all of {unknown:?}");
        self.judge();
        self.emulator.stop().await.expect("it stops");
        self.database.remove().await;
    }
}

impl World {
    /// Holds every call of Parley, and every answer that it got, against Discord's official OpenAPI file.
    fn judge(&self) {
        let file =
            OpenApi::from_environment().unwrap_or_else(|error| panic!("{ENVIRONMENT_VARIABLE}: {error}"));
        let Some(file) = file else {
            assert!(
                !required("openapi"),
                "{ENVIRONMENT_VARIABLE} is not set, and the OpenAPI file is required"
            );
            NOTE.call_once(|| {
                eprintln!("note: {ENVIRONMENT_VARIABLE} is not set, so nothing is held against it")
            });
            return;
        };
        let bot = self.bot_id();
        let calls: Vec<_> =
            self.emulator.calls_after(0).into_iter().filter(|call| call.who == Some(bot)).collect();
        let found: Vec<String> = file.violations(&calls).iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "against Discord's OpenAPI file:\n{}", found.join("\n"));
    }
}

impl Bot {
    /// Stops everything at its next step, as far as a runtime can: nothing is finished, nothing is said.
    pub(crate) async fn kill(self) {
        let stopped = tokio::task::spawn_blocking(|| self.runtime.shutdown_timeout(Duration::from_secs(5)));
        stopped.await.expect("the runtime stops");
    }
}

async fn person(emulator: &Emulator, name: &str) -> Person {
    let token = &emulator.ready().people[name].token;
    Person::connect(&emulator.ready().http, token).await.expect("they connect").with_timeout(PATIENCE)
}
