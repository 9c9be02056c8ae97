//! Invitations to a job that only invited people see: sent by command, from the job and from a profile, told once, and answered.

use crate::harness::database::engines;
use crate::harness::steps::{direct_channel, file_text, labels, message, refused};
use crate::harness::world::World;
use crate::jobs::{JOB, post_job};
use crate::people::profiles::write_profile;
use crate::proposals::PROPOSAL;
use discord_emulator::person::{Answer, Message, OptionValue, Person, PersonError, opt};

/// How often one of a person's direct messages says this.
async fn times_told(person: &Person, words: &str) -> usize {
    let direct = direct_channel(person).await.expect("direct messages");
    let told = person.messages(direct).await.expect("messages");
    told.iter().filter(|told| told.says(words)).count()
}

async fn view(world: &World, who: &Person) -> Result<Answer, PersonError> {
    who.command(world.guild, world.general, "job view", &[opt("number", "1")]).await
}

/// Only the client reads it, until somebody is invited, who is told once and what an invitation is.
async fn is_sent(world: &World, [ana, ben]: [&Person; 2]) -> Message {
    let posted = post_job(world, ana, &[opt("visible", "invited")], &JOB).await;
    assert!(posted.says("Job #1 posted") && posted.says("/job invite"), "{}", posted.words());
    assert_eq!(labels(&posted), ["Invite", "Who fits"]);
    let hidden = refused(world, view(world, ben)).await;
    assert!(hidden.contains("no such job here"), "{hidden}");
    let own = message(view(world, ana).await);
    assert_eq!(labels(&own), ["Proposals", "Invite", "Edit job", "Close job", "Who fits", "Invited people"]);

    let options = [opt("number", "1"), opt("person", OptionValue::User(ben.id()))];
    let sent = message(ana.command(world.guild, world.general, "job invite", &options).await);
    assert!(sent.says("Invitation to job #1 sent"), "{}", sent.words());
    let told = ben.wait_direct_message(|told| told.says("invited you to a job")).await.expect("told");
    insta::allow_duplicates! {
        insta::assert_snapshot!("told_the_first", world.words(&told));
    }
    let again = refused(world, ana.command(world.guild, world.general, "job invite", &options)).await;
    assert!(again.contains("You've already invited"), "{again}");
    let seen = message(view(world, ben).await);
    assert_eq!(labels(&seen), ["Apply", "Save", "Report"]);
    let stranger = refused(world, ben.command(world.guild, world.general, "job invite", &options)).await;
    assert!(stranger.contains("This isn't your job"), "{stranger}");
    told
}

/// What is set aside waits in the archive, and a proposal answers it.
async fn is_set_aside_and_answered(world: &World, [ana, ben]: [&Person; 2], told: &Message) {
    let direct = direct_channel(ben).await.expect("direct messages");
    let aside = message(ben.press(direct, told, "Ignore").await);
    assert!(aside.says("Invitation to job #1 archived"), "{}", aside.words());
    let own = message(view(world, ana).await);
    let invited = message(ana.press(world.general, &own, "Invited people").await);
    assert!(invited.says("Waiting for an answer"), "{}", invited.words());
    let list = message(ben.command(world.guild, world.general, "invitations", &[]).await);
    assert!(list.says("No invitations are waiting"), "{}", list.words());
    let archive = message(ben.press(world.general, &list, "Archive").await);
    let chosen = ben.choose(world.general, &archive, "Open an invitation", &["#1 Logo for a bakery"]).await;
    let seen = message(chosen);
    assert!(seen.says("Ignored") && labels(&seen) == ["Send proposal", "Decline"], "{}", seen.words());

    let form = ben.press(direct, told, "Send proposal").await.expect("an answer").modal().expect("a form");
    let preview = message(ben.submit(&form, &PROPOSAL).await);
    let sent = message(ben.press(direct, &preview, "Send proposal").await);
    assert!(sent.says("Proposal sent for job #1"), "{}", sent.words());
    ana.wait_direct_message(|told| told.says("sent you a proposal")).await.expect("told");
    let late = refused(world, ben.press(direct, told, "Decline")).await;
    assert!(late.contains("You've already answered"), "{late}");
}

/// From the job, from those who fit and from a profile; a no has a reason, is told once, and isn't final.
async fn is_declined(world: &World, [ana, chidi, dana, mia]: [&Person; 4]) {
    let own = message(view(world, ana).await);
    let asked = message(ana.press(world.general, &own, "Invite").await);
    let chosen = ana.choose(world.general, &asked, "Choose a person", &[&chidi.id().to_string()]).await;
    assert!(message(chosen).says("Invitation to job #1 sent"));
    let told = chidi.wait_direct_message(|told| told.says("invited you to a job")).await.expect("told");
    let direct = direct_channel(chidi).await.expect("direct messages");
    let asked = message(chidi.press(direct, &told, "Decline").await);
    let why = ["I'm not available right now"];
    let form = chidi.choose(direct, &asked, "Why are you declining?", &why).await.expect("an answer");
    let form = form.modal().expect("a form");
    let done = message(chidi.submit(&form, &[("message", "In *March*, maybe.")]).await);
    assert!(done.says("Invitation to job #1 declined"), "{}", done.words());
    let news = ana.wait_direct_message(|told| told.says("declined your invitation")).await.expect("told");
    insta::allow_duplicates! {
        insta::assert_snapshot!("told_the_client", world.words(&news));
    }
    let seen = message(chidi.press(direct, &told, "View invitation").await);
    assert_eq!(labels(&seen), ["Send proposal"]);

    write_profile(world, mia, &[("headline", "I *draw*"), ("skills", "illustration"), ("rate", "40 EUR/h")])
        .await;
    let own = message(view(world, ana).await);
    let fits = message(ana.press(world.general, &own, "Who fits").await);
    insta::allow_duplicates! {
        insta::assert_snapshot!("who_fits", world.words(&fits));
    }
    let chosen = ana.choose(world.general, &fits, "Invite someone", &["Mia"]).await;
    let sent = message(chosen);
    assert!(sent.says("Invitation to job #1 sent"), "{}", sent.words());
    taken_back(world, [ana, mia], &sent).await;
    let nobody = message(ana.press(world.general, &sent, "Who fits").await);
    assert!(nobody.says("Nobody you can invite"), "{}", nobody.words());

    let options = [opt("member", OptionValue::User(dana.id()))];
    let profile = message(ana.command(world.guild, world.general, "profile view", &options).await);
    let asked = message(ana.press(world.general, &profile, "Invite to a job").await);
    let job = ["#1 · Logo for a bakery"];
    let sent = message(ana.choose(world.general, &asked, "Choose one of your jobs", &job).await);
    assert!(sent.says("Invitation to job #1 sent"), "{}", sent.words());
}

/// The client reads how all invitations stand, and takes one back: whoever got it reads nothing of the job any more.
async fn taken_back(world: &World, [ana, mia]: [&Person; 2], sent: &Message) {
    let told = mia.wait_direct_message(|told| told.says("invited you to a job")).await.expect("told");
    let invited = message(ana.press(world.general, sent, "Invited people").await);
    insta::allow_duplicates! {
        insta::assert_snapshot!("invited_people", world.words(&invited));
    }
    let chosen = message(ana.choose(world.general, &invited, "Open an invitation", &["Mia"]).await);
    assert_eq!(labels(&chosen), ["Withdraw invitation"]);
    let asked = message(ana.press(world.general, &chosen, "Withdraw invitation").await);
    let done = message(ana.press(world.general, &asked, "Withdraw invitation").await);
    assert!(done.says("Invitation to job #1 withdrawn"), "{}", done.words());
    let again = refused(world, ana.press(world.general, &chosen, "Withdraw invitation")).await;
    assert!(again.contains("Invitation can't be withdrawn"), "{again}");
    let direct = direct_channel(mia).await.expect("direct messages");
    for button in ["Send proposal", "View invitation", "Ignore"] {
        let late = refused(world, mia.press(direct, &told, button)).await;
        assert!(late.contains("withdrew the invitation to job #1"), "{button}: {late}");
    }
    let list = message(mia.command(world.guild, world.general, "invitations", &[]).await);
    let archive = message(mia.press(world.general, &list, "Archive").await);
    assert!(archive.says("Withdrawn"), "{}", archive.words());
}

/// A job that closes ends what waits; whoever has their data deleted gets it before.
async fn ends(world: &World, [ana, chidi, dana]: [&Person; 3]) {
    let told = dana.wait_direct_message(|told| told.says("invited you to a job")).await.expect("told");
    let own = message(view(world, ana).await);
    let asked = message(ana.press(world.general, &own, "Close job").await);
    ana.choose(world.general, &asked, "Why are you closing it?", &["It's on hold"]).await.expect("closed");
    let direct = direct_channel(dana).await.expect("direct messages");
    let late = refused(world, dana.press(direct, &told, "Ignore")).await;
    assert!(late.contains("Job #1 is closed"), "{late}");
    let list = message(dana.command(world.guild, world.general, "invitations", &[]).await);
    let archive = message(dana.press(world.general, &list, "Archive").await);
    assert!(archive.says("Ended"), "{}", archive.words());
    let exported = message(chidi.command(world.guild, world.general, "privacy export", &[]).await);
    let file = file_text(&exported).await;
    assert!(file.contains("In *March*, maybe."), "{file}");
}

#[tokio::test]
async fn an_invitation_is_sent_set_aside_and_answered() {
    for engine in engines() {
        let opened = World::open(&engine).await;
        let world = &opened;
        let [ana, ben] = [&world.person("Ana").await, &world.person("Ben").await];
        let mia = &world.person("Mia").await;
        let [chidi, dana] = [&world.person("Chidi").await, &world.person("Dana").await];
        let told = is_sent(world, [ana, ben]).await;
        is_set_aside_and_answered(world, [ana, ben], &told).await;
        is_declined(world, [ana, chidi, dana, mia]).await;
        ends(world, [ana, chidi, dana]).await;
        for (who, words) in [
            (ben, "invited you to a job"),
            (chidi, "invited you to a job"),
            (dana, "invited you to a job"),
            (ana, "declined your invitation"),
        ] {
            assert_eq!(times_told(who, words).await, 1, "{words}");
        }
        opened.close().await;
    }
}
