//! Feedback, given by people who do not give up.

use super::{Story, Tried};
use discord_emulator::person::Person;

impl Story<'_> {
    /// The first offer is accepted and its contract closed; Ana gives feedback, and then Ben, which publishes both.
    pub(crate) async fn play_feedback(&self) {
        self.play_first_offer().await;
        let accepted = async || self.accept("Offer #1 · Version 1").await;
        self.until("it is accepted", "SELECT count(*) FROM contracts", 1, accepted).await;
        let said = "SELECT count(*) FROM contract_entries";
        self.until("it is closed", said, 1, async || self.close_contract().await).await;
        let given = "SELECT count(*) FROM feedback";
        self.until("Ana gives feedback", given, 1, async || self.give(&self.ana, "4 ★").await).await;
        let published = "SELECT count(*) FROM feedback WHERE published_ms IS NOT NULL";
        self.until("both are published", published, 2, async || self.give(&self.ben, "5 ★").await).await;
    }

    async fn give(&self, person: &Person, stars: &str) -> Tried {
        let room = self.room().await?;
        let told = self.find(person, room, "closed the contract").await?;
        let begun = person.press(room, &told, "Give feedback").await?.message()?;
        let starred = person.press(room, &begun, stars).await?.message()?;
        person.press(room, &starred, "Send feedback").await?;
        Ok(())
    }
}
