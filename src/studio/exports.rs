//! Tables and pictures of what exploring found out, written off the UI thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{ColorImage, Context, Rect};

use super::insights::Chart;
use super::job::{Job, Progress};
use super::open_cases::CaseKey;
use crate::store::{Over, same_file, save};

/// Frames in which a chart stands by itself before its picture is taken: in the first, its size is not settled yet.
const SETTLES: u32 = 3;
/// Frames after which a window that gives no picture is not waited for any more.
const PATIENCE: u32 = 600;

/// What is on its way to the disk, and the picture that is being taken.
#[derive(Default)]
pub struct Exports {
    jobs: Vec<Job<Result<PathBuf, String>>>,
    picture: Option<Picture>,
}

/// A picture of a chart.
struct Picture {
    case: CaseKey,
    path: PathBuf,
    scenario: Option<PathBuf>,
    frames: u32,
    taken: Option<(Receiver<Arc<ColorImage>>, Rect, f32)>,
}

impl Exports {
    /// Puts a text into a file.
    pub fn write(&mut self, ctx: &Context, path: PathBuf, scenario: Option<PathBuf>, text: String) {
        self.start(ctx, move || written(path, scenario.as_deref(), text.as_bytes()));
    }

    /// Begins to take a picture of what a case shows.
    pub fn begin_picture(&mut self, case: CaseKey, path: PathBuf, scenario: Option<PathBuf>) {
        self.picture = Some(Picture { case, path, scenario, frames: 0, taken: None });
    }

    /// The chart stands here in this frame. Returns the case whose picture is done, or was given up.
    pub fn shown(&mut self, ctx: &Context, rect: Rect) -> Option<CaseKey> {
        let picture = self.picture.as_mut()?;
        picture.frames += 1;
        if picture.frames == SETTLES {
            let (sender, taken) = channel();
            let woken = ctx.clone();
            ctx.request_screenshot(move |image| {
                // Nobody listens any more when the picture was given up.
                let _ = sender.send(image);
                woken.request_repaint();
            });
            picture.taken = Some((taken, rect, ctx.pixels_per_point()));
        }
        let image = match picture.taken.as_ref().map(|(taken, ..)| taken.try_recv()) {
            Some(Ok(image)) => Some(image),
            Some(Err(TryRecvError::Empty)) | None if picture.frames < PATIENCE => return None,
            Some(Err(_)) | None => None,
        };
        let Picture { case, path, scenario, taken, .. } = self.picture.take()?;
        self.start(ctx, move || {
            let (Some(image), Some((_, rect, scale))) = (image, taken) else {
                return Err("the window gave no picture of itself".to_owned());
            };
            written(path, scenario.as_deref(), &png(&image, rect, scale)?)
        });
        Some(case)
    }

    /// Whether anything is on its way.
    #[must_use]
    pub fn are_underway(&self) -> bool {
        !self.jobs.is_empty() || self.picture.is_some()
    }

    /// What became of an export, once; never waits.
    pub fn poll(&mut self) -> Option<Result<PathBuf, String>> {
        let (at, outcome) = self.jobs.iter().enumerate().find_map(|(at, job)| match job.poll() {
            Progress::Working => None,
            Progress::Done(outcome) => Some((at, outcome)),
            Progress::Failed(message) => Some((at, Err(message))),
        })?;
        self.jobs.remove(at);
        Some(outcome)
    }

    fn start(&mut self, ctx: &Context, work: impl FnOnce() -> Result<PathBuf, String> + Send + 'static) {
        let ctx = ctx.clone();
        self.jobs.push(Job::start(0, move || ctx.request_repaint(), move |_| work()));
    }
}

fn written(path: PathBuf, scenario: Option<&Path>, bytes: &[u8]) -> Result<PathBuf, String> {
    if scenario.is_some_and(|scenario| same_file(scenario, &path)) {
        return Err("it would overwrite the scenario itself – choose another name".to_owned());
    }
    save(&path, bytes, Over::Anything).map_err(|error| {
        let hint = error.hint().map_or_else(String::new, |hint| format!(" – {hint}"));
        format!("{error}{hint}")
    })?;
    Ok(path)
}

/// The part of a picture that lies within `rect`, as a file.
fn png(image: &ColorImage, rect: Rect, scale: f32) -> Result<Vec<u8>, String> {
    let [width, height] = image.size;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place within a picture")]
    let pixel = |points: f32, most: usize| ((points * scale).round().max(0.0) as usize).min(most);
    let (left, right) = (pixel(rect.left(), width), pixel(rect.right(), width));
    let (top, bottom) = (pixel(rect.top(), height), pixel(rect.bottom(), height));
    if left >= right || top >= bottom {
        return Err("the chart is not within the window".to_owned());
    }
    let rows = (top..bottom).flat_map(|y| &image.pixels[y * width + left..y * width + right]);
    let pixels: Vec<u8> = rows.flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    let side = |length: usize| u32::try_from(length).map_err(|error| error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side(right - left)?, side(bottom - top)?);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(&pixels).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// What the file of an export is called to begin with.
#[must_use]
pub fn file_name(case: &str, chart: Option<(Chart, &str)>) -> String {
    let stem = Path::new(case).file_stem().map_or_else(|| "case".into(), |stem| stem.to_string_lossy().into_owned());
    match chart {
        None => format!("{stem}-insights.csv"),
        Some((Chart::Endings, _)) => format!("{stem}-endings.png"),
        Some((Chart::Scores, _)) => format!("{stem}-scores.png"),
        Some((Chart::Meter(_), meter)) => format!("{stem}-{meter}.png"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, pos2};

    #[test]
    fn a_picture_holds_the_chart_and_nothing_beside_it() {
        let mut image = ColorImage::filled([8, 6], Color32::WHITE);
        for y in 2..4 {
            for x in 2..6 {
                image.pixels[y * 8 + x] = Color32::RED;
            }
        }
        let bytes = png(&image, Rect::from_min_max(pos2(1.0, 1.0), pos2(3.0, 2.0)), 2.0).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (4, 2));
        assert!(pixels.chunks(3).all(|pixel| pixel == [255, 0, 0]));
        assert!(png(&image, Rect::NOTHING, 1.0).is_err());
    }
}
