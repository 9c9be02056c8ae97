//! The commands that name an offer of one's own: `/offer edit`, `/offer withdraw`, `/offer view`. Owns the option that
//! names it, and what is suggested while somebody types there.

use super::malformed::malformed;
use crate::app::{App, Caller, OfferLine, Suited};
use crate::discord::offers::buttons::OfferVersionRef;
use crate::discord::offers::components::{form_over, open};
use crate::discord::offers::views::modals::withdraw_form;
use crate::discord::offers::views::price_line;
use crate::discord::offers::views::states::state_word;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::ui::text::plain_line;
use crate::domain::offers::offer::Side;
use crate::say;
use crate::words::Language;
use serenity::builder::{AutocompleteChoice, CreateAutocompleteResponse, CreateCommandOption};
use serenity::model::application::{CommandData, CommandOptionType, ResolvedOption, ResolvedValue};

/// The option's name.
const OFFER: &str = "offer";

/// A command that names an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Modify,
    Withdraw,
    View,
}

impl Named {
    /// The command with this name.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "edit" => Some(Self::Modify),
            "withdraw" => Some(Self::Withdraw),
            "view" => Some(Self::View),
            _ => None,
        }
    }

    /// Which offers it is for.
    const fn suited(self) -> Suited {
        match self {
            Self::Modify | Self::Withdraw => Suited::OwnPending,
            Self::View => Suited::Any,
        }
    }

    /// Answers the command for the offer that `typed` names.
    async fn answer(self, app: &App, caller: &Caller, typed: &str) -> Result<Response, HandlerError> {
        match self {
            Self::Modify => {
                let offer = app.offer_named(caller, typed).await?;
                form_over(caller, &app.begin_modify(caller, offer.id, offer.version).await?)
            }
            Self::Withdraw => {
                let offer = app.offer_named(caller, typed).await?;
                let offer =
                    app.load_for_action(caller, offer.id, Some(offer.version), Some(Side::Client)).await?;
                let drawn = OfferVersionRef { offer: offer.id, version: offer.version };
                Ok(Response::Modal(withdraw_form(caller.language, drawn, offer.number)))
            }
            Self::View => {
                let offer = app.offer_named_to_read(caller, typed).await?;
                open(app, caller, offer).await
            }
        }
    }
}

/// Their definitions, below `/offer`.
pub(super) fn definitions(language: Language) -> [CreateCommandOption; 3] {
    let named = |name: &str, about: String, which: String| {
        let offer = CreateCommandOption::new(CommandOptionType::String, OFFER, which);
        CreateCommandOption::new(CommandOptionType::SubCommand, name, about)
            .add_sub_option(offer.required(true).set_autocomplete(true))
    };
    [
        named("edit", say!(language, "command-offer-edit"), say!(language, "command-offer-edit.offer")),
        named(
            "withdraw",
            say!(language, "command-offer-withdraw"),
            say!(language, "command-offer-withdraw.offer"),
        ),
        named("view", say!(language, "command-offer-view"), say!(language, "command-offer-view.offer")),
    ]
}

/// Answers one of them.
pub(super) async fn handle(
    app: &App,
    caller: &Caller,
    named: Named,
    arguments: &[ResolvedOption<'_>],
) -> Result<Response, HandlerError> {
    match arguments {
        [ResolvedOption { name: OFFER, value: ResolvedValue::String(typed), .. }] => {
            named.answer(app, caller, typed).await
        }
        _ => Err(malformed("not exactly the option offer")),
    }
}

/// What is suggested while somebody types the option: their own offers that the command is for, and nobody else's.
pub(super) async fn suggest(
    app: &App,
    caller: &Caller,
    data: &CommandData,
) -> Result<Response, HandlerError> {
    let command = data.options.first().and_then(|option| Named::of(&option.name));
    let (Some(command), Some(typing)) = (command, data.autocomplete()) else {
        return Err(malformed("suggestions for something else"));
    };
    offer_choices(app, caller, command.suited(), typing.value).await
}

/// The caller's own offers that are suited to a command and fit what was typed.
pub(in crate::discord) async fn offer_choices(
    app: &App,
    caller: &Caller,
    suited: Suited,
    typed: &str,
) -> Result<Response, HandlerError> {
    let lines = app.suggest_offers(caller, suited, typed).await?;
    let choices = lines
        .iter()
        .map(|line| AutocompleteChoice::new(choice(caller.language, line), line.number.to_string()));
    Ok(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect())))
}

/// One line, as far as it fits.
fn choice(language: Language, line: &OfferLine) -> String {
    let handed = || say!(language, "offer-list-handed");
    let price = line.price.as_ref().map_or_else(handed, |price| price_line(language, price));
    let state = state_word(language, line.state, line.change_open);
    let title = plain_line(&line.title, 100);
    plain_line(&format!("#{} · {state} · {price} · {title}", line.number), 100)
}
