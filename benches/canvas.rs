//! One frame of the canvas at four scales, with 1,000 and 5,000 nodes: laid out, painted and turned into triangles, in
//! a context without a window. Baseline: every card as a group of egui's own widgets.

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, RawInput, Rect, UiBuilder, pos2, vec2};
use offramp::scenario::{Choice, Decision, Grade, Id, Line, Node, Point, Scenario, Scene, Text};
use offramp::studio::{Requests, Theme, Workspace, canvas_ui, install_fonts};

const SCALES: [f32; 4] = [1.0, 0.5, 0.25, 0.1];

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Every second node a decision with three answers that lead on.
fn large_case(nodes: usize) -> Scenario {
    let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "A large case");
    case.start = Some(id("node-0"));
    let words = "You have explained this three times now, and the gift was for today. That is ours to put right.";
    for n in 0..nodes {
        let to = |step: usize| (n + step < nodes).then(|| id(&format!("node-{}", n + step)));
        let lines = vec![Line { says: Text::from(words), ..Line::new(id(&format!("k{n:06}"))) }];
        let node = if n % 2 == 0 {
            let choices =
                [Grade::Best, Grade::Weak, Grade::Harmful].into_iter().enumerate().map(|(at, grade)| Choice {
                    says: Text::from(format!("{n} {words}").as_str()),
                    grade: Some(grade),
                    to: to(at + 1),
                    ..Choice::new(id(&format!("choice-{at}")))
                });
            Node::Decision(Decision { lines, choices: choices.collect(), ..Decision::default() })
        } else {
            Node::Scene(Scene { lines, then: to(1), ..Scene::default() })
        };
        let name = id(&format!("node-{n}"));
        let place = |at: usize, pitch: i32| i32::try_from(at).unwrap_or(0) * pitch;
        case.layout.insert(name.clone(), Point(place(n % 40, 300), place(n / 40, 220)));
        case.nodes.insert(name, Arc::new(node));
    }
    case
}

/// A workspace that looks at the middle of its case.
fn workspace(nodes: usize, zoom: f32) -> Workspace {
    let mut workspace = Workspace::new("large.ron".to_owned(), None, large_case(nodes), None, 1);
    workspace.fit_pending = false;
    workspace.selection.clear();
    workspace.camera.centre = workspace.graph.bounds().center();
    workspace.camera.zoom = zoom;
    workspace
}

/// Shows one frame and returns how many triangles it has.
fn frame(ctx: &Context, mut show: impl FnMut(&mut egui::Ui)) -> usize {
    let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0));
    let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| show(ui));
    // There is no window to give the letters to.
    output.textures_delta.clear();
    ctx.tessellate(output.shapes, 1.0).len()
}

/// What a canvas of widgets does: a frame with labels and buttons for each card that can be seen.
fn widgets(ui: &mut egui::Ui, workspace: &Workspace) {
    let view = ui.available_rect_before_wrap();
    for placed in &workspace.graph.cards {
        let rect = workspace.camera.screen_rect(view, placed.rect);
        if !rect.intersects(view) {
            continue;
        }
        let mut card = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(placed.id.as_str()));
        egui::Frame::group(card.style()).show(&mut card, |ui| {
            ui.horizontal(|ui| {
                ui.label(&placed.number);
                ui.strong(&placed.card.title);
            });
            ui.label(&placed.card.words);
            for row in &placed.card.rows {
                ui.horizontal(|ui| {
                    ui.label(&row.label);
                    std::hint::black_box(ui.small_button("o"));
                });
            }
        });
    }
}

fn canvas(criterion: &mut Criterion) {
    for nodes in [1_000, 5_000] {
        let mut group = criterion.benchmark_group(format!("a frame with {nodes} nodes"));
        group.sample_size(20);
        for zoom in SCALES {
            let percent = zoom * 100.0;
            let workspace = workspace(nodes, zoom);
            let ctx = Context::default();
            install_fonts(&ctx);
            let theme = Theme::LIGHT;
            theme.apply(&ctx);
            group.bench_function(format!("canvas at {percent} %"), |b| {
                b.iter(|| {
                    frame(&ctx, |ui| {
                        let mut requests = Requests::default();
                        canvas_ui(ui, &workspace, &theme, &mut requests);
                    })
                });
            });
            group.bench_function(format!("widgets at {percent} % (baseline)"), |b| {
                b.iter(|| frame(&ctx, |ui| widgets(ui, &workspace)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, canvas);
criterion_main!(benches);
