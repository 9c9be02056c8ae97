//! Opening a Postgres database. Owns the words for what keeps Parley out of one, each with what to do, and never a password.

use super::{Engine, Pools, ReaderPool, WAIT};
use crate::store::error::Error;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, Connection, Row};
use std::io::ErrorKind;
use std::str::FromStr;
use std::time::Duration;

/// How long a server may take to let Parley in when it starts.
const PATIENCE: Duration = Duration::from_secs(3);
/// A server that is just coming up is tried again after this.
const PAUSE: Duration = Duration::from_millis(250);
/// A connection that was used so lately is taken to be alive; any other is asked first.
const FRESH: Duration = Duration::from_secs(1);
/// How often two connections are looked at to see whether they stay apart.
const LOOKS: usize = 4;

pub(super) async fn open(url: &str, connections: u32) -> Result<Pools, Error> {
    let refuse = |why: String| Error::Open { address: without_password(url), why };
    let (options, first) = enter(url).await?;
    // Nothing was begun on it.
    drop(first.close().await);
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(WAIT)
        .test_before_acquire(false)
        .before_acquire(|connection, known| {
            Box::pin(async move {
                if known.idle_for > FRESH {
                    connection.ping().await?;
                }
                Ok(true)
            })
        });
    let pool = pool.connect_with(options.clone()).await.map_err(|error| refuse(in_words(&error)))?;
    Ok(Pools::new(Engine::Postgres, pool.clone(), ReaderPool::Shared(pool), options))
}

/// Connects without changing anything; gives the connection, and how more are made.
async fn enter(url: &str) -> Result<(AnyConnectOptions, AnyConnection), Error> {
    let refuse = |why: String| Error::Open { address: without_password(url), why };
    let options = AnyConnectOptions::from_str(url).map_err(|error| refuse(in_words(&error)))?;
    let mut first = reach(&options).await.map_err(refuse)?;
    let mut second = reach(&options).await.map_err(refuse)?;
    // Nothing is known of a server that fails here in another way; what comes next tells.
    let is_lent = shares_sessions(&mut first, &mut second).await;
    if is_lent.unwrap_or_else(|error| is_lent_by_statement(&error)) {
        return Err(refuse(
            "Parley doesn't work behind a pooler in transaction or statement mode, such as PgBouncer's. Connect to Postgres directly, or set the pooler to session mode"
                .to_owned(),
        ));
    }
    // Nothing was begun on it.
    drop(second.close().await);
    Ok((options, first))
}

/// Connects to read.
pub(in crate::store) async fn connect(url: &str) -> Result<AnyConnection, Error> {
    Ok(enter(url).await?.1)
}

/// Connects to look: a server that answers, lets Parley in, and takes changes.
pub(in crate::store) async fn examine(url: &str) -> Result<AnyConnection, Error> {
    let refuse = |why: String| Error::Open { address: without_password(url), why };
    let (_, mut connection) = enter(url).await?;
    let shown = sqlx::raw_sql("SHOW transaction_read_only").fetch_one(&mut connection).await;
    match shown.and_then(|row| row.try_get::<String, _>(0)) {
        Ok(is_read_only) if is_read_only == "off" => Ok(connection),
        Ok(_) => {
            // Nothing was begun on it.
            drop(connection.close().await);
            Err(refuse(
                "it takes no changes: it's a standby, or read-only. Name the primary server in the address"
                    .to_owned(),
            ))
        }
        Err(error) => Err(refuse(in_words(&error))),
    }
}

async fn reach(options: &AnyConnectOptions) -> Result<AnyConnection, String> {
    let mut last = "it didn't answer. Start it, or check host and port in the address".to_owned();
    let connecting = async {
        loop {
            match AnyConnection::connect_with(options).await {
                Ok(connection) => return Ok(connection),
                Err(error) => {
                    last = in_words(&error);
                    if !may_come_up(&error) {
                        return Err(last.clone());
                    }
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    match tokio::time::timeout(PATIENCE, connecting).await {
        Ok(connected) => connected,
        Err(_) => Err(last),
    }
}

fn may_come_up(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(error) => error.kind() == ErrorKind::ConnectionRefused,
        sqlx::Error::Database(error) => error.code().as_deref() == Some("57P03"),
        _ => false,
    }
}

/// What is wrong, and what to do.
fn in_words(error: &sqlx::Error) -> String {
    let words = match error {
        sqlx::Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => {
            "nothing answers there. Start Postgres, or check host and port in the address"
        }
        sqlx::Error::Io(_) => "that host can't be reached. Check its name and the network",
        sqlx::Error::Tls(_) => "it can't be reached with TLS. Check sslmode in the address",
        sqlx::Error::Protocol(_) => "what answers there isn't Postgres. Check host and port in the address",
        sqlx::Error::Configuration(_) => {
            "that isn't a whole URL. Write special characters in the password as %40 for @, %3A for : and %2F for /"
        }
        sqlx::Error::Database(error) => return refusal(error.code().as_deref(), error.message()),
        other => return format!("{other}. Check the address"),
    };
    words.to_owned()
}

fn refusal(code: Option<&str>, message: &str) -> String {
    let advice = match code {
        Some("28P01" | "28000") => "Check user and password in the address, and pg_hba.conf",
        Some("3D000") => "Create it with createdb, or correct the name in the address",
        Some("53300") => {
            "Raise max_connections, or set fewer connections in [database]; each Parley uses so many and one more"
        }
        Some("57P03") => "Wait until it's up, and start Parley again",
        Some("42501") => "Grant Parley's user what is missing",
        _ => "Postgres' own log may say more",
    };
    format!("Postgres says: {message}. {advice}")
}

/// Whether what is set on one session reaches another, or is lost to its own: a pooler lends sessions out for a transaction at
/// a time, and with them whatever Parley keeps in one.
async fn shares_sessions(first: &mut AnyConnection, second: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    for _ in 0..LOOKS {
        sqlx::raw_sql("SET SESSION parley.session = 'first'").execute(&mut *first).await?;
        // The session that was just given back is the one that is lent next, and kept until this transaction ends.
        let mut tx = second.begin().await?;
        if has_mark(&mut tx).await {
            return Ok(true);
        }
        // One that is kept waiting waits for a session that others have.
        let kept_its_own = tokio::time::timeout(PATIENCE, has_mark(first)).await.unwrap_or(false);
        tx.rollback().await?;
        if !kept_its_own {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a pooler lends sessions out for one statement at a time: it lets nobody begin a transaction.
fn is_lent_by_statement(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(error) if error.message().contains("statement pooling mode"))
}

/// Whether this session was marked. One that was not has no such setting, for which Postgres' log is not to show an error.
async fn has_mark(connection: &mut AnyConnection) -> bool {
    let shown = sqlx::raw_sql("VALUES (current_setting('parley.session', true))").fetch_one(connection).await;
    shown.is_ok_and(|row| row.try_get::<String, _>(0).is_ok_and(|mark| mark == "first"))
}

/// The host and database of a URL, for messages: what stands before the `@` may be a password.
pub(in crate::store) fn without_password(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    let place = place.split('?').next().unwrap_or(place);
    format!("{scheme}://{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_reaches_a_message() {
        assert_eq!(without_password("postgres://ana:s3cret@db:5432/parley?x=y"), "postgres://db:5432/parley");
        assert_eq!(without_password("postgres://db/parley"), "postgres://db/parley");
    }

    #[test]
    fn each_refusal_says_what_to_do() {
        for (code, advice) in [("28P01", "password"), ("3D000", "createdb"), ("53300", "max_connections")] {
            assert!(refusal(Some(code), "no").contains(advice), "{code}");
        }
        let refused = sqlx::Error::Io(ErrorKind::ConnectionRefused.into());
        assert!(may_come_up(&refused) && in_words(&refused).contains("Start Postgres"));
    }
}
