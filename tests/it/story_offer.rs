//! The story that Parley is for: an offer, a change request, an approval, an acceptance; and one that is declined. Owns
//! the snapshots of all that Ana and Ben read on the way, answers to them alone included.

use crate::database::engines;
use crate::stage::Stage;
use crate::steps::{CHANGE, Table, card, card_in_state, labels, message};

#[tokio::test]
async fn an_offer_is_sent_changed_approved_and_accepted() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let table = Table::set(&stage).await;
        let Table { ana, ben, room, card: first } = &table;
        assert_eq!(first.mentions(), [ben.id()]);
        assert_eq!(labels(first), ["Accept", "Request changes", "Decline", "View offer", "Withdraw"]);

        table.request(first, &CHANGE).await;
        table.approve(1).await;
        let second = card(ben, *room, 1, 2).await;
        assert_eq!(second.mentions(), [ben.id()]);
        table.accept(&second).await;
        let contract = ben.wait_message(*room, discord_emulator::person::Message::pinned).await;
        assert_eq!(contract.expect("the contract is pinned").mentions(), [ana.id()]);

        let third = table.offer_again(&stage, 2).await;
        table.decline(&third, "Too busy", "Perhaps in spring.").await;
        card_in_state(ben, *room, 2, 1, "Declined").await;
        let told = ana.wait_message(*room, |message| message.says("declined your offer")).await;
        message(ana.press(*room, &told.expect("the notice"), "View offer").await);

        let ledger = stage.ledger().await;
        let offers = [(1, "accepted".to_owned(), 2), (2, "declined".to_owned(), 1)];
        assert_eq!(ledger.offers, offers);
        assert_eq!((ledger.rooms, ledger.open_rooms, ledger.contracts, ledger.changes), (1, 1, 1, 1));
        insta::assert_snapshot!("room_as_ana", told_apart(&stage.transcript(*room, "Ana")));
        insta::assert_snapshot!("room_as_ben", told_apart(&stage.transcript(*room, "Ben")));
        insta::assert_snapshot!("general_as_ana", told_apart(&stage.transcript(stage.general, "Ana")));
        stage.close().await;
    }
}

/// What everybody reads, then what one person alone was answered. Each is in its order; between the two there is none, since
/// an answer does not wait for what it leads to.
pub(crate) fn told_apart(transcript: &str) -> String {
    let mut messages: Vec<String> = Vec::new();
    // The mark at the end of a room's topic is its id, written in letters.
    let (topic, rest) = transcript.split_once('\n').expect("a topic and messages");
    let topic = topic.split_once(" Room ").map_or(topic, |(words, _)| words);
    for part in format!("{topic}\n{rest}").split("\n\n") {
        // A message begins at the margin; what is further in is one more embed of the last one.
        match messages.last_mut().filter(|_| part.starts_with("  ")) {
            Some(message) => *message += &format!("\n\n{part}"),
            None => messages.push(part.to_owned()),
        }
    }
    let is_answer = |message: &String| message.contains("(only you can see this)");
    let (answers, mut parts): (Vec<_>, Vec<_>) = messages.into_iter().partition(is_answer);
    parts.push("════ Answers that only this person sees".to_owned());
    parts.extend(answers);
    parts.iter().map(|part| part.trim_end()).collect::<Vec<_>>().join("\n\n")
}
