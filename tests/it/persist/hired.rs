//! A proposal that is hired, played by people who do not give up.

use super::{Story, Tried};
use crate::jobs::JOB;
use crate::proposals::PROPOSAL;
use discord_emulator::person::{Answer, opt};

impl Story<'_> {
    /// Ana posts a job for one person, Ben applies, she sends him an offer, and he accepts it, which closes the job.
    pub(crate) async fn play_hiring(&self) {
        let alerts = "SELECT count(*) FROM job_alerts";
        self.until("Ben has an alert", alerts, 1, async || self.add_alert().await).await;
        let at_once = "SELECT count(*) FROM job_alerts WHERE pace = 'now'";
        self.until("he's told at once", at_once, 1, async || self.change_alert().await).await;
        let posted = async || self.post_job().await;
        self.until("the job is posted", "SELECT count(*) FROM jobs", 1, posted).await;
        *self.unanswered.lock().expect("nobody panics") = None;
        let sent = async || self.apply().await;
        self.until("Ben applies", "SELECT count(*) FROM proposals", 1, sent).await;
        let offered = async || self.hire().await;
        self.until("he gets an offer", "SELECT count(*) FROM offers", 1, offered).await;
        let accepted = async || self.accept("Offer #1 · Version 1").await;
        self.until("he accepts it", "SELECT count(*) FROM contracts", 1, accepted).await;
    }

    async fn add_alert(&self) -> Tried {
        let (guild, general) = (self.world.guild, self.world.general);
        let found = self.ben.command(guild, general, "job find", &[]).await?.message()?;
        self.ben.press(general, &found, "Tell me of jobs like this").await?;
        Ok(())
    }

    async fn change_alert(&self) -> Tried {
        let (guild, general) = (self.world.guild, self.world.general);
        let list = self.ben.command(guild, general, "job alerts", &[]).await?.message()?;
        let one = self
            .ben
            .choose(general, &list, "Choose an alert to change or remove", &["Any job"])
            .await?
            .message()?;
        self.ben.press(general, &one, "Tell me at once").await?;
        Ok(())
    }

    async fn post_job(&self) -> Tried {
        let (guild, general) = (self.world.guild, self.world.general);
        let unanswered = self.unanswered.lock().expect("nobody panics").clone();
        let preview = match unanswered {
            Some(preview) => preview,
            None => {
                let form = self.ana.command(guild, general, "job post", &[]).await?.modal()?;
                self.ana.submit(&form, &JOB).await?.message()?
            }
        };
        *self.unanswered.lock().expect("nobody panics") = Some(preview.clone());
        let answer = self.ana.press(general, &preview, "Post job").await?;
        if !matches!(answer, Answer::Failed(_)) {
            *self.unanswered.lock().expect("nobody panics") = None;
        }
        Ok(())
    }

    async fn apply(&self) -> Tried {
        let (guild, general) = (self.world.guild, self.world.general);
        let job = self.ben.command(guild, general, "job view", &[opt("number", "1")]).await?.message()?;
        let form = self.ben.press(general, &job, "Apply").await?.modal()?;
        let preview = self.ben.submit(&form, &PROPOSAL).await?.message()?;
        self.ben.press(general, &preview, "Send proposal").await?;
        Ok(())
    }

    async fn hire(&self) -> Tried {
        let (guild, general) = (self.world.guild, self.world.general);
        let unanswered = self.unanswered.lock().expect("nobody panics").clone();
        if let Some(preview) = unanswered {
            return self.press_send(&preview).await;
        }
        let job = self.ana.command(guild, general, "job view", &[opt("number", "1")]).await?.message()?;
        let list = self.ana.press(general, &job, "Proposals").await?.message()?;
        let seen = self.ana.choose(general, &list, "Open a proposal", &["Ben"]).await?.message()?;
        let form = self.ana.press(general, &seen, "Hire").await?.modal()?;
        let preview = self.ana.submit(&form, &[]).await?.message()?;
        self.press_send(&preview).await
    }
}
