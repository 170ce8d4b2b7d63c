#![doc = include_str!("../README.md")]
#![allow(clippy::doc_markdown, reason = "the README is for people")]

include!(concat!(env!("OUT_DIR"), "/elements/mod.rs"));
