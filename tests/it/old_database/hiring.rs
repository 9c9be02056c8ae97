//! An agency of before jobs were posted is invited to one and applies for it, as a new agency does.

use crate::harness::steps::message;
use crate::harness::world::World;
use crate::jobs::{JOB, post_job};
use crate::proposals::PROPOSAL;
use discord_emulator::person::opt;

/// Ana invites the agency that Dana owned and Ben managed then; Dana is told, and Ben applies in its name.
pub(super) async fn an_old_agency_applies(world: &World) {
    let [ana, dana, ben] = [world.person("Ana").await, world.person("Dana").await, world.person("Ben").await];
    post_job(world, &ana, &[opt("visible", "invited")], &JOB).await;
    let agency = [opt("number", "1"), opt("agency", "Studio North")];
    let invited = message(ana.command(world.guild, world.general, "job invite", &agency).await);
    assert!(invited.says("Invitation to job #1 sent"), "{}", invited.words());
    let told = dana.wait_direct_message(|told| told.says("invited your agency, **Studio North**")).await;
    told.expect("told");
    let asked = ben.command(world.guild, world.general, "job apply", &agency).await.expect("an answer");
    let preview = message(ben.submit(&asked.modal().expect("a form"), &PROPOSAL).await);
    let sent = message(ben.press(world.general, &preview, "Send proposal").await);
    assert!(sent.says("Proposal sent for job #1"), "{}", sent.words());
    let told = ana.wait_direct_message(|told| told.says("**Studio North** sent you a proposal")).await;
    told.expect("told");
    let own = message(dana.command(world.guild, world.general, "proposals", &[]).await);
    assert!(own.says("for **Studio North**"), "{}", own.words());
}
