//! `/offers`: the list with its filters and pages. Owns the handlers of its buttons, whose `custom_id`s carry what is shown; the
//! offers are the reader's own, whatever a button says.

use super::buttons::ListButton;
use super::components::open;
use super::views::list::{ListLine, ListView, offers_list};
use crate::app::{App, Caller, OfferPage};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::ids::OfferId;
use crate::domain::offers::filter::{Direction, OfferFilter, state_from_code};
use serenity::model::application::{CommandData, ComponentInteraction, ResolvedOption, ResolvedValue};

/// Answers a press or a choice of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: ListButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let values = values(press);
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
    list_page(app, caller, filter, page).await.map(Response::Update)
}

/// Answers `/offers`.
pub(super) async fn command(
    app: &App,
    caller: &Caller,
    data: &CommandData,
) -> Result<Response, HandlerError> {
    list_page(app, caller, filter_of(data)?, 1).await.map(Response::Reply)
}

/// What the command's options choose.
fn filter_of(data: &CommandData) -> Result<OfferFilter, HandlerError> {
    let mut filter = OfferFilter::default();
    for option in data.options() {
        let malformed = || HandlerError::Malformed(format!("/offers: option {}", option.name));
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
pub(in crate::discord) async fn list_page(
    app: &App,
    caller: &Caller,
    filter: OfferFilter,
    page: u32,
) -> Result<Post, HandlerError> {
    let found = app.list_offers(caller, filter, page).await?;
    let lines: Vec<_> = found
        .lines
        .iter()
        .map(|line| ListLine {
            id: line.id,
            number: line.number,
            title: &line.title,
            price: line.price.as_ref(),
            state: line.state,
            change_is_open: line.change_open,
            side: line.side,
            other: line.other,
            agency: line.agency.as_deref(),
            sent: line.created,
            is_held: line.is_held,
        })
        .collect();
    let OfferPage { page, pages, total, has_older, .. } = found;
    let language = caller.language;
    Ok(offers_list(ListView { language, filter, lines: &lines, page, pages, total, has_older }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offers::offer::StateName;
    use serde_json::{Value, json};

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
            assert!(matches!(filter_of(&data(&options)), Err(HandlerError::Malformed(_))), "{options}");
        }
    }
}
