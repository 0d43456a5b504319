//! What each choice gives away, in whichever order it is wanted.

use super::name::{ChoiceName, Named};
use super::shows::Shows;
use crate::explore::Exploration;

/// What a choice gives away, in percent points.
#[derive(Clone, Debug)]
pub struct RegretRow {
    pub choice: ChoiceName,
    pub lowest: u8,
    pub highest: u8,
    /// On the model run; none: it does not take this choice.
    pub on_model: Option<u8>,
    pub shows: Shows,
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// What gives away the most comes first.
    #[default]
    Most,
    /// What gives away the most even at best comes first.
    Least,
    /// What gives away the most on the model run comes first.
    Model,
    /// As the story goes.
    Story,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Most, Self::Least, Self::Model, Self::Story];
}

/// Every choice that some run takes.
#[derive(Clone, Debug, Default)]
pub struct Regrets {
    pub rows: Vec<RegretRow>,
    /// For each order, places in `rows`.
    orders: [Vec<usize>; 4],
    /// How many give anything away.
    pub costly: usize,
    /// What the model run gives away in all; none: there is no model run.
    pub model_total: Option<u32>,
    /// Whether they are known; else there were too many states.
    pub known: bool,
}

impl Regrets {
    pub(super) fn of(found: &Exploration, named: &Named<'_>) -> Self {
        let Some(distribution) = found.distribution.exact() else { return Self::default() };
        let regrets = distribution.regrets.iter().enumerate();
        let mut rows: Vec<RegretRow> = regrets
            .filter_map(|(choice, regret)| {
                let regret = regret.as_ref()?;
                let on_model = distribution.model_run.iter().filter(|step| step.choice == choice);
                Some(RegretRow {
                    choice: named.choice(choice),
                    lowest: regret.lowest,
                    highest: regret.highest,
                    on_model: on_model.map(|step| step.gives_away).max(),
                    shows: Shows::Regret(choice),
                })
            })
            .collect();
        rows.sort_by_key(|row| row.choice.node.order);
        let sorted = |order: Order| {
            let mut places: Vec<usize> = (0..rows.len()).collect();
            let key = |at: &usize| {
                let row = &rows[*at];
                let model = row.on_model.map_or(-1, i16::from);
                match order {
                    Order::Most => (i16::from(row.highest), i16::from(row.lowest)),
                    Order::Least => (i16::from(row.lowest), i16::from(row.highest)),
                    Order::Model => (model, i16::from(row.highest)),
                    Order::Story => (0, 0),
                }
            };
            places.sort_by_key(|at| std::cmp::Reverse(key(at)));
            places
        };
        let orders = Order::ALL.map(sorted);
        let has_model = found.machine.case().model.is_some();
        let total = || distribution.model_run.iter().map(|step| u32::from(step.gives_away)).sum();
        Self {
            costly: rows.iter().filter(|row| row.highest > 0).count(),
            orders,
            rows,
            model_total: has_model.then(total),
            known: true,
        }
    }

    /// The rows in an order.
    #[must_use]
    pub fn places(&self, order: Order) -> &[usize] {
        &self.orders[order as usize]
    }
}
