//! The third contract: Ben draws icons for Dana, in two days. With a second client, he has a Job Success Score.

use super::Past;
use super::acts::{accept, approve_and_pay, confirm, offered, rate_each_other, send_offer, submit};
use crate::demo::story::rate::close;

const OFFER: [(&str, &str); 4] = [
    ("title", "Icons for a flyer"),
    ("description", "Three small drawings for a bakery's flyer: a loaf, a cup, a sun. Black ink, as SVG."),
    ("price", "120 USD"),
    ("schedule", "due in 3 days"),
];

/// Plays it.
pub(super) async fn play(past: &Past) -> anyhow::Result<()> {
    let Past { ben, dana, .. } = past;
    past.reach(24, 9, 10).await?;
    send_offer(past, (dana, ben), &OFFER).await?;
    let (room, card) = offered(past, ben, "dana-ben", 3).await?;
    past.reach(24, 10, 30).await?;
    accept(ben, room, &card).await?;
    past.reach(25, 16, 0).await?;
    let words = "All three, and a second loaf to choose from: https://example.com/icons";
    let submitted = submit(ben, dana, room, ("1", words)).await?;
    past.reach(25, 17, 20).await?;
    approve_and_pay(dana, room, &submitted, ("120", "By card")).await?;
    past.reach(25, 17, 45).await?;
    confirm(ben, room, "120 USD").await?;
    past.reach(25, 18, 5).await?;
    close(dana, room, "Completed", "We take both loaves. Thank you!").await?;
    let of_dana =
        ("5 ★", &["On time", "Would work together again"][..], "Quick, and better than we had hoped.");
    let of_ben = ("4 ★", &["Quick answers"][..], "Friendly, but two days were short.");
    rate_each_other(room, (dana, of_dana), (ben, of_ben)).await
}
