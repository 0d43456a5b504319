//! A remedy that costs more than the agent may give, and is said to be within policy.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, PolicyStatus, Stage, money, shortened};

pub(super) static RULE: Rule = Rule {
    id: "remedy-over-limit",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a remedy that costs more than the policy's limit and is marked as within policy",
    why: "The case would teach agents to promise what they may not give.",
    cure: "Mark it as needing approval or as outside of policy, or correct its cost or the limit.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let own = case.scenario().policy.as_ref();
    let Some(policy) = own.or_else(|| case.pack()?.policy.as_ref()) else { return };
    let Some(limit) = policy.remedy_limit else { return };
    for (id, remedy) in case.remedies() {
        if remedy.cost > limit && remedy.status == PolicyStatus::Within {
            let message = format!(
                "{} costs {}, more than the {} that the agent may give without asking",
                quoted(&shortened(&remedy.what, 40)),
                money(remedy.cost, &policy.currency),
                money(limit, &policy.currency)
            );
            report.place(Place::declared("remedies", id).then("cost"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn what_costs_more_than_the_limit_needs_approval() {
        check_file(
            &RULE,
            r#"
            remedies: {
                "a": (kind: Refund, what: "All of it", cost: 5001), // ! “All of it” costs $50.01, more than the $50
                "b": (kind: Refund, what: "Half", cost: 5000),
                "c": (kind: Refund, what: "More", cost: 9000, status: NeedsApproval),
            },
            policy: (remedy_limit: 5000, currency: "USD"),
        "#,
        );
        check_file(&RULE, r#"remedies: { "a": (kind: Refund, what: "All of it", cost: 5001) }"#);
    }
}
