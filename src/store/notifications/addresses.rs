//! Email addresses and the codes that prove them. Owns the `mail_addresses` and `mail_codes` tables.

use crate::domain::ids::{GuildId, MailCodeId, PersonId};
use crate::domain::notifications::mail::{EmailAddress, MailAddress, MailCode};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

const CODE_COLUMNS: &str =
    "SELECT id, guild_id, person_id, address, language, code, made_ms, tries FROM mail_codes ";

fn read_address(row: &AnyRow) -> Result<EmailAddress> {
    let stored = row::text(row, "address")?;
    EmailAddress::parse(&stored).map_err(|_| row::unreadable("address", "no email address"))
}

fn read_code(row: &AnyRow) -> Result<MailCode> {
    Ok(MailCode {
        id: MailCodeId(row::int(row, "id")?),
        guild: GuildId(row::int(row, "guild_id")?),
        person: PersonId(row::int(row, "person_id")?),
        address: read_address(row)?,
        language: row::text(row, "language")?,
        code: row::text(row, "code")?,
        made: UnixMs(row::int(row, "made_ms")?),
        tries: row::small(row, "tries")?,
    })
}

impl Tx {
    /// Makes everybody who asks for a code wait until this transaction ends, so that what is counted in it is exact.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn queue_for_code(&mut self) -> Result<()> {
        self.count("mail-codes").await.map(drop)
    }

    /// Keeps a new code, and makes those before it for the same person and server void. `is_mailed` says whether it counts
    /// as sent to its address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_mail_code(&mut self, code: &MailCode, is_mailed: bool) -> Result<()> {
        self.void_mail_codes(code.guild, code.person).await?;
        sqlx::query(
            "INSERT INTO mail_codes (id, guild_id, person_id, address, address_key, language, code, made_ms, tries, state,
                 is_mailed)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10)",
        )
        .bind(code.id.0)
        .bind(code.guild.0)
        .bind(code.person.0)
        .bind(code.address.as_str())
        .bind(code.address.key())
        .bind(&code.language)
        .bind(&code.code)
        .bind(code.made.0)
        .bind(i64::from(code.tries))
        .bind(i64::from(is_mailed))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Makes a person's codes in a server void.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn void_mail_codes(&mut self, guild: GuildId, person: PersonId) -> Result<()> {
        sqlx::query(
            "UPDATE mail_codes SET state = 'void', code = '' WHERE guild_id = $1 AND person_id = $2 AND state = 'open'",
        )
        .bind(guild.0)
        .bind(person.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Makes one code void because no mail server takes mail for its address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refuse_mail_code(&mut self, code: MailCodeId) -> Result<()> {
        sqlx::query("UPDATE mail_codes SET state = 'refused', code = '' WHERE id = $1 AND state = 'open'")
            .bind(code.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Counts one wrong try; `false` when somebody else's try was counted since `code` was read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_wrong_code(&mut self, code: &MailCode) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE mail_codes SET tries = tries + 1 WHERE id = $1 AND tries = $2 AND state = 'open'",
        )
        .bind(code.id.0)
        .bind(i64::from(code.tries))
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Uses up a code; `false` when it was used, tried or made void since it was read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn use_mail_code(&mut self, code: &MailCode) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE mail_codes SET state = 'used', code = '' WHERE id = $1 AND tries = $2 AND state = 'open'",
        )
        .bind(code.id.0)
        .bind(i64::from(code.tries))
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Forgets codes that were made before `before`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_mail_codes(&mut self, before: UnixMs) -> Result<u64> {
        let done = sqlx::query("DELETE FROM mail_codes WHERE made_ms < $1")
            .bind(before.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected())
    }

    /// Keeps a person's proven address, in the place of the one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_mail_address(
        &mut self,
        guild: GuildId,
        person: PersonId,
        kept: &MailAddress,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO mail_addresses (guild_id, person_id, address, language, confirmed_ms, refused_ms)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (guild_id, person_id) DO UPDATE SET address = excluded.address, language = excluded.language,
                 confirmed_ms = excluded.confirmed_ms, refused_ms = excluded.refused_ms, doubted_ms = NULL",
        )
        .bind(guild.0)
        .bind(person.0)
        .bind(kept.address.as_str())
        .bind(&kept.language)
        .bind(kept.confirmed.0)
        .bind(kept.refused.map(|at| at.0))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Notes that mail servers say there is no such address, if it still is the one that was proven at `confirmed`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refuse_mail_address(
        &mut self,
        guild: GuildId,
        person: PersonId,
        confirmed: UnixMs,
        now: UnixMs,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE mail_addresses SET refused_ms = $1 WHERE guild_id = $2 AND person_id = $3 AND confirmed_ms = $4",
        )
        .bind(now.0)
        .bind(guild.0)
        .bind(person.0)
        .bind(confirmed.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Notes that a mail server refused an address without saying clearly that there is no such one. Answered so twice, at
    /// least `apart_ms` apart and with no mail taken between, the address counts as refused.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn doubt_mail_address(
        &mut self,
        (guild, person, confirmed): (GuildId, PersonId, UnixMs),
        apart_ms: i64,
        now: UnixMs,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE mail_addresses SET refused_ms = CASE WHEN doubted_ms <= $1 THEN $2 ELSE refused_ms END,
                 doubted_ms = COALESCE(doubted_ms, $2)
             WHERE guild_id = $3 AND person_id = $4 AND confirmed_ms = $5",
        )
        .bind(now.plus(-apart_ms).0)
        .bind(now.0)
        .bind(guild.0)
        .bind(person.0)
        .bind(confirmed.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Notes that mail for an address was taken.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn trust_mail_address(
        &mut self,
        guild: GuildId,
        person: PersonId,
        confirmed: UnixMs,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE mail_addresses SET doubted_ms = NULL
             WHERE guild_id = $1 AND person_id = $2 AND confirmed_ms = $3",
        )
        .bind(guild.0)
        .bind(person.0)
        .bind(confirmed.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Forgets a person's address; `false` when there was none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_mail_address(&mut self, guild: GuildId, person: PersonId) -> Result<bool> {
        let done = sqlx::query("DELETE FROM mail_addresses WHERE guild_id = $1 AND person_id = $2")
            .bind(guild.0)
            .bind(person.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}

impl Queries<'_> {
    /// A person's proven address, also one that mail servers refuse.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mail_address(&mut self, guild: GuildId, person: PersonId) -> Result<Option<MailAddress>> {
        let found = sqlx::query(
            "SELECT address, language, confirmed_ms, refused_ms, doubted_ms FROM mail_addresses
             WHERE guild_id = $1 AND person_id = $2",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_optional(&mut *self.0)
        .await?;
        let address = |row: AnyRow| {
            Ok(MailAddress {
                address: read_address(&row)?,
                language: row::text(&row, "language")?,
                confirmed: UnixMs(row::int(&row, "confirmed_ms")?),
                refused: row::maybe_int(&row, "refused_ms")?.map(UnixMs),
                doubted: row::maybe_int(&row, "doubted_ms")?.map(UnixMs),
            })
        };
        found.map(address).transpose()
    }

    /// The address that mail for a person goes to: proven, and not refused since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirmed_address(
        &mut self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Option<MailAddress>> {
        Ok(self.mail_address(guild, person).await?.filter(|address| address.refused.is_none()))
    }

    /// One code, while it is neither used nor void.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mail_code(&mut self, id: MailCodeId) -> Result<Option<MailCode>> {
        let sql = sqlx::AssertSqlSafe(format!("{CODE_COLUMNS} WHERE id = $1 AND state = 'open'"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read_code).transpose()
    }

    /// A person's code in a server that is neither used nor void. At most one is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_mail_code(&mut self, guild: GuildId, person: PersonId) -> Result<Option<MailCode>> {
        self.newest_code(guild, person, "open").await
    }

    /// The address of a person's newest code, if mail servers refused it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refused_mail_code(
        &mut self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Option<EmailAddress>> {
        Ok(self.newest_code(guild, person, "refused").await?.map(|code| code.address))
    }

    /// A person's newest code in a server, if it is in this state.
    async fn newest_code(
        &mut self,
        guild: GuildId,
        person: PersonId,
        state: &'static str,
    ) -> Result<Option<MailCode>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{CODE_COLUMNS} WHERE guild_id = $1 AND person_id = $2 AND state = $3
             AND NOT EXISTS (SELECT 1 FROM mail_codes n WHERE n.guild_id = mail_codes.guild_id
                 AND n.person_id = mail_codes.person_id AND n.id > mail_codes.id)"
        ));
        let query = sqlx::query(sql).bind(guild.0).bind(person.0).bind(state);
        let found = query.fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read_code).transpose()
    }

    /// How many codes a person asked for since `since`, in all servers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn codes_of(&mut self, person: PersonId, since: UnixMs) -> Result<u32> {
        let counted =
            sqlx::query("SELECT count(*) AS n FROM mail_codes WHERE person_id = $1 AND made_ms > $2")
                .bind(person.0)
                .bind(since.0)
                .fetch_one(&mut *self.0)
                .await?;
        row::small(&counted, "n")
    }

    /// How many codes were mailed to an address since `since`, whoever asked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn codes_to(&mut self, address: &EmailAddress, since: UnixMs) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM mail_codes WHERE address_key = $1 AND made_ms > $2 AND is_mailed = 1",
        )
        .bind(address.key())
        .bind(since.0)
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }
}
