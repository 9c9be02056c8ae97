//! An invitation of an agency to a job that only invited people see: in its owner's direct messages, read by those who answer for it, and answered
//! in its name.

use crate::agencies::membership::{agency, shut_door};
use crate::agencies::offers::AgencyFixture;
use crate::harness::database::engines;
use crate::harness::steps::{direct_channel, labels, message, refused};
use crate::harness::world::World;
use crate::jobs::{JOB, post_job};
use crate::proposals::{PROPOSAL, open_proposal};
use discord_emulator::person::{CommandOption, Message, OptionValue, Person, opt};

const AGENCY: &str = "Studio North";

async fn invite(world: &World, ana: &Person, number: &str, more: &[CommandOption]) -> Message {
    let options = [&[opt("number", number), opt("agency", AGENCY)], more].concat();
    message(ana.command(world.guild, world.general, "job invite", &options).await)
}

/// It's sent once, to the owner; owner and manager read the job, and a member doesn't.
async fn is_sent(world: &World, fixture: &AgencyFixture) -> Message {
    let AgencyFixture { ana, dana, ben, chidi } = fixture;
    post_job(world, ana, &[opt("visible", "invited")], &JOB).await;
    let view =
        async |who: &Person| who.command(world.guild, world.general, "job view", &[opt("number", "1")]).await;
    let hidden = refused(world, view(ben)).await;
    assert!(hidden.contains("no such job here"), "{hidden}");
    let both = [opt("number", "1"), opt("agency", AGENCY), opt("person", OptionValue::User(chidi.id()))];
    let both = refused(world, ana.command(world.guild, world.general, "job invite", &both)).await;
    assert!(both.contains("Choose a person or an agency"), "{both}");
    let sent = invite(world, ana, "1", &[]).await;
    assert!(sent.says("Invitation to job #1 sent") && sent.says("**Studio North**"), "{}", sent.words());
    let told = dana.wait_direct_message(|told| told.says("invited your agency, **Studio North**")).await;
    let again = [opt("number", "1"), opt("agency", AGENCY)];
    let again = refused(world, ana.command(world.guild, world.general, "job invite", &again)).await;
    assert!(again.contains("You've already invited **Studio North**"), "{again}");
    assert_eq!(labels(&message(view(ben).await)), ["Apply", "Save", "Report"]);
    let hidden = refused(world, view(chidi)).await;
    assert!(hidden.contains("no such job here"), "{hidden}");
    told.expect("told")
}

/// The manager sets it aside, and the owner sends the proposal all the same, in the agency's name.
async fn is_answered(world: &World, fixture: &AgencyFixture, told: &Message) {
    let AgencyFixture { ana, dana, ben, chidi } = fixture;
    let none = message(chidi.command(world.guild, world.general, "invitations", &[]).await);
    assert!(none.says("No invitations are waiting"), "{}", none.words());
    let list = message(ben.command(world.guild, world.general, "invitations", &[]).await);
    assert!(list.says("for **Studio North**"), "{}", list.words());
    let chosen = ben.choose(world.general, &list, "Open an invitation", &["#1 Logo for a bakery"]).await;
    let seen = message(chosen);
    assert_eq!(labels(&seen), ["Send proposal", "Decline", "Ignore"]);
    message(ben.press(world.general, &seen, "Ignore").await);

    let direct = direct_channel(dana).await.expect("direct messages");
    let form = dana.press(direct, told, "Send proposal").await.expect("an answer").modal().expect("a form");
    let preview = message(dana.submit(&form, &PROPOSAL).await);
    assert!(preview.field("Agency").is_some_and(|named| named.contains(AGENCY)), "{}", preview.words());
    let sent = message(dana.press(direct, &preview, "Send proposal").await);
    assert!(sent.says("Proposal sent for job #1"), "{}", sent.words());
    let news = ana.wait_direct_message(|told| told.says("**Studio North** sent you a proposal")).await;
    news.expect("told");
    let late = refused(world, ben.press(world.general, &seen, "Decline")).await;
    assert!(late.contains("**Studio North** has already answered"), "{late}");
}

/// The manager declines another one; and what waits ends with the agency.
async fn is_declined_and_ends(world: &World, fixture: &AgencyFixture) {
    let AgencyFixture { ana, dana, ben, .. } = fixture;
    for number in ["2", "3"] {
        post_job(world, ana, &[opt("visible", "invited")], &JOB).await;
        invite(world, ana, number, &[]).await;
    }
    let list = message(ben.command(world.guild, world.general, "invitations", &[]).await);
    let chosen = ben.choose(world.general, &list, "Open an invitation", &["#2 Logo for a bakery"]).await;
    let asked = message(ben.press(world.general, &message(chosen), "Decline").await);
    let why = ["I'm not available right now"];
    let form = ben.choose(world.general, &asked, "Why are you declining?", &why).await.expect("an answer");
    message(ben.submit(&form.modal().expect("a form"), &[("message", "")]).await);
    let news = ana.wait_direct_message(|told| told.says("**Studio North** declined your invitation")).await;
    news.expect("told");

    agency(world, dana, "delete", &[opt("agency", AGENCY)]).await;
    let job = [opt("number", "3")];
    let job = message(ana.command(world.guild, world.general, "job view", &job).await);
    let invited = message(ana.press(world.general, &job, "Invited people").await);
    assert!(invited.says("Studio North") && invited.says("Ended"), "{}", invited.words());
}

#[tokio::test]
async fn an_agency_is_invited_and_answers_in_its_name() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let told = is_sent(&world, &fixture).await;
        is_answered(&world, &fixture, &told).await;
        is_declined_and_ends(&world, &fixture).await;
        world.close().await;
    }
}

/// So many direct messages of somebody that say it.
async fn told_so_often(who: &Person, what: &str) -> usize {
    let all = who.messages(direct_channel(who).await.expect("a channel")).await.expect("messages");
    all.iter().filter(|told| told.says(what)).count()
}

/// That she takes no direct messages is known once the first of them was tried: some of these are decided before.
#[tokio::test]
async fn what_an_owner_with_closed_direct_messages_is_not_told_of_jobs_the_managers_are_told_once() {
    const INVITED: &str = "invited your agency, **Studio North**";
    const DECLINED: &str = "declined **Studio North**'s proposal";
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, .. } = &fixture;
        shut_door(&world, dana);
        for number in ["1", "2"] {
            post_job(&world, ana, &[opt("visible", "invited")], &JOB).await;
            invite(&world, ana, number, &[]).await;
        }
        world.settled().await.close().await;
        assert_eq!(told_so_often(ben, INVITED).await, 2);
        // She comes by and applies, so what follows is tried again.
        for number in ["1", "2"] {
            let job =
                message(dana.command(world.guild, world.general, "job view", &[opt("number", number)]).await);
            let form = dana.press(world.general, &job, "Apply").await.expect("an answer").modal();
            let preview = message(dana.submit(&form.expect("a form"), &PROPOSAL).await);
            message(dana.press(world.general, &preview, "Send proposal").await);
        }
        for number in ["1", "2"] {
            let job =
                message(ana.command(world.guild, world.general, "job view", &[opt("number", number)]).await);
            let seen = open_proposal(ana, world.general, &job, AGENCY).await;
            let asked = message(ana.press(world.general, &seen, "Decline").await);
            let why = ana.choose(world.general, &asked, "Why are you declining?", &["Over my budget"]).await;
            let form = why.expect("an answer").modal().expect("a form");
            message(ana.submit(&form, &[("message", "")]).await);
        }
        world.settled().await.close().await;
        assert_eq!(told_so_often(ben, DECLINED).await, 2);
        assert_eq!(told_so_often(ben, INVITED).await, 2);
        world.close().await;
    }
}
