//! Disputes as their sides have them: what is typed, an agency's members, and somebody who is gone.

use super::{WORDS, answer, ask, card, dispute, preview, submitted, told, verdict};
use crate::agencies::membership::member;
use crate::agencies::offers::AgencyFixture;
use crate::contracts::closing::close;
use crate::contracts::work::assigned;
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{Table, file_text, labels, message, refused};
use discord_emulator::person::opt;

#[tokio::test]
async fn what_is_wrong_comes_back_and_nothing_typed_is_lost() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let world = &moderated.world;
        let (table, shown) = submitted(world).await;
        let Table { ana, room, .. } = &table;
        // From View contract, and with an empty text.
        let number = [opt("number", "1")];
        let view = message(ana.command(world.guild, world.general, "contract view", &number).await);
        let asked = message(ana.press(world.general, &view, "Dispute").await);
        let form = ana.choose(world.general, &asked, "Choose what it's about", &["Something else"]).await;
        let form = form.expect("an answer").modal().expect("a form");
        let wrong = message(ana.submit(&form, &[("message", "\u{200B}")]).await);
        assert!(wrong.says("this can't be empty"), "{}", wrong.words());
        let again = ana.press(world.general, &wrong, "Fix it").await.expect("an answer").modal();
        let good = message(ana.submit(&again.expect("a form"), &[("message", WORDS)]).await);
        // It is closed below the preview: what stands still is something else by now.
        close(ana, *room, &shown, "Completed", "").await;
        let renewed = message(ana.press(world.general, &good, "Open dispute").await);
        assert!(renewed.says("Nothing was sent"), "{}", renewed.words());
        let done = message(ana.press(world.general, &renewed, "Open dispute").await);
        assert!(done.says("Dispute opened"), "{}", done.words());

        let open = card(&moderated, "Open").await;
        let typed = [("why", "Half of it."), ("amount", "750 EUR")];
        let wrong = verdict(&moderated, &moderated.mia, &open, "Split between both sides", &typed).await;
        assert!(wrong.says("this contract is in USD"), "{}", wrong.words());
        let again = moderated.mia.press(moderated.queue, &wrong, "Fix it").await.expect("an answer");
        let again = again.modal().expect("a form");
        let kept: Vec<_> = again.inputs.iter().map(|input| input.value.as_str()).collect();
        assert_eq!(kept, ["750 EUR", "Half of it."]);
        let typed = [("why", "Half of it."), ("amount", "750")];
        let shown = message(moderated.mia.submit(&again, &typed).await);
        assert_eq!(labels(&shown), ["Decide", "Edit", "Discard"], "it is closed: {}", shown.words());
        let done = message(moderated.mia.press(moderated.queue, &shown, "Decide").await);
        assert!(done.says("The contract stays closed"), "{}", done.words());
        world.settled().await.close().await;
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn in_an_agencys_room_no_amount_is_told_and_a_member_neither_opens_nor_answers() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let world = &moderated.world;
        let (fixture, place, _) = assigned(world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        let number = [opt("number", "1")];
        let begun = chidi.command(world.guild, world.general, "contract dispute", &number);
        let said = refused(world, begun).await;
        assert!(said.contains("owner or a manager"), "{said}");
        let shown = preview(world, ana, "Something else", "It's late.").await;
        assert!(shown.says("Members of the agency read the private channel"), "{}", shown.words());
        message(ana.press(world.general, &shown, "Open dispute").await);
        assert_eq!(told(dana, place, "opened a dispute").await.mentions(), [dana.id()]);

        let open = card(&moderated, "Open").await;
        // Dana has the moderators' role, and owns the agency.
        let said = refused(world, dana.press(moderated.queue, &open, "Claim")).await;
        assert!(said.contains("You're on a side of dispute #1"), "{said}");
        ask(&moderated, &moderated.mia, &open, "Why is it late?").await;
        let question = told(chidi, place, "Why is it late?").await;
        let said = refused(world, chidi.press(place, &question, "Answer")).await;
        assert!(said.contains("owner or a manager"), "{said}");
        answer(ben, place, &question, "We were ill.").await;
        told(ana, place, "We were ill.").await;

        let typed = [("why", "A part is done."), ("amount", "640")];
        let shown = verdict(&moderated, &moderated.mia, &open, "Split between both sides", &typed).await;
        message(moderated.mia.press(moderated.queue, &shown, "Decide, keep contract").await);
        let notice = told(chidi, place, "The moderators decided the dispute").await;
        assert!(notice.says("Both sides can read the amount"), "{}", notice.words());
        card(&moderated, "Closed").await;
        world.settled().await.close().await;
        for (channel, who) in [(place, "Chidi"), (moderated.queue, "Mia")] {
            let all = world.transcript(channel, who);
            let posted = all.lines().filter(|line| line.contains("640") && !line.contains("only")).count();
            // The moderator's own preview and answer are the only places.
            assert!(channel == moderated.queue || posted == 0, "{all}");
        }
        let view = message(chidi.command(world.guild, world.general, "contract view", &number).await);
        assert!(!view.says("640") && view.says("A part is done."), "{}", view.words());
        let view = message(ben.command(world.guild, world.general, "contract view", &number).await);
        assert!(view.says("640 USD in all"), "{}", view.words());
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn moderators_decide_also_where_a_side_has_left_and_what_was_written_is_exported() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let world = &moderated.world;
        let (table, _) = submitted(world).await;
        let Table { ana, ben, room, .. } = &table;
        dispute(world, ben, "Work wasn't paid", "Two weeks, and no word.").await;
        let open = card(&moderated, "Open").await;
        let shown = message(ben.command(world.guild, world.general, "privacy export", &[]).await);
        let kept = file_text(&shown).await;
        assert!(kept.contains("Two weeks, and no word.") && kept.contains("\"not_paid\""), "{kept}");

        // The contract as it was is a file of its own, with its hash.
        let read = message(moderated.mia.press(moderated.queue, &open, "View contract").await);
        let file = message(moderated.mia.press(moderated.queue, &read, "Contract as it was").await);
        let snapshot = file_text(&file).await;
        assert!(snapshot.contains("\"sha256\"") && snapshot.contains("\"submitted\""), "{snapshot}");
        assert!(!snapshot.contains("dispute_opened"), "as it was before: {snapshot}");

        world.leaves(ana.id());
        message(ben.command(world.guild, world.general, "block", &[member(ana)]).await);
        let shown = message(ben.command(world.guild, world.general, "privacy delete", &[]).await);
        let form = ben.press(world.general, &shown, "Delete my data…").await.expect("an answer");
        message(ben.submit(&form.modal().expect("a form"), &[("word", "delete")]).await);
        let typed = [("why", "Nobody answers.")];
        ask(&moderated, &moderated.mia, &open, "Are you there?").await;
        let shown = verdict(&moderated, &moderated.mia, &open, "Closed without a decision", &typed).await;
        let done = message(moderated.mia.press(moderated.queue, &shown, "Decide, close contract").await);
        assert!(done.says("Dispute #1 decided"), "{}", done.words());
        told(ben, *room, "The moderators decided the dispute").await;
        card(&moderated, "Closed").await;
        world.settled().await.close().await;
        moderated.world.close().await;
    }
}
