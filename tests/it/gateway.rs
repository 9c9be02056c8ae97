//! The gateway's connection is lost again and again: Parley comes back each time, with growing pauses and few words, and stops
//! before the day's logins are used up.

use crate::harness::database::Engine;
use crate::harness::program::{Running, local_discord, parley};
use crate::harness::steps::message;
use crate::harness::world::{PATIENCE, World, workshop};
use discord_emulator::Id;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::timeout;

/// Connections that are lost, one right after the other.
const LOSSES: usize = 4;

/// The program, and the lines that it has logged so far.
struct Logged {
    running: Running,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Logged {
    /// Starts it in `folder`, over a new database there.
    fn start(world: &World, folder: &Path) -> Self {
        let ready = world.emulator.ready();
        let config = format!("{}[log]\nfilter = \"info,serenity=warn\"\n", local_discord(ready));
        std::fs::write(folder.join("local.toml"), config).expect("written");
        let mut command = parley(&["--config", "local.toml", "run"], folder);
        command.env("PARLEY_DATABASE", "parley.db").env("PARLEY_TOKEN", &ready.bots["Parley"].token);
        let mut child = command.spawn().expect("parley starts");
        let (errors, lines) = (child.stderr.take().expect("a pipe"), Arc::<Mutex<Vec<String>>>::default());
        let heard = Arc::clone(&lines);
        tokio::task::spawn_blocking(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                heard.lock().expect("no panic").push(line);
            }
        });
        Self { running: Running(child), lines }
    }

    fn lines_with(&self, words: &str) -> usize {
        self.lines.lock().expect("no panic").iter().filter(|line| line.contains(words)).count()
    }

    fn all(&self) -> String {
        self.lines.lock().expect("no panic").join("\n")
    }

    /// Returns once a line with these words was logged.
    async fn wait_for(&self, words: &str) {
        let said = async {
            while self.lines_with(words) == 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        let all = || self.all();
        timeout(PATIENCE, said).await.unwrap_or_else(|_| panic!("never said {words:?}:\n{}", all()));
    }
}

/// The gateway's connection is lost once it's there.
async fn lose(world: &World, bot: Id) {
    let hub = &world.emulator.shared().hub;
    timeout(PATIENCE, hub.wait_connected(bot, true)).await.expect("Parley comes back");
    world.emulator.drop_gateway(bot);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dropped_again_and_again_parley_comes_back_and_says_little() {
    let world = World::set_for_process(&Engine::Sqlite, workshop()).await;
    let (folder, bot) = (tempfile::tempdir().expect("a folder"), world.bot_id());
    let program = Logged::start(&world, folder.path());
    program.wait_for(" connected").await;
    for _ in 0..LOSSES {
        lose(&world, bot).await;
    }
    timeout(PATIENCE, world.emulator.shared().hub.wait_connected(bot, true)).await.expect("it comes back");

    // A press is answered as ever.
    let ana = world.person("Ana").await;
    let list = message(ana.command(world.guild, world.general, "offers", &[]).await);
    assert!(list.says("No offers yet"), "{}", list.words());
    assert_eq!(program.lines_with("reconnected"), 2, "single losses are said singly:\n{}", program.all());
    assert_eq!(program.lines_with("again and again"), 1, "many are said once:\n{}", program.all());
    assert_eq!(program.lines_with("serenity"), 0, "the library adds nothing:\n{}", program.all());
    let identifies = world.emulator.with_world(|world| 1_000 - world.identifies_left(bot));
    assert_eq!(identifies, 1, "every session was resumed");
    drop(program);
    world.emulator.stop().await.expect("it stops");
    world.database.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_days_last_logins_are_saved_for_people() {
    let world = World::set_for_process(&Engine::Sqlite, workshop()).await;
    let (folder, bot) = (tempfile::tempdir().expect("a folder"), world.bot_id());
    let mut program = Logged::start(&world, folder.path());
    program.wait_for(" connected").await;
    // Something used up what Discord allows in a day.
    let used = world.emulator.shared().change(|world| {
        while world.identifies_left(bot) > 20 {
            world.count_identify(bot);
        }
        Ok(Vec::new())
    });
    used.expect("counted");
    lose(&world, bot).await;
    program.wait_for("allows only 20 more logins today").await;
    let ended = tokio::task::spawn_blocking(move || program.running.0.wait()).await.expect("the thread ends");
    assert!(!ended.expect("parley ends").success());
    world.emulator.stop().await.expect("it stops");
    world.database.remove().await;
}
