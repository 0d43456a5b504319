//! Why a package cannot be run.

use crate::store::ArchiveError;

/// What keeps a package from being run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("{0}")]
    Archive(ArchiveError),
    /// A zip without a manifest, or bytes that are neither a zip nor a page.
    #[error("this is neither a SCORM or cmi5 package nor a web page")]
    NotAPackage,
    /// The manifest stands in a folder of the zip.
    #[error("{found} does not stand at the root of the archive")]
    ManifestElsewhere { found: String },
    /// The manifest cannot be read.
    #[error("{file} cannot be read: {why}")]
    Manifest { file: &'static str, why: String },
    #[error("{file} names SCORM “{version}”, which is not one of 1.2, 2004 3rd Edition, 2004 4th Edition")]
    Version { file: &'static str, version: String },
    #[error("{file} names nothing that can be started")]
    NothingToStart { file: &'static str },
    #[error("no address of this computer is free to listen on ({0})")]
    NotListening(String),
}

impl ServeError {
    /// What the author can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Archive(error) => error.hint(),
            Self::NotAPackage => "name a .zip with an imsmanifest.xml or cmi5.xml, or an .html file",
            Self::ManifestElsewhere { .. } => "pack the files themselves, not the folder that they lie in",
            Self::Manifest { .. } => "export the package again, or mend the file as XML",
            Self::Version { .. } => "write one of these into metadata/schemaversion",
            Self::NothingToStart { .. } => {
                "give the manifest an item with a resource that names a file, or an au with a url"
            }
            Self::NotListening(_) => "close other programs that listen on this computer, and try again",
        }
    }
}

impl From<ArchiveError> for ServeError {
    fn from(error: ArchiveError) -> Self {
        Self::Archive(error)
    }
}
