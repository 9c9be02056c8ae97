//! The conversation with the mail server, one connection for each email. Owns its order and its end; what a failure means is
//! `verdict`.

use super::account::{Account, Security};
use super::verdict::{Failure, Stage};
use crate::domain::notifications::mail::EmailAddress;
use lettre::Address;
use lettre::transport::smtp::authentication::Mechanism;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use std::time::Duration;

/// How long a goodbye may take. The mail is taken by then, so that nothing depends on it.
const GOODBYE: Duration = Duration::from_secs(2);

/// Hands one email to the mail server.
///
/// # Errors
/// At which stage it failed, and how. After a failure of [`Stage::Content`] without an answer the server may have taken it.
pub(super) async fn send(account: &Account, to: &EmailAddress, message: &[u8]) -> Result<(), Failure> {
    let mut reached = Stage::Connect;
    let conversation = converse(account, to, message, &mut reached);
    let outcome = tokio::time::timeout(account.patience, conversation).await;
    let mut connection = match outcome {
        Ok(outcome) => outcome?,
        Err(_) => return Err(Failure::late(reached)),
    };
    // Not heard if it fails: the server has said that it took the mail.
    drop(tokio::time::timeout(GOODBYE, connection.quit()).await);
    Ok(())
}

/// Comes as far as one does who has an email to send, and leaves.
///
/// # Errors
/// At which stage it failed, and how.
pub(super) async fn greet(account: &Account) -> Result<(), Failure> {
    let mut reached = Stage::Connect;
    let entered = tokio::time::timeout(account.patience, enter(account, &mut reached)).await;
    let mut connection = entered.unwrap_or_else(|_| Err(Failure::late(reached)))?;
    // The server has let us in.
    drop(tokio::time::timeout(GOODBYE, connection.quit()).await);
    Ok(())
}

/// A connection of somebody whom the server knows.
async fn enter(account: &Account, reached: &mut Stage) -> Result<AsyncSmtpConnection, Failure> {
    let mut connection = connect(account, reached).await?;
    if let Some(credentials) = account.credentials() {
        *reached = Stage::Login;
        let mechanisms = [Mechanism::Plain, Mechanism::Login];
        let logged_in = connection.auth(&mechanisms, &credentials).await;
        logged_in.map_err(|error| Failure::of(Stage::Login, &error))?;
    }
    Ok(connection)
}

async fn converse(
    account: &Account,
    to: &EmailAddress,
    message: &[u8],
    reached: &mut Stage,
) -> Result<AsyncSmtpConnection, Failure> {
    let recipient: Address =
        to.as_str().parse().map_err(|_| Failure::silent(Stage::Recipient, "couldn't write the address"))?;
    let mut connection = enter(account, reached).await?;
    let failed = |stage: Stage| move |error| Failure::of(stage, &error);
    *reached = Stage::Sender;
    let sender = account.from.mailbox().email.clone();
    connection.command(Mail::new(Some(sender), Vec::new())).await.map_err(failed(Stage::Sender))?;
    *reached = Stage::Recipient;
    connection.command(Rcpt::new(recipient, Vec::new())).await.map_err(failed(Stage::Recipient))?;
    *reached = Stage::Content;
    connection.command(Data).await.map_err(failed(Stage::Content))?;
    connection.message(message).await.map_err(failed(Stage::Content))?;
    Ok(connection)
}

/// A connection over which things may be said that matter.
async fn connect(account: &Account, reached: &mut Stage) -> Result<AsyncSmtpConnection, Failure> {
    let tls = || account.tls().map_err(|why| Failure::silent(Stage::Connect, &why));
    let greeted_as = ClientId::Domain(account.from.domain().to_owned());
    let implicit = match account.security {
        Security::Tls => Some(tls()?),
        Security::StartTls | Security::None => None,
    };
    let server = (account.host.as_str(), account.port);
    let mut connection = AsyncSmtpConnection::connect_tokio1(server, None, &greeted_as, implicit, None)
        .await
        .map_err(|error| Failure::of(Stage::Connect, &error))?;
    if account.security == Security::StartTls {
        // A server that does not offer it is not spoken to: somebody on the way may have taken the offer out.
        *reached = Stage::Encrypt;
        connection
            .starttls(tls()?, &greeted_as)
            .await
            .map_err(|error| Failure::of(Stage::Encrypt, &error))?;
    }
    Ok(connection)
}
