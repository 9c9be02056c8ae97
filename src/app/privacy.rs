//! What is kept about a person: giving it to them, and forgetting it. Owns what belongs to somebody, what stays because it is
//! also somebody else's record, and that nothing of others is given away (who blocked or reported them).

use super::{App, Caller, Error, Result, retry};
use crate::domain::ids::OfferId;
use crate::domain::notice::{Topic, Way};
use crate::domain::offer::{DeclineReason, Offer, Side, State};
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use crate::say;
use crate::store::Look;
use serde_json::{Value, json};

/// Blocks on one page of the database's list.
const BLOCKS: u32 = 100;
/// How often an offer is looked at again whose terms change while it is ended.
const TRIES: u32 = 4;

/// What deleting ended first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ended {
    /// Offers of theirs that waited for an answer.
    pub withdrawn: u32,
    /// Offers to them that waited for theirs.
    pub declined: u32,
}

impl App {
    /// Everything that is kept about the caller in this server.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn export(&self, caller: &Caller) -> Result<Value> {
        let (guild, person) = (caller.guild, caller.person);
        let mut reader = self.store.reader().await?;
        let mut look = reader.look();
        let mut offers = Vec::new();
        for id in look.all_offers_of(guild, person).await? {
            offers.extend(offer_of(&mut look, caller, id).await?);
        }
        let drafts = look.drafts_of(guild, person).await?;
        let drafts: Vec<Value> =
            drafts.into_iter().map(|(at, form)| json!({"saved": moment(at), "form": form})).collect();
        let address = look.mail_address(guild, person).await?;
        let address = address.map(|kept| {
            json!({"address": kept.address.to_string(), "language": kept.language, "confirmed": moment(kept.confirmed)})
        });
        let known = look.person(guild, person).await?;
        let known = known.map(|known| {
            json!({"name": known.name, "avatar": known.avatar_url, "joined": known.joined.map(moment)})
        });
        let door = look.door(person).await?;
        Ok(json!({
            "exported": moment(self.now()),
            "server": guild.to_string(),
            "person": person.to_string(),
            "known_as": known,
            "profile": profile_of(&mut look, caller).await?,
            "takes_no_offers": look.is_paused(guild, person).await?,
            "offers": offers,
            "drafts": drafts,
            "blocked_by_you": blocks_of(&mut look, caller).await?,
            "notices": notices_of(&mut look, caller).await?,
            "email": address,
            "direct_messages_closed_since": door.closed.map(moment),
        }))
    }

    /// Ends what of the caller's still waits, and then forgets what is theirs alone. Done twice it does nothing more.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn forget(&self, caller: &Caller) -> Result<Ended> {
        let mut ended = Ended::default();
        let offers = self.store.reader().await?.look().all_offers_of(caller.guild, caller.person).await?;
        for id in offers {
            match self.end_for_good(caller, id).await? {
                Some(Side::Client) => ended.withdrawn += 1,
                Some(Side::Party) => ended.declined += 1,
                None => {}
            }
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let language = self.language(&mut tx.look(), caller.guild).await?;
            let name = say!(language, "privacy-former-member");
            tx.forget_person(caller.guild, caller.person, &name).await?;
            tx.commit().await?;
            Ok(())
        })
        .await?;
        Ok(ended)
    }

    /// Withdraws or declines an offer that waits, whatever its terms are by now; the side that did it, or nothing where it
    /// was over.
    async fn end_for_good(&self, caller: &Caller, id: OfferId) -> Result<Option<Side>> {
        for _ in 0..TRIES {
            let found = self.store.reader().await?.look().offer(id).await?;
            let waits = |offer: &Offer| matches!(offer.state, State::Pending { .. });
            let Some(offer) = found.filter(waits) else { return Ok(None) };
            let Some(side) = offer.side_of(caller.person) else { return Ok(None) };
            let done = match side {
                Side::Client => self.withdraw(caller, id, offer.version, None).await,
                Side::Party => self.decline(caller, id, offer.version, DeclineReason::Other, None).await,
            };
            match done {
                Ok(_) => return Ok(Some(side)),
                // The client changed the terms at this moment: the new ones are ended.
                Err(Error::Refused(Refusal::Stale { .. })) => {}
                Err(Error::Refused(Refusal::Over { .. })) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Err(Refusal::NoSuchOffer.into())
    }
}

fn moment(at: UnixMs) -> String {
    jiff::Timestamp::from_millisecond(at.0).map_or_else(|_| at.0.to_string(), |moment| moment.to_string())
}

async fn offer_of(look: &mut Look<'_>, caller: &Caller, id: OfferId) -> Result<Option<Value>> {
    let Some(offer) = look.offer(id).await? else { return Ok(None) };
    let versions: Vec<Value> = look
        .versions(id)
        .await?
        .into_iter()
        .map(
            |version| json!({"version": version.number, "since": moment(version.at), "terms": version.terms}),
        )
        .collect();
    let changes: Vec<Value> = look
        .changes(id)
        .await?
        .into_iter()
        .map(|change| {
            json!({
                "by": change.by, "at": moment(change.at), "version": change.version, "terms": change.terms,
                "message": change.message, "fate": change.fate,
            })
        })
        .collect();
    let timeline: Vec<Value> = look
        .timeline(id)
        .await?
        .into_iter()
        .map(|entry| json!({"what": entry.what, "by": entry.by, "at": moment(entry.at)}))
        .collect();
    let contract = look.contract_of(id).await?;
    let contract = contract
        .map(|made| json!({"version": made.version, "started": moment(made.started), "terms": made.terms}));
    let message = match &offer.state {
        State::Declined { message, .. } | State::Withdrawn { message, .. } => message.clone(),
        State::Pending { .. } | State::Accepted { .. } | State::Expired { .. } => None,
    };
    let you = if offer.client == caller.person { "client" } else { "freelancer" };
    Ok(Some(json!({
        "number": offer.number.0,
        "you_are": you,
        "client": offer.client.to_string(),
        "freelancer": offer.party.spokesperson().to_string(),
        "state": offer.state.name().code(),
        "message": message,
        "note": offer.note,
        "files": offer.files,
        "sent": moment(offer.created),
        "expires": moment(offer.expires),
        "versions": versions,
        "change_requests": changes,
        "timeline": timeline,
        "contract": contract,
    })))
}

async fn profile_of(look: &mut Look<'_>, caller: &Caller) -> Result<Option<Value>> {
    let profile = look.profile(caller.guild, caller.person).await?;
    Ok(profile.map(|profile| {
        let skills: Vec<String> = profile.skills.into_iter().map(|skill| skill.label).collect();
        json!({
            "headline": profile.headline, "bio": profile.bio, "skills": skills, "rate": profile.rate,
            "links": profile.links,
        })
    }))
}

/// Those whom the caller blocked. Who blocked the caller is theirs to know.
async fn blocks_of(look: &mut Look<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let total = look.count_blocked_by(caller.guild, caller.person).await?;
    let mut blocks = Vec::new();
    let mut skip = 0;
    while skip < total {
        let page = look.blocked_by(caller.guild, caller.person, skip, BLOCKS).await?;
        blocks.extend(
            page.into_iter()
                .map(|blocked| json!({"person": blocked.person.to_string(), "since": moment(blocked.at)})),
        );
        skip += BLOCKS;
    }
    Ok(blocks)
}

async fn notices_of(look: &mut Look<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let choices = look.notice_choices(caller.guild, caller.person).await?;
    let all = Topic::ALL.into_iter().flat_map(|topic| Way::ALL.into_iter().map(move |way| (topic, way)));
    Ok(all
        .map(|(topic, way)| {
            json!({"topic": topic.code(), "way": way.code(), "wanted": choices.wants(topic, way)})
        })
        .collect())
}
