//! A rolling update: three processes of the program on one Postgres, behind nginx, are stopped and started again in turn while people press
//! about 50 times a second. No press fails, no offer is lost, and none is there twice.

use super::nginx::{Nginx, program};
use super::process::{Process, answering};
use super::{free_address, send_to, url};
use crate::harness::database::{Engine, engines};
use crate::harness::ledger::settled;
use crate::harness::steps::FORM;
use crate::harness::world::{PATIENCE, World, roomy};
use discord_emulator::person::{Answer, OptionValue, Person, PersonError, opt};
use reqwest::StatusCode;
use sqlx::Row as _;
use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::{JoinSet, LocalSet};
use tokio::time::{Interval, MissedTickBehavior, interval};

const PROCESSES: usize = 3;
/// Updates, if `PARLEY_TEST_UPDATES` doesn't say how many.
const UPDATES: u32 = 1;
/// Who sends offers to whom, all at the same time.
const PAIRS: [(&str, &str); 6] = [
    ("Ana", "Ben"),
    ("Dana", "Ben"),
    ("Chidi", "Dana"),
    ("Ana", "Dana"),
    ("Chidi", "Ben"),
    ("Dana", "Chidi"),
];
/// Each of them presses again after so long, if that was answered: about 50 times a second all together.
const PAUSE: Duration = Duration::from_millis(100);
/// Presses between one process' being back and the next one's being stopped.
const BETWEEN: usize = 12;

/// What happened so far.
#[derive(Default)]
struct Tally {
    presses: Cell<usize>,
    slowest: Cell<Duration>,
    failed: RefCell<Vec<String>>,
    /// Titles of offers whose clients read that they were sent.
    sent: RefCell<Vec<String>>,
    is_over: Cell<bool>,
}

/// One who presses.
struct Presser {
    world: Rc<World>,
    tally: Rc<Tally>,
    client: Person,
    recipient: Person,
    pace: Interval,
}

impl Presser {
    /// Sends offers, and looks at the list in between, until it's over.
    async fn press_on(mut self) {
        let mut nth = 0;
        while !self.tally.is_over.get() {
            nth += 1;
            let title = format!("Work {nth} of {} for {}", self.client.name(), self.recipient.name());
            if self.send(&title).await.is_some() {
                self.tally.sent.borrow_mut().push(title);
            }
            for _ in 0..3 {
                self.pace.tick().await;
                let (guild, general) = (self.world.guild, self.world.general);
                let began = Instant::now();
                let listed = self.client.command(guild, general, "offers", &[]).await;
                drop(self.answered(began, "offers", listed));
            }
        }
    }

    async fn send(&mut self, title: &str) -> Option<()> {
        let (guild, general) = (self.world.guild, self.world.general);
        let to = [opt("to", OptionValue::User(self.recipient.id()))];
        self.pace.tick().await;
        let began = Instant::now();
        let asked = self.client.command(guild, general, "offer send", &to).await;
        let form = self.answered(began, "offer send", asked)?.modal().expect("a form");
        let mut filled = FORM;
        filled[0].1 = title;
        self.pace.tick().await;
        let began = Instant::now();
        let submitted = self.client.submit(&form, &filled).await;
        let preview = self.answered(began, "the form", submitted)?.message().expect("a preview");
        self.pace.tick().await;
        let began = Instant::now();
        let sent = self.client.press(general, &preview, "Send").await;
        let told = self.answered(began, "Send", sent)?.message().expect("a message");
        assert!(told.says("can accept, request changes or decline"), "{}", told.words());
        Some(())
    }

    /// The answer, if it is one.
    fn answered(&self, began: Instant, what: &str, outcome: Result<Answer, PersonError>) -> Option<Answer> {
        let tally = &self.tally;
        tally.presses.set(tally.presses.get() + 1);
        tally.slowest.set(tally.slowest.get().max(began.elapsed()));
        let why = match outcome {
            Ok(Answer::Failed(why)) => why,
            Ok(answer) => return Some(answer),
            Err(error) => error.to_string(),
        };
        tally.failed.borrow_mut().push(format!("{what}: {why}"));
        None
    }
}

fn updates() -> u32 {
    let set = std::env::var("PARLEY_TEST_UPDATES").ok();
    set.map_or(UPDATES, |set| set.parse().expect("PARLEY_TEST_UPDATES is a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_press_fails_while_three_processes_are_updated_in_turn() {
    let Some(program) = program() else { return };
    for engine in engines() {
        // One database for several processes.
        if matches!(engine, Engine::Postgres(_)) {
            LocalSet::new().run_until(update_all(&engine, &program)).await;
        }
    }
}

async fn update_all(engine: &Engine, program: &std::path::PathBuf) {
    let mut scenario = roomy();
    scenario.limits.global_per_s = 10_000;
    let world = Rc::new(World::set_for_process(engine, scenario).await);
    let addresses: [SocketAddr; PROCESSES] = std::array::from_fn(|_| free_address());
    let mut processes = Vec::new();
    for address in addresses {
        processes.push(Process::start(&world, &answering(address)).await);
    }
    let nginx = Nginx::start(program, &addresses).await;
    let (status, said) = send_to(&world, &url(nginx.address)).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    let (tally, mut pressing, began) = (Rc::new(Tally::default()), JoinSet::new(), Instant::now());
    for (from, to) in PAIRS {
        let mut pace = interval(PAUSE);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let (client, recipient) = (world.person(from).await, world.person(to).await);
        let (world, tally) = (Rc::clone(&world), Rc::clone(&tally));
        pressing.spawn_local(Presser { world, tally, client, recipient, pace }.press_on());
    }
    for _ in 0..updates() {
        for process in &mut processes {
            let before = tally.presses.get();
            let pressed = async {
                while tally.presses.get() < before + BETWEEN {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            };
            tokio::time::timeout(PATIENCE, pressed).await.expect("people press");
            process.update().await;
        }
    }
    tally.is_over.set(true);
    while let Some(ended) = pressing.join_next().await {
        ended.expect("nobody panics");
    }
    let (presses, took) = (tally.presses.get(), began.elapsed());
    println!(
        "{presses} presses in {took:.1?}, {:.0} a second, the slowest took {:.0?}; {} offers",
        presses as f64 / took.as_secs_f64(),
        tally.slowest.get(),
        tally.sent.borrow().len()
    );
    assert_eq!(*tally.failed.borrow(), [""; 0]);
    compare(&world, &tally).await;
    drop((processes, nginx));
    let Ok(world) = Rc::try_unwrap(world) else { panic!("somebody still presses") };
    world.close().await;
}

/// Each offer that its client read was sent is there once, with one card.
async fn compare(world: &World, tally: &Tally) {
    let pool = world.database.pool().await;
    settled(&pool).await;
    let sql = "SELECT o.number, v.terms FROM offers o JOIN versions v ON v.offer_id = o.id ORDER BY o.number";
    let rows = sqlx::query(sql).fetch_all(&pool).await.expect("offers");
    let title = |terms: String| {
        let terms: serde_json::Value = serde_json::from_str(&terms).expect("JSON");
        terms["title"].as_str().expect("a title").to_owned()
    };
    let mut found: Vec<String> = rows.iter().map(|row| title(row.get(1))).collect();
    let mut sent = tally.sent.borrow().clone();
    found.sort();
    sent.sort();
    assert_eq!(found, sent);
    // Its card is in the private channel of its two people, and a copy with the one that it's for.
    let posted = world.emulator.calls_after(0);
    let is_whole = posted.iter().map(|call| call.n).min() == Some(1);
    let posts = posted.iter().filter(|call| call.method == "POST" && call.path.ends_with("/messages"));
    let posts: Vec<String> =
        posts.filter(|call| call.status == 200).map(|call| call.request.to_string()).collect();
    for row in &rows {
        let footer = format!("\"Offer #{} · Version 1", row.get::<i64, _>(0));
        let cards = posts.iter().filter(|post| post.contains(&footer)).count();
        // The local Discord forgets the oldest calls of a long campaign.
        assert!(cards <= 2 && (cards == 2 || !is_whole), "{footer}: {cards}");
    }
    pool.close().await;
}
