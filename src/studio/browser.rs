//! The browser behind a trait: the system's own, or none for tests.

use std::path::Path;

/// Shows pages.
pub trait Browser: Send + Sync {
    /// Shows the page in this file. May take its time; never called on the UI thread.
    ///
    /// # Errors
    /// When there is no browser, in words.
    fn show(&self, page: &Path) -> Result<(), String>;
}

/// The browser that the system has for web pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    fn show(&self, page: &Path) -> Result<(), String> {
        let path = page.to_str().ok_or("its path has characters that cannot be handed on")?;
        webbrowser::open(path).map_err(|error| error.to_string())
    }
}
