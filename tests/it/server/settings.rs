//! `/parley settings`: the admins of a server set its rules, each change counts at once, and nobody else can.

use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::steps::{
    FORM, Table, ask_for_form, card_in_state, labels, message, preview_offer, refused, room, send_offer,
};
use crate::harness::use_cases::{member, open};
use crate::harness::world::{World, roomy};
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use parley::app::{Caller, Error};
use parley::domain::ids::{ChannelId, GuildId, PersonId, RoleId};
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::server::refusal::ServerRefusal;
use parley::domain::server::setting::{LimitName, Setting};
use parley::domain::time::DAY_MS;
use sqlx::Row;

const HERE: GuildId = GuildId(70);
const ELSEWHERE: GuildId = GuildId(80);

async fn settings(world: &World, admin: &Person) -> Message {
    let shown = message(admin.command(world.guild, world.general, "parley settings", &[]).await);
    assert!(shown.ephemeral(), "settings are for the one who asked");
    shown
}

/// Opens a form of the settings and submits it.
async fn fill(
    world: &World,
    admin: &Person,
    shown: &Message,
    button: &str,
    form: &[(&str, &str)],
) -> Message {
    let modal = admin.press(world.general, shown, button).await.expect("an answer").modal().expect("a form");
    let saved = message(admin.submit(&modal, form).await);
    assert_eq!(saved.id, shown.id, "the one message shows what counts now");
    saved
}

/// The role with this name.
async fn role(world: &World, admin: &Person, name: &str) -> String {
    let roles = admin.call("GET", &format!("/guilds/{}/roles", world.guild), None).await.expect("roles");
    let found = roles.as_array().expect("a list").iter().find(|role| role["name"] == name);
    found.expect("the role")["id"].as_str().expect("an id").to_owned()
}

/// What stands in the audit, the oldest first.
async fn audit(database: &Database) -> Vec<String> {
    let pool = database.pool().await;
    let rows =
        sqlx::query("SELECT what, subject, why FROM audit ORDER BY at_ms, subject").fetch_all(&pool).await;
    let line = |row: &sqlx::any::AnyRow| {
        format!("{} {}: {}", row.get::<String, _>(0), row.get::<String, _>(1), row.get::<String, _>(2))
    };
    let lines = rows.expect("the audit").iter().map(line).collect();
    pool.close().await;
    lines
}

#[tokio::test]
async fn an_admin_sees_and_changes_every_setting_in_one_message() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let mia = world.person("Mia").await;
        let shown = settings(&world, &mia).await;
        insta::assert_snapshot!("as_it_begins", world.transcript(world.general, "Mia"));
        let terms = [("currency", "eur"), ("expiry", "2 weeks"), ("time_zone", "berlin")];
        fill(&world, &mia, &shown, "Edit defaults", &terms).await;
        let limits = [("pending_per_client", "20"), ("pending_per_pair", "4")];
        fill(&world, &mia, &shown, "Edit spam limits", &limits).await;
        let general = world.general;
        for label in ["Skip confirmation", "Let moderators in", "Use threads"] {
            let now = message(mia.press(general, &shown, label).await);
            assert_eq!((now.id, now.button(label).is_none()), (shown.id, true), "the switch turned");
        }
        let moderators = role(&world, &mia, "Moderator").await;
        mia.choose(general, &shown, "Moderator role", &[&moderators]).await.expect("an answer");
        let queue = mia.channel_named(world.guild, "mod-queue").await.expect("a channel").id.to_string();
        mia.choose(general, &shown, "Moderators' channel", &[&queue]).await.expect("an answer");
        let hub = general.to_string();
        let menu = "Channel for private threads";
        let shown = message(mia.choose(general, &shown, menu, &[&hub]).await);
        insta::assert_snapshot!("when_all_is_changed", world.transcript(general, "Mia"));

        // Back again, and a choice taken back.
        message(mia.press(general, &shown, "Use channels").await);
        message(mia.choose(general, &shown, "Moderator role", &[]).await);
        let expected = [
            "setting currency: USD → EUR".to_owned(),
            "setting expiry: 7d → 14d".to_owned(),
            "setting time_zone: none → Europe/Berlin".to_owned(),
            "setting pending_per_client: 10 → 20".to_owned(),
            "setting pending_per_pair: 3 → 4".to_owned(),
            "setting confirm_accept: true → false".to_owned(),
            "setting moderators_see_rooms: false → true".to_owned(),
            "setting room_style: channels → threads".to_owned(),
            format!("setting moderator_role: none → {moderators}"),
            format!("setting moderators_channel: none → {queue}"),
            format!("setting hub_channel: none → {hub}"),
            "setting room_style: threads → channels".to_owned(),
            format!("setting moderator_role: {moderators} → none"),
        ];
        world.settled().await.close().await;
        assert_eq!(audit(&world.database).await, expected);
        world.close().await;
    }
}

#[tokio::test]
async fn what_cannot_be_is_named_with_what_can_and_the_rest_is_saved() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let mia = world.person("Mia").await;
        let shown = settings(&world, &mia).await;
        let terms = [("currency", "**bitcoin** <@1>"), ("expiry", "31d"), ("time_zone", "york")];
        let told = fill(&world, &mia, &shown, "Edit defaults", &terms).await;
        assert!(told.says(r"“\*\*bitcoin\*\*") && told.says("“31d”") && told.says("1 to 30 days"));
        assert!(told.says("“york”") && told.says("`America/New_York`"), "{}", told.words());
        assert_eq!(told.mentions(), Vec::<Id>::new());
        let limits = [("new_per_hour", "8"), ("changes_per_hour", "many"), ("pending_per_pair", "0")];
        let told = fill(&world, &mia, &shown, "Edit spam limits", &limits).await;
        insta::assert_snapshot!("half_of_it_wrong", world.transcript(world.general, "Mia"));
        assert!(told.says("**8** new offers") && told.says("from 1 to 10000"));
        let same = fill(&world, &mia, &shown, "Edit spam limits", &[]).await;
        assert!(same.says("Nothing changed"), "{}", same.words());
        let everyone = world.guild.to_string();
        let told = refused(&world, mia.choose(world.general, &shown, "Moderator role", &[&everyone])).await;
        assert!(told.contains("Choose another role"), "{told}");
        assert_eq!(audit(&world.database).await, ["setting new_per_hour: 5 → 8"]);
        world.close().await;
    }
}

#[tokio::test]
async fn a_change_counts_at_once() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let (mia, ana, ben) =
            (world.person("Mia").await, world.person("Ana").await, world.person("Ben").await);
        let before = preview_offer(&world, &ana, ben.id(), &[FORM[0], FORM[1], ("price", "1500")]).await;
        assert!(before.says("1,500 USD"), "{}", before.words());
        let shown = settings(&world, &mia).await;
        fill(&world, &mia, &shown, "Edit defaults", &[("currency", "EUR"), ("expiry", "3")]).await;
        fill(&world, &mia, &shown, "Edit spam limits", &[("pending_per_pair", "1")]).await;
        message(mia.press(world.general, &shown, "Skip confirmation").await);

        // What was previewed in the old currency is sent in the one that its text means now, and seen before.
        let table = Table::set(&world).await;
        let told = refused(&world, ask_for_form(&world, &ana, ben.id())).await;
        assert!(told.contains("up to 1 offer waiting"), "{told}");
        let again = preview_offer(&world, &ana, mia.id(), &[FORM[0], FORM[1], ("price", "1500")]).await;
        assert!(again.says("1,500 EUR"), "{}", again.words());

        let done = message(ben.press(table.room, &table.card, "Accept offer").await);
        assert!(done.says("Offer accepted") && labels(&done).is_empty(), "{}", done.words());
        card_in_state(&ben, table.room, 1, 1, "Accepted").await;
        let ledger = world.ledger().await;
        assert_eq!((ledger.contracts, ledger.offers.len()), (1, 1));
        let pool = world.settled().await;
        let life = sqlx::query("SELECT expires_ms - created_ms FROM offers").fetch_one(&pool).await;
        let life_ms: i64 = life.expect("an offer").get(0);
        assert!((2 * DAY_MS..=3 * DAY_MS).contains(&life_ms), "{life_ms}");
        pool.close().await;
        world.close().await;
    }
}

fn admin(person: i64) -> Caller {
    Caller { manages_server: true, ..member(HERE, PersonId(person)) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_admins_at_once_lose_nothing() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::running(&engine);
        let (store, one) = open(&database, &clock, ServerRules::default()).await;
        let (beside, other) = match engine {
            Engine::Sqlite => (store.clone(), one.clone()),
            Engine::Postgres(_) => open(&database, &clock, ServerRules::default()).await,
        };
        for round in 1..=10 {
            let role = [Setting::ModeratorRole(Some(RoleId(round)))];
            let hub = [Setting::HubChannel(Some(ChannelId(round)))];
            let most = [Setting::Limit(LimitName::NewPerHour, u32::try_from(round).expect("small"))];
            let (ana, ben, chidi) = (admin(1), admin(2), admin(3));
            let (first, second, third) = tokio::join!(
                one.change_settings(&ana, &role),
                other.change_settings(&ben, &hub),
                one.change_settings(&chidi, &most)
            );
            for outcome in [first, second, third] {
                outcome.expect("it is saved");
            }
            let rules = one.rules_of(HERE).await.expect("rules");
            let now = (rules.moderator_role, rules.hub_channel, i64::from(rules.limits.new_per_hour));
            assert_eq!(now, (Some(RoleId(round)), Some(ChannelId(round)), round));
        }
        assert_eq!(audit(&database).await.len(), 30);
        store.close().await;
        beside.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn whoever_may_not_manage_the_server_changes_nothing() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let ana = world.person("Ana").await;
        let hidden = ana.command(world.guild, world.general, "parley settings", &[]).await;
        assert!(hidden.is_err(), "Discord does not let her");
        world.close().await;

        // An admin may show the command to others in Discord's own settings, and a message outlives the right to it.
        let database = Database::create(&engine).await;
        let (store, app) = open(&database, &moment::running(&engine), ServerRules::default()).await;
        let nobody = Caller { roles: vec![RoleId(3)], ..member(HERE, PersonId(1)) };
        let changes = [Setting::ConfirmAccept(false), Setting::ModeratorRole(Some(RoleId(3)))];
        let outcomes = [app.open_settings(&nobody).await, app.change_settings(&nobody, &changes).await];
        for outcome in outcomes {
            assert!(
                matches!(outcome, Err(Error::Refused(Refusal::Server(ServerRefusal::AdminsOnly)))),
                "{outcome:?}"
            );
        }
        // An admin changes their own server, and no other.
        app.change_settings(&admin(2), &changes).await.expect("it is saved");
        let elsewhere = app.rules_of(ELSEWHERE).await.expect("rules");
        assert_eq!(elsewhere, ServerRules::default());
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn a_moderator_looks_at_any_offer_and_answers_none() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let mia = world.person("Mia").await;
        let Table { ana, ben, room: place, card } = &Table::set(&world).await;
        // She owns the server, so Discord shows her every room; Parley does not yet.
        let told = refused(&world, mia.press(*place, card, "View offer")).await;
        assert!(told.contains("Offer not found"), "{told}");
        let shown = settings(&world, &mia).await;
        let moderators = role(&world, &mia, "Moderator").await;
        mia.choose(world.general, &shown, "Moderator role", &[&moderators]).await.expect("an answer");

        let seen = message(mia.press(*place, card, "View offer").await);
        assert!(seen.ephemeral() && seen.says("Landing page") && seen.says("Timeline"), "{}", seen.words());
        assert_eq!(labels(&seen), Vec::<String>::new(), "she may look, and nothing else");
        for label in ["Accept offer", "Request changes", "Decline offer", "Withdraw"] {
            let told = refused(&world, mia.press(*place, card, label)).await;
            assert!(told.contains("Offer not found"), "{label}: {told}");
        }
        let own = message(mia.command(world.guild, world.general, "offers", &[]).await);
        assert!(own.says("No offers yet"), "the list is of her own: {}", own.words());

        // As a party she has what every party has.
        send_offer(&world, ana, mia.id(), &FORM).await;
        let hers = room(&world, &mia, "mia-ana").await;
        let card = crate::harness::steps::card(&mia, hers, 2, 1).await;
        let seen = message(mia.press(hers, &card, "View offer").await);
        assert_eq!(
            labels(&seen),
            ["Accept offer", "Request changes", "Decline offer", "Report", "Get safety tips"]
        );
        assert!(ben.messages(hers).await.is_err(), "Ben does not see that room");
        world.close().await;
    }
}
