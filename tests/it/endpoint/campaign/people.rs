//! Two people over one offer, and what they do about an answer that says that it failed, or that never comes: they look again, and press
//! again. Owns what everybody was told, and what is wrong with that.

use super::acts::Words;
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Answer, Message, Person, PersonError};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::OnceCell;

/// An act that isn't done by then never will be.
const PATIENCE: Duration = Duration::from_secs(150);
/// Before somebody tries again.
const PAUSE: Duration = Duration::from_millis(150);

/// How lists begin.
const LIST: Words<'_> = (&["Your offers", "No offers yet"], &[]);

/// What one try of an act came to.
pub(super) enum Said {
    /// They read that it's done.
    Done(String),
    /// They read that it was done before.
    Before(String),
    /// They read that it's not done.
    Not,
    /// They know nothing: the answer failed, never came, or says so.
    Open,
    /// They read something else.
    Other(String),
}

/// Why a try ended before what decides.
pub(super) enum Stop {
    Said(Said),
    Trouble(Trouble),
}

pub(super) enum Trouble {
    /// "This interaction failed."
    Failed,
    /// "Thinking…", for ever.
    NoAnswer,
    /// What they look for isn't there, or no longer.
    Missing(String),
}

impl Display for Trouble {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => f.write_str("it failed"),
            Self::NoAnswer => f.write_str("there was no answer"),
            Self::Missing(what) => f.write_str(what),
        }
    }
}

pub(super) type Try = Result<Said, Stop>;

/// What happened so far, and where.
pub(super) struct Stage {
    pub(super) guild: Id,
    pub(super) general: Id,
    pub(super) is_over: AtomicBool,
    pub(super) presses: AtomicUsize,
    /// Presses that wait for their answer.
    pub(super) in_flight: AtomicUsize,
    /// Answers by kind.
    pub(super) answers: Mutex<BTreeMap<&'static str, usize>>,
    /// Answers that aren't true, or that nobody should read.
    pub(super) wrong: Mutex<Vec<String>>,
    /// What people know of each offer that they sent.
    pub(super) known: Mutex<Vec<Known>>,
}

/// An offer, as its two people know it.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) number: u64,
    pub(super) title: String,
    pub(super) client: Id,
    pub(super) party: Id,
    /// What happened to it, and on its contract, by the names that the database has for that.
    pub(super) happened: Vec<&'static str>,
    pub(super) lines: Vec<&'static str>,
}

/// Two people, of whom one sends offers to the other.
pub(super) struct Pair {
    pub(super) stage: Arc<Stage>,
    pub(super) people: Arc<[Person]>,
    pub(super) client: usize,
    pub(super) party: usize,
    pub(super) room: OnceCell<Id>,
}

impl Stage {
    pub(super) fn new(world: &World) -> Self {
        Self {
            guild: world.guild,
            general: world.general,
            is_over: AtomicBool::default(),
            presses: AtomicUsize::default(),
            in_flight: AtomicUsize::default(),
            answers: Mutex::default(),
            wrong: Mutex::default(),
            known: Mutex::default(),
        }
    }

    pub(super) fn count(&self, what: &'static str) {
        *self.answers.lock().expect("nobody panics").entry(what).or_default() += 1;
    }

    /// What everybody was told, in one line.
    pub(super) fn told(&self) -> String {
        let answers = self.answers.lock().expect("nobody panics");
        let answers: Vec<String> = answers.iter().map(|(what, times)| format!("{what}: {times}")).collect();
        format!("{} presses; {}", self.presses.load(Ordering::Relaxed), answers.join(", "))
    }

    fn blame(&self, what: String) {
        println!("not true, or not understood: {what}");
        self.wrong.lock().expect("nobody panics").push(what);
    }
}

impl Pair {
    pub(super) fn client(&self) -> &Person {
        &self.people[self.client]
    }

    pub(super) fn party(&self) -> &Person {
        &self.people[self.party]
    }

    /// Tries until its person knows that it's done; gives the words that say so. Who was told each time that nothing happened, and then
    /// that it was done before, was told an untruth.
    pub(super) async fn act(&self, name: &'static str, attempt: impl AsyncFn() -> Try) -> String {
        let who = format!("{name}, {} to {}", self.client().name(), self.party().name());
        let mut is_open = false;
        let mut last = String::new();
        let acting = async {
            self.look_at_lists().await;
            loop {
                match attempt().await {
                    Ok(Said::Done(words)) => {
                        self.stage.count(name);
                        break words;
                    }
                    Ok(Said::Before(words)) | Err(Stop::Said(Said::Before(words))) => {
                        self.stage.count("done before");
                        if !is_open {
                            self.stage.blame(format!("{who}: nobody did it before: {words}"));
                        }
                        self.stage.count(name);
                        break words;
                    }
                    Ok(Said::Not) | Err(Stop::Said(Said::Not)) => {}
                    Ok(Said::Open) => is_open = true,
                    Ok(Said::Other(words)) => {
                        self.stage.blame(format!("{who}: {words}"));
                        is_open = true;
                    }
                    Err(Stop::Said(Said::Done(words) | Said::Other(words))) => {
                        self.stage.blame(format!("{who}, on the way: {words}"));
                    }
                    Err(Stop::Said(Said::Open)) => {}
                    Err(Stop::Trouble(trouble)) => last = trouble.to_string(),
                }
                tokio::time::sleep(PAUSE).await;
            }
        };
        let done = tokio::time::timeout(PATIENCE, acting).await;
        done.unwrap_or_else(|_| panic!("{who}: it never came to pass; {last}"))
    }

    /// What both do in between.
    async fn look_at_lists(&self) {
        for person in [self.client(), self.party()] {
            let listed = self.ask(person.command(self.stage.guild, self.stage.general, "offers", &[])).await;
            if let Ok(Said::Other(words)) =
                listed.and_then(|list| Ok(self.read(&self.shown(list)?.words(), LIST)))
            {
                self.stage.blame(format!("the list of {}: {words}", person.name()));
            }
        }
    }

    /// Presses, and waits for the answer.
    pub(super) async fn ask(
        &self,
        press: impl Future<Output = Result<Answer, PersonError>>,
    ) -> Result<Answer, Stop> {
        self.stage.in_flight.fetch_add(1, Ordering::Relaxed);
        let answered = press.await;
        self.stage.in_flight.fetch_sub(1, Ordering::Relaxed);
        let is_press = matches!(&answered, Ok(_) | Err(PersonError::TimedOut { .. }));
        self.stage.presses.fetch_add(usize::from(is_press), Ordering::Relaxed);
        match answered {
            Ok(Answer::Failed(_)) => {
                self.stage.count("interaction failed");
                Err(Stop::Trouble(Trouble::Failed))
            }
            // The process died before it could say more than that it's at it.
            Ok(Answer::Acknowledged) => {
                self.stage.count("no answer");
                Err(Stop::Trouble(Trouble::NoAnswer))
            }
            Ok(answer) => Ok(answer),
            Err(error) => Err(self.trouble(error)),
        }
    }

    pub(super) fn trouble(&self, error: PersonError) -> Stop {
        match error {
            PersonError::TimedOut { .. } => {
                self.stage.count("no answer");
                Stop::Trouble(Trouble::NoAnswer)
            }
            error => {
                self.stage.count("nothing to press");
                Stop::Trouble(Trouble::Missing(error.to_string()))
            }
        }
    }

    /// Presses what decides, and reads what came of it.
    pub(super) async fn decide(
        &self,
        press: impl Future<Output = Result<Answer, PersonError>>,
        words: Words<'_>,
    ) -> Try {
        match self.ask(press).await {
            Ok(answer) => Ok(self.read(&self.shown(answer)?.words(), words)),
            Err(Stop::Trouble(Trouble::Failed | Trouble::NoAnswer)) => Ok(Said::Open),
            Err(other) => Err(other),
        }
    }

    /// The message that answers.
    pub(super) fn shown(&self, answer: Answer) -> Result<Message, Stop> {
        let wrong = |error: PersonError| Stop::Said(Said::Other(error.to_string()));
        answer.message().map_err(wrong)
    }

    pub(super) fn read(&self, words: &str, (done, before): Words<'_>) -> Said {
        let has = |all: &[&str]| all.iter().any(|what| words.contains(what));
        if has(done) {
            Said::Done(words.to_owned())
        } else if has(before) {
            Said::Before(words.to_owned())
        } else if has(&["I couldn't save that, so nothing changed"]) {
            self.stage.count("not saved");
            Said::Not
        } else if has(&["That took longer than usual"]) {
            self.stage.count("late");
            Said::Not
        } else if has(&["I couldn't tell if that was saved"]) {
            self.stage.count("not known");
            Said::Open
        } else {
            Said::Other(words.to_owned())
        }
    }

    /// Where the two talk.
    pub(super) async fn room(&self) -> Result<Id, Stop> {
        let [one, other] = [self.client(), self.party()].map(|person| person.name().to_lowercase());
        let names = [format!("{one}-{other}"), format!("{other}-{one}")];
        let found = async || {
            let is_it = |channel: &discord_emulator::person::Channel| names.contains(&channel.name);
            self.party().wait_channel(self.stage.guild, is_it).await.map(|channel| channel.id)
        };
        self.room.get_or_try_init(found).await.copied().map_err(missing)
    }

    /// The newest message in the room that is meant, once it's there.
    pub(super) async fn find(
        &self,
        person: &Person,
        room: Id,
        is_meant: &(dyn Fn(&Message) -> bool + Sync),
    ) -> Result<Message, Stop> {
        person.wait_message(room, is_meant).await.map_err(missing)
    }
}

/// What is only delivered later isn't a press without an answer.
fn missing(error: PersonError) -> Stop {
    Stop::Trouble(Trouble::Missing(error.to_string()))
}
