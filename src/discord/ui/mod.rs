//! What every feature draws with: messages, buttons, colours, inputs, pages, names, texts. Imports no feature, and nothing that
//! routes or delivers.

pub mod buttons;
pub mod calendar_file;
pub mod choices;
pub mod colours;
pub mod custom_id;
pub mod inputs;
pub mod names;
pub mod notices;
pub mod pages;
pub mod post;
pub mod response;
pub mod text;
