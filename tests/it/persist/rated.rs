//! Feedback, given by people who do not give up.

use super::{Story, Tried};
use discord_emulator::person::Person;
use parley::domain::time::DAY_MS;

impl Story<'_> {
    /// The first offer is accepted and its contract closed; Ana gives feedback, and then Ben, which publishes both; he replies to hers.
    pub(crate) async fn play_feedback(&self) {
        self.give_first().await;
        let published = "SELECT count(*) FROM feedback WHERE published_ms IS NOT NULL";
        self.until("both are published", published, 2, async || self.give(&self.ben, "5 ★").await).await;
        self.reply_to_feedback().await;
    }

    /// The same where only Ana gives feedback, which is published when the time is over.
    pub(crate) async fn play_late_feedback(&self) {
        self.give_first().await;
        self.world.pass_in_both(15 * DAY_MS);
        let published = "SELECT count(*) FROM feedback WHERE published_ms IS NOT NULL";
        let is_posted = async || {
            let room = self.room().await?;
            self.find(&self.ben, room, "The time to give feedback has ended").await.map(|_| ())
        };
        self.until("hers is published", published, 1, is_posted).await;
        self.reply_to_feedback().await;
    }

    async fn give_first(&self) {
        self.play_first_offer().await;
        let accepted = async || self.accept("Offer #1 · Version 1").await;
        self.until("it is accepted", "SELECT count(*) FROM contracts", 1, accepted).await;
        let said = "SELECT count(*) FROM contract_entries";
        self.until("it is closed", said, 1, async || self.close_contract().await).await;
        let given = "SELECT count(*) FROM feedback";
        self.until("Ana gives feedback", given, 1, async || self.give(&self.ana, "4 ★").await).await;
    }

    async fn reply_to_feedback(&self) {
        let replied = "SELECT count(*) FROM feedback WHERE reply IS NOT NULL";
        let reply = async || {
            let room = self.room().await?;
            let posted = self.find(&self.ben, room, "Feedback on contract #1").await?;
            let form = self.ben.press(room, &posted, "Reply").await?.modal()?;
            self.ben.submit(&form, &[("reply", "Thank you.")]).await?;
            Ok(())
        };
        self.until("Ben replies", replied, 1, reply).await;
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
