//! What people type about themselves and did not save yet.

use crate::domain::form::ProfileForm;
use serde::{Deserialize, Serialize};

/// What a draft about the author holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PeopleDraft {
    /// The author's own profile.
    Profile {
        /// The form's texts.
        form: ProfileForm,
    },
}
