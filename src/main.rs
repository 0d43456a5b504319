//! The program: the studio, or a subcommand.

fn main() -> std::process::ExitCode {
    offramp::cli::run()
}
