//! The test LMS from outside: it listens, answers and ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;

use offramp::serve::{Package, TestLms};
use serde_json::Value;

use crate::support::Folder;

/// Asks for an address as a browser does; the answer with its headers.
fn get(url: &str, host: Option<&str>) -> std::io::Result<String> {
    let rest = url.strip_prefix("http://").unwrap();
    let (address, path) = rest.split_once('/').unwrap();
    let mut stream = TcpStream::connect(address)?;
    let host = host.unwrap_or(address);
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

#[test]
fn it_serves_as_long_as_it_lives() {
    let lms = TestLms::start(Package::read("a.html", b"<p>hello").unwrap()).unwrap();
    let url = lms.url().to_owned();
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    assert!(get(&format!("{url}content/page.html"), None).unwrap().ends_with("<p>hello"));
    assert!(get(&url, None).unwrap().contains("<title>Test LMS – Offramp</title>"));
    assert!(get(&url, Some("evil.example")).unwrap().starts_with("HTTP/1.1 421"));
    drop(lms);
    assert!(get(&url, None).is_err() || get(&url, None).unwrap().is_empty());
}

#[test]
fn two_have_addresses_and_secrets_of_their_own() {
    let start = || TestLms::start(Package::read("a.html", b"<p>hello").unwrap()).unwrap();
    let (one, other) = (start(), start());
    let secret = |lms: &TestLms| lms.url().rsplit('/').nth(1).unwrap().to_owned();
    assert_ne!(secret(&one), secret(&other));
    assert_eq!(secret(&one).len(), 32);
}

#[test]
fn the_command_prints_the_address_and_ends_with_its_input() {
    let folder = Folder::with(&[("page.html", "<!doctype html><p>hello")]);
    let mut command = folder.command(&["lms", "page.html", "--no-browser", "--format", "json"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let input = child.stdin.take().unwrap();
    let mut told = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    while !told.ends_with("}\n") {
        assert!(out.read_line(&mut told).unwrap() > 0, "{told}");
    }
    let url = serde_json::from_str::<Value>(&told).unwrap()["url"].as_str().unwrap().to_owned();
    assert!(get(&format!("{url}content/page.html"), None).unwrap().ends_with("<p>hello"));
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn what_cannot_be_run_is_said() {
    let folder = Folder::with(&[("a.ron", "(format: 1)"), ("b.zip", "no zip"), ("d/x", "")]);
    for (file, message) in [
        (
            "a.ron",
            "this is neither a SCORM or cmi5 package nor a web page: a.ron\n  hint: name a .zip with an imsmanifest.xml \
             or cmi5.xml, or an .html file",
        ),
        ("d", "this is a folder, not a file: d\n  hint: name a file in it"),
        (
            "gone.zip",
            "there is no such file or folder: gone.zip\n  hint: check the spelling; the file may have been moved",
        ),
    ] {
        let ran = folder.run(&["lms", file]);
        assert_eq!((ran.code, ran.err.as_str()), (2, format!("error: {message}\n").as_str()));
    }
    let ran = folder.run(&["lms", "b.zip"]);
    assert!(ran.err.starts_with("error: this is no zip archive, or it is cut short"), "{}", ran.err);
}
