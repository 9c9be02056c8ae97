//! Hours on a contract, played by people who do not give up.

use super::{Story, Tried};
use crate::contracts::hours::BY_THE_HOUR;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person, PersonError, opt};
use parley::domain::time::DAY_MS;

impl Story<'_> {
    /// An offer by the hour is accepted. Ben logs hours, Ana objects, he removes them and logs fewer; the week ends with its
    /// statement.
    pub(crate) async fn play_hours(&self) {
        self.until("it is sent", "SELECT count(*) FROM offers", 1, async || {
            self.send_with(&BY_THE_HOUR).await
        })
        .await;
        let accepted = async || self.accept("Offer #1 · Version 1").await;
        self.until("it is accepted", "SELECT count(*) FROM contracts", 1, accepted).await;
        let said = "SELECT count(*) FROM contract_entries";
        self.until("hours are logged", said, 1, async || self.log("3h").await).await;
        self.until("Ana objects", said, 2, async || self.object().await).await;
        self.until("Ben removes them", said, 3, async || self.remove().await).await;
        self.until("fewer are logged", said, 4, async || self.log("2h 30m").await).await;
        self.world.pass_in_both(5 * DAY_MS);
        self.until("the week ends", said, 5, async || {
            let room = self.room().await?;
            self.find(&self.ana, room, "Statement for the week of").await.map(|_| ())
        })
        .await;
    }

    async fn log(&self, time: &str) -> Tried {
        let room = self.room().await?;
        let options =
            [opt("number", "1"), opt("time", time), opt("done", "First drafts"), opt("day", "today")];
        let preview = self.ben.command(self.world.guild, room, "contract log", &options).await?.message()?;
        self.ben.press(room, &preview, "Log hours").await?;
        Ok(())
    }

    /// The hours that were logged first, as one of the two sees them.
    async fn hours(&self, person: &Person, room: Id) -> Result<Message, PersonError> {
        let contract = self.find(person, room, "Contract for offer #1").await?;
        let list = person.press(room, &contract, "Review hours").await?.message()?;
        let found = list.selects().first().and_then(|menu| {
            let first = menu.options.iter().find(|option| option.label.starts_with("3h"))?;
            Some((menu.custom_id.clone(), first.value.clone()))
        });
        // Where only one entry waits for who asks, it's shown at once.
        let Some((menu, first)) = found else { return Ok(list) };
        person.choose(room, &list, &menu, &[&first]).await?.message()
    }

    async fn object(&self) -> Tried {
        let room = self.room().await?;
        let shown = self.hours(&self.ana, room).await?;
        let form = self.ana.press(room, &shown, "Object").await?.modal()?;
        self.ana.submit(&form, &[("message", "It was half an hour less.")]).await?;
        Ok(())
    }

    async fn remove(&self) -> Tried {
        let room = self.room().await?;
        let shown = self.hours(&self.ben, room).await?;
        self.ben.press(room, &shown, "Remove hours").await?;
        Ok(())
    }
}
