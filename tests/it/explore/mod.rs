//! Exploring: compared with a slow explorer that abstracts from nothing, and with runs that were played.

mod agreement;
mod brute_force;
mod command;
mod hard_cases;
mod limits;
mod one_goodbye;
mod scores;
mod small_case;

/// How many random cases a comparison takes; `OFFRAMP_EXPLORE_CASES` says otherwise.
fn cases() -> u64 {
    std::env::var("OFFRAMP_EXPLORE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1_000)
}
