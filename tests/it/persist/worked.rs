//! The work of a contract, played by people who do not give up.

use super::{Story, Tried};
use discord_emulator::person::{OptionValue, opt};

impl Story<'_> {
    /// The first offer is accepted; Ben submits a milestone, Ana asks for a revision, he submits it again, and she
    /// approves it; she records its payment, and he confirms it. She closes the contract, he asks to reopen it, and she agrees.
    pub(crate) async fn play_work(&self) {
        self.play_first_offer().await;
        let accepted = async || self.accept("Offer #1 · Version 1").await;
        self.until("it is accepted", "SELECT count(*) FROM contracts", 1, accepted).await;
        let said = "SELECT count(*) FROM contract_entries";
        self.until("it is submitted", said, 1, async || self.submit("A first draft.").await).await;
        self.until("it is sent back", said, 2, async || self.send_back().await).await;
        self.until("it is submitted again", said, 3, async || self.submit_with_file("A second draft.").await)
            .await;
        self.until("it is approved", said, 4, async || self.approve_work().await).await;
        self.until("it is paid", said, 5, async || self.record_payment().await).await;
        self.until("the payment is confirmed", said, 6, async || self.confirm_payment().await).await;
        self.until("it is closed", said, 7, async || self.close_contract().await).await;
        self.until("he asks to reopen it", said, 8, async || self.ask_to_reopen().await).await;
        self.until("it is reopened", said, 9, async || self.reopen().await).await;
        self.until("other terms are proposed", said, 10, async || self.propose_terms().await).await;
        self.until("they are agreed to", said, 11, async || self.agree_to_terms().await).await;
    }

    async fn propose_terms(&self) -> Tried {
        let room = self.room().await?;
        let contract = self.find(&self.ben, room, "of 2 milestones approved").await?;
        let form = self.ben.press(room, &contract, "Change terms").await?.modal()?;
        let typed = [("price", "$1,800"), ("milestones", "Design: 500\nBuild: 1000\nTexts: 300")];
        let preview = self.ben.submit(&form, &typed).await?.message()?;
        self.ben.press(room, &preview, "Send request").await?;
        Ok(())
    }

    async fn agree_to_terms(&self) -> Tried {
        let room = self.room().await?;
        let told = self.find(&self.ana, room, "requested changes to the terms").await?;
        let shown = self.ana.press(room, &told, "Review changes").await?.message()?;
        self.ana.press(room, &shown, "Approve").await?;
        Ok(())
    }

    pub(super) async fn submit(&self, words: &str) -> Tried {
        let room = self.room().await?;
        let contract = self.find(&self.ben, room, "Contract for offer #1").await?;
        let asked = self.ben.press(room, &contract, "Submit work").await?.message()?;
        let form = self.ben.choose(room, &asked, "Choose a milestone", &["1. Design"]).await?.modal()?;
        self.ben.submit(&form, &[("message", words)]).await?;
        Ok(())
    }

    async fn submit_with_file(&self, words: &str) -> Tried {
        let room = self.room().await?;
        let file = OptionValue::File("draft.txt".to_owned(), b"A second draft.".to_vec());
        let options = [opt("number", "1"), opt("milestone", "1"), opt("file1", file)];
        let form = self.ben.command(self.world.guild, room, "contract submit", &options).await?.modal()?;
        let preview = self.ben.submit(&form, &[("message", words)]).await?.message()?;
        self.ben.press(room, &preview, "Submit work").await?;
        Ok(())
    }

    async fn send_back(&self) -> Tried {
        let room = self.room().await?;
        let contract = self.find(&self.ana, room, "Contract for offer #1").await?;
        let shown = self.ana.press(room, &contract, "Review work").await?.message()?;
        let form = self.ana.press(room, &shown, "Ask for a revision").await?.modal()?;
        self.ana.submit(&form, &[("message", "Larger, please.")]).await?;
        Ok(())
    }

    pub(super) async fn record_payment(&self) -> Tried {
        let room = self.room().await?;
        let contract = self.find(&self.ana, room, "of 2 milestones approved").await?;
        let asked = self.ana.press(room, &contract, "Record payment").await?.message()?;
        let form =
            self.ana.choose(room, &asked, "Choose what was paid for", &["1. Design"]).await?.modal()?;
        let preview = self.ana.submit(&form, &[("amount", "500"), ("note", "")]).await?.message()?;
        self.ana.press(room, &preview, "Record").await?;
        Ok(())
    }

    pub(super) async fn confirm_payment(&self) -> Tried {
        let room = self.room().await?;
        let told = self.find(&self.ben, room, "says they paid").await?;
        let shown = self.ben.press(room, &told, "Review payment").await?.message()?;
        self.ben.press(room, &shown, "Confirm").await?;
        Ok(())
    }

    pub(super) async fn close_contract(&self) -> Tried {
        let room = self.room().await?;
        let contract = self.find(&self.ana, room, "of 2 milestones approved").await?;
        let asked = self.ana.press(room, &contract, "Close contract").await?.message()?;
        let form = self.ana.choose(room, &asked, "Choose a reason", &["Completed"]).await?.modal()?;
        let preview = self.ana.submit(&form, &[("message", "Thank you.")]).await?.message()?;
        self.ana.press(room, &preview, "Close contract").await?;
        Ok(())
    }

    async fn ask_to_reopen(&self) -> Tried {
        let room = self.room().await?;
        let contract = self.find(&self.ben, room, "of 2 milestones approved").await?;
        let asked = self.ben.press(room, &contract, "Reopen").await?.message()?;
        self.ben.press(room, &asked, "Ask to reopen").await?;
        Ok(())
    }

    async fn reopen(&self) -> Tried {
        let room = self.room().await?;
        let told = self.find(&self.ana, room, "asks to reopen the contract").await?;
        self.ana.press(room, &told, "Reopen").await?;
        Ok(())
    }

    async fn approve_work(&self) -> Tried {
        let room = self.room().await?;
        let contract = self.find(&self.ana, room, "Contract for offer #1").await?;
        let shown = self.ana.press(room, &contract, "Review work").await?.message()?;
        self.ana.press(room, &shown, "Approve").await?;
        Ok(())
    }
}
