//! A whole story played by people who do not give up: whatever fails is tried again until the database says that it is
//! done. Owns the story of the crash tests and the picture of the world that they compare.

mod disputed;
mod hired;
mod hourly;
mod rated;
mod suspended;
mod worked;

use crate::harness::ledger::settled;
use crate::harness::moderated::{numbered_in_order, report_numbers};
use crate::harness::steps::{FORM, card, direct_channel, room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Answer, Message, OptionValue, Person, PersonError, opt};
use sqlx::{AnyPool, Row};
use std::sync::Mutex;
use std::time::Duration;

/// How long one step may take over all its tries.
const PATIENCE: Duration = Duration::from_secs(180);
/// How long a person waits for an answer before trying again.
const ANSWER: Duration = Duration::from_secs(3);

type Tried = Result<(), PersonError>;

/// Ana and Ben, Mia who moderates, and how far they are.
pub(crate) struct Story<'s> {
    world: &'s World,
    pool: AnyPool,
    ana: Person,
    ben: Person,
    mia: Person,
    /// A preview whose Send was not answered: it is pressed again, since Parley may be at it.
    unanswered: Mutex<Option<Message>>,
}

impl<'s> Story<'s> {
    pub(crate) async fn begin(world: &'s World, pool: AnyPool) -> Self {
        let ana = world.person("Ana").await.with_timeout(ANSWER);
        let ben = world.person("Ben").await.with_timeout(ANSWER);
        let mia = world.person("Mia").await.with_timeout(ANSWER);
        Self { world, pool, ana, ben, mia, unanswered: Mutex::default() }
    }

    /// An offer, a change request, an approval, other terms, an acceptance; then a second offer, declined.
    pub(crate) async fn play(&self) {
        self.play_first_offer().await;
        self.until("a change is requested", "SELECT count(*) FROM changes", 1, async || self.request().await)
            .await;
        self.until("it is approved", "SELECT count(*) FROM offers WHERE version = 2", 1, async || {
            self.approve().await
        })
        .await;
        self.until("it is modified", "SELECT count(*) FROM offers WHERE version = 3", 1, async || {
            self.modify().await
        })
        .await;
        self.until("offer #1 is accepted", "SELECT count(*) FROM contracts", 1, async || {
            self.accept("Offer #1 · Version 3").await
        })
        .await;
        self.until("offer #2 is sent", "SELECT count(*) FROM offers", 2, async || self.send("Logo").await)
            .await;
        self.until(
            "offer #2 is declined",
            "SELECT count(*) FROM offers WHERE state = 'declined'",
            1,
            async || self.decline().await,
        )
        .await;
    }

    /// An offer, until it is sent.
    pub(crate) async fn play_first_offer(&self) {
        self.until("offer #1 is sent", "SELECT count(*) FROM offers", 1, async || {
            self.send("Landing page").await
        })
        .await;
    }

    /// Tries `act` until `sql` counts `wanted`.
    async fn until(&self, what: &str, sql: &'static str, wanted: i64, act: impl AsyncFn() -> Tried) {
        let mut last = String::new();
        let done = async {
            while self.count(sql).await < wanted {
                if let Err(error) = act().await {
                    last = error.to_string();
                    tokio::time::sleep(Duration::from_millis(30)).await;
                }
            }
        };
        let in_time = tokio::time::timeout(PATIENCE, done).await;
        assert!(in_time.is_ok(), "never came to pass: {what}. The last try: {last}");
        // Who acts before they are told is not told any more; here everybody is.
        settled(&self.pool).await;
    }

    /// How often Ana and Ben were pinged, once both have heard of the last message.
    pub(crate) async fn pings(&self) -> [usize; 2] {
        let room = self.room().await.expect("the room");
        let messages = self.ben.messages(room).await.expect("messages");
        let last = messages.iter().rfind(|message| !message.ephemeral()).expect("a message").id.to_string();
        for person in [&self.ana, &self.ben] {
            let heard = || person.events().iter().any(|seen| seen.data["id"] == last);
            while !heard() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
        [&self.ana, &self.ben].map(|person| {
            let mut told: Vec<String> = person
                .events()
                .into_iter()
                .filter(|seen| seen.name == "MESSAGE_CREATE")
                .filter(|seen| {
                    let mentions = seen.data["mentions"].as_array();
                    mentions.is_some_and(|all| all.iter().any(|user| user["id"] == person.id().to_string()))
                })
                .map(|seen| seen.data["id"].to_string())
                .collect();
            told.sort();
            told.dedup();
            told.len()
        })
    }

    async fn count(&self, sql: &'static str) -> i64 {
        loop {
            match sqlx::query(sql).fetch_one(&self.pool).await {
                Ok(row) => return row.get(0),
                // The tables may not be there yet, when the first start was cut short.
                Err(error) if is_too_early(&error.to_string()) => return 0,
                // Taking a busy database for an empty one would have people do everything twice.
                Err(_) => tokio::time::sleep(Duration::from_millis(30)).await,
            }
        }
    }

    async fn room(&self) -> Result<Id, PersonError> {
        Ok(self.ben.wait_channel(self.world.guild, |channel| channel.name == "ana-ben").await?.id)
    }

    async fn send(&self, title: &str) -> Tried {
        let mut form = FORM;
        form[0].1 = title;
        self.send_with(&form).await
    }

    async fn send_with(&self, form: &[(&str, &str)]) -> Tried {
        let (guild, general) = (self.world.guild, self.world.general);
        let unanswered = self.unanswered.lock().expect("nobody panics").clone();
        if let Some(preview) = unanswered {
            return self.press_send(&preview).await;
        }
        let brief = OptionValue::File("brief.txt".to_owned(), b"What we need.".to_vec());
        let to = [opt("to", OptionValue::User(self.ben.id())), opt("file1", brief)];
        let modal = self.ana.command(guild, general, "offer send", &to).await?.modal()?;
        let preview = self.ana.submit(&modal, form).await?.message()?;
        self.press_send(&preview).await
    }

    async fn press_send(&self, preview: &Message) -> Tried {
        *self.unanswered.lock().expect("nobody panics") = Some(preview.clone());
        let answer = self.ana.press(self.world.general, preview, "Send").await?;
        if !matches!(answer, Answer::Failed(_)) {
            *self.unanswered.lock().expect("nobody panics") = None;
        }
        Ok(())
    }

    async fn request(&self) -> Tried {
        let room = self.room().await?;
        let offer = self.find(&self.ben, room, "Offer #1 · Version 1").await?;
        let modal = self.ben.press(room, &offer, "Request changes").await?.modal()?;
        let filled = [("price", "$1,800"), ("milestones", "")];
        let preview = self.ben.submit(&modal, &filled).await?.message()?;
        // A preview that was begun before the crash has the message already.
        let label = if preview.button("Add message").is_some() { "Add message" } else { "Edit message" };
        let modal = self.ben.press(room, &preview, label).await?.modal()?;
        let words = [("message", "It is more work than that.")];
        let preview = self.ben.submit(&modal, &words).await?.message()?;
        self.ben.press(room, &preview, "Send request").await?;
        Ok(())
    }

    async fn approve(&self) -> Tried {
        let room = self.room().await?;
        let request = self.find(&self.ana, room, "Change request").await?;
        self.ana.press(room, &request, "Approve").await?;
        Ok(())
    }

    async fn modify(&self) -> Tried {
        let room = self.room().await?;
        let offer = self.find(&self.ana, room, "Offer #1 · Version 2").await?;
        let modal = self.ana.press(room, &offer, "Edit offer").await?.modal()?;
        let preview = self.ana.submit(&modal, &[("price", "$1,700")]).await?.message()?;
        self.ana.press(room, &preview, "Send").await?;
        Ok(())
    }

    async fn accept(&self, version: &str) -> Tried {
        let room = self.room().await?;
        let offer = self.find(&self.ben, room, version).await?;
        let asked = self.ben.press(room, &offer, "Accept offer").await?.message()?;
        let confirm = asked.buttons().first().map(|button| button.label.clone()).unwrap_or_default();
        self.ben.press(room, &asked, &confirm).await?;
        Ok(())
    }

    async fn decline(&self) -> Tried {
        let room = self.room().await?;
        let offer = self.find(&self.ben, room, "Offer #2 · Version 1").await?;
        let reasons = self.ben.press(room, &offer, "Decline offer").await?.message()?;
        let select = reasons.selects().first().map(|select| select.custom_id.clone()).unwrap_or_default();
        let modal = self.ben.choose(room, &reasons, &select, &["too_busy"]).await?.modal()?;
        self.ben.submit(&modal, &[("message", "Perhaps in spring.")]).await?;
        Ok(())
    }

    async fn find(&self, person: &Person, room: Id, words: &str) -> Result<Message, PersonError> {
        person.wait_message(room, |message| !message.ephemeral() && shows(message, words)).await
    }
}

fn is_too_early(error: &str) -> bool {
    ["no such table", "does not exist", "unable to open"].iter().any(|words| error.contains(words))
}

fn shows(message: &Message, words: &str) -> bool {
    message.embeds().iter().any(|embed| embed.to_string().contains(words))
}

/// The world as people find it at the end: no ids, no times.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) channels: Vec<String>,
    pub(crate) room: Vec<String>,
    /// What each of the two was told by direct message.
    pub(crate) told: Vec<String>,
    /// What moderators were told in their channel.
    pub(crate) queue: Vec<String>,
}

/// Takes the picture with Ben's eyes.
pub(crate) async fn picture(world: &World) -> Picture {
    picture_with(world, 2).await
}

/// The same once the card of this offer stands there.
pub(crate) async fn picture_with(world: &World, offer: u32) -> Picture {
    let ben = world.person("Ben").await;
    let mut channels: Vec<String> =
        ben.channels(world.guild).await.expect("channels").into_iter().map(|channel| channel.name).collect();
    channels.extend(ben.threads(world.guild).await.expect("threads").into_iter().map(|thread| thread.name));
    channels.sort();
    let id = room(world, &ben, "ana-ben").await;
    card(&ben, id, offer, 1).await;
    let messages = ben.messages(id).await.expect("messages");
    // What only one person sees is an answer, and answers are best effort.
    let lasting = messages.iter().filter(|message| !message.ephemeral());
    let mut told = Vec::new();
    for person in [world.person("Ana").await, ben] {
        // Whoever only sends an offer has nothing to hear of yet.
        let Some(channel) = direct_channel(&person).await else { continue };
        let messages = person.messages(channel).await.expect("messages");
        let lasting = messages.iter().filter(|message| !message.ephemeral());
        told.extend(lasting.map(|message| format!("{}: {}", person.name(), describe(message))));
    }
    let mut queue = suspended::queue(world).await.expect("the moderators' channel");
    // No run gives a report the number that another one gave it.
    let numbers = report_numbers(world).await;
    for text in told.iter_mut().chain(&mut queue) {
        *text = numbered_in_order(&numbers, text);
    }
    Picture { channels, room: lasting.map(describe).collect(), told, queue }
}

impl Picture {
    /// The first difference to `other`, in words; `None` when there is none.
    pub(crate) fn difference(&self, other: &Self) -> Option<String> {
        if self.channels != other.channels {
            return Some(format!("channels {:?} instead of {:?}", self.channels, other.channels));
        }
        first_difference(&self.room, &other.room)
            .or_else(|| first_difference(&self.told, &other.told))
            .or_else(|| first_difference(&self.queue, &other.queue))
    }
}

fn first_difference(these: &[String], those: &[String]) -> Option<String> {
    let longest = these.len().max(those.len());
    let differs = (0..longest).find(|&at| these.get(at) != those.get(at))?;
    Some(format!("message {differs}:\n{:#?}\ninstead of\n{:#?}", these.get(differs), those.get(differs)))
}

fn describe(message: &Message) -> String {
    let labels: Vec<_> = message.buttons().into_iter().map(|button| button.label).collect();
    let pinned = if message.pinned() { " (pinned)" } else { "" };
    let told = message.mentions().len();
    let words = without_times(&message.words());
    format!("{words}\n{labels:?} mentions {told}{pinned}")
}

/// Every run has its own times: their digits go, and so do the weekday before one and days written out. Where one run comes
/// to a step before midnight, another may come to it after.
pub(crate) fn without_times(text: &str) -> String {
    const WEEKDAYS: [&str; 7] = ["Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, ", "Sun, "];
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<t:") {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end);
        let before = &rest[..start];
        let weekday = WEEKDAYS.iter().find_map(|weekday| before.strip_suffix(weekday));
        plain.push_str(weekday.unwrap_or(before));
        plain.push_str("<t>");
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    without_days(&(plain + rest))
}

/// The same for days such as 2027-01-01.
fn without_days(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    let is_day = |part: &str| {
        let lengths: Vec<usize> = part.split('-').map(str::len).collect();
        lengths == [4, 2, 2]
    };
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let end = rest[start..].find(|c| !is_part(c)).map_or(rest.len(), |length| start + length);
        plain.push_str(&rest[..start]);
        plain.push_str(if is_day(&rest[start..end]) { "<day>" } else { &rest[start..end] });
        rest = &rest[end..];
    }
    plain + rest
}
