//! A contract that stands still for a while: paused and resumed.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::contracts::pause;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::ids::ContractId;

impl App {
    /// A contract for somebody who is about to pause it.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_to_pause(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        pause::check_pause(&found, caller.person)?;
        Ok(found)
    }

    /// Pauses a contract.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn pause_contract(
        &self,
        caller: &Caller,
        id: ContractId,
        message: &str,
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| pause::pause(found, by, message)).await
    }

    /// Lets a paused contract go on.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn resume_contract(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| pause::resume(found, by)).await
    }
}
