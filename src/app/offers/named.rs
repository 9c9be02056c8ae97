//! Offers as people name them: by number, or by a word of the title while they type. Owns which of a person's own offers
//! fit; other people's are never looked at.

use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::transaction::App;
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::ids::{OfferId, OfferNumber};
use crate::domain::offers::filter::OfferFilter;
use crate::domain::offers::offer::{Offer, Side, StateName};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use crate::store::{OfferLine, Queries};

/// Most suggestions that Discord shows.
pub const SUGGESTIONS: usize = 25;
/// The newest offers among which a typed word is looked for; an older one is found by its number.
const SEARCHED: u32 = 200;

/// Which of a person's offers a command is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suited {
    /// Any that they sent or received.
    Any,
    /// Those that they sent and that wait for an answer.
    OwnPending,
}

impl Suited {
    const fn suits(self, line: &OfferLine) -> bool {
        match self {
            Self::Any => true,
            Self::OwnPending => matches!(line.side, Side::Client) && matches!(line.state, StateName::Pending),
        }
    }
}

impl App {
    /// The caller's offers that fit what was typed so far, newest first, at most [`SUGGESTIONS`].
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn suggest_offers(
        &self,
        caller: &Caller,
        suited: Suited,
        typed: &str,
    ) -> Result<Vec<OfferLine>> {
        let mut reader = self.store.reader().await?;
        let lines = reader
            .queries()
            .offers_of(caller.guild, caller.person, OfferFilter::default(), 0, SEARCHED)
            .await?;
        let fitting =
            lines.into_iter().filter(|line| suited.suits(line) && fits(line.number, &line.title, typed));
        Ok(fitting.take(SUGGESTIONS).collect())
    }

    /// The caller's offer with the number that was typed or chosen: `7` or `#7`.
    ///
    /// # Errors
    /// [`OfferRefusal::NoNumber`] for any other text, [`OfferRefusal::NoSuchOffer`] for a number of nobody's or of other people's
    /// offers, or a failure of the database.
    pub async fn offer_named(&self, caller: &Caller, typed: &str) -> Result<Offer> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let id = numbered(&mut queries, caller, typed).await?;
        Self::load(&mut queries, caller, id).await
    }

    /// The same for somebody who reads it: also the work that an agency handed to them.
    ///
    /// # Errors
    /// As of [`offer_named`](Self::offer_named).
    pub async fn offer_named_to_read(&self, caller: &Caller, typed: &str) -> Result<OfferId> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let id = numbered(&mut queries, caller, typed).await?;
        match Self::load(&mut queries, caller, id).await {
            Ok(_) | Err(Error::Refused(Refusal::Agency(AgencyRefusal::OthersAnswer))) => Ok(id),
            Err(error) => Err(error),
        }
    }
}

async fn numbered(queries: &mut Queries<'_>, caller: &Caller, typed: &str) -> Result<OfferId> {
    let number = read_number(typed).ok_or(OfferRefusal::NoNumber)?;
    Ok(queries.offer_numbered(caller.guild, number).await?.ok_or(OfferRefusal::NoSuchOffer)?)
}

/// Whether something with this number and title may be meant by what was typed so far.
pub(in crate::app) fn fits(number: OfferNumber, title: &str, typed: &str) -> bool {
    let wanted = typed.trim().to_lowercase();
    let start = wanted.strip_prefix('#').unwrap_or(&wanted);
    number.to_string().starts_with(start) || title.to_lowercase().contains(&wanted)
}

/// The number of an offer, and of the contract that it became.
pub(in crate::app) fn read_number(typed: &str) -> Option<OfferNumber> {
    let typed = typed.trim();
    let digits = typed.strip_prefix('#').unwrap_or(typed).trim_start();
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok().map(OfferNumber)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_and_without_their_sign() {
        for typed in ["7", "#7", " # 7 ", "007"] {
            assert_eq!(read_number(typed), Some(OfferNumber(7)), "{typed}");
        }
        for typed in ["", "#", "seven", "-7", "+7", "7 or 8", "Landing page", "99999999999999999999", "٧"] {
            assert_eq!(read_number(typed), None, "{typed}");
        }
    }
}
