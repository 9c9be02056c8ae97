//! The last of the past: Dana's offer to Ben from yesterday, which waits for his answer.

use super::Past;
use super::acts::{offered, send_offer};

const OFFER: [(&str, &str); 5] = [
    ("title", "Icons for a booking page"),
    (
        "description",
        "Sixteen line icons in two sizes, as SVG, to match the ones we have. Our illustrator is away this month.",
    ),
    ("price", "480 USD"),
    ("schedule", "due in 3 weeks"),
    ("milestones", "First four: 120\nThe rest: 360"),
];

/// Plays it, at a moment in Unix milliseconds.
pub(super) async fn send(past: &Past, at_ms: u64) -> anyhow::Result<()> {
    let Past { world, ben, dana, .. } = past;
    world.pass_until(at_ms).await?;
    send_offer(past, (dana, ben), &OFFER).await?;
    offered(past, ben, "dana-ben", 4).await.map(drop)
}
