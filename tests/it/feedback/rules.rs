//! `/parley score`: the admins of a server set how its scores are computed, and everything that shows one follows at once.

use super::score::{accepted_and_paid, explained, own};
use crate::harness::database::engines;
use crate::harness::steps::{Table, message};
use crate::harness::world::World;
use discord_emulator::person::{Message, Person};

/// Opens a form of `shown` and submits it.
async fn fill(world: &World, shown: &Message, button: &str, form: &[(&str, &str)]) -> Message {
    let mia = world.person("Mia").await;
    let modal = mia.press(world.general, shown, button).await.expect("an answer").modal().expect("a form");
    message(mia.submit(&modal, form).await)
}

async fn command(world: &World, person: &Person, name: &str) -> Message {
    message(person.command(world.guild, world.general, name, &[]).await)
}

#[tokio::test]
async fn admins_set_how_scores_are_computed_and_all_of_them_follow() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let Table { ana, ben, room: place, .. } = &Table::set(&world).await;
        accepted_and_paid(ana, ben, *place, 1, "300").await;
        assert!(own(&world, ben).await.says("a contract with **1** more client is needed"));

        let mia = world.person("Mia").await;
        let shown = command(&world, &mia, "parley score").await;
        assert!(shown.ephemeral() && shown.says("At least **2** contracts with **2** clients"));
        let typed =
            [("contracts", "1"), ("clients", "1"), ("windows", "3 months, 36, 12"), ("excellent", "95%")];
        let saved = fill(&world, &shown, "Edit score", &typed).await;
        assert_eq!(saved.id, shown.id, "the one message shows what counts now");
        insta::allow_duplicates! {
            insta::assert_snapshot!("score_settings", world.words(&saved));
        }
        assert!(own(&world, ben).await.says("**100%** · Excellent · last 36 months"));
        let told = explained(&world, ben).await;
        let says = "A score needs 1 contract with 1 client, and looks back 3, 12, 36 months. It's excellent from 95%";
        assert!(told.contains(says) && told.contains("weight **1.25**"), "{told}");

        // In another currency it's a small contract, until that has a rate.
        let settings = command(&world, &mia, "parley settings").await;
        fill(&world, &settings, "Edit defaults", &[("currency", "EUR")]).await;
        let told = explained(&world, ben).await;
        assert!(told.contains("weight **1** (this server has no rate for USD)"), "{told}");
        let typed = "USD 0.9\n**CHF** one";
        let saved = fill(&world, &shown, "Edit currency rates", &[("rates", typed)]).await;
        assert!(
            saved.says(r"couldn't read “\*\*CHF\*\* one”") && saved.says("> USD 0.9"),
            "{}",
            saved.words()
        );
        assert_eq!(explained(&world, ben).await, told, "all of it counts, or nothing");
        let saved = fill(&world, &shown, "Edit currency rates", &[("rates", "USD 0.9\nCHF 1.06")]).await;
        assert!(saved.says("1 CHF = 1.06 EUR\n1 USD = 0.9 EUR"), "{}", saved.words());
        let told = explained(&world, ben).await;
        assert!(told.contains("weight **1.25**") && told.contains("Rates: CHF 1.06 · USD 0.9."), "{told}");

        let wrong =
            [("contracts", "1"), ("clients", "2"), ("windows", "6"), ("excellent", "80"), ("good", "80")];
        let saved = fill(&world, &shown, "Edit score", &wrong).await;
        let says = [
            "“1” contracts with “2” clients",
            "“6” as the time spans",
            "excellent from “80” and good from “80”",
        ];
        assert!(says.iter().all(|words| saved.says(words)), "{}", saved.words());
        let audit = command(&world, &mia, "parley audit").await;
        let says =
            ["Changed: Currency rates", r"none → CHF 1.06, USD 0.9", "2/2 → 1/1", "6, 12, 24 → 3, 12, 36"];
        assert!(says.iter().all(|words| audit.says(words)), "{}", audit.words());
        world.close().await;
    }
}
