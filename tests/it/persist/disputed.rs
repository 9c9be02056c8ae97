//! A dispute, played by people who do not give up.

use super::{Story, Tried};
use discord_emulator::person::opt;

impl Story<'_> {
    /// The first offer is accepted, and Ben submits a milestone; Ana opens a dispute, Mia claims it and asks both, Ben answers, and she
    /// decides it and closes the contract.
    pub(crate) async fn play_dispute(&self) {
        self.play_first_offer().await;
        let accepted = async || self.accept("Offer #1 · Version 1").await;
        self.until("it is accepted", "SELECT count(*) FROM contracts", 1, accepted).await;
        let said = "SELECT count(*) FROM contract_entries";
        self.until("it is submitted", said, 1, async || self.submit("A first draft.").await).await;
        self.until("it is disputed", said, 2, async || self.dispute().await).await;
        let claimed = "SELECT count(*) FROM disputes WHERE stage = 'claimed'";
        self.until("it is claimed", claimed, 1, async || self.claim().await).await;
        self.until("both are asked", said, 3, async || self.ask().await).await;
        self.until("Ben answers", said, 4, async || self.answer().await).await;
        self.until("it is decided", said, 5, async || self.decide().await).await;
    }

    async fn dispute(&self) -> Tried {
        let (guild, general) = (self.world.guild, self.world.general);
        let number = [opt("number", "1")];
        let asked = self.ana.command(guild, general, "contract dispute", &number).await?.message()?;
        let reason = ["The work isn't as agreed"];
        let form = self.ana.choose(general, &asked, "Choose what it's about", &reason).await?.modal()?;
        let preview = self.ana.submit(&form, &[("message", "Half of it is missing.")]).await?.message()?;
        self.ana.press(general, &preview, "Open dispute").await?;
        Ok(())
    }

    async fn claim(&self) -> Tried {
        let queue = self.mia.channel_named(self.world.guild, "mod-queue").await?.id;
        let card = self.find(&self.mia, queue, "Dispute #1 · Open").await?;
        self.mia.press(queue, &card, "Claim").await?;
        Ok(())
    }

    async fn ask(&self) -> Tried {
        let queue = self.mia.channel_named(self.world.guild, "mod-queue").await?.id;
        let card = self.find(&self.mia, queue, "Dispute #1 · Claimed").await?;
        let form = self.mia.press(queue, &card, "Ask both sides").await?.modal()?;
        self.mia.submit(&form, &[("question", "What was agreed?")]).await?;
        Ok(())
    }

    async fn answer(&self) -> Tried {
        let room = self.room().await?;
        let question = self.find(&self.ben, room, "have a question for both sides").await?;
        let form = self.ben.press(room, &question, "Answer").await?.modal()?;
        self.ben.submit(&form, &[("message", "Two drafts.")]).await?;
        Ok(())
    }

    async fn decide(&self) -> Tried {
        let queue = self.mia.channel_named(self.world.guild, "mod-queue").await?.id;
        let card = self.find(&self.mia, queue, "Dispute #1 · Claimed").await?;
        let asked = self.mia.press(queue, &card, "Decide").await?.message()?;
        let form = self.mia.choose(queue, &asked, "Choose a decision", &["For the client"]).await?.modal()?;
        let preview = self.mia.submit(&form, &[("why", "One draft is missing.")]).await?.message()?;
        self.mia.press(queue, &preview, "Decide, close contract").await?;
        Ok(())
    }
}
