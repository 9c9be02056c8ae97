//! An agency changes hands among people who are in the server: whoever has left it, or isn't a full member yet, neither gets one
//! nor takes one.

use crate::agencies::membership::{agency, member, question};
use crate::harness::database::engines;
use crate::harness::steps::{message, refused};
use crate::harness::world::World;
use crate::people::screening::{SCREENED, set_pending};
use discord_emulator::person::{Person, opt};

/// What the owner reads who tries to transfer the agency.
async fn refused_transfer(world: &World, owner: &Person, to: &Person) -> String {
    let options = [member(to)];
    refused(world, owner.command(world.guild, world.general, "agency transfer", &options)).await
}

async fn owner_is(world: &World, reader: &Person, owner: &Person) {
    let view = agency(world, reader, "view", &[opt("agency", "Studio North")]).await;
    let (_, owners) =
        view.words().split_once("Owner").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("owners");
    assert!(
        owners.trim_start_matches(['*', ':', ' ']).starts_with(&format!("<@{}>", owner.id())),
        "{owners}"
    );
}

#[tokio::test]
async fn who_has_left_or_is_not_a_full_member_yet_is_handed_no_agency() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben, chidi) =
            (world.person("Dana").await, world.person("Ben").await, world.person("Chidi").await);
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        // They were here a moment ago.
        message(ben.command(world.guild, world.general, "agency view", &[]).await);
        world.leaves(ben.id());
        let said = refused_transfer(&world, &dana, &ben).await;
        assert!(said.contains("They're not in this server"), "{said}");
        set_pending(&world, chidi.id(), true);
        let said = refused_transfer(&world, &dana, &chidi).await;
        assert!(said.contains(SCREENED), "{said}");
        owner_is(&world, &dana, &dana).await;
        set_pending(&world, chidi.id(), false);
        agency(&world, &dana, "transfer", &[member(&chidi)]).await;
        let asked = question(&chidi).await;
        message(chidi.press(asked.channel, &asked, "Accept invitation").await);
        owner_is(&world, &dana, &chidi).await;
        world.close().await;
    }
}

#[tokio::test]
async fn who_was_asked_and_has_left_or_is_screened_takes_over_nothing() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben) = (world.person("Dana").await, world.person("Ben").await);
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        agency(&world, &dana, "transfer", &[member(&ben)]).await;
        let asked = question(&ben).await;
        world.leaves(ben.id());
        let said = refused(&world, ben.press(asked.channel, &asked, "Accept invitation")).await;
        assert!(said.contains("You're no longer in that server"), "{said}");
        owner_is(&world, &dana, &dana).await;
        // Back, he has to accept the rules first.
        world.joins(ben.id());
        set_pending(&world, ben.id(), true);
        let said = refused(&world, ben.press(asked.channel, &asked, "Accept invitation")).await;
        assert!(said.contains("Accept the server's rules first"), "{said}");
        owner_is(&world, &dana, &dana).await;
        set_pending(&world, ben.id(), false);
        message(ben.press(asked.channel, &asked, "Accept invitation").await);
        owner_is(&world, &dana, &ben).await;
        world.close().await;
    }
}
