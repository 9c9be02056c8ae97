//! Presses at a rate. People look at an offer more often than they decide about it: of ten presses, seven are View offer, one
//! is the client's own Accept (refused), one is the recipient's, and one confirms it. Owns the mix and the beat.

use crate::board::{Board, Question, Waiting};
use crate::prepare::Stage;
use crate::world::{Card, Town};
use discord_emulator::{Caller, Id};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Discord's limit for an answer.
pub(crate) const LIMIT: Duration = Duration::from_secs(3);
/// A press that is sent later than this counts from when it should have been sent: what holds the generator up must not make
/// the figures better.
const LATE: Duration = Duration::from_millis(2);
/// Presses that are sent without giving the local Discord a turn.
const AT_ONCE: usize = 4;

/// A press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    View,
    ViewAsClient,
    /// The client presses Accept on their own offer.
    Refused,
    Ask,
    Confirm,
}

/// What happens to one offer.
const ROUND: [Act; 10] = [
    Act::View,
    Act::ViewAsClient,
    Act::View,
    Act::Refused,
    Act::View,
    Act::View,
    Act::ViewAsClient,
    Act::View,
    Act::Ask,
    Act::Confirm,
];

/// What is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mix {
    Round,
    /// View offer only.
    View,
    /// The presses of a round that change nothing, on one offer after the other and from the first again.
    Read,
}

/// The presses of [`Mix::Read`]: the beginning of a round.
const READS: usize = 8;

/// How it went.
#[derive(Debug, Default)]
pub(crate) struct Pressed {
    /// Answered in time, sorted.
    pub(crate) took: Vec<Duration>,
    /// Not answered in time, or not as they should be.
    pub(crate) failed: usize,
    /// The cards whose offers were accepted.
    pub(crate) confirmed: Vec<usize>,
    /// From the first press to the last answer.
    pub(crate) elapsed: Duration,
    /// The most that a press was sent after its time.
    pub(crate) late: Duration,
}

/// One of the offers that are pressed side by side, and those that follow it.
struct Slot {
    /// Its present card.
    card: usize,
    /// The next press: views at first, so that not all offers are accepted at once.
    step: isize,
    /// The card that is asked about, once its question is there.
    question: Option<(usize, Question)>,
    /// The card whose confirmation is due, but has no question yet.
    overdue: Option<usize>,
}

struct Driver<'a> {
    town: &'a Town,
    cards: &'a [Card],
    application: Id,
    board: Arc<Mutex<Board>>,
    slots: Vec<Slot>,
    mix: Mix,
    pressed: Pressed,
}

/// How many offers are pressed side by side.
fn slots(rate: u32, cards: usize) -> usize {
    usize::try_from(rate / 2).unwrap_or(usize::MAX).clamp(25, 250).min(cards)
}

/// Whether there are enough offers.
pub(crate) fn suffices(cards: usize, rate: u32, time: Duration) -> bool {
    let slots = slots(rate, cards).max(1);
    let presses = presses(rate, time).div_ceil(slots);
    presses.div_ceil(ROUND.len()) <= cards / slots
}

fn presses(rate: u32, time: Duration) -> usize {
    let presses = f64::from(rate) * time.as_secs_f64();
    presses as usize
}

/// The board of a local Discord, for all that is pressed there.
pub(crate) fn board(town: &Town) -> Arc<Mutex<Board>> {
    let board = Arc::new(Mutex::new(Board::default()));
    let heard = Arc::clone(&board);
    town.emulator.shared().hub.observe(move |event| lock(&heard).hear(event));
    board
}

fn lock(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Presses at this rate for this long, and waits for the answers. Ends early when one does not come in time.
pub(crate) async fn press(
    town: &Town,
    stage: &Stage,
    board: &Arc<Mutex<Board>>,
    (rate, time): (u32, Duration),
    mix: Mix,
) -> anyhow::Result<Pressed> {
    let count = slots(rate, stage.cards.len());
    anyhow::ensure!(count > 0, "there are no cards");
    let round = isize::try_from(ROUND.len())?;
    let slots = (0..count).map(|card| {
        let ahead = isize::try_from(card).unwrap_or_default() % round;
        Slot { card, step: -ahead, question: None, overdue: None }
    });
    let mut driver = Driver {
        town,
        cards: &stage.cards,
        application: town.bot(),
        board: Arc::clone(board),
        slots: slots.collect(),
        mix,
        pressed: Pressed::default(),
    };
    driver.run(rate, presses(rate, time)).await?;
    driver.pressed.took.sort_unstable();
    Ok(driver.pressed)
}

impl Driver<'_> {
    async fn run(&mut self, rate: u32, presses: usize) -> anyhow::Result<()> {
        let begun = Instant::now();
        let gap_s = 1.0 / f64::from(rate);
        let due = |nth: usize| begun + Duration::from_secs_f64(gap_s * nth as f64);
        let mut nth = 0;
        loop {
            let mut at_once = 0;
            while nth < presses && due(nth) <= Instant::now() && at_once < AT_ONCE {
                self.press_next(nth, due(nth))?;
                (nth, at_once) = (nth + 1, at_once + 1);
            }
            self.take_answers();
            let (waiting, longest) = {
                let board = lock(&self.board);
                (board.waiting(), board.longest(Instant::now()))
            };
            let overdue = self.slots.iter().filter(|slot| slot.overdue.is_some()).count();
            if longest > LIMIT {
                eprintln!("  too slow; {}", lock(&self.board).describe(Instant::now()));
                self.pressed.failed += waiting + overdue + (presses - nth);
                break;
            }
            if nth == presses && waiting == 0 && overdue == 0 {
                break;
            }
            let next = if nth < presses { due(nth) } else { Instant::now() + Duration::from_millis(5) };
            match next > Instant::now() {
                true => {
                    tokio::time::sleep_until(next.min(Instant::now() + Duration::from_millis(20)).into())
                        .await
                }
                false => tokio::task::yield_now().await,
            }
        }
        self.pressed.elapsed = begun.elapsed();
        Ok(())
    }

    /// The next press of the slot whose turn it is.
    fn press_next(&mut self, nth: usize, due: Instant) -> anyhow::Result<()> {
        let now = Instant::now();
        let late = now.saturating_duration_since(due);
        self.pressed.late = self.pressed.late.max(late);
        let sent = if late > LATE { due } else { now };
        let count = self.slots.len();
        let place = nth % count;
        let slot = &mut self.slots[place];
        let act = match (self.mix, usize::try_from(slot.step)) {
            (Mix::Round | Mix::Read, Ok(step)) => ROUND[step],
            _ => Act::View,
        };
        let card = slot.card;
        anyhow::ensure!(card < self.cards.len(), "there are too few offers for this rate");
        slot.step += 1;
        match self.mix {
            Mix::Round if usize::try_from(slot.step) == Ok(ROUND.len()) => {
                slot.step = 0;
                slot.card += count;
            }
            Mix::Round => {}
            Mix::Read if usize::try_from(slot.step).map_or(true, |step| step < READS) => {}
            Mix::Read => {
                slot.step = 0;
                slot.card = (slot.card + count) % self.cards.len();
            }
            Mix::View => slot.card = (slot.card + count) % self.cards.len(),
        }
        if act == Act::Confirm {
            match slot.question.take() {
                Some((card, question)) => self.confirm(place, card, &question, sent),
                None => slot.overdue = Some(card),
            }
            return Ok(());
        }
        let Card { room, message, view, accept } = &self.cards[card];
        let (who, custom_id) = match act {
            Act::View => (room.recipient, view),
            Act::ViewAsClient => (room.client, view),
            Act::Refused => (room.client, accept),
            Act::Ask | Act::Confirm => (room.recipient, accept),
        };
        if act == Act::Ask {
            // Its answer says what to confirm.
            self.slots[place].question = None;
        }
        self.send(place, act, who, card, (*message, custom_id), sent);
        Ok(())
    }

    fn confirm(&mut self, place: usize, card: usize, question: &Question, sent: Instant) {
        let who = self.cards[card].room.recipient;
        self.send(place, Act::Confirm, who, card, (question.message, &question.custom_id), sent);
        self.pressed.confirmed.push(card);
    }

    fn send(&mut self, place: usize, act: Act, who: Id, card: usize, on: (Id, &str), sent: Instant) {
        let (message, custom_id) = on;
        let body: Value = json!({
            "type": 3, "application_id": self.application, "channel_id": self.cards[card].room.channel,
            "message_id": message, "session_id": "people", "nonce": "0",
            "data": { "component_type": 2, "custom_id": custom_id },
        });
        let board = Arc::clone(&self.board);
        let started = self.town.emulator.shared().change(move |world| {
            let started = world.start_interaction(&Caller::Person { id: who }, &body, &[])?;
            if let Some(interaction) = started.started {
                lock(&board).add(interaction, Waiting::new(place, act, sent));
            }
            Ok(started.events)
        });
        if let Err(error) = started {
            eprintln!("  a press was refused by the local Discord: {act:?} {error:?}");
            self.pressed.failed += 1;
        }
    }

    fn take_answers(&mut self) {
        let answered = lock(&self.board).take_answered();
        for answer in answered {
            match answer.took <= LIMIT {
                true => self.pressed.took.push(answer.took),
                false => self.pressed.failed += 1,
            }
            if answer.act != Act::Ask {
                continue;
            }
            let slot = &mut self.slots[answer.slot];
            let Some(question) = answer.confirm else {
                self.pressed.failed += 1;
                slot.overdue = None;
                continue;
            };
            match slot.overdue.take() {
                Some(card) => self.confirm(answer.slot, card, &question, Instant::now()),
                None => slot.question = Some((slot.card, question)),
            }
        }
    }
}
