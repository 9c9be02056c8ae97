//! A look at the mail server: whether it answers and takes Parley's login. Sends no email.

use super::account::Account;
use super::smtp;
use super::verdict::Stage;

/// What a mail server has against being used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginFailure {
    /// At which step.
    pub step: LoginStep,
    /// Which step that is and what was said, without the password.
    pub why: String,
}

/// How far a login came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginStep {
    /// Reaching the server.
    Connect,
    /// Turning the connection to TLS.
    Encrypt,
    /// Saying who Parley is.
    Login,
}

impl Account {
    /// Connects and logs in as for an email, and says goodbye.
    ///
    /// # Errors
    /// At which step it ended, and why.
    pub async fn try_login(&self) -> Result<(), LoginFailure> {
        let Err(failure) = smtp::greet(self).await else { return Ok(()) };
        let step = match failure.stage() {
            Stage::Connect => LoginStep::Connect,
            Stage::Encrypt => LoginStep::Encrypt,
            Stage::Login | Stage::Sender | Stage::Recipient | Stage::Content => LoginStep::Login,
        };
        let secret = self.login.as_ref().map_or("", |login| login.password.as_str());
        Err(LoginFailure { step, why: failure.why_without(secret, "(password)") })
    }
}
