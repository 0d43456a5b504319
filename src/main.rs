//! The program: the studio, or a subcommand.

fn main() {
    let path = std::env::args_os().nth(1).map(Into::into);
    if let Err(error) = offramp::studio::run(path) {
        eprintln!("{error}\n{}", error.hint());
        std::process::exit(2);
    }
}
