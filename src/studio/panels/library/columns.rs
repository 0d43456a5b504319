//! Which columns there is room for, and where they stand.

use egui::Rangef;

use crate::studio::library::Column;

/// The width that the title has at least.
const TITLE: f32 = 190.0;
/// Left and right of the table.
const MARGIN: f32 = 8.0;

/// The columns in the order in which they give way where there is no room for all; the others never do.
const GIVE_WAY: [Column; 9] = [
    Column::Live,
    Column::Decisions,
    Column::Minutes,
    Column::ReviewBy,
    Column::Previewed,
    Column::Approvals,
    Column::Needs,
    Column::OpenExits,
    Column::Owner,
];

/// How wide a column is; the title takes what is left.
const fn width(column: Column) -> f32 {
    match column {
        Column::Place => 46.0,
        Column::Title => 0.0,
        Column::Stage => 78.0,
        Column::Owner => 116.0,
        Column::Findings | Column::Previewed | Column::OpenExits => 92.0,
        Column::Needs => 140.0,
        Column::Approvals => 112.0,
        Column::ReviewBy => 88.0,
        Column::Minutes => 56.0,
        Column::Decisions => 86.0,
        Column::Live => 120.0,
    }
}

/// Whether figures stand in it, at its right.
pub const fn is_figure(column: Column) -> bool {
    matches!(
        column,
        Column::Place | Column::Minutes | Column::Decisions | Column::Findings | Column::OpenExits | Column::Previewed
    )
}

/// The columns that have room between these edges, each with where it stands. Without a pack there is no order, nothing
/// is needed and nothing is live.
pub fn columns(edges: Rangef, has_pack: bool) -> Vec<(Column, Rangef)> {
    let of_pack = |column: &Column| matches!(column, Column::Place | Column::Needs | Column::Live);
    let mut shown: Vec<Column> = Column::ALL.into_iter().filter(|column| has_pack || !of_pack(column)).collect();
    let room = edges.span() - 2.0 * MARGIN;
    for gives_way in GIVE_WAY {
        if shown.iter().map(|column| width(*column)).sum::<f32>() + TITLE <= room {
            break;
        }
        shown.retain(|column| *column != gives_way);
    }
    let rest = (room - shown.iter().map(|column| width(*column)).sum::<f32>()).max(80.0);
    let mut left = edges.min + MARGIN;
    let place = |column: Column| {
        let width = if column == Column::Title { rest } else { width(column) };
        let at = Rangef::new(left, left + width);
        left += width;
        (column, at)
    };
    shown.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: f32, has_pack: bool) -> Vec<Column> {
        columns(Rangef::new(0.0, width), has_pack).into_iter().map(|(column, _)| column).collect()
    }

    #[test]
    fn columns_give_way_and_the_title_never_does() {
        assert_eq!(shown(1440.0, true).len(), Column::ALL.len());
        let narrow = shown(900.0, true);
        assert!(narrow.contains(&Column::Owner) && !narrow.contains(&Column::Live), "{narrow:?}");
        assert_eq!(shown(300.0, true), [Column::Place, Column::Title, Column::Stage, Column::Findings]);
        assert!(!shown(1440.0, false).contains(&Column::Needs));
        let title = columns(Rangef::new(0.0, 640.0), true)[1].1;
        assert!(title.span() >= TITLE);
    }
}
