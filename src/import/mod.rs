//! What comes into the house from elsewhere: one file per format, bytes → files of a folder. Nothing that comes in is
//! trusted, and nothing here touches the disk.

pub mod offpack;
