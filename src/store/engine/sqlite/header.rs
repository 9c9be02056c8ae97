//! What the first bytes of a SQLite file and of its `-wal` say, read before SQLite does: SQLite takes a short file for an empty
//! one, and a `-wal` of another time for its own. (The format is described at sqlite.org/fileformat2.html.)

use super::beside;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

/// For a `-wal` that does not belong to the file.
pub(super) const ANOTHER_WAL: &str = "the -wal file beside it is from another time, or damaged. Move the -wal and -shm files away and start again. Then Parley has what the main file has, such as your backup";
const NOT_A_DATABASE: &str =
    "it isn't a SQLite database. Check the path, or move the file away to begin with an empty database";
const CUT_OFF: &str =
    "the file is cut off: it's shorter than it says. Copy it again, or put a backup in its place";
const ENCODING: &str = "its text is stored as UTF-16, and Parley needs UTF-8. Copy its contents into a new file with sqlite3's .dump and PRAGMA encoding = 'UTF-8'";

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER: usize = 100;
const WAL_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Whether the file at `path` can be Parley's database. One that is not there yet, or empty, can.
pub(super) fn check(path: &Path) -> Result<(), String> {
    let unreadable =
        |error: std::io::Error| format!("Parley can't read it ({error}). Check who may read and write it");
    let mut file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        opened => opened.map_err(unreadable)?,
    };
    let length = file.metadata().map_err(unreadable)?.len();
    if length == 0 {
        return Ok(());
    }
    let mut start = [0; HEADER];
    let read = file.read_exact(&mut start);
    if !start.starts_with(MAGIC) {
        return Err(NOT_A_DATABASE.to_owned());
    }
    read.map_err(|_| CUT_OFF.to_owned())?;
    let page_bytes = match u16::from_be_bytes([start[16], start[17]]) {
        1 => 65_536,
        bytes => u64::from(bytes),
    };
    // The count of pages holds where the two counters agree; older programs did not keep it.
    let counts = number(&start, 24) == number(&start, 92);
    // What a crash left in the `-wal` may be pages that the first one counts already.
    if counts && !has_wal(path) && length < u64::from(number(&start, 28)) * page_bytes {
        return Err(CUT_OFF.to_owned());
    }
    if matches!(number(&start, 56), 2 | 3) {
        return Err(ENCODING.to_owned());
    }
    match is_of_another_time(path, &start, page_bytes) {
        Ok(true) => Err(ANOTHER_WAL.to_owned()),
        // SQLite itself says what is wrong with one that cannot be read.
        Ok(false) | Err(_) => Ok(()),
    }
}

/// Whether there is a `-wal` with anything in it.
pub(super) fn has_wal(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0)
}

/// Whether the `-wal` was begun over another state of the file. The first page carries a counter that only grows: the file's must
/// be one that the `-wal` could have been begun over, or one that came out of it.
fn is_of_another_time(path: &Path, start: &[u8], page_bytes: u64) -> std::io::Result<bool> {
    let mut wal = match File::open(beside(path, "-wal")) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        opened => opened?,
    };
    let mut header = [0; WAL_HEADER];
    if wal.metadata()?.len() < WAL_HEADER as u64 {
        return Ok(false);
    }
    wal.read_exact(&mut header)?;
    if u64::from(number(&header, 8)) != page_bytes {
        return Ok(true);
    }
    let of_file = number(start, 24);
    let Some((first, last)) = counters(&mut wal, &header[16..24], page_bytes)? else { return Ok(false) };
    Ok(of_file.saturating_add(1) < first || of_file > last)
}

/// The first and the last counter that a `-wal` has for the first page, in what was committed.
fn counters(wal: &mut File, salts: &[u8], page_bytes: u64) -> std::io::Result<Option<(u32, u32)>> {
    let (mut committed, mut first, mut last): (Option<(u32, u32)>, Option<u32>, u32) = (None, None, 0);
    let mut frame = [0; FRAME_HEADER];
    let mut at = WAL_HEADER as u64;
    let end = wal.metadata()?.len();
    while at + FRAME_HEADER as u64 + page_bytes <= end {
        wal.seek(SeekFrom::Start(at))?;
        wal.read_exact(&mut frame)?;
        // What stands behind is left from before.
        if &frame[8..16] != salts {
            break;
        }
        if number(&frame, 0) == 1 {
            let mut page = [0; 28];
            wal.read_exact(&mut page)?;
            last = number(&page, 24);
            first = first.or(Some(last));
        }
        if number(&frame, 4) != 0 {
            committed = first.map(|first| (first, last));
        }
        at += FRAME_HEADER as u64 + page_bytes;
    }
    Ok(committed)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes)
}
