//! Help: what it depends on, which is who asks and the rules of their server, and what people answer below its topics. Its words are
//! `discord::help`'s.

use super::caller::Caller;
use super::error::Result;
use super::transaction::{App, retry};
use crate::domain::help::answer::{HelpAnswer, HelpCount};
use crate::domain::help::topic::{Audience, HelpTopic, Standing};
use crate::domain::server::ServerRules;

/// What a topic of help depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRecord {
    /// The server's rules, for the numbers.
    pub rules: ServerRules,
    /// Whether the reader manages or moderates the server.
    pub looks_after_it: bool,
    /// Whether the reader found it helpful, if they said so.
    pub is_helpful: Option<bool>,
}

impl App {
    /// What a topic depends on.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn read_help(&self, caller: &Caller, topic: HelpTopic) -> Result<HelpRecord> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let rules = self.rules(&mut queries, caller.guild).await?;
        let looks_after_it = caller.looks_after(&rules);
        let answers = queries.help_answers_of(caller.guild, caller.person).await?;
        let own = answers.into_iter().find(|answer| answer.topic == topic);
        Ok(HelpRecord { rules, looks_after_it, is_helpful: own.map(|answer| answer.is_helpful) })
    }

    /// The rules, and whom topics are for, what the caller most probably is first.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn open_help(&self, caller: &Caller) -> Result<(ServerRules, [Audience; 5])> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let rules = self.rules(&mut queries, caller.guild).await?;
        let looks_after_it = caller.looks_after(&rules);
        let standing = queries.standing_of(caller.guild, caller.person).await?;
        Ok((rules, Standing { looks_after_it, ..standing }.audiences()))
    }

    /// Notes whether the caller found a topic helpful, instead of what they said before.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn answer_help(
        &self,
        caller: &Caller,
        topic: HelpTopic,
        is_helpful: bool,
    ) -> Result<HelpRecord> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let answer = HelpAnswer { topic, is_helpful, at: self.now() };
            tx.put_help_answer(caller.guild, caller.person, &answer).await?;
            let rules = self.rules(&mut tx.queries(), caller.guild).await?;
            tx.commit().await?;
            let looks_after_it = caller.looks_after(&rules);
            Ok(HelpRecord { rules, looks_after_it, is_helpful: Some(is_helpful) })
        })
        .await
    }

    /// How many found each topic helpful, those with most answers first.
    ///
    /// # Errors
    /// A refusal for everybody who doesn't look after the server, or a failure of the database.
    pub async fn count_help(&self, caller: &Caller) -> Result<Vec<HelpCount>> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        self.check_moderates(&mut queries, caller).await?;
        let mut counts = queries.help_counts(caller.guild).await?;
        counts.sort_by_key(|count| {
            (std::cmp::Reverse(count.helpful.saturating_add(count.unhelpful)), count.topic)
        });
        Ok(counts)
    }
}
