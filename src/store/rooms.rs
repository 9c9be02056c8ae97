//! Rooms: one for each pair of sides, ever. Owns the `rooms` table.

mod sight;

pub use sight::RoomSight;

use super::effects::stored_lane;
use super::error::Result;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::effect::Lane;
use crate::domain::ids::{AgencyId, ChannelId, GuildId, PersonId, RoleId, RoomId};
use crate::domain::offers::offer::Recipient;
use crate::domain::server::RoomStyle;
use sqlx::any::AnyRow;

/// The private conversation of two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Never shown.
    pub id: RoomId,
    /// The server.
    pub guild: GuildId,
    /// Whom it is for: two people in the order of their ids; or a client, then those of an agency who answer its offers,
    /// as they are now, the owner first, and the members to whom its offers are handed.
    pub members: Vec<PersonId>,
    /// The agency that is one of its sides.
    pub agency: Option<AgencyId>,
    /// Its channel, once it exists.
    pub channel: Option<ChannelId>,
    /// What that channel is.
    pub style: RoomStyle,
    /// The role that was let in beside the two.
    pub moderators: Option<RoleId>,
}

impl Room {
    /// Who speaks for the other side.
    #[must_use]
    pub fn other(&self, person: PersonId) -> PersonId {
        self.members.iter().copied().find(|member| *member != person).unwrap_or(person)
    }
}

const COLUMNS: &str =
    "SELECT id, guild_id, first_id, second_id, agency_id, channel_id, style, moderators_id FROM rooms ";

/// A room without those of an agency.
fn read(row: &AnyRow) -> Result<Room> {
    let agency = row::maybe_int(row, "agency_id")?.map(AgencyId);
    let first = PersonId(row::int(row, "first_id")?);
    let members = match agency {
        Some(_) => vec![first],
        None => vec![first, PersonId(row::int(row, "second_id")?)],
    };
    Ok(Room {
        id: RoomId(row::int(row, "id")?),
        guild: GuildId(row::int(row, "guild_id")?),
        members,
        agency,
        channel: row::maybe_int(row, "channel_id")?.map(ChannelId),
        style: row::name(row, "style")?,
        moderators: row::maybe_int(row, "moderators_id")?.map(RoleId),
    })
}

/// What the rooms of two sides have in common with no other room; of two people in whichever order they are named.
pub(super) fn pair_of(client: PersonId, recipient: &Recipient) -> String {
    match recipient {
        Recipient::Freelancer(other) => {
            format!("person:{} person:{}", client.min(*other), client.max(*other))
        }
        Recipient::Agency(team) => format!("agency:{} person:{client}", team.id),
    }
}

impl Tx {
    /// The room of `client` and `recipient`, whoever of them hires, and its channel; made as `id` when there is none yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room_of(
        &mut self,
        guild: GuildId,
        client: PersonId,
        recipient: &Recipient,
        id: RoomId,
    ) -> Result<(RoomId, Option<ChannelId>)> {
        let (first, second, agency) = match recipient {
            Recipient::Freelancer(other) => (client.min(*other), client.max(*other), None),
            Recipient::Agency(team) => (client, PersonId(0), Some(team.id.0)),
        };
        let pair = pair_of(client, recipient);
        let made = sqlx::query(
            "INSERT INTO rooms (id, guild_id, pair, first_id, second_id, agency_id) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (guild_id, pair) DO NOTHING",
        )
        .bind(id.0)
        .bind(guild.0)
        .bind(&pair)
        .bind(first.0)
        .bind(second.0)
        .bind(agency)
        .execute(&mut *self.tx)
        .await?;
        if made.rows_affected() == 1 {
            return Ok((id, None));
        }
        let row = sqlx::query("SELECT id, channel_id FROM rooms WHERE guild_id = $1 AND pair = $2")
            .bind(guild.0)
            .bind(&pair)
            .fetch_one(&mut *self.tx)
            .await?;
        Ok((RoomId(row::int(&row, "id")?), row::maybe_int(&row, "channel_id")?.map(ChannelId)))
    }

    /// The name with which a room's thread is made: `name`, or another one that no room of the server has whose thread is being
    /// made as well. The same however often it is asked, until the room is open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn name_while_made(&mut self, room: &Room, name: &str) -> Result<String> {
        let known = sqlx::query("SELECT made_as FROM rooms WHERE id = $1").bind(room.id.0);
        let known = known.fetch_one(&mut *self.tx).await?;
        if let Some(known) = row::maybe_text(&known, "made_as")? {
            return Ok(known);
        }
        let rows = sqlx::query(
            "SELECT made_as FROM rooms WHERE channel_id IS NULL AND guild_id = $1 AND made_as IS NOT NULL",
        )
        .bind(room.guild.0)
        .fetch_all(&mut *self.tx)
        .await?;
        let taken: Vec<String> =
            rows.iter().map(|found| row::text(found, "made_as")).collect::<Result<Vec<_>>>()?;
        let numbered = (2..).map(|nth: u32| format!("{name}-{nth}"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(name));
        let made_as = free.unwrap_or_else(|| name.to_owned());
        sqlx::query("UPDATE rooms SET made_as = $1 WHERE id = $2 AND channel_id IS NULL")
            .bind(made_as.as_str())
            .bind(room.id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(made_as)
    }

    /// Gives a room without a channel this one; `false` when it has one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_room(
        &mut self,
        room: RoomId,
        channel: ChannelId,
        style: RoomStyle,
        moderators: Option<RoleId>,
    ) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE rooms SET channel_id = $1, style = $2, moderators_id = $3, made_as = NULL
             WHERE id = $4 AND channel_id IS NULL",
        )
        .bind(channel.0)
        .bind(row::to_name("style", &style)?)
        .bind(moderators.map(|role| role.0))
        .bind(room.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Forgets the room's channel if it still is `channel`; `false` when somebody else was faster.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close_room(&mut self, room: RoomId, channel: ChannelId) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE rooms SET channel_id = NULL, moderators_id = NULL WHERE id = $1 AND channel_id = $2",
        )
        .bind(room.0)
        .bind(channel.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Remembers which role sees the room in `channel`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_room_moderators(
        &mut self,
        room: RoomId,
        channel: ChannelId,
        moderators: Option<RoleId>,
    ) -> Result<()> {
        sqlx::query("UPDATE rooms SET moderators_id = $1 WHERE id = $2 AND channel_id = $3")
            .bind(moderators.map(|role| role.0))
            .bind(room.0)
            .bind(channel.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The room with those of its agency, if it has one.
    async fn peopled(&mut self, mut room: Room) -> Result<Room> {
        if let Some(agency) = room.agency {
            let team = Recipient::Agency(self.team(agency).await?);
            // A client who came to work there is in the room once.
            let client = room.members.clone();
            room.members.extend(team.people().into_iter().filter(|person| !client.contains(person)));
            for person in self.delegates_in(room.id).await? {
                let works_there = team.agency().is_some_and(|team| team.members.contains(&person));
                if works_there && !room.members.contains(&person) {
                    room.members.push(person);
                }
            }
        }
        Ok(room)
    }

    /// To whom offers of a room are handed that wait or became contracts: what came to nothing lets nobody in. Asked so that it is found by the room: few offers of a server are handed to anybody,
    /// and those are found by the person.
    async fn delegates_in(&mut self, room: RoomId) -> Result<Vec<PersonId>> {
        let rows = sqlx::query(
            "SELECT DISTINCT delegate_id FROM offers WHERE room_id = $1 AND coalesce(delegate_id, 0) <> 0
             AND state IN ('pending', 'accepted') ORDER BY delegate_id",
        )
        .bind(room.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| row::int(found, "delegate_id").map(PersonId)).collect()
    }

    async fn all_peopled(&mut self, rows: &[AnyRow]) -> Result<Vec<Room>> {
        let mut rooms = Vec::with_capacity(rows.len());
        for found in rows {
            rooms.push(self.peopled(read(found)?).await?);
        }
        Ok(rooms)
    }

    /// The rooms of an agency, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rooms_of_agency(&mut self, agency: AgencyId) -> Result<Vec<Room>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE agency_id = $1 ORDER BY agency_id, id"));
        let rows = sqlx::query(sql).bind(agency.0).fetch_all(&mut *self.0).await?;
        self.all_peopled(&rows).await
    }

    /// The room called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room(&mut self, id: RoomId) -> Result<Option<Room>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        match found {
            Some(found) => self.peopled(read(&found)?).await.map(Some),
            None => Ok(None),
        }
    }

    /// The channel of a room, once it exists.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room_channel(&mut self, id: RoomId) -> Result<Option<ChannelId>> {
        let found = sqlx::query("SELECT channel_id FROM rooms WHERE id = $1")
            .bind(id.0)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(found.map(|row| row::maybe_int(&row, "channel_id")).transpose()?.flatten().map(ChannelId))
    }

    /// The room whose channel this is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room_in(&mut self, channel: ChannelId) -> Result<Option<Room>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE channel_id = $1"));
        let found = sqlx::query(sql).bind(channel.0).fetch_optional(&mut *self.0).await?;
        match found {
            Some(found) => self.peopled(read(&found)?).await.map(Some),
            None => Ok(None),
        }
    }

    /// Whether a room other than `room` has this channel.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn channel_is_taken(&mut self, channel: ChannelId, room: RoomId) -> Result<bool> {
        let found = sqlx::query("SELECT id FROM rooms WHERE channel_id = $1 AND id <> $2")
            .bind(channel.0)
            .bind(room.0)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(found.is_some())
    }

    /// The rooms of `guild` that another role than `moderators` sees, or none. Threads have no overwrites: whoever may
    /// manage threads sees them. While former changes are still under way, all rooms: what they will be shown to is not
    /// written down yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rooms_shown_otherwise(
        &mut self,
        guild: GuildId,
        moderators: Option<RoleId>,
    ) -> Result<Vec<Room>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1
             AND (channel_id IS NULL OR style = 'channels' AND (coalesce(moderators_id, 0) <> $2
                  OR EXISTS (SELECT 1 FROM effects WHERE lane = $3 AND state = 'waiting'))) ORDER BY id"
        ));
        let rows = sqlx::query(sql)
            .bind(guild.0)
            .bind(moderators.map_or(0, |role| role.0))
            .bind(stored_lane(Lane::Moderators(guild)))
            .fetch_all(&mut *self.0)
            .await?;
        self.all_peopled(&rows).await
    }

    /// Every room of `person` in `guild`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rooms_with(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<Room>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND first_id = $2 UNION ALL {COLUMNS} WHERE guild_id = $1 AND second_id = $2
             UNION ALL SELECT r.id, r.guild_id, r.first_id, r.second_id, r.agency_id, r.channel_id, r.style, r.moderators_id
             FROM agency_staff s CROSS JOIN rooms r WHERE s.guild_id = $1 AND s.person_id = $2 AND s.role <> 'member'
             AND r.agency_id = s.agency_id AND r.first_id <> $2
             UNION ALL SELECT DISTINCT r.id, r.guild_id, r.first_id, r.second_id, r.agency_id, r.channel_id, r.style, r.moderators_id
             FROM offers o CROSS JOIN rooms r WHERE o.delegate_id = $2 AND o.state IN ('pending', 'accepted')
             AND r.id = o.room_id AND r.guild_id = $1"
        ));
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        self.all_peopled(&rows).await
    }

    /// The channels of a server's newest rooms, at most so many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room_channels(&mut self, guild: GuildId, most: u32) -> Result<Vec<(ChannelId, RoomStyle)>> {
        let rows = sqlx::query(
            "SELECT channel_id, style FROM rooms WHERE guild_id = $1 AND channel_id IS NOT NULL
             ORDER BY id DESC LIMIT $2",
        )
        .bind(guild.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        let channel =
            |found: &AnyRow| Ok((ChannelId(row::int(found, "channel_id")?), row::name(found, "style")?));
        rows.iter().map(channel).collect()
    }
}
