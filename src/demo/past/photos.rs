//! The second contract: Chidi takes photos for Ana by the hour. A week ends with its statement, Ana pays it, and Chidi ends the contract
//! early; they rate each other.

use super::Past;
use super::acts::{accept, confirm, offered, pay, rate_each_other, send_offer};
use crate::demo::story::expect;
use crate::demo::story::rate::{close, notice};
use crate::demo::story::work::contract;
use discord_emulator::Id;

/// The day on which the week's statement comes, counted from the first.
pub(super) const STATEMENT_DAY: u64 = 28;
/// The day of its end.
pub(super) const LAST_DAY: u64 = 30;
const ROOM: &str = "ana-chidi";
const OFFER: [(&str, &str); 3] = [
    ("title", "Photos of the café at work"),
    (
        "description",
        "A few mornings behind the counter and at the oven, for our page and the window. Natural light, no posing.",
    ),
    ("price", "40 EUR/h, max 10 h/week"),
];

/// Plays it up to the week in which Chidi works.
pub(super) async fn work(past: &Past) -> anyhow::Result<()> {
    let Past { ana, chidi, .. } = past;
    past.reach(18, 14, 0).await?;
    send_offer(past, (ana, chidi), &OFFER).await?;
    let (room, card) = offered(past, chidi, ROOM, 2).await?;
    past.reach(18, 16, 25).await?;
    accept(chidi, room, &card).await?;
    past.reach(18, 16, 27).await?;
    chidi.say(room, "Happy to! I'll be there on Tuesday at five, when the first loaves come out.").await?;
    past.reach(22, 9, 40).await?;
    log(past, room, "2h 30m", "Bakers and the first guests").await?;
    past.reach(23, 19, 15).await?;
    log(past, room, "1h 45m", "Picked and edited twenty pictures").await
}

/// Plays its end, from the moment at which the week is over.
pub(super) async fn end(past: &Past) -> anyhow::Result<()> {
    let Past { world, ana, chidi, .. } = past;
    let room = ana.channel_named(world.guild, ROOM).await?.id;
    notice(ana, room, "Statement for the week of").await?;
    past.reach(STATEMENT_DAY, 9, 30).await?;
    ana.say(room, "I love the one with the steam. It goes in the window.").await?;
    pay(ana, room, &contract(ana, room, "4h 15m in all").await?, ("170", "For last week")).await?;
    past.reach(STATEMENT_DAY, 13, 5).await?;
    confirm(chidi, room, "170 EUR").await?;
    past.reach(LAST_DAY, 17, 50).await?;
    let words =
        "I'm moving away at the end of the month, so I can't do the other mornings. It was a pleasure!";
    close(chidi, room, "Something else", words).await?;
    let of_ana = ("4 ★", &["Knows the craft"][..], "Lovely pictures. A pity that it ended so early.");
    let of_chidi = ("5 ★", &["Respectful", "Would work together again"][..], "The best rolls in town.");
    rate_each_other(room, (ana, of_ana), (chidi, of_chidi)).await
}

async fn log(past: &Past, room: Id, time: &str, done: &str) -> anyhow::Result<()> {
    let Past { chidi, .. } = past;
    let shown = contract(chidi, room, "Hours").await?;
    let form = chidi.press(room, &shown, "Log hours").await?.modal()?;
    let preview = chidi.submit(&form, &[("time", time), ("done", done)]).await?.message()?;
    let logged = chidi.press(room, &preview, "Log hours").await?.message()?;
    expect(&logged, &format!("Logged: {time}"))
}
