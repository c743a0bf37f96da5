//! What refusals mean and what logs report. With cargo, bouncecode.c and
//! bouncecode.h lie beside build.rs, which compiles them with the crate cc, a
//! build dependency:
//!
//!     fn main() { cc::Build::new().file("bouncecode.c").compile("bouncecode"); }
//!
//! Without cargo, where libbouncecode.a is:
//!
//!     rustc -O -L native=. -l static=bouncecode bounces.rs
//!     ./bounces "452 4.2.2 Mailbox full"
//!     ./bounces </var/log/mail.log
use std::ffi::CStr;
use std::io::{self, BufRead, Write};
use std::os::raw::{c_char, c_int, c_uint};
use std::os::unix::ffi::OsStrExt;

/// What bouncecode.h declares, as far as it is used here.
mod c {
    use super::*;

    pub const ANSWER: c_int = 2; // of enum bouncecode_struct
    pub const REPORT: c_int = 8;
    pub const SCAN: c_int = 9;
    pub const CATEGORIES: c_int = 0; // of enum bouncecode_vocabulary
    pub const BOUNCES: c_int = 2;
    pub const ACTIONS: c_int = 3;
    pub const SENDER: c_int = 0; // of enum bouncecode_reader
    pub const JSON_BRIEF: c_uint = 1;

    /// Structs whose members only the library knows.
    pub type Struct = u64;

    extern "C" {
        pub fn bouncecode_size_of(number: c_int) -> usize;
        pub fn bouncecode_explain(text: *const c_char, length: usize, answer: *mut Struct) -> c_int;
        pub fn bouncecode_answer_verdict(answer: *const Struct) -> u64;
        pub fn bouncecode_name(vocabulary: c_int, number: c_uint) -> *const c_char;
        pub fn bouncecode_advice_for(answer: *const Struct, reader: c_int) -> *const c_char;
        pub fn bouncecode_scan_start(scan: *mut Struct);
        pub fn bouncecode_scan_feed(scan: *mut Struct, text: *const c_char, length: usize);
        pub fn bouncecode_scan_feed_part(scan: *mut Struct, text: *const c_char, length: usize);
        pub fn bouncecode_scan_next(scan: *mut Struct, report: *mut Struct) -> c_int;
        pub fn bouncecode_scan_rest(scan: *const Struct) -> usize;
        pub fn bouncecode_report_json(report: *const Struct, buffer: *mut c_char, size: usize, flags: c_uint) -> usize;
    }
}

/// Room for a struct of the library, aligned for any of its members.
fn room(number: c_int) -> Vec<c::Struct> {
    vec![0; (unsafe { c::bouncecode_size_of(number) } + 7) / 8]
}

/// A string that lives as long as the program.
fn constant(s: *const c_char) -> &'static str {
    if s.is_null() {
        return "";
    }
    unsafe { CStr::from_ptr(s) }.to_str().unwrap_or("")
}

pub struct Answer {
    pub category: &'static str,
    pub bounce: &'static str,
    pub action: &'static str,
    pub advice: &'static str,
}

/// What a reply means; None where nothing tells.
pub fn explain(reply: &[u8]) -> Option<Answer> {
    let mut answer = room(c::ANSWER);
    unsafe {
        if c::bouncecode_explain(reply.as_ptr().cast(), reply.len(), answer.as_mut_ptr()) == 0 {
            return None;
        }
        let verdict = c::bouncecode_answer_verdict(answer.as_ptr());
        Some(Answer {
            category: constant(c::bouncecode_name(c::CATEGORIES, (verdict & 0xff) as c_uint)),
            bounce: constant(c::bouncecode_name(c::BOUNCES, (verdict >> 12 & 0xf) as c_uint)),
            action: constant(c::bouncecode_name(c::ACTIONS, (verdict >> 16 & 0xf) as c_uint)),
            advice: constant(c::bouncecode_advice_for(answer.as_ptr(), c::SENDER)),
        })
    }
}

/// Calls a function with a record, in JSON, of each status that a log reports.
pub fn scan(mut log: impl BufRead, mut each: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut scan = room(c::SCAN);
    let mut report = room(c::REPORT);
    let mut text: Vec<u8> = Vec::new();
    unsafe { c::bouncecode_scan_start(scan.as_mut_ptr()) };
    loop {
        let block = log.fill_buf()?;
        let read = block.len();
        text.extend_from_slice(block);
        log.consume(read);
        if text.last() != Some(&b'\n') {
            log.read_until(b'\n', &mut text)?; // whole lines
        }
        let feed = if read > 0 { c::bouncecode_scan_feed_part } else { c::bouncecode_scan_feed };
        unsafe { feed(scan.as_mut_ptr(), text.as_ptr().cast(), text.len()) };
        while unsafe { c::bouncecode_scan_next(scan.as_mut_ptr(), report.as_mut_ptr()) } != 0 {
            each(&report_json(&report))?;
        }
        if read == 0 {
            return Ok(());
        }
        text.drain(..text.len() - unsafe { c::bouncecode_scan_rest(scan.as_ptr()) }); // but an event that goes on
    }
}

fn report_json(report: &[c::Struct]) -> Vec<u8> {
    unsafe {
        let length = c::bouncecode_report_json(report.as_ptr(), std::ptr::null_mut(), 0, c::JSON_BRIEF);
        let mut json = vec![0; length + 1];
        c::bouncecode_report_json(report.as_ptr(), json.as_mut_ptr().cast(), json.len(), c::JSON_BRIEF);
        json.truncate(length);
        json
    }
}

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout());
    for reply in std::env::args_os().skip(1) {
        match explain(reply.as_bytes()) {
            Some(a) => writeln!(out, "{}, {}, {}: {}", a.category, a.bounce, a.action, a.advice)?,
            None => writeln!(out, "unknown")?,
        }
    }
    if std::env::args_os().len() == 1 {
        scan(io::stdin().lock(), |record| {
            out.write_all(record)?;
            out.write_all(b"\n")
        })?;
    }
    out.flush()
}
