//! Ninth and tenth scene: Dana posts a job on the board that Mia chose, and invites Ben. He sends a proposal, and she hires him.

use super::work::contract;
use super::{Story, act, card, expect, room};
use crate::demo::narrate::Narrator;
use anyhow::ensure;
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, opt};

/// The channel that becomes the job board.
const BOARD: &str = "find-work";
/// What Dana types, by the names of the form's inputs.
const JOB: [(&str, &str); 4] = [
    ("title", "Booking page for a studio"),
    ("description", "Guests pick a day and a room. We have the design; you build it."),
    ("skills", "Web design"),
    ("budget", "up to 900 EUR"),
];
/// What Ben answers.
const PROPOSAL: [(&str, &str); 4] = [
    ("letter", "I built one for a climbing gym last year, and can start on Monday."),
    ("price", "800 EUR"),
    ("schedule", "due in 3 weeks"),
    ("milestones", "Calendar: 500\nPayment: 300"),
];

/// Makes a channel the job board of the server.
pub(in crate::demo) async fn choose_board(mia: &Person, guild: Id, general: Id) -> anyhow::Result<Id> {
    let board = mia.channel_named(guild, BOARD).await?.id;
    let settings = mia.command(guild, general, "parley settings", &[]).await?.message()?;
    let shown = mia.press(general, &settings, "Job board").await?.message()?;
    let saved = mia.choose(general, &shown, "Channel for jobs", &[&board.to_string()]).await?.message()?;
    expect(&saved, "Jobs now appear in")?;
    Ok(board)
}

/// Posts a job from `#general`; returns its post on the board.
pub(in crate::demo) async fn post(
    client: &Person,
    (guild, general, board): (Id, Id, Id),
    (number, typed): (u32, &[(&str, &str)]),
) -> anyhow::Result<Message> {
    let form = client.command(guild, general, "job post", &[]).await?.modal()?;
    let preview = client.submit(&form, typed).await?.message()?;
    expect(&preview, "Preview")?;
    let posted = client.press(general, &preview, "Post job").await?.message()?;
    expect(&posted, &format!("Job #{number} posted"))?;
    on_board(client, board, &format!("Job #{number} · Open")).await
}

/// Plays both; returns the channel in which the offer is made.
pub(super) async fn hire(story: &Story<'_>, voice: &mut Narrator) -> anyhow::Result<Id> {
    let Story { ben, dana, mia, guild, general, .. } = story;
    voice.blank()?;
    voice.heading("9 · Dana posts a job and invites Ben")?;
    act(voice, mia, &format!("runs the server. In /parley settings she chooses #{BOARD} as the job board."))?;
    let board = choose_board(mia, *guild, *general).await?;
    act(voice, dana, "types /job post and fills in the form:")?;
    voice.form(&JOB)?;
    let job = post(dana, (*guild, *general, board), (1, &JOB)).await?;
    act(voice, dana, &format!("presses Post job. Everyone can see it in #{BOARD} now:"))?;
    story.show(voice, &job, &["Budget", "Skills"])?;

    act(voice, dana, "types /job invite number:1 person:@Ben.")?;
    let options = [opt("number", "1"), opt("person", OptionValue::User(ben.id()))];
    let sent = dana.command(*guild, *general, "job invite", &options).await?.message()?;
    expect(&sent, "Invitation to job #1 sent")?;
    let is_invitation = |message: &Message| message.says("invited you to a job");
    let invitation = ben.wait_direct_message(is_invitation).await?;
    act(voice, ben, "gets it as a direct message, which says how it differs from an offer:")?;
    story.show(voice, &invitation, &["How is this different"])?;

    act(voice, ben, "presses Send proposal, fills in the form, and reads the preview before he sends it:")?;
    voice.form(&PROPOSAL)?;
    let form = ben.press(invitation.channel, &invitation, "Send proposal").await?.modal()?;
    let preview = ben.submit(&form, &PROPOSAL).await?.message()?;
    story.show(voice, &preview, &["Price", "Milestones"])?;
    let sent = ben.press(invitation.channel, &preview, "Send proposal").await?.message()?;
    expect(&sent, "Proposal sent for job #1")?;
    answer(story, voice, (board, &job)).await
}

/// Dana reads the proposal and hires Ben.
async fn answer(story: &Story<'_>, voice: &mut Narrator, (board, job): (Id, &Message)) -> anyhow::Result<Id> {
    let Story { ben, dana, .. } = story;
    voice.blank()?;
    voice.heading("10 · Dana hires Ben")?;
    act(voice, dana, "presses Proposals below the job and opens Ben's. His record stands beside his terms:")?;
    let list = dana.press(board, job, "Proposals").await?.message()?;
    let proposal = dana.choose(board, &list, "Open a proposal", &["Ben"]).await?.message()?;
    expect(&proposal, "climbing gym")?;
    story.show(voice, &proposal, &["Price", "Milestones", "About"])?;
    act(voice, dana, "presses Hire. The form of a direct offer has the terms already, and she sends it.")?;
    let form = dana.press(board, &proposal, "Hire").await?.modal()?;
    let preview = dana.submit(&form, &[]).await?.message()?;
    let sent = dana.press(board, &preview, "Send").await?.message()?;
    expect(&sent, "Offer #3")?;

    let room = room(story, ben, "dana-ben").await?;
    let offer = card(ben, room, "Offer #3 · Version 1", "Pending").await?;
    ensure!(offer.mentions() == [ben.id()], "the card should mention only Ben");
    act(voice, ben, "accepts it in #dana-ben as any offer, and confirms the terms.")?;
    let question = ben.press(room, &offer, "Accept offer").await?.message()?;
    let accepted = ben.press(room, &question, "Accept these terms").await?.message()?;
    expect(&accepted, "Offer accepted")?;
    contract(ben, room, "accepted your offer").await?;
    let closed = on_board(dana, board, "Job #1 · Closed").await?;
    act(voice, dana, "wanted one person, so the job is closed:")?;
    story.show(voice, &closed, &["Status", "Closed"])?;
    Ok(room)
}

/// A job's post once its footer says this.
async fn on_board(person: &Person, board: Id, footer: &str) -> anyhow::Result<Message> {
    let is_it = |message: &Message| {
        !message.ephemeral() && message.embeds().iter().any(|embed| embed["footer"]["text"] == footer)
    };
    Ok(person.wait_message(board, is_it).await?)
}
