//! The desktop app. Knows egui; nothing below does.

mod app;
mod browser;
mod canvas;
mod checks;
mod command;
mod derived;
mod dialogs;
mod exploring;
mod exports;
pub mod form_keys;
mod insights;
mod job;
mod keeping;
mod known;
mod library;
mod new_entry;
mod no_window;
mod notice;
mod open_cases;
mod open_pack;
mod opening;
mod palette;
mod panels;
mod play_session;
mod problems;
mod publishing;
mod question;
mod request;
mod samples;
mod scores;
mod section;
mod theme;
mod usage;
mod web_pages;
mod workspace;

use std::path::PathBuf;
use std::sync::Arc;

use crate::store::{PreferencesFile, UserFolders};

pub use app::App;
pub use browser::{Browser, SystemBrowser};
pub use canvas::canvas_ui;
pub use command::{Command, Front, TABLE};
pub use dialogs::{Answer, Ask, FileDialogs, ScriptedDialogs, SystemDialogs};
pub use library::Library;
pub use no_window::StudioError;
pub use open_pack::{OpenPack, PackTrouble};
pub use request::Requests;
pub use theme::{Theme, install_fonts};
pub use workspace::Workspace;

/// Set in the environment, it makes the studio say `ready` on standard output once its first frame is shown.
pub const READY_LINE: &str = "OFFRAMP_READY_LINE";

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there can be no window; the error says what is missing.
pub fn run(path: Option<PathBuf>) -> Result<(), StudioError> {
    no_window::look_for_display()?;
    let folders = UserFolders::of_the_user().ok();
    let options = eframe::NativeOptions {
        viewport: viewport(folders.as_ref()),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    let create = move |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        let mut app = App::new(&cc.egui_ctx, Box::new(SystemDialogs::default()), Arc::new(SystemBrowser));
        app.says_ready = std::env::var_os(READY_LINE).is_some();
        app.explores_at_rest = true;
        if let Some(folders) = folders {
            app.keep_in(&cc.egui_ctx, &folders);
        }
        if let Some(path) = path {
            app.open(&path);
        }
        Ok(Box::new(app))
    };
    eframe::run_native("offramp", options, Box::new(create)).map_err(|error| StudioError::from_eframe(&error))
}

/// The window as it was left; the system says where it stands, because the screens may not be what they were.
fn viewport(folders: Option<&UserFolders>) -> egui::ViewportBuilder {
    let window = folders.map(|folders| PreferencesFile::new(folders).load().0.window).unwrap_or_default();
    let (width, height) = window.size.unwrap_or((1440, 900));
    #[expect(clippy::cast_precision_loss, reason = "the size of a window in points")]
    let size = [width.clamp(640, 16_000) as f32, height.clamp(420, 16_000) as f32];
    egui::ViewportBuilder::default()
        .with_title("Offramp")
        .with_app_id("offramp")
        .with_inner_size(size)
        .with_maximized(window.maximized)
        .with_min_inner_size([640.0, 420.0])
}
