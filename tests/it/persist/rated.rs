//! Feedback, given by people who do not give up.

use super::{Story, Tried};
use discord_emulator::person::{Person, opt};
use parley::domain::time::DAY_MS;

impl Story<'_> {
    /// The first offer is accepted. A month later Ana pays and gives feedback during the contract, and Ben gets the role of his badge. She
    /// closes it and gives feedback, and then Ben does, which publishes both; he replies to hers.
    pub(crate) async fn play_feedback(&self) {
        self.begin_contract().await;
        self.world.pass_in_both(30 * DAY_MS);
        let recorded = "SELECT count(*) FROM contract_entries WHERE what = 'payment_recorded'";
        self.until("it is paid", recorded, 1, async || self.record_payment().await).await;
        let confirmed = "SELECT count(*) FROM contract_entries WHERE what = 'payment_confirmed'";
        self.until("the payment is confirmed", confirmed, 1, async || self.confirm_payment().await).await;
        let said = "SELECT count(*) FROM interim_feedback";
        self.until("Ana says something during it", said, 1, async || self.say_something().await).await;
        self.world.pass_in_both(7 * DAY_MS);
        let is_given = "SELECT count(*) FROM badge_roles";
        self.until("Ben has the role of his badge", is_given, 1, async || Ok(())).await;
        self.give_first().await;
        let published = "SELECT count(*) FROM feedback WHERE published_ms IS NOT NULL";
        self.until("both are published", published, 2, async || self.give(&self.ben, "5 ★").await).await;
        self.reply_to_feedback().await;
    }

    /// The same where only Ana gives feedback, which is published when the time is over.
    pub(crate) async fn play_late_feedback(&self) {
        self.begin_contract().await;
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

    async fn begin_contract(&self) {
        self.play_first_offer().await;
        let accepted = async || self.accept("Offer #1 · Version 1").await;
        self.until("it is accepted", "SELECT count(*) FROM contracts", 1, accepted).await;
    }

    async fn say_something(&self) -> Tried {
        let room = self.room().await?;
        let on = [opt("contract", "1")];
        let begun = self.ana.command(self.world.guild, room, "feedback give", &on).await?.message()?;
        let starred = self.ana.press(room, &begun, "4 ★").await?.message()?;
        self.ana.press(room, &starred, "Send feedback").await?;
        Ok(())
    }

    async fn give_first(&self) {
        let closed = "SELECT count(*) FROM contracts WHERE state = 'closed'";
        self.until("it is closed", closed, 1, async || self.close_contract().await).await;
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
