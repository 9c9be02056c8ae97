//! The mail server that Parley sends through, and the sender that it is. Owns what of it may be seen in a log: never the
//! password.

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use serde::Deserialize;
use std::fmt;
use std::time::Duration;

/// How the way to the mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// The connection begins open and turns to TLS before anything is said that matters; usually port 587.
    StartTls,
    /// TLS from the first byte; usually port 465.
    Tls,
    /// Nothing. For a mail server on this machine only.
    None,
}

/// The name and the address that mail comes from; the same in every mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender(Mailbox);

impl Sender {
    /// From `Parley <parley@example.org>`, or an address alone; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self)
    }

    pub(super) const fn mailbox(&self) -> &Mailbox {
        &self.0
    }

    /// What stands behind the `@`.
    pub(super) fn domain(&self) -> &str {
        self.0.email.domain()
    }
}

/// Who Parley is to the mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The user's name.
    pub username: String,
    /// Never logged.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("username", &self.username).finish_non_exhaustive()
    }
}

/// A mail server and the right to send through it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Where it listens.
    pub port: u16,
    /// How the way to it is kept private.
    pub security: Security,
    /// Who we are to it; `None` where it asks nobody.
    pub login: Option<Login>,
    /// Who mail comes from.
    pub from: Sender,
    /// A certificate to trust beside the public authorities', as PEM text.
    pub certificate_pem: Option<String>,
    /// How long one mail may take, from the connection to the server's last word.
    pub patience: Duration,
}

impl Account {
    pub(super) fn credentials(&self) -> Option<Credentials> {
        let Login { username, password } = self.login.as_ref()?;
        Some(Credentials::new(username.clone(), password.clone()))
    }

    /// How TLS with this server is spoken, if the configured certificate is one.
    ///
    /// # Errors
    /// In words for the operator.
    pub fn tls(&self) -> Result<TlsParameters, String> {
        let mut builder = TlsParameters::builder(self.host.clone());
        if let Some(pem) = &self.certificate_pem {
            let trusted = Certificate::from_pem(pem.as_bytes())
                .map_err(|_| "it isn't a certificate in PEM format".to_owned())?;
            builder = builder.add_root_certificate(trusted);
        }
        builder.build().map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_one_address_with_or_without_a_name() {
        let named = Sender::parse("Parley <parley@example.org>").expect("a sender");
        assert_eq!((named.domain(), named.mailbox().name.as_deref()), ("example.org", Some("Parley")));
        assert!(Sender::parse("parley@example.org").is_some());
        for wrong in ["", "Parley", "a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org"] {
            assert_eq!(Sender::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let login = Login { username: "parley".to_owned(), password: "hunter2".to_owned() };
        assert!(!format!("{login:?}").contains("hunter2"));
    }
}
