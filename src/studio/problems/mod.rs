//! The problems of a case as authors see them: how pressing each is, which of them are shown, and as which rows.
//! Nothing here draws.

mod due;
mod filter;
mod found;
mod list;
mod request;
mod rows;

pub use due::Due;
pub use filter::ProblemFilter;
pub use found::{Found, Problem, ProblemKey, rule_name};
pub use list::{Detail, ProblemList};
pub use request::ProblemsRequest;
pub use rows::{Group, Heading, Row, RowKey};
