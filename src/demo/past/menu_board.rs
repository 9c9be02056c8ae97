//! The first contract: Ben draws a menu board for Ana, in two milestones. One is sent back once, both are approved and paid, and Ana
//! closes it as completed, and they rate each other.

use super::Past;
use super::acts::{
    accept, approve_and_pay, ask_revision, confirm, offered, rate_each_other, send_offer, submit,
};
use crate::demo::story::expect;
use crate::demo::story::rate::{close, notice};

const PROFILE: [(&str, &str); 4] = [
    ("headline", "Signs, menus and small web pages"),
    ("bio", "I draw and letter by hand, and build small sites. I answer within a day."),
    ("skills", "Illustration, Lettering, Web design"),
    ("rate", "45 USD/h"),
];
const OFFER: [(&str, &str); 5] = [
    ("title", "Menu board for the café"),
    (
        "description",
        "A chalkboard for the wall behind the counter, 120 × 80 cm: twelve drinks, six cakes, room for a daily special.",
    ),
    ("price", "600 USD"),
    ("schedule", "due in 4 weeks"),
    ("milestones", "Sketch: 150\nLettering: 450"),
];
const BY_TRANSFER: &str = "By bank transfer";

/// Plays it.
pub(super) async fn play(past: &Past) -> anyhow::Result<()> {
    let Past { world, ana, ben, general, find_work, .. } = past;
    let mia = world.person("Mia").await?;
    mia.say(
        *general,
        "Welcome, everyone! If you're looking for work, or for someone to do it, ask in #find-work.",
    )
    .await?;
    past.reach(0, 8, 36).await?;
    let form = ben.command(world.guild, *general, "profile edit", &[]).await?.modal()?;
    let saved = ben.submit(&form, &PROFILE).await?.message()?;
    expect(&saved, "This is how others see your profile")?;
    past.reach(0, 8, 41).await?;
    ana.say(*find_work, "We're opening a café soon and need a menu board. Does anyone here letter by hand?")
        .await?;
    past.reach(0, 8, 55).await?;
    ben.say(*find_work, "I do! Send me an offer and I'll have a look tonight.").await?;
    past.reach(0, 9, 12).await?;
    send_offer(past, (ana, ben), &OFFER).await?;
    let (room, card) = offered(past, ben, "ana-ben", 1).await?;
    past.reach(0, 18, 30).await?;
    accept(ben, room, &card).await?;
    past.reach(0, 18, 34).await?;
    ben.say(room, "Thank you! I'll come by on Wednesday to measure the wall.").await?;

    past.reach(4, 15, 5).await?;
    let first = "Three sketches, I'd go with the second: https://example.com/menu-sketches";
    let submitted = submit(ben, ana, room, ("1", first)).await?;
    past.reach(4, 16, 20).await?;
    let wish = "The second, yes! Could the prices be larger? My grandfather wants to read them too.";
    ask_revision(ana, room, &submitted, wish).await?;
    notice(ben, room, wish).await?;
    past.reach(7, 10, 15).await?;
    let again = "Larger prices, and a small sun in the corner. Same link.";
    let submitted = submit(ben, ana, room, ("1", again)).await?;
    past.reach(7, 11, 2).await?;
    approve_and_pay(ana, room, &submitted, ("150", BY_TRANSFER)).await?;
    past.reach(8, 9, 20).await?;
    confirm(ben, room, "150 USD").await?;

    past.reach(16, 14, 30).await?;
    let last = "It's on the wall, and dry. Pictures: https://example.com/menu-board";
    let submitted = submit(ben, ana, room, ("2", last)).await?;
    past.reach(17, 8, 10).await?;
    approve_and_pay(ana, room, &submitted, ("450", BY_TRANSFER)).await?;
    past.reach(17, 12, 45).await?;
    confirm(ben, room, "450 USD").await?;
    past.reach(18, 9, 0).await?;
    close(ana, room, "Completed", "Guests take pictures of it. Thank you, Ben!").await?;
    let of_ana =
        ("5 ★", &["Great work", "Clear communication"][..], "Patient with my wishes, and it's beautiful.");
    let of_ben =
        ("5 ★", &["Clear brief", "Paid on time"][..], "She knew what she wanted and paid the next day.");
    rate_each_other(room, (ana, of_ana), (ben, of_ben)).await
}
