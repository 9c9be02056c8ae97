//! From a proposal to a contract: an offer with its terms, no more offers than places, and what the end of each makes of the others.

use super::{PROPOSAL, apply, on_new_board, open_own, open_proposal};
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{card, labels, message, refused, room};
use crate::harness::world::World;
use crate::jobs::on_board;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};

/// The client sends an offer for a proposal, at another price than it says.
async fn hire(ana: &Person, board: Id, seen: &Message, price: &str) -> Message {
    let form = ana.press(board, seen, "Hire").await.expect("an answer").modal().expect("a form");
    assert_eq!(form.input("title").map(|input| input.value.as_str()), Some("Logo for a bakery"));
    let preview = message(ana.submit(&form, &[("price", price), ("milestones", "")]).await);
    message(ana.press(board, &preview, "Send").await)
}

/// The offer has the proposal's terms, which its client may change; while it waits there's no place for another one.
async fn is_offered(world: &World, [ana, ben]: [&Person; 2], (board, job): (Id, &Message)) -> Id {
    let bens = open_proposal(ana, board, job, "Ben").await;
    let older = open_proposal(ana, board, job, "Ben").await;
    let form = ana.press(board, &bens, "Hire").await.expect("an answer").modal().expect("a form");
    let typed = |name: &str| form.input(name).map(|input| input.value.clone()).unwrap_or_default();
    assert_eq!(typed("price"), "800 EUR");
    assert_eq!(typed("milestones"), "Sketch: 300 EUR\nLogo: 500 EUR");
    let sent = hire(ana, board, &bens, "700 EUR").await;
    assert!(sent.says("Offer #1"), "{}", sent.words());
    let seen = open_proposal(ana, board, job, "Ben").await;
    assert!(
        seen.says("Offer sent") && labels(&seen).contains(&"View offer #1".to_owned()),
        "{}",
        seen.words()
    );
    let told = refused(world, ana.press(board, &older, "Hire")).await;
    assert!(told.contains("There's an offer for this proposal"), "{told}");
    let chidis = open_proposal(ana, board, job, "Chidi").await;
    let told = refused(world, ana.press(board, &chidis, "Hire")).await;
    assert!(told.contains("All places are spoken for") && told.contains("for 1 person"), "{told}");
    let own = open_own(world, ben, "#1 Logo for a bakery").await;
    assert_eq!(labels(&own), ["View offer #1"]);
    room(world, ben, "ana-ben").await
}

#[tokio::test]
async fn a_proposal_becomes_a_contract_and_the_job_is_closed_with_its_last_place() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, mia) = (&moderated.world, &moderated.mia);
        let (ana, ben) = (&world.person("Ana").await, &world.person("Ben").await);
        let chidi = &world.person("Chidi").await;
        let (board, job) = on_new_board(world, [ana, mia], &[]).await;
        for who in [ben, chidi] {
            apply(who, board, &job, &PROPOSAL).await;
        }
        let private = is_offered(world, [ana, ben], (board, &job)).await;

        let offer = card(ben, private, 1, 1).await;
        let asked = message(ben.press(private, &offer, "Decline offer").await);
        let form = ben.choose(private, &asked, "Why are you declining?", &["Too busy"]).await;
        let form = form.expect("an answer").modal().expect("a form");
        message(ben.submit(&form, &[("message", "")]).await);
        let bens = open_proposal(ana, board, &job, "Ben").await;
        assert!(bens.says("Waiting for an answer"), "{}", bens.words());
        let again = hire(ana, board, &bens, "800 EUR").await;
        assert!(again.says("Offer #2"), "{}", again.words());

        let offer = card(ben, private, 2, 1).await;
        let asked = message(ben.press(private, &offer, "Accept offer").await);
        message(ben.press(private, &asked, "Accept these terms").await);
        let closed = on_board(chidi, board, 1, "Closed").await;
        assert!(closed.says("Everyone is hired"), "{}", closed.words());
        chidi.wait_direct_message(|told| told.says("won't be answered")).await.expect("told");
        let own = open_own(world, ben, "#1 Logo for a bakery").await;
        assert!(own.says("Hired"), "{}", own.words());
        let chidis = open_own(world, chidi, "#1 Logo for a bakery").await;
        assert!(chidis.says("Job closed"), "{}", chidis.words());
        moderated.world.close().await;
    }
}
