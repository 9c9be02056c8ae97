//! Accounts that moderators mark as the same person's: contracts between them don't count, and nobody but moderators learns of it.

use super::score::{accepted_and_paid, explained};
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{message, refused};
use crate::harness::use_cases::{member, open};
use crate::harness::world::World;
use discord_emulator::person::{CommandOption, Message, OptionValue, Person, opt};
use parley::app::Error;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::moderation::refusal::ModerationRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;

fn pair(one: &Person, other: &Person, why: &str) -> Vec<CommandOption> {
    let mut options =
        vec![opt("member", OptionValue::User(one.id())), opt("other", OptionValue::User(other.id()))];
    if !why.is_empty() {
        options.push(opt("reason", why));
    }
    options
}

async fn same(world: &World, by: &Person, options: &[CommandOption]) -> Message {
    message(by.command(world.guild, world.general, "parley same", options).await)
}

async fn not(world: &World, by: &Person, options: &[CommandOption]) -> String {
    refused(world, by.command(world.guild, world.general, "parley same", options)).await
}

/// All that is kept about somebody, as they get it; they don't moderate, and the rest is not theirs.
async fn exported(world: &World, person: &Person) -> String {
    let (store, app) = open(&world.database, &world.clock, ServerRules::default()).await;
    let id = |id: discord_emulator::Id| i64::try_from(id.0).expect("an id");
    let caller = member(GuildId(id(world.guild)), PersonId(id(person.id())));
    let file = app.export(&caller).await.expect("a file").to_string();
    let refused = Refusal::Moderation(ModerationRefusal::ModeratorsOnly);
    let both = (caller.person, PersonId(1));
    assert!(matches!(app.list_same(&caller, 1).await, Err(Error::Refused(why)) if why == refused));
    let marked = app.mark_same(&caller, both, "Why not?", true).await;
    assert!(matches!(marked, Err(Error::Refused(why)) if why == refused));
    store.close().await;
    file
}

#[tokio::test]
async fn contracts_of_one_person_with_themselves_do_not_count_and_nobody_learns_why() {
    for engine in engines() {
        let mut moderated = ModeratedWorld::open(&engine, &[]).await;
        let table = moderated.table().await;
        let (mia, dana, world) = (&moderated.mia, &moderated.dana, &moderated.world);
        let (ana, ben) = (&table.ana, &table.ben);
        accepted_and_paid(ana, ben, table.room, 1, "300").await;
        let before = explained(world, ben).await;
        assert!(before.contains("weight **1.25**"), "{before}");
        assert!(same(world, dana, &[]).await.says("No accounts are marked"));
        let why = "Both write from *one* <@1> address.";
        let told = same(world, dana, &pair(ben, ana, why)).await;
        assert!(told.ephemeral() && told.says("don't count for a score"), "{}", told.words());

        let during = explained(world, ben).await;
        assert!(during.contains("running since <t> · left out: fair play rules"), "{during}");
        let tells = ["same person", "marked", "Dana", "address"];
        let own = during.split("Fair play rules").next().expect("all before the rules");
        assert!(tells.iter().all(|word| !own.contains(word)), "{during}");

        let list = same(world, mia, &[]).await;
        let says = [
            format!("<@{}> and <@{}>", ana.id().min(ben.id()), ana.id().max(ben.id())),
            format!("<@{}>", dana.id()),
        ];
        assert!(says.iter().all(|words| list.says(words)) && list.says(r"\*one\*"), "{}", list.words());
        assert_eq!(list.mentions(), Vec::<discord_emulator::Id>::new());
        let whole = [
            not(world, dana, &pair(ana, ben, "Again.")).await,
            not(world, dana, &pair(ana, ana, why)).await,
            not(world, dana, &pair(ana, ben, "")).await,
            not(world, dana, &pair(ana, ben, why)[..1]).await,
            not(world, dana, &pair(ana, dana, why)).await,
        ];
        let says = [
            "Already marked",
            "Choose two accounts",
            "reason",
            "Choose two accounts",
            "Ask another moderator",
        ];
        for (told, says) in whole.iter().zip(says) {
            assert!(told.contains(says), "{told}");
        }
        // A moderator reads nothing of a mark that is about them, and can't take it back.
        same(world, mia, &pair(dana, ana, "They answer as one.")).await;
        let audit = async |by: &Person| {
            message(by.command(world.guild, world.general, "parley audit", &[]).await).words()
        };
        assert!(!same(world, dana, &[]).await.says("They answer as one."));
        assert!(!audit(dana).await.contains("They answer as one."));
        assert!(audit(mia).await.contains("They answer as one."));
        let mut undo = pair(ana, dana, "No.");
        undo.push(opt("undo", OptionValue::Boolean(true)));
        assert!(not(world, dana, &undo).await.contains("Ask another moderator"));
        assert!(same(world, mia, &undo).await.says("count again"));
        assert!(not(world, mia, &undo).await.contains("Not marked"));

        let mut undo = pair(ana, ben, "They called us.");
        undo.push(opt("undo", OptionValue::Boolean(true)));
        same(world, mia, &undo).await;
        assert_eq!(explained(world, ben).await, before);
        same(world, mia, &pair(ana, ben, why)).await;
        world.settled().await.close().await;
        moderated.world.kill().await;
        for person in [&table.ana, &table.ben] {
            let file = exported(&moderated.world, person).await;
            assert!(
                file.contains("Landing page") && !file.contains("address") && !file.contains("same_person"),
                "{file}"
            );
        }
        moderated.world.close().await;
    }
}
