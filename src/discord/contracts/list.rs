//! `/contracts`: the list with its filters and pages, and the way into each contract. Owns the handlers of its buttons, whose
//! `custom_id`s carry what is shown; the contracts are the reader's own, whatever a button says.

use super::export;
use super::list_buttons::ContractListButton;
use super::views::list::contracts_list;
use super::views::record::view_contract;
use crate::app::{App, Caller};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use crate::domain::ids::ContractId;
use serenity::model::application::{CommandData, ComponentInteraction, ResolvedOption, ResolvedValue};

/// Answers a press or a choice of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: ContractListButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let values = values(press);
    let (filter, page) = match button {
        ContractListButton::Page { filter, page } => (filter, page),
        ContractListButton::ByState(side) => {
            (ContractFilter { state: chosen(values, ContractStateFilter::from_code)?, side }, 1)
        }
        ContractListButton::BySide(state) => {
            (ContractFilter { state, side: chosen(values, ContractSideFilter::from_code)? }, 1)
        }
        ContractListButton::Open => {
            let contract = chosen(values, |value| value.parse().ok().map(ContractId))?;
            return read(app, caller, contract, 0).await.map(Response::Reply);
        }
        ContractListButton::Read { contract, page } => {
            return read(app, caller, contract, page).await.map(Response::Update);
        }
        ContractListButton::Part(contract) => {
            let page = chosen(values, |value| value.parse().ok())?;
            return read(app, caller, contract, page).await.map(Response::Update);
        }
        ContractListButton::Export(contract) => {
            return export::reply(caller, &app.export_contract(caller, contract).await?);
        }
    };
    list_page(app, caller, filter, page).await.map(Response::Update)
}

/// Answers `/contracts`.
pub(super) async fn command(
    app: &App,
    caller: &Caller,
    data: &CommandData,
) -> Result<Response, HandlerError> {
    list_page(app, caller, filter_of(data)?, 1).await.map(Response::Reply)
}

/// What the command's options choose.
fn filter_of(data: &CommandData) -> Result<ContractFilter, HandlerError> {
    let mut filter = ContractFilter::default();
    for option in data.options() {
        let malformed = || HandlerError::Malformed(format!("/contracts: option {}", option.name));
        match option {
            ResolvedOption { name: "state", value: ResolvedValue::String(code), .. } => {
                filter.state = ContractStateFilter::from_code(code).ok_or_else(malformed)?;
            }
            ResolvedOption { name: "side", value: ResolvedValue::String(code), .. } => {
                filter.side = ContractSideFilter::from_code(code).ok_or_else(malformed)?;
            }
            _ => return Err(malformed()),
        }
    }
    Ok(filter)
}

/// One page of the caller's contracts, from 1.
pub(in crate::discord) async fn list_page(
    app: &App,
    caller: &Caller,
    filter: ContractFilter,
    page: u32,
) -> Result<Post, HandlerError> {
    Ok(contracts_list(caller.language, filter, &app.list_contracts(caller, filter, page).await?))
}

/// One page of one contract, from 0.
async fn read(app: &App, caller: &Caller, contract: ContractId, page: u32) -> Result<Post, HandlerError> {
    let record = app.view_contract(caller, contract).await?;
    Ok(view_contract(caller.language, &record, caller.person, page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn data(options: &Value) -> CommandData {
        serde_json::from_value(json!({ "id": "1", "name": "contracts", "type": 1, "options": options }))
            .expect("a command as Discord sends it")
    }

    #[test]
    fn options_are_read_and_what_was_never_offered_is_refused_loudly() {
        let filter = filter_of(&data(&json!([
            { "name": "side", "type": 3, "value": "agency" },
            { "name": "state", "type": 3, "value": "waiting" },
        ])));
        let expected =
            ContractFilter { state: ContractStateFilter::Waiting, side: ContractSideFilter::Agency };
        assert_eq!(filter.expect("good options"), expected);
        assert_eq!(filter_of(&data(&json!([]))).expect("none at all"), ContractFilter::default());
        for options in [
            json!([{ "name": "state", "type": 3, "value": "lost" }]),
            json!([{ "name": "state", "type": 4, "value": 1 }]),
            json!([{ "name": "side", "type": 3, "value": "" }]),
            json!([{ "name": "page", "type": 4, "value": 1 }]),
        ] {
            assert!(matches!(filter_of(&data(&options)), Err(HandlerError::Malformed(_))), "{options}");
        }
    }
}
