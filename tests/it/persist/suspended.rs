//! A report, a suspension and an appeal, played by people who do not give up, and what moderators find at the end.

use super::{Story, Tried, describe};
use crate::harness::moderated::report_number;
use crate::harness::world::World;
use discord_emulator::person::PersonError;

impl Story<'_> {
    /// Ben reports the offer, Mia suspends Ana, Ana appeals, and Mia ends the suspension.
    pub(crate) async fn play_suspension(&self) {
        self.play_first_offer().await;
        self.until("it is reported", "SELECT count(*) FROM reports", 1, async || self.report().await).await;
        let suspended = "SELECT count(*) FROM sanctions";
        self.until("Ana is suspended", suspended, 1, async || self.suspend().await).await;
        self.until("Ana appeals", "SELECT count(*) FROM appeals", 1, async || self.appeal().await).await;
        let ended = "SELECT count(*) FROM sanctions WHERE ended_ms IS NOT NULL";
        self.until("it is ended", ended, 1, async || self.end_early().await).await;
    }

    async fn report(&self) -> Tried {
        let room = self.room().await?;
        let offer = self.find(&self.ben, room, "Offer #1 · Version 1").await?;
        let asked = self.ben.press(room, &offer, "Report").await?.message()?;
        let select = asked.selects().first().map(|select| select.custom_id.clone()).unwrap_or_default();
        let form = self.ben.choose(room, &asked, &select, &["spam"]).await?.modal()?;
        self.ben.submit(&form, &[("words", "The third one today.")]).await?;
        Ok(())
    }

    async fn suspend(&self) -> Tried {
        let queue = self.mia.channel_named(self.world.guild, "mod-queue").await?.id;
        let footer = format!("Report #{} · Open", report_number(self.world, 1).await);
        let card = self.find(&self.mia, queue, &footer).await?;
        let form = self.mia.press(queue, &card, "Suspend").await?.modal()?;
        self.mia.submit(&form, &[("why", "Too many offers.")]).await?;
        Ok(())
    }

    async fn appeal(&self) -> Tried {
        let told = self.ana.wait_direct_message(|told| told.says("suspended you")).await?;
        let form = self.ana.press(told.channel, &told, "Appeal").await?.modal()?;
        self.ana.submit(&form, &[("words", "It was a mistake.")]).await?;
        Ok(())
    }

    async fn end_early(&self) -> Tried {
        let queue = self.mia.channel_named(self.world.guild, "mod-queue").await?.id;
        let appeal = self.find(&self.mia, queue, "Appeal of suspension #1").await?;
        let form = self.mia.press(queue, &appeal, "End early").await?.modal()?;
        self.mia.submit(&form, &[("why", "So it was.")]).await?;
        Ok(())
    }
}

/// What moderators were told in their channel.
pub(super) async fn queue(world: &World) -> Result<Vec<String>, PersonError> {
    let mia = world.person("Mia").await;
    let queue = mia.channel_named(world.guild, "mod-queue").await?.id;
    let messages = mia.messages(queue).await?;
    Ok(messages.iter().filter(|message| !message.ephemeral()).map(describe).collect())
}
