//! Which interactions came in already. Owns how many are remembered.

use serenity::model::id::InteractionId;
use std::collections::{HashSet, VecDeque};

/// Interactions that are remembered, to answer each once: far more than a resumed session can repeat, and than come in over HTTP while
/// a request isn't too old to be repeated.
const REMEMBERED: usize = 16_384;

/// What came in already.
#[derive(Debug, Default)]
pub(super) struct Seen {
    ids: HashSet<InteractionId>,
    order: VecDeque<InteractionId>,
}

impl Seen {
    /// Whether this is the first time that `id` is seen.
    pub(super) fn note(&mut self, id: InteractionId) -> bool {
        if !self.ids.insert(id) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
        true
    }

    /// As if `id` was never seen.
    pub(super) fn forget(&mut self, id: InteractionId) {
        if self.ids.remove(&id) {
            self.order.retain(|other| *other != id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interaction_is_new_once_and_memory_is_bounded() {
        let mut seen = Seen::default();
        assert!(seen.note(InteractionId::new(1)));
        assert!(!seen.note(InteractionId::new(1)));
        for id in 2..=(REMEMBERED as u64 + 5) {
            assert!(seen.note(InteractionId::new(id)));
        }
        assert_eq!((seen.ids.len(), seen.order.len()), (REMEMBERED, REMEMBERED));
        let newest = InteractionId::new(REMEMBERED as u64 + 5);
        seen.forget(newest);
        assert!(seen.note(newest) && !seen.note(newest), "what was forgotten is new again");
    }
}
