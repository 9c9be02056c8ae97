//! What people do in the past: send and accept an offer, submit work, approve it, pay, close a contract. Owns the steps of each, and
//! that each went as meant.

use super::Past;
use crate::demo::story::rate::{notice, rate};
use crate::demo::story::work::contract as pinned;
use crate::demo::story::{card, expect};
use discord_emulator::Id;
use discord_emulator::person::{Answer, Message, OptionValue, Person, opt};

/// Sends an offer from `#general`; `typed` has what its form asks for, by the names of the inputs.
pub(super) async fn send_offer(
    past: &Past,
    (client, to): (&Person, &Person),
    typed: &[(&str, &str)],
) -> anyhow::Result<()> {
    let options = [opt("to", OptionValue::User(to.id()))];
    let form = client.command(past.world.guild, past.general, "offer send", &options).await?.modal()?;
    let preview = client.submit(&form, typed).await?.message()?;
    expect(&preview, "Preview")?;
    let sent = client.press(past.general, &preview, "Send").await?.message()?;
    expect(&sent, "is on its way")
}

/// The private channel of this name, and the card of offer `number` in it, once `person` sees both.
pub(super) async fn offered(
    past: &Past,
    person: &Person,
    channel: &str,
    number: u32,
) -> anyhow::Result<(Id, Message)> {
    let room = person.wait_channel(past.world.guild, |one| one.name == channel).await?.id;
    Ok((room, card(person, room, &format!("Offer #{number} · Version 1"), "Pending").await?))
}

/// Accepts an offer; returns once the contract is pinned.
pub(super) async fn accept(person: &Person, room: Id, card: &Message) -> anyhow::Result<()> {
    let question = person.press(room, card, "Accept offer").await?.message()?;
    let accepted = person.press(room, &question, "Accept these terms").await?.message()?;
    expect(&accepted, "Offer accepted")?;
    pinned(person, room, "accepted your offer").await.map(drop)
}

/// Submits a milestone, by its place, or the whole where there are none; returns the notice that `client` gets.
pub(super) async fn submit(
    person: &Person,
    client: &Person,
    room: Id,
    (place, words): (&str, &str),
) -> anyhow::Result<Message> {
    let shown = pinned(person, room, "accepted your offer").await?;
    let form = match person.press(room, &shown, "Submit work").await? {
        // There's no list where only one is left.
        Answer::Modal(form) => form,
        list => person.choose(room, &list.message()?, "Choose a milestone", &[place]).await?.modal()?,
    };
    let submitted = person.submit(&form, &[("message", words)]).await?.message()?;
    expect(&submitted, "Submitted:")?;
    notice(client, room, words).await
}

/// Asks for a revision of what a notice tells of.
pub(super) async fn ask_revision(
    client: &Person,
    room: Id,
    submitted: &Message,
    words: &str,
) -> anyhow::Result<()> {
    let shown = client.press(room, submitted, "Review work").await?.message()?;
    let form = client.press(room, &shown, "Ask for a revision").await?.modal()?;
    let asked = client.submit(&form, &[("message", words)]).await?.message()?;
    expect(&asked, "Revision requested")
}

/// Approves what a notice tells of, and records what was paid for it.
pub(super) async fn approve_and_pay(
    client: &Person,
    room: Id,
    submitted: &Message,
    paid: (&str, &str),
) -> anyhow::Result<()> {
    let shown = client.press(room, submitted, "Review work").await?.message()?;
    let approved = client.press(room, &shown, "Approve").await?.message()?;
    expect(&approved, "Approved:")?;
    pay(client, room, &approved, paid).await
}

/// Records a payment, from a message that leads to it: the amount and a note.
pub(super) async fn pay(
    client: &Person,
    room: Id,
    shown: &Message,
    (amount, note): (&str, &str),
) -> anyhow::Result<()> {
    let form = client.press(room, shown, "Record payment").await?.modal()?;
    let preview = client.submit(&form, &[("amount", amount), ("note", note)]).await?.message()?;
    let recorded = client.press(room, &preview, "Record").await?.message()?;
    expect(&recorded, "Payment recorded")
}

/// Confirms the payment of this amount.
pub(super) async fn confirm(person: &Person, room: Id, amount: &str) -> anyhow::Result<()> {
    let told = notice(person, room, &format!("says they paid {amount}")).await?;
    let shown = person.press(room, &told, "Review payment").await?.message()?;
    let confirmed = person.press(room, &shown, "Confirm").await?.message()?;
    expect(&confirmed, "Payment confirmed")?;
    pinned(person, room, "Confirmed:").await.map(drop)
}

/// Both give feedback, which is published then.
pub(super) async fn rate_each_other(
    room: Id,
    (client, of_client): (&Person, (&str, &[&str], &str)),
    (freelancer, of_freelancer): (&Person, (&str, &[&str], &str)),
) -> anyhow::Result<()> {
    expect(&rate(client, room, of_client).await?, "Feedback saved")?;
    expect(&rate(freelancer, room, of_freelancer).await?, "Feedback published")?;
    notice(client, room, "You both gave feedback").await.map(drop)
}
