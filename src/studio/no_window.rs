//! When there can be no window: what is missing, and what works without one.

/// Why the studio has no window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StudioError {
    /// Nothing to show a window on.
    #[error("there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set")]
    NoDisplay,
    /// The display is named, and does not answer, or a library for it is missing.
    #[error("the display cannot be used: {0}")]
    Display(String),
    /// The window opens, and nothing can be painted into it.
    #[error("nothing can be painted: {0}")]
    Graphics(String),
}

impl StudioError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoDisplay => "start Offramp in a desktop session, or set DISPLAY (over ssh: `ssh -X`; for a screen that nobody sees: \
                 `xvfb-run offramp`, on Debian in the package xvfb)"
                    .to_owned(),
            Self::Display(_) => {
                "look whether the display of DISPLAY or WAYLAND_DISPLAY runs and lets you in; on Debian the libraries \
                 are in the packages libx11-6, libxcursor1, libxi6, libxrandr2 and libxkbcommon-x11-0"
                    .to_owned()
            }
            Self::Graphics(_) => {
                "OpenGL 2.1 or later is needed; on Debian it is in the packages libgl1, libegl1 and libgl1-mesa-dri"
                    .to_owned()
            }
        }
    }

    /// Reads what the window library says.
    #[must_use]
    pub(super) fn from_eframe(error: &eframe::Error) -> Self {
        let said = error.to_string();
        // The library names the line of its own source first, which helps nobody here.
        let cause =
            said.rsplit_once(".rs:").and_then(|(_, after)| after.split_once(": ")).map_or(said.as_str(), |(_, c)| c);
        match error {
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Self::Display(cause.to_owned()),
            _graphics => Self::Graphics(cause.to_owned()),
        }
    }
}

/// Looks whether the environment names a display, before a window library is asked for one and gives up in its own
/// words.
pub(super) fn look_for_display() -> Result<(), StudioError> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needed = cfg!(all(unix, not(target_os = "macos")));
    if needed && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") && !is_set("WAYLAND_SOCKET") {
        return Err(StudioError::NoDisplay);
    }
    Ok(())
}
