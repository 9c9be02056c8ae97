//! The story that Parley is for: an offer, a change request, an approval, an acceptance; and one that is declined.

use crate::database::engines;
use crate::stage::Stage;
use crate::steps::{FORM, card, room, send_offer};

#[tokio::test]
async fn an_offer_is_sent_changed_approved_and_accepted() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let (ana, ben) = (stage.person("Ana").await, stage.person("Ben").await);
        let sent = send_offer(&stage, &ana, ben.id(), &FORM).await;
        println!("{}", sent.words());
        let room = room(&stage, &ben, "ana-ben").await;
        let offer = card(&ben, room, 1, 1).await;
        assert_eq!(offer.mentions(), [ben.id()]);
        println!("{}", stage.transcript(room, "Ben").await);
        stage.close().await;
    }
}
