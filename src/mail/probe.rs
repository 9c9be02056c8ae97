//! A look at the mail server: whether it answers and takes Parley's login. Sends no email.

use super::account::Account;
use super::smtp;
use super::verdict::{Failure, Stage};

impl Account {
    /// Connects and logs in as for an email, and says goodbye.
    ///
    /// # Errors
    /// What went wrong and what to do, without the password.
    pub async fn try_login(&self) -> Result<(), String> {
        match smtp::greet(self).await {
            Ok(()) => Ok(()),
            Err(failure) => Err(self.in_words(&failure)),
        }
    }

    fn in_words(&self, failure: &Failure) -> String {
        let advice = match failure.stage() {
            Stage::Connect => "Check host, port and security in [mail], and that the mail server runs",
            Stage::Encrypt => "Check security and certificate in [mail]",
            Stage::Login => "Check username and password",
            Stage::Sender | Stage::Recipient | Stage::Content => "The mail server's own log may say more",
        };
        let secret = self.login.as_ref().map_or("", |login| login.password.as_str());
        format!("{}. {advice}", failure.why_without(secret, "(password)"))
    }
}
