//! The running LMS: it listens, hands every request to the routes, and ends when it is dropped.

use std::fmt::{self, Write as _};
use std::io::{Read as _, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tiny_http::{Method, Request, Server, StatusCode};
use uuid::Uuid;

use super::answer::Answer;
use super::ask::Ask;
use super::cmi5::Enrolments;
use super::error::ServeError;
use super::kept::Kept;
use super::log::Log;
use super::package::Package;
use super::route::answer;

/// As many requests are answered at once; some of them wait, because they were asked to be slow.
const WORKERS: usize = 8;
/// The largest body that is read.
const MAX_BODY_BYTES: u64 = 16 << 20;
/// How long a slow answer takes.
const SLOW: Duration = Duration::from_secs(2);
/// How often whoever waits looks whether it is over.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// An LMS that runs one package, until it is dropped.
pub struct TestLms {
    url: String,
    server: Arc<Server>,
    state: Arc<State>,
    workers: Vec<JoinHandle<()>>,
}

/// What all requests share.
pub(super) struct State {
    pub package: Package,
    /// The first part of every path; who does not know it gets nothing.
    pub token: String,
    pub port: u16,
    pub kept: Mutex<Kept>,
    pub enrolments: Mutex<Enrolments>,
    pub log: Mutex<Log>,
    over: AtomicBool,
}

impl State {
    pub(super) fn new(package: Package, port: u16) -> Self {
        let token = Uuid::new_v4().simple().to_string();
        let enrolments = Mutex::new(Enrolments::default());
        let (kept, log, over) = (Mutex::default(), Mutex::default(), AtomicBool::new(false));
        Self { package, token, port, kept, enrolments, log, over }
    }

    /// Notes something for the page to show.
    pub(super) fn note(&self, call: &str, argument: &str, result: &str, code: u16, wrong: Vec<String>) {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).note(call, argument, result, code, wrong);
    }

    /// Waits as long as a slow LMS takes, unless it is over.
    pub(super) fn wait(&self) {
        let mut waited = Duration::ZERO;
        while waited < SLOW && !self.over.load(Ordering::Relaxed) {
            thread::sleep(LOOK_EVERY);
            waited += LOOK_EVERY;
        }
    }
}

impl TestLms {
    /// Starts to serve a package on an address of this computer alone.
    ///
    /// # Errors
    /// If there is no address to listen on.
    pub fn start(package: Package) -> Result<Self, ServeError> {
        let listening = |why: String| ServeError::NotListening(why);
        let server = Server::http("127.0.0.1:0").map_err(|error| listening(error.to_string()))?;
        let address = server.server_addr().to_ip().ok_or_else(|| listening("it has no port".to_owned()))?;
        let state = Arc::new(State::new(package, address.port()));
        let mut lms = Self {
            url: format!("http://{address}/{}/", state.token),
            server: Arc::new(server),
            state,
            workers: Vec::with_capacity(WORKERS),
        };
        for number in 0..WORKERS {
            let (server, state) = (Arc::clone(&lms.server), Arc::clone(&lms.state));
            let work = move || {
                while !state.over.load(Ordering::Relaxed) {
                    // Interrupted, or over: the loop looks which.
                    let Ok(request) = server.recv() else { continue };
                    respond(request, &state);
                }
            };
            let worker = thread::Builder::new().name(format!("lms-{number}")).spawn(work);
            lms.workers.push(worker.map_err(|error| listening(error.to_string()))?);
        }
        Ok(lms)
    }

    /// Where to open it: an address with a secret in it, good as long as this lives.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl fmt::Debug for TestLms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestLms").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Drop for TestLms {
    fn drop(&mut self) {
        self.state.over.store(true, Ordering::Relaxed);
        for _ in &self.workers {
            self.server.unblock();
        }
        for worker in self.workers.drain(..) {
            // A worker that panicked has nothing left to do.
            _ = worker.join();
        }
    }
}

fn respond(mut request: Request, state: &State) {
    let headers = request
        .headers()
        .iter()
        .map(|header| (header.field.as_str().as_str().to_ascii_lowercase(), header.value.as_str().to_owned()))
        .collect();
    let mut body = Vec::new();
    let read = request.as_reader().take(MAX_BODY_BYTES + 1).read_to_end(&mut body);
    let answer = if read.is_err() {
        Answer::text(400, "the body cannot be read")
    } else if body.len() as u64 > MAX_BODY_BYTES {
        Answer::text(413, "the body is too large")
    } else {
        answer(state, &Ask::new(request.method().as_str(), request.url(), headers, body))
    };
    let bytes = written(&answer, *request.method() == Method::Head);
    let mut writer = request.into_writer();
    // Somebody who has gone needs no answer.
    _ = writer.write_all(&bytes).and_then(|()| writer.flush());
}

/// An answer as it goes over the wire.
///
/// Written here, because it asks the browser to hang up: the server's threads are bound to connections, and one that is
/// kept open for later can leave the next one waiting for ever.
fn written(answer: &Answer, without_body: bool) -> Vec<u8> {
    let phrase = StatusCode(answer.status).default_reason_phrase();
    let mut head = format!("HTTP/1.1 {} {phrase}\r\nConnection: close\r\n", answer.status);
    // Writing to a text cannot fail.
    _ = write!(head, "Content-Length: {}\r\n", answer.body.len());
    for (name, value) in &answer.headers {
        // What others wrote into a value must not begin a line of its own.
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        _ = write!(head, "{name}: {value}\r\n");
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if !without_body {
        bytes.extend_from_slice(&answer.body);
    }
    bytes
}
