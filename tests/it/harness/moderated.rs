//! A stage with moderators: Mia and Dana have the role, and a channel where they are told things. Owns how reports are made and
//! found there.

use crate::harness::database::Engine;
use crate::harness::steps::{Table, message};
use crate::harness::world::{PATIENCE, World, roomy};
use discord_emulator::person::{Message, Person, opt};
use discord_emulator::{Id, Scenario};
use parley::domain::ids::{ChannelId, RoleId};
use parley::domain::server::ServerSettings;
use sqlx::Row as _;
use std::time::Duration;

/// The stage and its moderators.
pub(crate) struct ModeratedWorld {
    pub(crate) world: World,
    pub(crate) mia: Person,
    pub(crate) dana: Person,
    /// Where moderators are told things.
    pub(crate) queue: Id,
}

/// The server's rules with these moderators.
pub(crate) async fn rules(world: &World) -> ServerSettings {
    let mia = world.person("Mia").await;
    let queue = mia.channel_named(world.guild, "mod-queue").await.expect("the channel").id;
    let id = |id: Id| i64::try_from(id.0).expect("an id");
    ServerSettings {
        moderators_channel: Some(ChannelId(id(queue))),
        moderator_role: Some(RoleId(id(world.role("Moderator").await))),
        ..ServerSettings::default()
    }
}

/// A local Discord in which these have the moderators' role beside Mia.
pub(crate) async fn set(engine: &Engine, moderators: &[&str]) -> World {
    World::set(engine, scenario(moderators)).await
}

/// The scenario of such a Discord.
pub(crate) fn scenario(moderators: &[&str]) -> Scenario {
    let mut scenario = roomy();
    for name in moderators {
        scenario.servers[0].members.insert((*name).to_owned(), vec!["Moderator".to_owned()]);
    }
    scenario
}

impl ModeratedWorld {
    /// Opens the curtain; `moderators` have the role beside Mia and Dana.
    pub(crate) async fn open(engine: &Engine, moderators: &[&str]) -> Self {
        let everybody: Vec<&str> = moderators.iter().copied().chain(["Dana"]).collect();
        let mut world = set(engine, &everybody).await;
        world.set_rules(rules(&world).await).await;
        world.stop_clock();
        world.start().await;
        Self::sit(world).await
    }

    /// The same on a stage that plays.
    pub(crate) async fn sit(world: World) -> Self {
        let (mia, dana) = (world.person("Mia").await, world.person("Dana").await);
        let queue = mia.channel_named(world.guild, "mod-queue").await.expect("the channel").id;
        Self { world, mia, dana, queue }
    }

    /// What the first, second, … report is called.
    pub(crate) async fn number(&self, nth: usize) -> i64 {
        report_number(&self.world, nth).await
    }

    /// The card of the first, second, … report in the moderators' channel, once it is in this stage.
    pub(crate) async fn card(&self, nth: usize, stage: &str) -> Message {
        let footer = format!("Report #{} · {stage}", self.number(nth).await);
        let is_it = |message: &Message| {
            let found = message.embeds().iter().any(|embed| embed["footer"]["text"] == footer.as_str());
            found && !message.ephemeral()
        };
        self.mia.wait_message(self.queue, is_it).await.expect("the card")
    }

    /// What a moderator does with a report: presses, fills in the reason, and where it is asked for the length.
    pub(crate) async fn decide(&self, who: &Person, card: &Message, button: &str, why: &str) -> Message {
        let form = who.press(self.queue, card, button).await.expect("an answer").modal().expect("a form");
        message(who.submit(&form, &[("why", why)]).await)
    }
}

/// What all reports are called, in the order in which they were made. No story knows it before.
pub(crate) async fn report_numbers(world: &World) -> Vec<i64> {
    let pool = world.database.pool().await;
    let rows =
        sqlx::query("SELECT number FROM reports ORDER BY number").fetch_all(&pool).await.expect("rows");
    pool.close().await;
    rows.iter().map(|row| row.get(0)).collect()
}

/// What the first, second, … report is called, once it is made.
pub(crate) async fn report_number(world: &World, nth: usize) -> i64 {
    let made = async {
        loop {
            if let Some(number) = report_numbers(world).await.get(nth - 1) {
                return *number;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(PATIENCE, made).await.expect("so many reports")
}

/// A text as it would be if these reports were called 1, 2, …
pub(crate) fn numbered_in_order(numbers: &[i64], text: &str) -> String {
    let mut text = text.to_owned();
    // The longest first: no number begins as another one that is still to come. What is replaced is marked.
    for (at, number) in numbers.iter().enumerate().rev() {
        for before in ["eport #", "**#", "🟠 #", "🔵 #", "⚪ #", "○ #"] {
            text = text.replace(&format!("{before}{number}"), &format!("{before}\u{1}{}", at + 1));
        }
    }
    text.replace('\u{1}', "")
}

/// Somebody reports by the button of a card: chooses the reason and describes it.
pub(crate) async fn report(who: &Person, room: Id, card: &Message, reason: &str, words: &str) -> Message {
    let asked = message(who.press(room, card, "Report").await);
    describe(who, room, &asked, reason, words).await
}

/// The same from the question for the reason on.
pub(crate) async fn describe(who: &Person, room: Id, asked: &Message, reason: &str, words: &str) -> Message {
    let form = who.choose(room, asked, "What's wrong with it?", &[reason]).await.expect("an answer");
    message(who.submit(&form.modal().expect("a form"), &[("words", words)]).await)
}

/// `/parley reports`, with these options.
pub(crate) async fn reports(moderated: &ModeratedWorld, who: &Person, state: Option<&str>) -> Message {
    let options: Vec<_> = state.map(|state| opt("state", state)).into_iter().collect();
    message(who.command(moderated.world.guild, moderated.queue, "parley reports", &options).await)
}

/// Opens the first, second, … report from the list.
pub(crate) async fn open_report(
    moderated: &ModeratedWorld,
    who: &Person,
    list: &Message,
    nth: usize,
) -> Message {
    let menu = list.selects().remove(0);
    let start = format!("#{} ", moderated.number(nth).await);
    let label =
        menu.options.iter().map(|option| option.label.clone()).find(|label| label.starts_with(&start));
    let label = label.expect("it is on the list");
    message(who.choose(moderated.queue, list, &menu.custom_id, &[&label]).await)
}

impl ModeratedWorld {
    /// Ana's offer to Ben.
    pub(crate) async fn table(&self) -> Table {
        Table::set(&self.world).await
    }
}

impl ModeratedWorld {
    /// `/parley audit`.
    pub(crate) async fn stage_audit(&self, who: &Person) -> crate::harness::steps::Answered {
        who.command(self.world.guild, self.queue, "parley audit", &[]).await
    }
}
