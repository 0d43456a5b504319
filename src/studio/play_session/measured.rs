//! How high the parts of a long column are, so that only what is in view is laid out.

use std::cell::RefCell;
use std::ops::Range;

/// The bottoms of the parts of a column that were laid out, for one width. Written while painting, hence the cell.
#[derive(Debug, Default)]
pub struct Measured(RefCell<Column>);

#[derive(Debug, Default)]
struct Column {
    width: f32,
    bottoms: Vec<f32>,
}

impl Measured {
    /// Forgets every part but the first so many.
    pub fn keep(&mut self, parts: usize) {
        self.0.get_mut().bottoms.truncate(parts);
    }

    /// How many parts have been measured for this width. Another width forgets them.
    pub fn measured(&self, width: f32) -> usize {
        let mut column = self.0.borrow_mut();
        if (column.width - width).abs() > 0.5 {
            *column = Column { width, bottoms: Vec::new() };
        }
        column.bottoms.len()
    }

    /// Notes the height of the next part.
    pub fn add(&self, height: f32) {
        let mut column = self.0.borrow_mut();
        let top = column.bottoms.last().copied().unwrap_or(0.0);
        column.bottoms.push(top + height);
    }

    /// Notes that a part has become this high.
    pub fn set(&self, part: usize, height: f32) {
        let top = self.top(part);
        let mut column = self.0.borrow_mut();
        let Some(before) = column.bottoms.get(part).copied() else { return };
        let by = top + height - before;
        if by.abs() > 0.5 {
            column.bottoms[part..].iter_mut().for_each(|bottom| *bottom += by);
        }
    }

    /// Where a part begins.
    pub fn top(&self, part: usize) -> f32 {
        let column = self.0.borrow();
        part.checked_sub(1)
            .and_then(|above| column.bottoms.get(above).or(column.bottoms.last()))
            .copied()
            .unwrap_or(0.0)
    }

    /// How high all that was measured is.
    pub fn height(&self) -> f32 {
        self.0.borrow().bottoms.last().copied().unwrap_or(0.0)
    }

    /// The measured parts that lie between two heights.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let column = self.0.borrow();
        let first = column.bottoms.partition_point(|end| *end < top);
        let last = column.bottoms.partition_point(|end| *end < bottom);
        first..(last + 1).min(column.bottoms.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_view_is_found_by_height() {
        let mut column = Measured::default();
        assert_eq!(column.measured(300.0), 0);
        for height in [10.0, 20.0, 30.0] {
            column.add(height);
        }
        assert_eq!(column.height().to_bits(), 60.0_f32.to_bits());
        assert_eq!(column.between(0.0, 5.0), 0..1);
        assert_eq!(column.between(15.0, 40.0), 1..3);
        assert_eq!(column.between(100.0, 200.0), 3..3);
        column.set(0, 15.0);
        assert_eq!(column.top(1).to_bits(), 15.0_f32.to_bits());
        column.keep(2);
        assert_eq!(column.measured(300.0), 2);
        assert_eq!(column.measured(200.0), 0, "another width is another column");
    }
}
