//! The longest and nastiest terms that a form takes, through every message that shows them: Discord refuses none of them,
//! nobody is pinged by them, and nothing of them is lost.

use crate::harness::database::engines;
use crate::harness::steps::{Table, card, card_in_state, change_request, labels, message, send_offer};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::Person;

/// Signs that mean something to Discord, and one letter that is four UTF-16 units long.
const NASTY: &str = "@everyone @here <@&1> *_~`|>[a](http://b.example) <t:1:R> </x:1> 👩‍💻 ";

fn nasty(chars: usize) -> String {
    NASTY.chars().cycle().take(chars - 1).chain(['.']).collect()
}

fn milestones() -> String {
    let line = |number: u32| {
        format!("{} {number}: 1000, due in 3 weeks", nasty(70).replace(['>', '|', ':', '`'], "*"))
    };
    (1..=20).map(line).collect::<Vec<_>>().join("\n")
}

/// Whom a person saw pinged, by any message of the bot.
fn pinged(person: &Person, bot: Id) -> Vec<String> {
    let messages = person.events().into_iter().filter(|seen| seen.name == "MESSAGE_CREATE");
    let of_bot = messages.filter(|seen| seen.data["author"]["id"] == bot.to_string());
    let everyone = |data: &serde_json::Value| {
        let roles = data["mention_roles"].as_array().is_some_and(|roles| !roles.is_empty());
        (data["mention_everyone"] == true || roles).then(|| "everyone".to_owned())
    };
    of_bot
        .flat_map(|seen| {
            let users = seen.data["mentions"].as_array().cloned().unwrap_or_default();
            let ids = users.into_iter().filter_map(|user| user["id"].as_str().map(str::to_owned));
            ids.chain(everyone(&seen.data)).collect::<Vec<_>>()
        })
        .collect()
}

#[tokio::test]
async fn the_longest_terms_pass_through_every_message() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let (title, description, milestones) = (nasty(100), nasty(4_000), milestones());
        let form = [
            ("title", title.as_str()),
            ("description", description.as_str()),
            ("price", "20,000 USD"),
            ("schedule", "start tomorrow, due in 30 weeks"),
            ("milestones", milestones.as_str()),
        ];
        let sent = send_offer(&world, &ana, ben.id(), &form).await;
        assert!(sent.says("Offer #1 is on its way"), "{}", sent.words());
        let room = crate::harness::steps::room(&world, &ben, "ana-ben").await;
        let first = card(&ben, room, 1, 1).await;
        let mut table = Table { ana, ben, room, card: first };

        let note = nasty(500);
        let asked = table
            .request(&table.card, &[("price", "21,000 USD"), ("milestones", ""), ("message", &note)])
            .await;
        assert!(asked.says("Changes requested"), "{}", asked.words());
        table.reject(1, &note).await;
        table
            .request(
                &table.card,
                &[("price", "20,000 USD"), ("schedule", "due in 20 weeks"), ("message", &note)],
            )
            .await;
        change_request(&table.ana, room, 1, "Open").await;
        table.approve(1).await;
        table.card = card(&table.ben, room, 1, 2).await;
        read_all(&table).await;
        table.accept(&table.card).await;
        card_in_state(&table.ben, room, 1, 2, "Accepted").await;
        assert!(
            message(table.ben.command(world.guild, world.general, "offers", &[]).await).says("20,000 USD")
        );
        world.settled().await.close().await;

        let meant = [table.ben.id().to_string(), table.ana.id().to_string()];
        for person in [&table.ana, &table.ben] {
            let pinged = pinged(person, world.bot_id());
            assert!(pinged.iter().all(|who| meant.contains(who)), "{pinged:?}");
        }
        world.close().await;
    }
}

/// Turns every page of View offer: the whole description is there.
async fn read_all(table: &Table) {
    let mut page = message(table.ben.press(table.room, &table.card, "View offer").await);
    let mut all = page.words();
    while labels(&page).contains(&"More".to_owned()) {
        page = message(table.ben.press(table.room, &page, "More").await);
        all += &page.words();
    }
    let emoji = NASTY.chars().cycle().take(4_000 - 1).filter(|&c| c == '👩').count();
    let shown = all.matches('👩').count();
    assert!(shown >= emoji, "{shown} of {emoji} of the description's emoji are shown");
}
