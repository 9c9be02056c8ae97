//! Twenty people at work: to whom each of them sends offers, and how one is played from its form to its end.

use super::acts::Held;
use super::people::{Known, Pair, Stage};
use discord_emulator::person::Person;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::OnceCell;

/// Their names. The first four are in every scenario.
pub(super) const NAMES: [&str; 20] = [
    "Ana", "Ben", "Chidi", "Dana", "Eva", "Finn", "Gita", "Hugo", "Ines", "Jonas", "Kira", "Luca", "Maya",
    "Nils", "Olga", "Paul", "Rosa", "Sven", "Tara", "Umar",
];

/// One who sends offers.
pub(super) struct Worker {
    pub(super) stage: Arc<Stage>,
    pub(super) people: Arc<[Person]>,
    /// Which of them.
    pub(super) at: usize,
    pub(super) dice: fastrand::Rng,
}

impl Worker {
    /// Sends offers, and has them answered, until it's over.
    pub(super) async fn work(mut self) {
        let mut nth = 0;
        while !self.stage.is_over.load(Ordering::Relaxed) {
            nth += 1;
            let pair = Pair {
                stage: Arc::clone(&self.stage),
                people: Arc::clone(&self.people),
                client: self.at,
                party: self.draw_other(),
                room: OnceCell::new(),
            };
            let title = format!("Work {nth} of {} for {}", pair.client().name(), pair.party().name());
            let known = play(&pair, &mut self.dice, title).await;
            self.stage.known.lock().expect("nobody panics").push(known);
        }
    }

    /// Mostly the one that they know, who may send offers to them, too; sometimes anybody, which mostly makes a private channel.
    fn draw_other(&mut self) -> usize {
        let all = self.people.len();
        let further = if self.dice.u8(0..3) == 0 { self.dice.usize(1..all) } else { 1 };
        if self.at % 4 == 1 { (self.at + all - further) % all } else { (self.at + further) % all }
    }
}

async fn play(pair: &Pair, dice: &mut fastrand::Rng, title: String) -> Known {
    let held = Held::default();
    let sent = pair.act("send", async || pair.send(&held, &title).await).await;
    let number = number_in(&sent);
    let (client, party) = (pair.client().id(), pair.party().id());
    let mut known = Known { number, title, client, party, happened: vec!["sent"], lines: Vec::new() };
    let mut version = 1;
    let held = Held::default();
    match dice.u8(0..6) {
        change @ 0..=1 => {
            let agrees = change == 0;
            pair.act("request changes", async || pair.request(&held, number).await).await;
            pair.act("answer changes", async || pair.answer_request(number, agrees).await).await;
            known
                .happened
                .extend(["change_requested", if agrees { "change_approved" } else { "change_rejected" }]);
            version += u32::from(agrees);
        }
        2 => {
            pair.act("edit", async || pair.modify(&held, number).await).await;
            known.happened.push("modified");
            version += 1;
        }
        _ => {}
    }
    match dice.u8(0..5) {
        0 => {
            pair.act("decline", async || pair.decline(number, version).await).await;
            known.happened.push("declined");
        }
        1 => {
            pair.act("withdraw", async || pair.withdraw(number, version).await).await;
            known.happened.push("withdrawn");
        }
        _ => {
            pair.act("accept", async || pair.accept(number, version).await).await;
            known.happened.push("accepted");
            known.lines = work_on(pair, number, dice.usize(0..=4)).await;
        }
    }
    known
}

/// So many steps on the contract.
async fn work_on(pair: &Pair, number: u64, steps: usize) -> Vec<&'static str> {
    let held = Held::default();
    let names = ["submitted", "approved", "payment_recorded", "payment_confirmed"];
    for name in &names[..steps] {
        let step = async || match *name {
            "submitted" => pair.submit(number).await,
            "approved" => pair.approve(number).await,
            "payment_recorded" => pair.record(&held, number).await,
            _ => pair.confirm(number).await,
        };
        pair.act(name, step).await;
    }
    names[..steps].to_vec()
}

/// The number of the offer that is spoken of.
fn number_in(words: &str) -> u64 {
    let (_, rest) = words.split_once("ffer #").unwrap_or_else(|| panic!("no number: {words}"));
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number: {words}"))
}
