//! What can be pressed or chosen on the list of contracts, and to read one, as typed values.

use crate::discord::ui::custom_id::{Carried, Parts, carry_codes, controls};
use crate::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use crate::domain::ids::ContractId;
use std::fmt;

/// Everything that a person can press or choose to find and read their contracts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractListButton {
    /// Another page.
    Page {
        /// Of which contracts.
        filter: ContractFilter,
        /// From 1.
        page: u32,
    },
    /// Select of how they stand; the side stays.
    ByState(ContractSideFilter),
    /// Select of a side; how they stand stays.
    BySide(ContractStateFilter),
    /// Select whose values are contract ids.
    Open,
    /// Turns the pages of one contract.
    Read {
        /// Which contract.
        contract: ContractId,
        /// From 0.
        page: u32,
    },
    /// Select of a part of one contract, whose values are the pages on which each begins.
    Part(ContractId),
    /// One contract: as files to take away.
    Export(ContractId),
}

controls! { ContractListButton:
    "contracts" => [Page { filter, page }] Update;
    "contracts_states" => [ByState(side)] Update;
    "contracts_sides" => [BySide(state)] Update;
    "contracts_open" => [Open] Reply;
    "contract_read" => [Read { contract, page }] Update about Contract(contract);
    "contract_part" => [Part(contract)] Update about Contract(contract);
    "contract_export" => [Export(contract)] Reply about Contract(contract);
}

carry_codes!(ContractStateFilter, ContractSideFilter);

impl Carried for ContractFilter {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.write(f)?;
        self.side.write(f)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Some(Self { state: Carried::read(parts)?, side: Carried::read(parts)? })
    }
}

#[cfg(test)]
mod tests {
    //! One text for each value of the list, and nothing else is understood.

    use super::*;
    use crate::discord::ui::custom_id::Control;

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let filters = ContractStateFilter::ALL
            .into_iter()
            .flat_map(|state| ContractSideFilter::ALL.map(|side| ContractFilter { state, side }));
        for filter in filters {
            for button in [
                ContractListButton::Page { filter, page: u32::MAX },
                ContractListButton::ByState(filter.side),
                ContractListButton::BySide(filter.state),
                ContractListButton::Open,
                ContractListButton::Read { contract: ContractId(i64::MAX), page: u32::MAX },
                ContractListButton::Part(ContractId(i64::MAX)),
                ContractListButton::Export(ContractId(i64::MAX)),
            ] {
                assert_eq!(ContractListButton::parse(&button.to_string()), Some(button), "{button}");
            }
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "contracts",
            "contracts:any:all",
            "contracts:any:all:-1",
            "contracts:any:all:1:1",
            "contracts:open:all:1",
            "contracts:any:sent:1",
            "contracts_states:",
            "contracts_states:active",
            "contracts_sides:client",
            "contracts_open:1",
            "contract_read:1",
            "contract_read:1:-1",
            "contract_part",
            "contract_part:1:1",
            "contract_export",
            "contract_export:0x1",
        ] {
            assert_eq!(ContractListButton::parse(text), None, "{text:?}");
        }
    }
}
