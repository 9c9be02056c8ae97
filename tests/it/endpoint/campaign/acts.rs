//! What a person does about an offer or a contract, one try each: what they look at, what they press, and which words say that it's done
//! or was done before.

use super::people::{Pair, Said, Stop, Try};
use crate::harness::steps::footer_of;
use discord_emulator::Id;
use discord_emulator::person::{Answer, Message, Modal, OptionValue, Person, opt};
use std::sync::Mutex;

/// A preview that is pressed until its person knows what became of it.
pub(super) type Held = Mutex<Option<Message>>;

/// What is sent in a form about the whole of an offer.
const TERMS: [(&str, &str); 5] = [
    ("title", ""),
    ("description", "A page for the spring campaign, in our colours."),
    ("price", "$1,500"),
    ("schedule", "due in 3 weeks"),
    ("milestones", ""),
];

impl Pair {
    /// The client sends an offer with this title.
    pub(super) async fn send(&self, held: &Held, title: &str) -> Try {
        let (client, guild, general) = (self.client(), self.stage.guild, self.stage.general);
        let preview = match taken(held) {
            Some(preview) => self.look_again(client, preview).await?,
            None => {
                let to = [opt("to", OptionValue::User(self.party().id()))];
                let asked = self.ask(client.command(guild, general, "offer send", &to)).await?;
                let form = self.form(asked, &[])?;
                let mut typed = TERMS;
                typed[0].1 = title;
                self.shown(self.ask(client.submit(&form, &typed)).await?)?
            }
        };
        self.settle(client, held, preview, "Send", (&["is on its way"], &["Nothing was sent twice"])).await
    }

    /// The freelancer asks for another price.
    pub(super) async fn request(&self, held: &Held, number: u64) -> Try {
        let (party, room) = (self.party(), self.room().await?);
        let done: Words<'_> =
            (&["Changes requested for offer"], &["already a change request", "Nothing was sent twice"]);
        let preview = match taken(held) {
            Some(preview) => self.look_again(party, preview).await?,
            None => {
                let card = self.card(party, room, number, 1).await?;
                if footer_of(&card).contains("Changes requested") {
                    return Ok(Said::Before(footer_of(&card)));
                }
                let asked = self.ask(party.press(room, &card, "Request changes")).await?;
                let form = self.form(asked, done.1)?;
                self.shown(self.ask(party.submit(&form, &[("price", "$1,800")])).await?)?
            }
        };
        self.settle(party, held, preview, "Send request", done).await
    }

    /// The client agrees to the change that was asked for, or doesn't.
    pub(super) async fn answer_request(&self, number: u64, agrees: bool) -> Try {
        let (client, room) = (self.client(), self.room().await?);
        let start = format!("Change request for offer #{number} · ");
        let request = self.find(client, room, &|message| footer_of(message).starts_with(&start)).await?;
        if !footer_of(&request).ends_with("Open") {
            return Ok(Said::Before(footer_of(&request)));
        }
        let before = ["This change request has ended", "offer changed while you were looking"];
        if agrees {
            let done: Words<'_> = (&["is now version 2"], &before);
            return self.decide(client.press(room, &request, "Approve"), done).await;
        }
        let form = self.form(self.ask(client.press(room, &request, "Reject")).await?, &before)?;
        self.decide(client.submit(&form, &[("message", "Not this time.")]), (&["rejected"], &before)).await
    }

    /// The client sends other terms.
    pub(super) async fn modify(&self, held: &Held, number: u64) -> Try {
        let (client, room) = (self.client(), self.room().await?);
        let done: Words<'_> = (&["is now version 2"], &["Nothing was sent twice", "terms have changed"]);
        let preview = match taken(held) {
            Some(preview) => self.look_again(client, preview).await?,
            None => {
                let card = self.card(client, room, number, 1).await?;
                if footer_of(&card).contains("Replaced") {
                    return Ok(Said::Before(footer_of(&card)));
                }
                let asked = self.ask(client.press(room, &card, "Edit offer")).await?;
                let form = self.form(asked, done.1)?;
                self.shown(self.ask(client.submit(&form, &[("price", "$1,700")])).await?)?
            }
        };
        self.settle(client, held, preview, "Send", done).await
    }

    /// The freelancer accepts these terms.
    pub(super) async fn accept(&self, number: u64, version: u32) -> Try {
        let (party, room) = (self.party(), self.room().await?);
        let card = self.card(party, room, number, version).await?;
        let done: Words<'_> = (&["Offer accepted"], &["You already accepted it"]);
        if footer_of(&card).ends_with("Accepted") {
            return Ok(Said::Before(footer_of(&card)));
        }
        let asked = self.shown(self.ask(party.press(room, &card, "Accept offer")).await?)?;
        self.unless_before(&asked, done.1)?;
        self.decide(party.press(room, &asked, "Accept these terms"), done).await
    }

    /// The freelancer declines.
    pub(super) async fn decline(&self, number: u64, version: u32) -> Try {
        let (party, room) = (self.party(), self.room().await?);
        let card = self.card(party, room, number, version).await?;
        let before = ["You already declined it"];
        if footer_of(&card).ends_with("Declined") {
            return Ok(Said::Before(footer_of(&card)));
        }
        let asked = self.shown(self.ask(party.press(room, &card, "Decline offer")).await?)?;
        self.unless_before(&asked, &before)?;
        let chosen = party.choose(room, &asked, "Why are you declining?", &["too_busy"]);
        let form = self.form(self.ask(chosen).await?, &before)?;
        self.decide(party.submit(&form, &[]), (&["declined"], &before)).await
    }

    /// The client takes it back.
    pub(super) async fn withdraw(&self, number: u64, version: u32) -> Try {
        let (client, room) = (self.client(), self.room().await?);
        let card = self.card(client, room, number, version).await?;
        let before = ["You already withdrew it"];
        if footer_of(&card).ends_with("Withdrawn") {
            return Ok(Said::Before(footer_of(&card)));
        }
        let form = self.form(self.ask(client.press(room, &card, "Withdraw")).await?, &before)?;
        self.decide(client.submit(&form, &[]), (&["withdrawn"], &before)).await
    }

    /// The freelancer submits all of the work.
    pub(super) async fn submit(&self, number: u64) -> Try {
        let (party, room) = (self.party(), self.room().await?);
        let contract = self.contract(party, room, number, "**Submitted**").await?;
        let before = ["Already submitted", "Everything is submitted"];
        let form = self.form(self.ask(party.press(room, &contract, "Submit work")).await?, &before)?;
        let submitted = party.submit(&form, &[("message", "All of it.")]);
        self.decide(submitted, (&["Submitted: "], &before)).await
    }

    /// The client approves it.
    pub(super) async fn approve(&self, number: u64) -> Try {
        let (client, room) = (self.client(), self.room().await?);
        let contract = self.contract(client, room, number, "✅ Approved").await?;
        let before = ["Already approved", "Nothing to review"];
        let shown = self.shown(self.ask(client.press(room, &contract, "Review work")).await?)?;
        self.unless_before(&shown, &before)?;
        self.decide(client.press(room, &shown, "Approve"), (&["Approved: "], &before)).await
    }

    /// The client notes that all of it is paid.
    pub(super) async fn record(&self, held: &Held, number: u64) -> Try {
        let (client, room) = (self.client(), self.room().await?);
        let preview = match taken(held) {
            Some(preview) => self.look_again(client, preview).await?,
            None => {
                let contract = self.contract(client, room, number, "Not confirmed yet").await?;
                let asked = self.ask(client.press(room, &contract, "Record payment")).await?;
                let form = self.form(asked, &[])?;
                let typed = [("amount", "$1,500"), ("note", "")];
                self.shown(self.ask(client.submit(&form, &typed)).await?)?
            }
        };
        self.settle(client, held, preview, "Record", (&["Payment recorded"], &["Draft not found"])).await
    }

    /// The freelancer confirms it.
    pub(super) async fn confirm(&self, number: u64) -> Try {
        let (party, room) = (self.party(), self.room().await?);
        let contract = self.contract(party, room, number, "Confirmed: 1,500 USD of").await?;
        let before = ["Already confirmed", "No payment to confirm", "There's nothing left to do"];
        let shown = self.shown(self.ask(party.press(room, &contract, "Review payment")).await?)?;
        self.unless_before(&shown, &before)?;
        self.decide(party.press(room, &shown, "Confirm"), (&["Payment confirmed"], &before)).await
    }

    async fn card(&self, person: &Person, room: Id, number: u64, version: u32) -> Result<Message, Stop> {
        let footer = format!("Offer #{number} · Version {version}");
        let others = format!("{footer} ·");
        let is_card = |message: &Message| {
            let own = footer_of(message);
            !message.ephemeral() && (own == footer || own.starts_with(&others))
        };
        self.find(person, room, &is_card).await
    }

    /// The contract, unless it says already what somebody is about to do.
    async fn contract(&self, person: &Person, room: Id, number: u64, done: &str) -> Result<Message, Stop> {
        let footer = format!("Contract for offer #{number} · ");
        let is_it = |message: &Message| message.pinned() && footer_of(message).starts_with(&footer);
        let contract = self.find(person, room, &is_it).await?;
        match contract.says(done) {
            true => Err(Stop::Said(Said::Before(contract.words()))),
            false => Ok(contract),
        }
    }

    /// A preview as it is now: an answer may have come that its person gave up waiting for.
    async fn look_again(&self, person: &Person, preview: Message) -> Result<Message, Stop> {
        let all = person.messages(preview.channel).await.map_err(|error| self.trouble(error))?;
        Ok(all.into_iter().find(|message| message.id == preview.id).unwrap_or(preview))
    }

    /// Presses the button of a preview, which is held until that is answered; or reads what stands in its place.
    async fn settle(
        &self,
        person: &Person,
        held: &Held,
        preview: Message,
        label: &str,
        words: Words<'_>,
    ) -> Try {
        if preview.button(label).is_none() {
            return Ok(self.read(&preview.words(), words));
        }
        *held.lock().expect("nobody panics") = Some(preview.clone());
        self.decide(person.press(preview.channel, &preview, label), words).await
    }

    fn form(&self, answer: Answer, before: &[&str]) -> Result<Modal, Stop> {
        match answer {
            Answer::Modal(form) => Ok(form),
            other => {
                let words = self.shown(other)?.words();
                Err(Stop::Said(self.read(&words, (&[], before))))
            }
        }
    }

    fn unless_before(&self, shown: &Message, before: &[&str]) -> Result<(), Stop> {
        match self.read(&shown.words(), (&[], before)) {
            Said::Other(_) => Ok(()),
            said => Err(Stop::Said(said)),
        }
    }
}

/// Which words say that it's done, and which that it was done before.
pub(super) type Words<'w> = (&'w [&'w str], &'w [&'w str]);

fn taken(held: &Held) -> Option<Message> {
    held.lock().expect("nobody panics").clone()
}
