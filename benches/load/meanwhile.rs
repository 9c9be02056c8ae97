//! How long a press takes while Parley does something large, beside how long it took before.

use std::pin::pin;
use std::time::{Duration, Instant};

/// From one press to the next.
const BEAT: Duration = Duration::from_millis(20);
/// Presses before.
const BEFORE: u32 = 500;

/// Presses before `work`, again and again while it lasts, and prints both; returns what came of the work and how long it took.
/// `press` is told how many came before it.
pub(crate) async fn pressed_during<T>(
    press: impl AsyncFn(u32) -> anyhow::Result<()>,
    work: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<(T, Duration)> {
    let timed = async |at: u32| {
        let begun = Instant::now();
        press(at).await?;
        let took = begun.elapsed();
        tokio::time::sleep(BEAT).await;
        anyhow::Ok(took)
    };
    let mut before = Vec::new();
    for at in 0..BEFORE {
        before.push(timed(at).await?);
    }
    let begun = Instant::now();
    let mut work = pin!(work);
    let mut meanwhile = Vec::new();
    let (done, took) = loop {
        let pressing = pin!(timed(u32::try_from(meanwhile.len())?));
        tokio::select! {
            done = &mut work => break (done?, begun.elapsed()),
            took = pressing => meanwhile.push(took?),
        }
    };
    for (what, mut times) in [("before", before), ("meanwhile", meanwhile)] {
        times.sort_unstable();
        let at = |percent: usize| {
            let time = times.get(times.len() * percent / 100).copied().unwrap_or_default();
            time.as_secs_f64() * 1_000.0
        };
        println!("  a press {what} ({}): p50 {:.2} ms, p99 {:.2} ms", times.len(), at(50), at(99));
    }
    Ok((done, took))
}
