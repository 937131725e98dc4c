//! How big the deployed binaries are, and how big their archives.

use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::filled::Trouble;

/// What an archive adds to its one deflated file: two headers with its name, and the end of the directory.
const ARCHIVE: u64 = 30 + 46 + 22 + 2 * "bootstrap".len() as u64;

/// A deployed binary.
#[derive(Debug, Clone)]
pub struct Size {
    /// Whose.
    pub function: String,
    /// Of the binary.
    pub bytes: u64,
    /// Of an archive of it, at the highest level.
    pub zipped: u64,
}

/// The sizes of every binary that is there but the yardstick's.
///
/// # Errors
/// When one can't be read.
pub fn of(functions: &Path) -> Result<Vec<Size>, Trouble> {
    let mut sizes = Vec::new();
    for entry in std::fs::read_dir(functions).into_iter().flatten().flatten() {
        let (function, bootstrap) = (entry.file_name().to_string_lossy().into_owned(), entry.path().join("bootstrap"));
        if bootstrap.is_file() && function != "hello" {
            let bytes = std::fs::read(bootstrap)?;
            let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
            deflated.write_all(&bytes)?;
            let zipped = deflated.finish()?.len() as u64 + ARCHIVE;
            sizes.push(Size { function, bytes: bytes.len() as u64, zipped });
        }
    }
    sizes.sort_by(|one, other| one.function.cmp(&other.function));
    Ok(sizes)
}
