//! Warnings, suspensions and appeals: what the person is told, what others see, and that both end by themselves.

use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, open_report, report, reports};
use crate::harness::steps::{
    FORM, Table, ask_for_form, card, card_in_state, direct_channel, labels, message, refused, send_offer,
};
use discord_emulator::person::Message;
use parley::domain::time::DAY_MS;

/// The list of suspensions, as Mia opens it.
async fn suspensions(moderated: &ModeratedWorld) -> Message {
    message(moderated.mia.command(moderated.world.guild, moderated.queue, "parley suspensions", &[]).await)
}

#[tokio::test]
async fn a_suspended_client_with_five_pending_offers() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, table) = (&moderated.world, moderated.table().await);
        let Table { ana, ben, room, card: first } = &table;
        for number in 2..=3 {
            table.offer_again(world, number).await;
        }
        let chidi = world.person("Chidi").await;
        for _ in 4..=5 {
            send_offer(world, ana, chidi.id(), &FORM).await;
        }
        report(ben, *room, first, "Spam", "The third one today.").await;
        let queue_card = moderated.card(1, "Open").await;
        let form =
            moderated.mia.press(moderated.queue, &queue_card, "Suspend").await.expect("an answer").modal();
        let form = form.expect("a form");
        let typed = [("why", "Five offers in an hour."), ("length", "soon")];
        let wrong = message(moderated.mia.submit(&form, &typed).await);
        assert!(wrong.says("I couldn't read that as a length of time"), "{}", wrong.words());
        let form = moderated.mia.press(moderated.queue, &wrong, "Fix it").await.expect("an answer");
        let form = form.modal().expect("a form");
        assert_eq!(form.input("why").expect("an input").value, "Five offers in an hour.", "it is kept");
        message(moderated.mia.submit(&form, &[("length", "7d")]).await);
        for number in 1..=3 {
            card_in_state(ben, *room, number, 1, "Withdrawn").await;
        }
        let other = crate::harness::steps::room(world, &chidi, "ana-chidi").await;
        for number in 4..=5 {
            card_in_state(&chidi, other, number, 1, "Withdrawn").await;
        }
        world.settled().await.close().await;
        let told = ana.wait_direct_message(|told| told.says("suspended you")).await.expect("told");
        assert!(told.says("Five offers in an hour.") && !told.says("Ben"), "{}", told.words());

        let no = refused(world, ask_for_form(world, ana, chidi.id())).await;
        assert!(no.contains("You can't send offers right now"), "{no}");
        // It ends by itself.
        world.pass(7 * DAY_MS).await;
        send_offer(world, ana, ben.id(), &FORM).await;
        card(ben, *room, 6, 1).await;
        assert!(suspensions(&moderated).await.says("Nobody is suspended"));
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn an_appeal_a_week_and_a_suspension_that_is_ended_early() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, table) = (&moderated.world, moderated.table().await);
        let ana = &table.ana;
        let nothing = refused(world, ana.command(world.guild, world.general, "appeal", &[])).await;
        assert!(nothing.contains("You're not suspended here"), "{nothing}");
        report(&table.ben, table.room, &table.card, "Harassment", "").await;
        let queue_card = moderated.card(1, "Open").await;
        moderated.decide(&moderated.mia, &queue_card, "Suspend", "Be kind.").await;
        let told = ana.wait_direct_message(|told| told.says("suspended you")).await.expect("told");
        let direct = direct_channel(ana).await.expect("a channel");
        let form = ana.press(direct, &told, "Appeal").await.expect("an answer").modal().expect("a form");
        let other = ana.press(direct, &told, "Appeal").await.expect("an answer").modal().expect("a form");
        let sent = message(ana.submit(&form, &[("words", "It was a *joke*.")]).await);
        assert!(sent.says("Appeal sent"), "{}", sent.words());
        let again = refused(world, ana.command(world.guild, world.general, "appeal", &[])).await;
        assert!(again.contains("You can appeal once a week"), "{again}");
        let twice = refused(world, ana.submit(&other, &[("words", "Please.")])).await;
        assert!(twice.contains("You can appeal once a week") && twice.contains("Please."), "{twice}");

        let is_it = |message: &Message| message.says("Appeal of suspension #1");
        let appeal = moderated.dana.wait_message(moderated.queue, is_it).await.expect("the appeal");
        assert!(appeal.says("It was a \\*joke\\*."), "{}", appeal.words());
        let list = suspensions(&moderated).await;
        let menu = list.selects().remove(0);
        let one =
            message(moderated.mia.choose(moderated.queue, &list, &menu.custom_id, &["Suspension #1"]).await);
        assert!(one.says("It was a"), "{}", one.words());
        let form =
            moderated.dana.press(moderated.queue, &appeal, "End early").await.expect("an answer").modal();
        message(moderated.dana.submit(&form.expect("a form"), &[("why", "They meant no harm.")]).await);
        let ended = moderated.dana.wait_update(&appeal, |shown| shown.says("ended the suspension")).await;
        assert!(labels(&ended.expect("it follows")).is_empty());
        let late = refused(world, moderated.mia.press(moderated.queue, &one, "End early")).await;
        assert!(late.contains("Suspension not found"), "{late}");
        ana.wait_direct_message(|told| told.says("They meant no harm.")).await.expect("told");
        send_offer(world, ana, table.ben.id(), &FORM).await;
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn a_warning_stands_in_the_record_until_it_ends_and_the_audit_says_who_and_why() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &["Ana"]).await;
        let (world, table) = (&moderated.world, moderated.table().await);
        report(&table.ben, table.room, &table.card, "Asks for free work", "A free logo.").await;
        let list = reports(&moderated, &moderated.mia, None).await;
        let own = open_report(&moderated, &moderated.mia, &list, 1).await;
        moderated.decide(&moderated.mia, &own, "Warn", "Ben was right: no free work.").await;
        let told = table.ana.wait_direct_message(|told| told.says("received a warning from")).await;
        assert!(told.expect("told").says("Others can see it on your record"));
        let second = table.offer_again(world, 2).await;
        let words = second.words();
        assert!(
            words.contains("Moderators upheld 1 report about them") && words.contains("Warning from the"),
            "{words}"
        );
        let audit = async |who| message(moderated.stage_audit(who).await);
        let warned = format!("Warned for report #{}", moderated.number(1).await);
        let mias = audit(&moderated.mia).await;
        assert!(mias.says(&warned) && mias.says("Ben was right"), "{}", mias.words());
        let hers = audit(&table.ana).await;
        assert!(hers.says(&warned) && !hers.says("Ben was right"), "{}", hers.words());
        assert!(hers.says("You're involved in this case"), "{}", hers.words());
        world.pass(91 * DAY_MS).await;
        let third = table.offer_again(world, 3).await;
        assert!(!third.says("Warning from the") && third.says("upheld"), "{}", third.words());
        moderated.world.close().await;
    }
}
