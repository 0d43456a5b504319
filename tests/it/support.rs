//! A folder to run the program in, and golden files to compare with.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub const BLANK: &str = include_str!("../../assets/templates/blank.ron");
pub const THREE_BEATS: &str = include_str!("../../assets/templates/three-beats.ron");

/// The smallest scenario that loads.
pub const SMALLEST: &str =
    "(\n  format: 1,\n  id: \"x\",\n  title: \"T\",\n  stage: Draft,\n  language: \"en\",\n  channel: Phone,\n)\n";

/// A folder of its own, in which the program runs.
pub struct Folder(tempfile::TempDir);

/// What a run of the program came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Every file below the folder and what is in it.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        let mut waiting = vec![self.0.path().to_owned()];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    waiting.push(path);
                } else {
                    files.push((path.clone(), fs::read(path).unwrap_or_default()));
                }
            }
        }
        files.sort();
        files
    }

    /// A command of the program, ready to run in this folder.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_offramp"));
        command.args(args).current_dir(self.0.path()).env_remove("RUST_BACKTRACE");
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs the program with `input` to read.
    pub fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that reads no further closes its input, which is no failure.
        _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let ran = Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }
}

/// Compares with `tests/golden/NAME`, or writes it if `UPDATE_GOLDEN` is set.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    golden_file(&format!("tests/golden/{name}"), text);
}

/// Compares with a file of the repository, or writes it if `UPDATE_GOLDEN` is set.
#[track_caller]
pub fn golden_file(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == text {
        return;
    }
    let line = expected.lines().zip(text.lines()).take_while(|(a, b)| a == b).count();
    let at =
        |text: &str| text.lines().skip(line).take(5).map(|l| l.chars().take(300).collect()).collect::<Vec<String>>();
    panic!(
        "{name} differs from line {}; look at it, then set UPDATE_GOLDEN=1\n--- expected\n{:#?}\n--- got\n{:#?}",
        line + 1,
        at(&expected),
        at(text),
    );
}
