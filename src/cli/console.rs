//! Where a command reads and writes. A reader who goes away ends the output and nothing else; texts of a scenario
//! cannot send control sequences to the terminal.

use std::fmt::Display;
use std::io::{self, BufRead, BufWriter, IsTerminal, Read, Stdout, Write};
use std::process::ExitCode;

use serde::Serialize;

use super::Exit;

/// The longest line that is read at once.
const MAX_LINE_BYTES: u64 = 64 * 1024;

/// Standard input, output and error.
pub(super) struct Console {
    out: BufWriter<Stdout>,
    /// The first thing that went wrong with the output; nothing is written after it.
    broken: Option<io::Error>,
    /// Whether a line of progress stands on the terminal.
    progress: bool,
}

impl Console {
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()), broken: None, progress: false }
    }

    /// Writes a line for people.
    pub(super) fn say(&mut self, line: impl Display) {
        let mut line = harmless(&line.to_string());
        line.push('\n');
        self.write(line.as_bytes());
    }

    /// Writes a result for programs.
    pub(super) fn json(&mut self, result: &impl Serialize) {
        match serde_json::to_string_pretty(result) {
            Ok(text) => self.write(format!("{text}\n").as_bytes()),
            Err(error) => self.broken = Some(error.into()),
        }
    }

    /// Writes bytes as they are.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        self.clear_progress();
        if self.broken.is_none() {
            self.broken = self.out.write_all(bytes).err();
        }
    }

    /// Writes a line to standard error.
    pub(super) fn remark(&mut self, line: impl Display) {
        self.clear_progress();
        self.flush();
        // Where even this cannot be written, nobody is there to be told.
        _ = writeln!(io::stderr(), "{}", harmless(&line.to_string()));
    }

    /// Says what a long command is doing, if somebody watches.
    pub(super) fn progress(&mut self, done: usize, of: usize, doing: impl Display) {
        let mut err = io::stderr();
        if of > 1 && err.is_terminal() {
            self.progress = true;
            let line: String = harmless(&format!("{}/{of} {doing}", done + 1)).chars().take(76).collect();
            _ = write!(err, "\r\x1b[K{line}");
            _ = err.flush();
        }
    }

    fn clear_progress(&mut self) {
        if self.progress {
            self.progress = false;
            _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// Asks for a line; none when there is nobody to ask any more. What is not typed on a terminal is shown, so that
    /// the output reads as a conversation either way.
    pub(super) fn ask(&mut self, prompt: &str) -> Option<String> {
        self.write(prompt.as_bytes());
        self.flush();
        if self.broken.is_some() {
            return None;
        }
        let line = read_line();
        match &line {
            Some(line) if !io::stdin().is_terminal() => self.say(line),
            Some(_) => {}
            None => self.write(b"\n"),
        }
        line
    }

    /// The same where the output is for programs: only a person is asked in words.
    pub(super) fn ask_silently(&mut self, prompt: &str) -> Option<String> {
        self.clear_progress();
        if has_person() {
            _ = write!(io::stderr(), "{prompt}");
        }
        read_line()
    }

    /// Hands on what was written, for somebody who waits for it.
    pub(super) fn flush(&mut self) {
        if self.broken.is_none() {
            self.broken = self.out.flush().err();
        }
    }

    /// Ends the output. Somebody who stopped reading, as `head` does, has had what they wanted.
    pub(super) fn finish(mut self, exit: Exit) -> ExitCode {
        self.clear_progress();
        self.flush();
        // Bytes that could not be written are not tried again.
        let (_, unwritten) = self.out.into_parts();
        drop(unwritten);
        match self.broken {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                _ = writeln!(io::stderr(), "error: the output could not be written ({error})");
                ExitCode::from(Exit::Failed as u8)
            }
            Some(_) | None => ExitCode::from(exit as u8),
        }
    }
}

/// Whether a person sits at both ends.
pub(super) fn has_person() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

fn read_line() -> Option<String> {
    let mut line = Vec::new();
    match io::stdin().lock().take(MAX_LINE_BYTES).read_until(b'\n', &mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(String::from_utf8_lossy(&line).trim().to_owned()),
    }
}

/// `text` with its control characters made visible.
fn harmless(text: &str) -> String {
    if !text.chars().any(|c| c.is_control() && c != '\n') {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\t' {
            shown.push(' ');
        } else if c.is_control() && c != '\n' {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_not_sent() {
        assert_eq!(harmless("one\ntwo"), "one\ntwo");
        assert_eq!(harmless("a\x1b[31mb\tc\u{9b}"), "a\\u{1b}[31mb c\\u{9b}");
    }
}
