//! Bytes as spec files: checking tells or accepts, and generating does as checking says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openelements_codegen::{Levels, Options, check, generate, lint, load};
use openelements_fuzz::{checked, sources};

/// Parts files; no text has this byte.
const SEPARATOR: u8 = 0xFF;
const MOST_FILES: usize = 4;

fuzz_target!(|bytes: &[u8]| {
    let files: Vec<&[u8]> = bytes.splitn(MOST_FILES, |byte| *byte == SEPARATOR).collect();
    let told = checked(&files);
    if files.len() > 1 {
        let mut reversed = sources(&files);
        reversed.reverse();
        assert_eq!(told.render(), lint(reversed, &Levels::default()).render(), "the order of files matters");
    }
    match generate(sources(&files), &Options::default()) {
        Err(problems) => {
            assert!(told.has_errors(), "only generating refuses:\n{problems}");
            assert_eq!(problems.render(), check(sources(&files)).render());
        }
        Ok(generated) => {
            assert!(!told.has_errors(), "generated in spite of:\n{told}");
            // What is standard is the same whatever the files are.
            for (path, text) in generated.iter().filter(|(path, _)| *path != "standard.rs") {
                assert!(syn::parse_file(text).is_ok(), "{path} is no Rust:\n{text}");
            }
            assert!(load(sources(&files)).is_ok());
        }
    }
});
