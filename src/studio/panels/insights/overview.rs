//! The head of the page: the figures that everybody asks for first.

use egui::{FontId, Label, Rect, RichText, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::awaited::OLDER;
use super::play_button::play_word_ui;
use super::section::{SectionId, come_into_view};
use crate::studio::insights::{Insights, Standing, Tile};
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};

const GAP: f32 = 12.0;
const LEAST: f32 = 156.0;
const HEIGHT: f32 = 106.0;
const PADDING: egui::Vec2 = vec2(14.0, 11.0);

/// Shows the tiles.
pub fn overview_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    come_into_view(ui, SectionId::Overview);
    let tiles = &insights.overview.tiles;
    let width = ui.available_width();
    // As many beside each other as have room, so that no row is left with one.
    let columns = [6_u8, 3, 2, 1].into_iter().find(|n| width >= f32::from(*n) * (LEAST + GAP) - GAP).unwrap_or(1);
    let one = (width - GAP * f32::from(columns - 1)) / f32::from(columns);
    for (index, row) in tiles.chunks(usize::from(columns)).enumerate() {
        if index > 0 {
            ui.add_space(GAP);
        }
        let (space, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
        for (tile, column) in row.iter().zip(0_u8..) {
            let left = space.left() + f32::from(column) * (one + GAP);
            let rect = Rect::from_min_size(pos2(left, space.top()), vec2(one, HEIGHT));
            tile_ui(ui, tile, rect, theme, requests);
        }
    }
}

fn tile_ui(ui: &mut Ui, tile: &Tile, rect: Rect, theme: &Theme, requests: &mut Requests) {
    let border = Stroke::new(1.0, theme.border);
    ui.painter().rect(rect, theme::RADIUS + 4, theme.raised, border, StrokeKind::Inside);
    let builder = UiBuilder::new().max_rect(rect.shrink2(PADDING)).id_salt(("tile", tile.title));
    let mut inside = ui.new_child(builder);
    let ui = &mut inside;
    {
        if tile.standing == Standing::Older {
            ui.multiply_opacity(OLDER);
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        let head = match tile.standing {
            Standing::Older => format!("{}, {}", tile.title, tile.standing.words()),
            Standing::Known | Standing::Awaited => tile.title.to_owned(),
        };
        ui.add(Label::new(RichText::new(head).size(theme::SMALL).color(theme.text_weak)).truncate());
        let figure = RichText::new(&tile.figure).font(FontId::new(18.0, theme::semibold())).color(theme.text);
        ui.add(Label::new(figure).truncate()).on_hover_text(&tile.full);
        ui.add(Label::new(RichText::new(&tile.about).size(theme::SMALL).color(theme.text_weak)).truncate());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(-5.0);
            for (word, shows) in &tile.shows {
                let about = match (tile.title, *word) {
                    (_, "Model run") => "the model run".to_owned(),
                    ("Score", word) => format!("the run with the {} score", word.to_lowercase()),
                    ("Time", word) => format!("the {} run in time", word.to_lowercase()),
                    (_, word) => format!("the {} run in nodes", word.to_lowercase()),
                };
                play_word_ui(ui, word, *shows, &about, theme, requests);
            }
        });
    }
}
