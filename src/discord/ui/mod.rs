//! What every feature draws with: messages, buttons, colours, inputs, pages, texts. Imports no feature and nothing that routes.

pub mod colours;
pub mod inputs;
pub(in crate::discord) mod pages;
pub mod post;
pub mod response;
pub mod text;
