//! `/offers`: the list with its filters and pages. Owns its buttons, whose `custom_id`s carry what is shown, and their
//! handlers; the offers are the reader's own, whatever a button says.

use super::components::{chosen, open};
use super::views::list::{ListLine, ListView, offers_list};
use crate::app::{App, Caller, OfferPage};
use crate::discord::inbound::control::{Manner, Parts};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{Answer, NoAnswer};
use crate::domain::filter::{Direction, OfferFilter, state_code, state_from_code};
use crate::domain::ids::OfferId;
use crate::domain::offer::StateName;
use serenity::model::application::{CommandData, ResolvedOption, ResolvedValue};
use std::fmt;

/// Everything that a person can press or choose on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListButton {
    /// Another page.
    Page {
        /// Of which offers.
        filter: OfferFilter,
        /// From 1.
        page: u32,
    },
    /// Select of a state; the direction stays.
    ByState(Direction),
    /// Select of a direction; the state stays.
    ByDirection(Option<StateName>),
    /// Select whose values are offer ids.
    Open,
}

impl fmt::Display for ListButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page { filter, page } => {
                write!(f, "list:{}:{}:{page}", state_code(filter.state), filter.direction.code())
            }
            Self::ByState(direction) => write!(f, "list_states:{}", direction.code()),
            Self::ByDirection(state) => write!(f, "list_directions:{}", state_code(*state)),
            Self::Open => f.write_str("open"),
        }
    }
}

impl ListButton {
    /// The value called `name` with these parts; `None` when it is none of them.
    pub(in crate::discord) fn parse(name: &str, parts: &mut Parts<'_>) -> Option<Self> {
        match name {
            "list" => {
                let state = state_from_code(parts.text()?)?;
                let filter = OfferFilter { state, direction: Direction::from_code(parts.text()?)? };
                Some(Self::Page { filter, page: parts.number()? })
            }
            "list_states" => Direction::from_code(parts.text()?).map(Self::ByState),
            "list_directions" => state_from_code(parts.text()?).map(Self::ByDirection),
            "open" => Some(Self::Open),
            _ => None,
        }
    }

    /// How it is answered.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Page { .. } | Self::ByState(_) | Self::ByDirection(_) => Manner::Update,
            Self::Open => Manner::Say,
        }
    }
}

/// Answers a press or a choice; `values` are what was chosen.
pub(super) async fn handle(
    app: &App,
    caller: &Caller,
    button: ListButton,
    values: &[String],
) -> Result<Answer, NoAnswer> {
    let (filter, page) = match button {
        ListButton::Page { filter, page } => (filter, page),
        ListButton::ByState(direction) => {
            (OfferFilter { state: chosen(values, state_from_code)?, direction }, 1)
        }
        ListButton::ByDirection(state) => {
            (OfferFilter { state, direction: chosen(values, Direction::from_code)? }, 1)
        }
        ListButton::Open => {
            let offer = chosen(values, |value| value.parse().ok().map(OfferId))?;
            return open(app, caller, offer).await;
        }
    };
    list_page(app, caller, filter, page).await.map(Answer::Update)
}

/// Answers `/offers`.
pub(super) async fn command(app: &App, caller: &Caller, data: &CommandData) -> Result<Answer, NoAnswer> {
    list_page(app, caller, filter_of(data)?, 1).await.map(Answer::Say)
}

/// What the command's options choose.
fn filter_of(data: &CommandData) -> Result<OfferFilter, NoAnswer> {
    let mut filter = OfferFilter::default();
    for option in data.options() {
        let malformed = || NoAnswer::Malformed(format!("/offers: option {}", option.name));
        match option {
            ResolvedOption { name: "state", value: ResolvedValue::String(code), .. } => {
                filter.state = state_from_code(code).ok_or_else(malformed)?;
            }
            ResolvedOption { name: "direction", value: ResolvedValue::String(code), .. } => {
                filter.direction = Direction::from_code(code).ok_or_else(malformed)?;
            }
            _ => return Err(malformed()),
        }
    }
    Ok(filter)
}

/// One page of the caller's offers, from 1.
async fn list_page(app: &App, caller: &Caller, filter: OfferFilter, page: u32) -> Result<Post, NoAnswer> {
    let found = app.list_offers(caller, filter, page).await?;
    let lines: Vec<_> = found
        .lines
        .iter()
        .map(|line| ListLine {
            id: line.id,
            number: line.number,
            title: &line.title,
            price: &line.price,
            state: line.state,
            change_is_open: line.change_open,
            side: line.side,
            other: line.other,
            agency: line.agency.as_deref(),
            sent: line.created,
        })
        .collect();
    let OfferPage { page, pages, total, has_older, .. } = found;
    let language = caller.language;
    Ok(offers_list(ListView { language, filter, lines: &lines, page, pages, total, has_older }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::inbound::control::Button;
    use serde_json::{Value, json};

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let states = [None].into_iter().chain(StateName::ALL.map(Some));
        let filters =
            states.flat_map(|state| Direction::ALL.map(|direction| OfferFilter { state, direction }));
        for filter in filters {
            for button in [
                ListButton::Page { filter, page: u32::MAX },
                ListButton::ByState(filter.direction),
                ListButton::ByDirection(filter.state),
                ListButton::Open,
            ] {
                let button = Button::List(button);
                assert_eq!(Button::parse(&button.to_string()), Some(button), "{button}");
            }
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "list",
            "list:any:all",
            "list:any:all:-1",
            "list:any:all:1:1",
            "list:open:all:1",
            "list:any:both:1",
            "list_states:",
            "list_states:pending",
            "list_directions:sent",
            "open:1",
        ] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }

    fn data(options: &Value) -> CommandData {
        serde_json::from_value(json!({ "id": "1", "name": "offers", "type": 1, "options": options }))
            .expect("a command as Discord sends it")
    }

    #[test]
    fn options_are_read_and_what_was_never_offered_is_refused_loudly() {
        let filter = filter_of(&data(&json!([
            { "name": "direction", "type": 3, "value": "sent" },
            { "name": "state", "type": 3, "value": "declined" },
        ])));
        let expected = OfferFilter { state: Some(StateName::Declined), direction: Direction::Sent };
        assert_eq!(filter.expect("good options"), expected);
        assert_eq!(filter_of(&data(&json!([]))).expect("none at all"), OfferFilter::default());
        for options in [
            json!([{ "name": "state", "type": 3, "value": "lost" }]),
            json!([{ "name": "state", "type": 4, "value": 1 }]),
            json!([{ "name": "direction", "type": 3, "value": "" }]),
            json!([{ "name": "page", "type": 4, "value": 1 }]),
        ] {
            assert!(matches!(filter_of(&data(&options)), Err(NoAnswer::Malformed(_))), "{options}");
        }
    }
}
