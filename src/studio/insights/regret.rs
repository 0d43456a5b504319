//! What each choice gives away, in whichever order it is wanted.

use std::collections::BTreeSet;

use super::name::{ChoiceName, Named};
use super::shows::Shows;
use crate::explore::Exploration;

/// What a choice gives away, in percent points.
#[derive(Clone, Debug)]
pub struct RegretRow {
    pub choice: ChoiceName,
    /// The least and the most over all runs; none where that is not known.
    pub range: Option<(u8, u8)>,
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

/// Every choice that some run takes; those of the model run alone where all runs are too many.
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
        let model_run = found.percent.exact().map_or(&[][..], |bounds| &bounds.model_run);
        let on_model =
            |choice: usize| model_run.iter().filter(|step| step.choice == choice).map(|step| step.gives_away).max();
        let row = |choice: usize, range: Option<(u8, u8)>| RegretRow {
            choice: named.choice(choice),
            range,
            on_model: on_model(choice),
            shows: Shows::Regret(choice),
        };
        let distribution = found.distribution.exact();
        let mut rows: Vec<RegretRow> = if let Some(distribution) = distribution {
            let regrets = distribution.regrets.iter().enumerate();
            let known = regrets.filter_map(|(choice, regret)| Some((choice, regret.as_ref()?)));
            known.map(|(choice, regret)| row(choice, Some((regret.lowest, regret.highest)))).collect()
        } else {
            let choices: BTreeSet<usize> = model_run.iter().map(|step| step.choice).collect();
            choices.into_iter().map(|choice| row(choice, None)).collect()
        };
        rows.sort_by_key(|row| row.choice.node.order);
        let sorted = |order: Order| {
            let mut places: Vec<usize> = (0..rows.len()).collect();
            let key = |at: &usize| {
                let row = &rows[*at];
                let model = row.on_model.map_or(-1, i16::from);
                let (lowest, highest) = row.range.map_or((0, 0), |(low, high)| (i16::from(low), i16::from(high)));
                match order {
                    Order::Most => (highest, lowest),
                    Order::Least => (lowest, highest),
                    Order::Model => (model, highest),
                    Order::Story => (0, 0),
                }
            };
            places.sort_by_key(|at| std::cmp::Reverse(key(at)));
            places
        };
        let orders = Order::ALL.map(sorted);
        let has_model = found.machine.case().model.is_some();
        let total = || model_run.iter().map(|step| u32::from(step.gives_away)).sum();
        Self {
            costly: rows.iter().filter(|row| row.range.is_some_and(|(_, highest)| highest > 0)).count(),
            orders,
            rows,
            model_total: has_model.then(total),
            known: distribution.is_some(),
        }
    }

    /// The rows in an order.
    #[must_use]
    pub fn places(&self, order: Order) -> &[usize] {
        &self.orders[order as usize]
    }
}
