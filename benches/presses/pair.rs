//! One client and one freelancer who press at a fixed beat: they look, ask for changes, reject, answer, and send the next
//! offer. Owns the mix of presses and how long each waits for its answer. Must not know how many desks there are.

use crate::samples::{Kind, Sample};
use crate::world::{World, names};
use discord_emulator::Id;
use discord_emulator::person::{Answer, Message, Modal, OptionValue, Person, PersonError, opt};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

const TERMS: [(&str, &str); 5] = [
    ("title", "Landing page"),
    ("description", "A landing page for the spring campaign, in our colours."),
    ("price", "$1,500"),
    ("schedule", "due in 3 weeks"),
    ("milestones", "Design: 500\nBuild: 1000"),
];
const OTHER_TERMS: [(&str, &str); 3] =
    [("price", "$1,800"), ("milestones", ""), ("message", "It is more work than that.")];

/// About how many presses a round has.
const PRESSES_OF_A_ROUND: usize = 17;

type Answered = Result<Answer, PersonError>;

/// When this desk presses.
#[derive(Clone, Copy)]
pub(crate) struct Beat {
    /// The first press.
    pub(crate) next: Instant,
    pub(crate) every: Duration,
    /// No press from then on.
    pub(crate) end: Instant,
}

/// Why a round ended early.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The time is over.
    Over,
    /// Something that should have come did not.
    Failed(PersonError),
}

impl From<PersonError> for Stop {
    fn from(error: PersonError) -> Self {
        Self::Failed(error)
    }
}

/// A pair, their room, and the offer that is open in it.
pub(crate) struct Pair {
    world: Arc<World>,
    pair: usize,
    client: Person,
    recipient: Person,
    room: Id,
    card: Message,
    beat: Beat,
    samples: Vec<Sample>,
}

/// Who presses.
#[derive(Clone, Copy)]
enum Who {
    Client,
    Recipient,
}
use Who::{Client, Recipient};

impl Pair {
    /// Logs both in and sends the first offer, so that their room is open.
    pub(crate) async fn open(world: &Arc<World>, pair: usize) -> anyhow::Result<Self> {
        let [client, recipient] = names(pair);
        // Which of the two comes first is the program's business.
        let rooms = [[&client, &recipient], [&recipient, &client]];
        let rooms = rooms.map(|[one, other]| format!("{one}-{other}").to_lowercase().replace(' ', "-"));
        let (client, recipient) = (world.person(&client).await?, world.person(&recipient).await?);
        let modal = ask_for_form(world, &client, &recipient).await?.modal()?;
        let preview = client.submit(&modal, &TERMS).await?.message()?;
        client.press(world.general, &preview, "Send").await?.message()?;
        let room = recipient.wait_channel(world.guild, |channel| rooms.contains(&channel.name)).await?.id;
        let card = recipient.wait_message(room, is_open_card).await?;
        let now = Instant::now();
        let beat = Beat { next: now, every: Duration::ZERO, end: now };
        let world = Arc::clone(world);
        Ok(Self { world, pair, client, recipient, room, card, beat, samples: Vec::new() })
    }

    /// Presses until the time is over; gives what was measured, and what failed if something did.
    pub(crate) async fn press_on(mut self, beat: Beat) -> (Vec<Sample>, Option<PersonError>) {
        self.beat = beat;
        let failed = match self.rounds().await {
            Stop::Over => None,
            Stop::Failed(error) => Some(error),
        };
        (self.samples, failed)
    }

    async fn rounds(&mut self) -> Stop {
        // Desks that did the same at the same time would not be a mix.
        for _ in 0..self.pair % PRESSES_OF_A_ROUND {
            let card = self.card.clone();
            if let Err(stop) = self.press(Recipient, &card, "View offer", Kind::Queries).await {
                return stop;
            }
        }
        // Nor are all offers accepted at once.
        for nth in self.pair.. {
            if let Err(stop) = self.round(nth).await {
                return stop;
            }
        }
        Stop::Over
    }

    /// From an open card to the next one: 17 or 18 presses, 5 of which change something.
    async fn round(&mut self, nth: usize) -> Result<(), Stop> {
        let card = self.card.clone();
        self.press(Recipient, &card, "View offer", Kind::Queries).await?;
        self.press(Client, &card, "Accept offer", Kind::Refused).await?;
        self.list(Client).await?;
        self.press(Client, &card, "View offer", Kind::Queries).await?;
        self.press(Recipient, &card, "Accept offer", Kind::Queries).await?;
        let form = self.press(Recipient, &card, "Request changes", Kind::Form).await?.modal()?;
        self.submit(Recipient, &form, &OTHER_TERMS).await?;
        self.list(Recipient).await?;
        let request = self.wait(Client, is_open_request).await?;
        let form = self.press(Client, &request, "Reject", Kind::Form).await?.modal()?;
        self.submit(Client, &form, &[("message", "The budget is fixed.")]).await?;
        self.press(Recipient, &card, "View offer", Kind::Queries).await?;
        self.press(Client, &card, "Decline offer", Kind::Refused).await?;
        self.end(&card, nth).await?;
        self.send_next().await
    }

    /// Accepted, declined or withdrawn, in turn.
    async fn end(&mut self, card: &Message, nth: usize) -> Result<(), Stop> {
        match nth % 3 {
            0 => {
                let asked = self.press(Recipient, card, "Accept offer", Kind::Queries).await?.message()?;
                self.press(Recipient, &asked, "Accept these terms", Kind::Change).await?;
            }
            1 => {
                let asked = self.press(Recipient, card, "Decline offer", Kind::Queries).await?.message()?;
                let choose =
                    self.recipient.choose(self.room, &asked, "Why are you declining?", &["too_busy"]);
                let form = timed(&mut self.beat, &mut self.samples, Kind::Form, choose).await?.modal()?;
                self.submit(Recipient, &form, &[]).await?;
            }
            _ => {
                let form = self.press(Client, card, "Withdraw", Kind::Form).await?.modal()?;
                self.submit(Client, &form, &[]).await?;
            }
        }
        Ok(())
    }

    /// The next offer, and how long its card takes to appear in the room.
    async fn send_next(&mut self) -> Result<(), Stop> {
        let ask = ask_for_form(&self.world, &self.client, &self.recipient);
        let form = timed(&mut self.beat, &mut self.samples, Kind::Form, ask).await?.modal()?;
        let preview = self.submit(Client, &form, &TERMS).await?.message()?;
        let send = self.client.press(self.world.general, &preview, "Send");
        timed(&mut self.beat, &mut self.samples, Kind::Change, send).await?;
        let pressed = self.samples.last().map(|sample| sample.sent);
        self.card = self.wait(Recipient, is_open_card).await?;
        if let Some(sent) = pressed {
            self.samples.push(Sample { kind: Kind::Card, sent, took: sent.elapsed(), late: false });
        }
        Ok(())
    }

    async fn press(&mut self, who: Who, message: &Message, label: &str, kind: Kind) -> Result<Answer, Stop> {
        let person = if matches!(who, Client) { &self.client } else { &self.recipient };
        let act = person.press(self.room, message, label);
        timed(&mut self.beat, &mut self.samples, kind, act).await
    }

    async fn submit(&mut self, who: Who, form: &Modal, filled: &[(&str, &str)]) -> Result<Answer, Stop> {
        let person = if matches!(who, Client) { &self.client } else { &self.recipient };
        timed(&mut self.beat, &mut self.samples, Kind::Change, person.submit(form, filled)).await
    }

    /// `/offers`.
    async fn list(&mut self, who: Who) -> Result<(), Stop> {
        let person = if matches!(who, Client) { &self.client } else { &self.recipient };
        let act = person.command(self.world.guild, self.world.general, "offers", &[]);
        timed(&mut self.beat, &mut self.samples, Kind::Queries, act).await.map(drop)
    }

    /// The next message after the present card, as soon as this person's client hears of it.
    async fn wait(&self, who: Who, is_meant: impl Fn(&Message) -> bool) -> Result<Message, PersonError> {
        let person = if matches!(who, Client) { &self.client } else { &self.recipient };
        let (room, last) = (self.room.to_string(), self.card.id);
        let read = |data: &Value| (data["channel_id"] == *room).then(|| Message::read(data.clone()));
        let is_meant = |message: Message| message.id > last && is_meant(&message);
        let heard = person.wait_event("MESSAGE_CREATE", |data| read(data).is_some_and(is_meant)).await?;
        Ok(Message::read(heard))
    }
}

async fn ask_for_form(world: &World, client: &Person, recipient: &Person) -> Answered {
    let to = [opt("to", OptionValue::User(recipient.id()))];
    client.command(world.guild, world.general, "offer send", &to).await
}

/// Does it at the next beat. A desk that is behind its beat, because an answer or a card came late, counts from when it
/// should have pressed: waiting does not make the figures better.
async fn timed(
    beat: &mut Beat,
    samples: &mut Vec<Sample>,
    kind: Kind,
    act: impl Future<Output = Answered>,
) -> Result<Answer, Stop> {
    let due = beat.next;
    if due >= beat.end {
        return Err(Stop::Over);
    }
    beat.next += beat.every;
    let late = Instant::now() > due;
    tokio::time::sleep_until(due).await;
    let sent = if late { due } else { Instant::now() };
    let answer = act.await?;
    if let Answer::Failed(why) = answer {
        return Err(PersonError::NotAllowed(why).into());
    }
    samples.push(Sample { kind, sent, took: sent.elapsed(), late });
    Ok(answer)
}

/// Whether it is the card of an offer that waits.
fn is_open_card(message: &Message) -> bool {
    let footer = footer(message);
    footer.starts_with("Offer #") && footer.ends_with("Version 1 · Pending")
}

fn is_open_request(message: &Message) -> bool {
    let footer = footer(message);
    footer.starts_with("Change request for offer #") && footer.ends_with("Open")
}

fn footer(message: &Message) -> &str {
    let footers = message.embeds().iter().map(|embed| embed["footer"]["text"].as_str());
    footers.flatten().next().unwrap_or_default()
}
