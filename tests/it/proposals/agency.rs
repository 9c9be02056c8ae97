//! A proposal in an agency's name: asked for where somebody may apply for both, read by those who answer for it, told to its owner, and hired.

use super::files::{apply_with_files, gets_files};
use super::{PROPOSAL, on_new_board, open_own, open_proposal};
use crate::agencies::offers::{AgencyFixture, ROOM, accept, copy};
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{labels, message, refused, room};
use crate::harness::world::World;
use crate::jobs::{JOB, on_board, post_job};
use discord_emulator::Id;
use discord_emulator::person::{Message, opt};

const AGENCY: &str = "Studio North";
const OWN: &str = "#1 Logo for a bakery";

/// A manager is asked in whose name they apply, and applies in the agency's; a member isn't asked, and neither is who may for one side alone.
async fn is_sent(world: &World, fixture: &AgencyFixture, (board, job): (Id, &Message)) {
    let AgencyFixture { ben, dana, chidi, .. } = fixture;
    let asked = message(ben.press(board, job, "Apply").await);
    assert!(asked.says("Who's applying for job #1?"), "{}", asked.words());
    let form = ben.choose(board, &asked, "Choose who's applying", &[AGENCY]).await.expect("an answer");
    let preview = message(ben.submit(&form.modal().expect("a form"), &PROPOSAL).await);
    assert!(preview.field("Agency").is_some_and(|named| named.contains(AGENCY)), "{}", preview.words());
    let sent = message(ben.press(board, &preview, "Send proposal").await);
    assert!(sent.says("Proposal sent for job #1"), "{}", sent.words());
    for who in [chidi, dana] {
        let form = who.press(board, job, "Apply").await.expect("an answer").modal();
        assert_eq!(form.expect("a form").title, "Your proposal");
    }
    let again = [opt("number", "1"), opt("agency", AGENCY)];
    let again = refused(world, dana.command(world.guild, world.general, "job apply", &again)).await;
    assert!(again.contains("Your agency has already applied"), "{again}");
}

/// Who answers for the agency reads and edits it, and nobody else of it does; the client reads whose it is.
async fn is_read(world: &World, fixture: &AgencyFixture, (board, job): (Id, &Message)) {
    let AgencyFixture { ana, ben, dana, chidi } = fixture;
    let told = ana.wait_direct_message(|told| told.says("sent you a proposal")).await.expect("told");
    assert!(told.says("**Studio North** sent you a proposal"), "{}", told.words());
    let none = message(chidi.command(world.guild, world.general, "proposals", &[]).await);
    assert!(none.says("You haven't sent any proposals"), "{}", none.words());
    let list = message(ben.command(world.guild, world.general, "proposals", &[]).await);
    assert!(list.says("for **Studio North**"), "{}", list.words());
    let own = open_own(world, dana, OWN).await;
    assert_eq!(labels(&own), ["Edit proposal", "Withdraw proposal"]);
    let form = dana.press(world.general, &own, "Edit proposal").await.expect("an answer").modal();
    let preview = message(dana.submit(&form.expect("a form"), &[("letter", "We draw logos.")]).await);
    message(dana.press(world.general, &preview, "Save changes").await);
    let seen = open_proposal(ana, board, job, AGENCY).await;
    assert!(seen.says("We draw logos.") && seen.says("About the agency"), "{}", seen.words());
    assert!(seen.field("Agency").is_some_and(|named| named.contains(AGENCY)), "{}", seen.words());
}

/// The client writes to it in the agency's room, and sends it an offer, which its owner accepts.
async fn is_hired(world: &World, fixture: &AgencyFixture, (board, job): (Id, &Message)) {
    let AgencyFixture { ana, ben, dana, chidi } = fixture;
    let seen = open_proposal(ana, board, job, AGENCY).await;
    let opening = message(ana.press(board, &seen, "Message").await);
    assert!(opening.says("I'm opening a private channel"), "{}", opening.words());
    room(world, ben, ROOM).await;
    assert!(chidi.channel_named(world.guild, ROOM).await.is_err(), "a member is not in the room");
    let form = ana.press(board, &seen, "Hire").await.expect("an answer").modal().expect("a form");
    assert_eq!(form.input("price").map(|input| input.value.as_str()), Some("800 EUR"));
    let preview = message(ana.submit(&form, &[]).await);
    let sent = message(ana.press(board, &preview, "Send").await);
    assert!(sent.says("Offer #1"), "{}", sent.words());
    let received = copy(dana).await;
    assert!(received.says("This is for your agency, **Studio North**"), "{}", received.words());
    accept(dana, received.channel, &received).await;
    on_board(ana, board, 1, "Closed").await;
    let own = open_own(world, ben, OWN).await;
    assert!(own.says("Hired"), "{}", own.words());
}

/// It comes with files, and its owner and who sent it are told of a no.
async fn is_declined(world: &World, fixture: &AgencyFixture, board: Id) {
    let AgencyFixture { ana, ben, dana, .. } = fixture;
    post_job(world, ana, &[], &JOB).await;
    let job = on_board(ana, board, 2, "Open").await;
    let agency = [opt("number", "2"), opt("agency", "studio north")];
    let sent = apply_with_files(world, ben, &agency).await;
    assert!(sent.says("Proposal sent for job #2"), "{}", sent.words());
    gets_files(ana, (board, &job), AGENCY).await;
    let seen = open_proposal(ana, board, &job, AGENCY).await;
    let asked = message(ana.press(board, &seen, "Decline").await);
    let form = ana.choose(board, &asked, "Why are you declining?", &["Over my budget"]).await;
    let form = form.expect("an answer").modal().expect("a form");
    message(ana.submit(&form, &[("message", "")]).await);
    for who in [dana, ben] {
        let told = who.wait_direct_message(|told| told.says("declined **Studio North**'s proposal")).await;
        assert!(told.expect("told").says("Over my budget"));
    }
}

#[tokio::test]
async fn an_agency_applies_and_is_hired() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, mia) = (&moderated.world, &moderated.mia);
        let fixture = AgencyFixture::set(world).await;
        let (board, job) = on_new_board(world, [&fixture.ana, mia], &[]).await;
        let place = (board, &job);
        is_sent(world, &fixture, place).await;
        is_read(world, &fixture, place).await;
        is_hired(world, &fixture, place).await;
        is_declined(world, &fixture, board).await;
        moderated.world.close().await;
    }
}
