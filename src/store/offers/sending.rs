//! Everything that is looked at before an offer is begun or sent: what the two sides have said, where they are, and what the
//! client has under way.

use crate::domain::ids::{ChannelId, GuildId, PersonId, RoomId, SanctionId};
use crate::domain::offers::decide::Counts;
use crate::domain::offers::offer::Recipient;
use crate::domain::server::ServerSettings;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::people::caller::KnownCaller;
use crate::store::people::known;
use crate::store::rooms::pair_of;
use crate::store::row;
use crate::store::transaction::Queries;

/// What is looked at before an offer is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// What the admins of the server have set.
    pub settings: ServerSettings,
    /// Whether the client has blocked whoever speaks for the other side.
    pub has_blocked: bool,
    /// Whether that person blocked the client.
    pub is_blocked: bool,
    /// Whether that person takes no offers at present.
    pub is_paused: bool,
    /// Whether that person is suspended.
    pub is_suspended: bool,
    /// The client's own suspension that lasts longest, and until when.
    pub own_suspension: Option<(SanctionId, UnixMs)>,
    /// The agency through which alone offers reach that person.
    pub bound_to: Option<String>,
    /// That person, as they are known.
    pub other: KnownCaller,
    /// Whether either of the two came back to the server and was not let into their rooms since.
    pub has_returned: bool,
    /// The room of the two sides, if one was made, and its channel.
    pub room: Option<(RoomId, Option<ChannelId>)>,
    /// What the client has under way.
    pub counts: Counts,
}

/// How much is counted, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    /// The present.
    pub now: UnixMs,
    /// When the hour of new offers begins.
    pub hour_ago: UnixMs,
    /// More than this is counted of nothing.
    pub most: u32,
}

/// All of it, each part by itself in any case: how long the answer takes must not tell which of them it was.
const SENDING: &str = "SELECT t.settings,
         (SELECT count(*) FROM blocks b WHERE b.guild_id = $1 AND b.blocker_id = $2 AND b.blocked_id = $3) AS own_block,
         (SELECT count(*) FROM blocks b WHERE b.guild_id = $1 AND b.blocker_id = $3 AND b.blocked_id = $2) AS block,
         (SELECT count(*) FROM pauses z WHERE z.guild_id = $1 AND z.person_id = $3) AS pause,
         (SELECT count(*) FROM sanctions s WHERE s.guild_id = $1 AND s.person_id = $3 AND s.kind = 'suspension'
             AND s.until_ms > $4 AND s.ended_ms IS NULL) AS suspension,
         (SELECT s.id FROM sanctions s WHERE s.guild_id = $1 AND s.person_id = $2 AND s.kind = 'suspension'
             AND s.until_ms > $4 AND s.ended_ms IS NULL ORDER BY s.until_ms DESC, s.id DESC LIMIT 1) AS own_suspension,
         (SELECT max(s.until_ms) FROM sanctions s WHERE s.guild_id = $1 AND s.person_id = $2 AND s.kind = 'suspension'
             AND s.until_ms > $4 AND s.ended_ms IS NULL) AS own_until_ms,
         (SELECT a.name FROM agency_staff s CROSS JOIN agencies a WHERE s.guild_id = $1 AND s.person_id = $3
             AND s.is_exclusive = 1 AND a.id = s.agency_id AND a.deleted_ms IS NULL
             ORDER BY s.agency_id LIMIT 1) AS bound_to,
         p.name, p.username, p.avatar_url, p.joined_ms, p.seen_ms, p.admitted_ms, p.left_ms, p.is_pending,
         (SELECT count(*) FROM people q WHERE q.guild_id = $1 AND q.person_id IN ($2, $3)
             AND q.admitted_ms <> q.joined_ms) AS returned,
         r.id AS room_id, r.channel_id,
         (SELECT count(*) FROM (SELECT 1 FROM offers o WHERE o.guild_id = $1 AND o.client_id = $2
             AND o.state = 'pending' LIMIT $7) AS counted) AS pending,
         (SELECT count(*) FROM (SELECT 1 FROM offers o WHERE o.room_id = r.id AND o.state = 'pending'
             AND o.client_id = $2 LIMIT $7) AS counted) AS pair,
         (SELECT count(*) FROM (SELECT 1 FROM offers o WHERE o.guild_id = $1 AND o.client_id = $2
             AND o.created_ms > $6 LIMIT $7) AS counted) AS fresh
     FROM (SELECT 1 AS n) AS one LEFT JOIN server_settings t ON t.guild_id = $1
     LEFT JOIN people p ON p.guild_id = $1 AND p.person_id = $3
     LEFT JOIN rooms r ON r.guild_id = $1 AND r.pair = $5";

impl Queries<'_> {
    /// What is looked at before `client` sends an offer to `recipient`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sending(
        &mut self,
        guild: GuildId,
        (client, recipient): (PersonId, &Recipient),
        counting: Counting,
    ) -> Result<Sending> {
        let other = recipient.spokesperson();
        let found = sqlx::query(SENDING)
            .bind(guild.0)
            .bind(client.0)
            .bind(other.0)
            .bind(counting.now.0)
            .bind(pair_of(client, recipient))
            .bind(counting.hour_ago.0)
            .bind(i64::from(counting.most))
            .fetch_one(&mut *self.0)
            .await?;
        let is_any = |column| Ok::<_, crate::store::Error>(row::int(&found, column)? > 0);
        let suspension = row::maybe_int(&found, "own_suspension")?.map(SanctionId);
        let room = row::maybe_int(&found, "room_id")?.map(RoomId);
        let channel = row::maybe_int(&found, "channel_id")?.map(ChannelId);
        let (person, presence) = known(&found, other)?.unzip();
        Ok(Sending {
            settings: row::maybe_json(&found, "settings")?,
            has_blocked: is_any("own_block")?,
            is_blocked: is_any("block")?,
            is_paused: is_any("pause")?,
            is_suspended: is_any("suspension")?,
            own_suspension: suspension.zip(row::maybe_int(&found, "own_until_ms")?.map(UnixMs)),
            bound_to: row::maybe_text(&found, "bound_to")?,
            other: KnownCaller { person, presence, ..KnownCaller::default() },
            has_returned: is_any("returned")?,
            room: room.map(|room| (room, channel)),
            counts: Counts {
                pending: row::small(&found, "pending")?,
                pending_for_pair: row::small(&found, "pair")?,
                new_last_hour: row::small(&found, "fresh")?,
            },
        })
    }
}
