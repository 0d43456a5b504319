//! Exploring: compared with a slow explorer that abstracts from nothing, and with runs that were played.

mod brute_force;
mod small_case;
mod agreement;
