//! The end of the campaign: what people were told, held against the database, and the database against what stands in Discord.

use super::people::Known;
use crate::harness::steps::{direct_channel, everything, footer_of};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::Message;
use sqlx::{AnyPool, Row as _};
use std::collections::{BTreeMap, BTreeSet};

/// What happened, in order: of an offer by its number, and on its contract.
type Histories = BTreeMap<u64, Vec<String>>;

const TIMELINE: &str = "SELECT o.number, t.what, t.seq FROM timeline t JOIN offers o ON o.id = t.offer_id ORDER BY o.number, t.seq";
const LINES: &str =
    "SELECT o.number, e.what, e.seq FROM contract_entries e JOIN contracts c ON c.id = e.contract_id
    JOIN offers o ON o.id = c.offer_id ORDER BY o.number, e.seq";

pub(super) async fn compare(world: &World, pool: &AnyPool, known: &[Known]) {
    let (timeline, lines) = (histories(pool, TIMELINE).await, histories(pool, LINES).await);
    let texts = |all: &[&str]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
    let told: Histories = known.iter().map(|known| (known.number, texts(&known.happened))).collect();
    assert_eq!(told.len(), known.len(), "two people know their offer by one number");
    assert_eq!(timeline, told, "offers are as people were told, and there is no other");
    let told = known.iter().filter(|known| !known.lines.is_empty());
    let told: Histories = told.map(|known| (known.number, texts(&known.lines))).collect();
    assert_eq!(lines, told, "contracts are as people were told");
    compare_offers(pool, known).await;
    compare_rooms(world, pool, known).await;
}

/// Every history, whose places are counted from 1 without a gap.
async fn histories(pool: &AnyPool, sql: &'static str) -> Histories {
    let mut all = Histories::new();
    for row in sqlx::query(sql).fetch_all(pool).await.expect("rows") {
        let (number, what, seq): (i64, String, i64) = (row.get(0), row.get(1), row.get(2));
        let history = all.entry(u64::try_from(number).expect("a number")).or_default();
        history.push(what);
        assert_eq!(seq, history.len() as i64, "offer #{number}");
    }
    all
}

/// Each offer is where its history leads, and each two people have one room.
async fn compare_offers(pool: &AnyPool, known: &[Known]) {
    let sql = "SELECT o.number, o.state, o.version, o.revision, o.client_id, o.party_id, r.channel_id,
            coalesce(c.revision, -1), v.terms
        FROM offers o JOIN rooms r ON r.id = o.room_id LEFT JOIN contracts c ON c.offer_id = o.id
        JOIN versions v ON v.offer_id = o.id AND v.version = o.version ORDER BY o.number";
    let rows = sqlx::query(sql).fetch_all(pool).await.expect("offers");
    let known: BTreeMap<u64, &Known> = known.iter().map(|known| (known.number, known)).collect();
    let mut rooms: BTreeMap<[i64; 2], BTreeSet<i64>> = BTreeMap::new();
    for row in &rows {
        let number: i64 = row.get(0);
        let known = known[&u64::try_from(number).expect("a number")];
        let found: (String, i64, i64, i64) = (row.get(1), row.get(2), row.get(3), row.get(7));
        let lines = if known.is_accepted() { known.lines.len() as i64 } else { -1 };
        let state = known.happened.last().expect("it was sent at least");
        let wanted = ((*state).to_owned(), known.version(), known.happened.len() as i64, lines);
        assert_eq!(found, wanted, "offer #{number}");
        let mut sides: [i64; 2] = [row.get(4), row.get(5)];
        assert_eq!(sides.map(|id| id as u64), [known.client.0, known.party.0], "offer #{number}");
        let terms: serde_json::Value = serde_json::from_str(row.get(8)).expect("JSON");
        assert_eq!(terms["title"], known.title, "offer #{number}");
        sides.sort_unstable();
        rooms.entry(sides).or_default().insert(row.get::<Option<i64>, _>(6).expect("its room is open"));
    }
    assert!(rooms.values().all(|rooms| rooms.len() == 1), "one room for each two people: {rooms:?}");
    let all: i64 = sqlx::query("SELECT count(*) FROM rooms").fetch_one(pool).await.expect("a count").get(0);
    assert_eq!(all, rooms.len() as i64, "a room has offers");
    println!("{} offers, {} rooms", rows.len(), rooms.len());
}

impl Known {
    fn is_accepted(&self) -> bool {
        self.happened.contains(&"accepted")
    }

    fn version(&self) -> i64 {
        1 + i64::from(self.happened.iter().any(|what| matches!(*what, "change_approved" | "modified")))
    }

    /// What stands in the room in the end, by footer.
    fn stands(&self) -> Vec<String> {
        let (number, version) = (self.number, self.version());
        let mut all = vec![match *self.happened.last().expect("it was sent at least") {
            "accepted" => format!("Offer #{number} · Version {version} · Accepted"),
            "declined" => format!("Offer #{number} · Version {version} · Declined"),
            _ => format!("Offer #{number} · Version {version} · Withdrawn"),
        }];
        if version > 1 {
            all.push(format!("Offer #{number} · Version 1 · Replaced"));
        }
        if self.happened.contains(&"change_approved") {
            all.push(format!("Change request for offer #{number} · Approved"));
        }
        if self.happened.contains(&"change_rejected") {
            all.push(format!("Change request for offer #{number} · Rejected"));
        }
        if self.is_accepted() {
            all.push(format!("Contract for offer #{number} · Version {version} (pinned)"));
        }
        all
    }

    /// What is said about it in the room, once each, to one of its people.
    fn said(&self) -> impl Iterator<Item = String> {
        let told = self.happened.iter().chain(&self.lines);
        let phrases = told.filter_map(|what| IN_ROOM.iter().find(|(name, _)| name == what));
        phrases.map(|(_, phrase)| format!("offer #{}: {phrase}", self.number))
    }
}

/// What is said in the room about what happened, beside the cards.
const IN_ROOM: [(&str, &str); 7] = [
    ("declined", "declined your offer"),
    ("withdrawn", "withdrew the offer"),
    ("change_rejected", "rejected your changes"),
    ("submitted", "submitted this"),
    ("approved", "approved this"),
    ("payment_recorded", "says they paid"),
    ("payment_confirmed", "was paid. ✅"),
];
/// How direct messages begin that each person gets; others aren't sent once they are of no use any more.
const ALWAYS_TOLD: [(&str, &str); 2] =
    [("declined", "declined your offer"), ("withdrawn", "withdrew their offer")];

type Counts = BTreeMap<String, u32>;

/// What stands in the rooms and direct messages: all of it once.
async fn compare_rooms(world: &World, pool: &AnyPool, known: &[Known]) {
    let rooms = sqlx::query("SELECT channel_id, first_id FROM rooms").fetch_all(pool).await.expect("rooms");
    let people = &world.emulator.ready().people;
    let mut in_rooms = Vec::new();
    for row in &rooms {
        let (channel, reader): (i64, i64) = (row.get(0), row.get(1));
        let (name, _) = people.iter().find(|(_, account)| account.id.0 == reader as u64).expect("a person");
        in_rooms.extend(everything(&world.person(name).await, Id(channel as u64)).await);
    }
    let mut direct = Vec::new();
    for name in super::work::NAMES {
        let person = world.person(name).await;
        if let Some(channel) = direct_channel(&person).await {
            direct.extend(everything(&person, channel).await);
        }
    }
    println!("{} messages in private channels, {} direct ones", in_rooms.len(), direct.len());
    let stands: Counts = known.iter().flat_map(Known::stands).map(|footer| (footer, 1)).collect();
    let pinned = |message: &Message| if message.pinned() { " (pinned)" } else { "" };
    let footers = in_rooms.iter().filter(|message| !footer_of(message).is_empty());
    differ("cards", &stands, &counted(footers.map(|message| footer_of(message) + pinned(message))));
    let said: Counts = known.iter().flat_map(Known::said).map(|said| (said, 1)).collect();
    let notices = in_rooms.iter().filter(|message| footer_of(message).is_empty());
    differ("notices", &said, &counted(notices.filter_map(|notice| notice_in(notice, &IN_ROOM))));

    let told = known.iter().filter_map(|known| {
        let last = known.happened.last()?;
        let (_, phrase) = ALWAYS_TOLD.iter().find(|(name, _)| name == last)?;
        Some((format!("offer #{}: {phrase}", known.number), 1))
    });
    differ(
        "direct messages",
        &told.collect(),
        &counted(direct.iter().filter_map(|told| notice_in(told, &ALWAYS_TOLD))),
    );
    let copy = |message: &Message| footer_of(message).rsplit_once(" · ").map(|(footer, _)| footer.to_owned());
    let mut twice = counted(direct.iter().filter_map(copy));
    twice.append(&mut counted(direct.iter().map(Message::words)));
    twice.retain(|_, times| *times > 1);
    assert!(twice.is_empty(), "direct messages: {twice:#?}");

    let there: BTreeSet<u64> = in_rooms.iter().chain(&direct).map(|message| message.id.0).collect();
    let posts = sqlx::query("SELECT message_id, subject FROM posts").fetch_all(pool).await.expect("posts");
    let gone = posts.iter().filter(|row| !there.contains(&(row.get::<i64, _>(0) as u64)));
    let gone: Vec<String> = gone.map(|row| row.get(1)).collect();
    assert!(gone.is_empty(), "noted and not there: {gone:#?}");
}

fn counted(all: impl Iterator<Item = String>) -> Counts {
    let mut counts = Counts::new();
    all.for_each(|what| *counts.entry(what).or_default() += 1);
    counts
}

fn differ(what: &str, wanted: &Counts, found: &Counts) {
    let lost: Vec<_> = wanted.iter().filter(|(name, _)| !found.contains_key(*name)).collect();
    let others: Vec<_> = found.iter().filter(|(name, times)| wanted.get(*name) != Some(*times)).collect();
    assert!(
        lost.is_empty() && others.is_empty(),
        "{what} that are missing: {lost:#?}; that are twice, or nobody's: {others:#?}"
    );
}

/// The offer that a message is about, and what it says.
fn notice_in(message: &Message, phrases: &[(&str, &str)]) -> Option<String> {
    let words = message.words();
    let (_, rest) = words.split_once("ffer #")?;
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let (_, phrase) = phrases.iter().find(|(_, phrase)| words.contains(phrase))?;
    Some(format!("offer #{number}: {phrase}"))
}
