//! Somebody whom the server has in time-out writes to nobody through Parley, and reads and answers all the same. Somebody who
//! left is not taken for back by a press from before.

use crate::contracts::work::{contract, review, submit};
use crate::harness::database::{Database, engines};
use crate::harness::moderated::{ModeratedWorld, report};
use crate::harness::moment;
use crate::harness::steps::{FORM, Table, card_in_state, message, preview_offer, refused};
use crate::harness::use_cases::{member, open};
use crate::harness::world::World;
use crate::people::profiles::{BEN, view, write_profile};
use discord_emulator::person::{CommandOption, OptionValue, Person, opt};
use parley::app::Caller;
use parley::clock::Clock;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::people::presence::Presence;
use parley::domain::server::ServerRules;
use parley::domain::time::UnixMs;

/// How long the time-out lasts.
const HOUR_MS: u64 = 3_600_000;

#[tokio::test]
async fn who_is_in_time_out_writes_nothing_and_can_still_decline() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let shared = world.emulator.shared();
        let until = shared.now_ms() + HOUR_MS;
        let silence = |until| {
            shared.change(|here| here.time_out(world.guild, table.ben.id(), until)).expect("a moderator may");
        };
        let preview = table.preview_request(&table.card, &[("price", "$1,800"), ("milestones", "")]).await;
        silence(Some(until));
        let said = refused(&world, table.ben.press(table.room, &table.card, "Request changes")).await;
        assert!(said.contains("You're in time-out"), "{said}");
        let said = refused(&world, table.ben.press(table.room, &preview, "Send request")).await;
        assert!(said.contains("Nothing was sent"), "{said}");
        let read = message(table.ben.press(table.room, &table.card, "View offer").await);
        assert!(read.says("spring campaign"), "{}", read.words());
        let said = table.decline(&table.card, "too_busy", "You'll regret this.").await;
        assert!(said.says("You're in time-out"), "{}", said.words());
        table.decline(&table.card, "too_busy", "").await;
        card_in_state(&table.ana, table.room, 1, 1, "Declined").await;
        silence(None);
        world.close().await;
    }
}

#[tokio::test]
async fn who_is_in_time_out_submits_no_work_and_can_approve() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shared = world.emulator.shared();
        let silence = |person: &Person, until| {
            shared.change(|here| here.time_out(world.guild, person.id(), until)).expect("a moderator may");
        };
        let until = shared.now_ms() + HOUR_MS;
        let shown = contract(ben, *room, "0 of 2").await;
        silence(ben, Some(until));
        let said = refused(&world, ben.press(*room, &shown, "Submit work")).await;
        assert!(said.contains("You're in time-out"), "{said}");
        silence(ben, None);
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;
        let asked = review(ana, *room, &contract(ana, *room, "**submitted**").await).await;
        silence(ana, Some(until));
        let said = refused(&world, ana.press(*room, &asked, "Ask for a revision")).await;
        assert!(said.contains("You're in time-out"), "{said}");
        message(ana.press(*room, &asked, "Approve").await);
        contract(ben, *room, "1 of 2").await;
        silence(ana, None);
        world.settled().await.close().await;
        world.close().await;
    }
}

/// Every other way on which what somebody writes reaches others.
#[tokio::test]
async fn who_is_in_time_out_begins_nothing_for_others_to_read_and_may_report_and_appeal() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, table) = (&moderated.world, moderated.table().await);
        let Table { ana, ben, room, card } = &table;
        let shared = world.emulator.shared();
        let silence = |person: &Person, for_ms: Option<u64>| {
            let until = for_ms.map(|ms| shared.now_ms() + ms);
            shared.change(|here| here.time_out(world.guild, person.id(), until)).expect("a moderator may");
        };
        let chidi = world.person("Chidi").await;
        write_profile(world, &chidi, &BEN).await;
        let theirs = view(world, ben, "Chidi").await;
        let mut asked = FORM;
        asked[2].1 = "$1,50";
        let unclear = preview_offer(world, ben, chidi.id(), &asked).await;
        let form = ben.command(world.guild, world.general, "profile edit", &[]).await.expect("an answer");
        let form = form.modal().expect("a form");
        let own = message(ben.command(world.guild, world.general, "profile view", &[]).await);
        silence(ben, Some(HOUR_MS));

        let command = async |name: &str, options: &[CommandOption]| {
            ben.command(world.guild, world.general, name, options).await
        };
        let (to, named) = (opt("to", OptionValue::User(chidi.id())), opt("name", "Call me: +1 555 0100"));
        for (name, options) in [
            ("offer send", vec![to]),
            ("offer edit", vec![opt("offer", "1")]),
            ("profile edit", vec![]),
            ("agency create", vec![named]),
        ] {
            let said = refused(world, command(name, &options)).await;
            assert!(said.contains("You're in time-out"), "/{name}: {said}");
        }
        let reading = &unclear.buttons()[0].label;
        for (shown, label) in
            [(&theirs, "Send direct offer"), (&own, "Create profile"), (&unclear, reading.as_str())]
        {
            let said = refused(world, ben.press(world.general, shown, label)).await;
            assert!(said.contains("You're in time-out"), "{label}: {said}");
        }
        let said = refused(world, ben.submit(&form, &BEN)).await;
        assert!(said.contains("You're in time-out") && said.contains(BEN[0].1), "{said}");

        // Moderators hear from them, and they from the moderators.
        let told = report(ben, *room, card, "Harassment", "She calls me names.").await;
        assert!(told.says("received"), "{}", told.words());
        let queued = moderated.card(1, "Open").await;
        silence(&moderated.dana, Some(HOUR_MS));
        let said = refused(world, moderated.dana.press(moderated.queue, &queued, "Warn")).await;
        assert!(said.contains("You're in time-out"), "{said}");
        moderated.decide(&moderated.mia, &queued, "Suspend", "Be kind.").await;
        ana.wait_direct_message(|told| told.says("suspended you")).await.expect("told");
        silence(ana, Some(HOUR_MS));
        let form = ana.command(world.guild, world.general, "appeal", &[]).await.expect("an answer").modal();
        let sent = message(ana.submit(&form.expect("a form"), &[("words", "It was a joke.")]).await);
        assert!(sent.says("Appeal sent"), "{}", sent.words());
        for person in [ana, ben, &moderated.dana] {
            silence(person, None);
        }
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn a_press_from_before_somebody_left_does_not_bring_them_back() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) =
            open(&database, &Clock::manual(moment::begin(&engine)), ServerRules::default()).await;
        let (here, ben) = (GuildId(10), PersonId(2));
        let joined = |ms| Caller { joined: Some(UnixMs(ms)), ..member(here, ben) };
        app.set_accepting(&joined(1_000), true).await.expect("they are known");
        app.note_presence(here, ben, Presence::Away).await.expect("they left");
        let has_left = async || {
            let known = store.reader().await.expect("one").queries().presence(here, ben).await.expect("read");
            known.expect("they are known").left.is_some()
        };
        app.readmit_caller(&joined(1_000)).await.expect("noted");
        app.set_accepting(&joined(1_000), false).await.expect("the press itself counts");
        assert!(has_left().await, "what they pressed was pressed before they left");
        app.readmit_caller(&joined(2_000)).await.expect("noted");
        assert!(!has_left().await, "they joined again");
        store.close().await;
        database.remove().await;
    }
}
