//! `/settings`: what somebody hears of by direct message and by email is what they chose; and closed direct messages, which
//! are no error.

use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, direct_channel, message, send_offer};
use crate::harness::world::{World, roomy};
use crate::notifications::email::{answer_of, fill, settings, world};
use crate::notifications::mail::office::Office;
use discord_emulator::person::Person;

/// How many messages somebody has in their direct messages.
async fn told(person: &Person) -> usize {
    match direct_channel(person).await {
        Some(channel) => person.messages(channel).await.expect("messages").len(),
        None => 0,
    }
}

#[tokio::test]
async fn a_group_of_news_is_turned_off_and_on_for_each_way() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let world = world(&engine, &office).await;
        let ben = world.person("Ben").await;
        let first = settings(&world, &ben).await;
        let asked = fill(&world, &ben, &first, "Add address", ("address", "ben@example.net")).await;
        let code = office.mail().await.code();
        let page = fill(&world, &ben, &asked, "Enter code", ("code", &code)).await;
        // Another page, on which everything is on, stays open beside it.
        let page_too = settings(&world, &ben).await;
        let off = message(ben.press(world.general, &page, "Turn off DMs: Offers").await);
        let off_too = message(ben.press(world.general, &page_too, "Turn off DMs: Offers").await);
        assert_eq!(off_too.words(), off.words(), "off stays off");
        let shown = answer_of(&world);

        let table = Table::set(&world).await;
        assert!(office.mail().await.subject().starts_with("New offer #1"));
        world.settled().await.close().await;
        assert_eq!(told(&ben).await, 0, "nothing by direct message");

        let on = message(ben.press(world.general, &off, "Turn on DMs: Offers").await);
        message(ben.press(world.general, &on, "Turn off email: Offers").await);
        table.offer_again(&world, 2).await;
        ben.wait_direct_message(|told| told.says("Offer #2")).await.expect("told");
        world.settled().await.close().await;
        assert_eq!((told(&ben).await, office.rest().await.len()), (1, 0));
        // What Ben chose is Ben's: Ana hears of answers by direct message, as ever.
        table.accept(&table.card).await;
        table.ana.wait_direct_message(|told| told.says("accepted your offer")).await.expect("told");
        insta::assert_snapshot!("settings_as_ben", format!("{shown}\n════ Later\n{}", answer_of(&world)));
        world.close().await;
    }
}

/// How often Discord refused a message to somebody.
fn refused_messages(world: &World) -> usize {
    world.emulator.calls_after(0).iter().filter(|call| call.status == 403).count()
}

#[tokio::test]
async fn closed_direct_messages_are_tried_once_until_their_owner_comes_by() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let ben_id = world.id("Ben");
        let set_dms = |open| {
            world
                .emulator
                .shared()
                .change(|world| world.set_dms(ben_id, open).map(|()| Vec::new()))
                .expect("set")
        };
        set_dms(false);
        let table = Table::set(&world).await;
        // The room mentions him, whatever becomes of his direct messages.
        assert_eq!(table.card.mentions(), [ben_id]);
        world.settled().await.close().await;
        assert_eq!(refused_messages(&world), 1);
        table.offer_again(&world, 2).await;
        world.settled().await.close().await;
        assert_eq!(refused_messages(&world), 1, "it is not tried again");

        let hint = settings(&world, &table.ben).await;
        assert!(hint.says("Parley can't message you") && hint.says("Privacy Settings"), "{hint:?}");
        insta::assert_snapshot!("closed_as_ben", answer_of(&world));
        // He has not opened them; because he came by, one more message is tried.
        send_offer(&world, &table.ana, ben_id, &FORM).await;
        world.settled().await.close().await;
        assert_eq!((refused_messages(&world), told(&table.ben).await), (2, 0));

        set_dms(true);
        table.decline(&table.card, "Too busy", "").await;
        table.offer_again(&world, 4).await;
        table.ben.wait_direct_message(|told| told.says("Offer #4")).await.expect("told");
        let open = settings(&world, &table.ben).await;
        assert!(!open.says("can't message you"), "{}", open.words());
        world.close().await;
    }
}
