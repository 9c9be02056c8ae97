//! What the environment sets over the file. Owns the variables' names, and that one set to nothing is never taken for a value.

use super::value::{ConfigError, unquoted};
use super::{Config, Password};
use crate::store::Store;
use std::env::VarError;

pub(super) const DATABASE: &str = "PARLEY_DATABASE";
pub(super) const TOKEN: &str = "PARLEY_TOKEN";
pub(super) const MAIL_PASSWORD: &str = "PARLEY_MAIL_PASSWORD";

impl Config {
    /// The same with what the environment sets; `variable` reads it.
    ///
    /// # Errors
    /// A variable whose value cannot be. An empty address is one: taken for "not set" it would begin a new database beside
    /// the one that was meant.
    pub fn with_environment(
        mut self,
        variable: impl Fn(&str) -> Result<String, VarError>,
    ) -> Result<Self, ConfigError> {
        if let Some(address) = value_of(&variable, DATABASE)? {
            let address = unquoted(&address).trim();
            Store::check_address(address)
                .map_err(|why| ConfigError::Variable { name: DATABASE, why: why.to_string() })?;
            address.clone_into(&mut self.database.address);
        }
        if let Some(password) = value_of(&variable, MAIL_PASSWORD)?
            && !unquoted(&password).is_empty()
        {
            self.mail.password = Some(Password(password));
        }
        Ok(self)
    }

    /// The token that the environment gives, if it gives one.
    ///
    /// # Errors
    /// One that is no text.
    pub fn token_from_environment(
        variable: impl Fn(&str) -> Result<String, VarError>,
    ) -> Result<Option<String>, ConfigError> {
        value_of(&variable, TOKEN)
    }
}

fn value_of(
    variable: &impl Fn(&str) -> Result<String, VarError>,
    name: &'static str,
) -> Result<Option<String>, ConfigError> {
    match variable(name) {
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => {
            let why = "it isn't UTF-8 text. Write it again without special characters".to_owned();
            Err(ConfigError::Variable { name, why })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> Result<Config, ConfigError> {
        Config::default().with_environment(|asked| match asked == name {
            true => Ok(value.to_owned()),
            false => Err(VarError::NotPresent),
        })
    }

    #[test]
    fn an_address_overrides_the_file_and_an_empty_one_is_refused_by_name() {
        for written in ["other.sqlite", " \"other.sqlite\"\r\n", "\u{feff}'other.sqlite'"] {
            assert_eq!(
                with(DATABASE, written).expect("right").database.address,
                "other.sqlite",
                "{written:?}"
            );
        }
        for wrong in ["", "''", "mysql://ana:s3cret@db/parley"] {
            let said = with(DATABASE, wrong).expect_err(wrong).to_string();
            assert!(said.contains(DATABASE) && !said.contains("s3cret"), "{said}");
        }
    }

    #[test]
    fn an_empty_password_counts_as_not_set() {
        assert_eq!(with(MAIL_PASSWORD, " ").expect("right").mail.password, None);
        assert!(with(MAIL_PASSWORD, "hunter2").expect("right").mail.password.is_some());
    }
}
