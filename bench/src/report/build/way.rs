//! The ways to have a library of elements.

use std::path::Path;

use openelements::runtime::Element;
use openelements_codegen::{Source, load, read_directory};

use super::{by_hand, by_typify, generated};
use crate::failure::Failure;
use crate::report::scratch::Scratch;

/// How a library of elements comes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By this project.
    Generated,
    /// By hand, with serde.
    ByHand,
    /// By `typify`.
    Typify,
}

impl Way {
    /// Every way; the one that others are compared with first.
    pub(super) const ALL: [Self; 3] = [Self::Generated, Self::ByHand, Self::Typify];

    /// The name of its crate.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::ByHand => "by-hand",
            Self::Typify => "with-typify",
        }
    }

    /// How often so many elements are built; never where it would take hours, or more memory than there is.
    pub(super) const fn rounds(self, elements: usize) -> usize {
        match (self, elements) {
            (_, ..=4) | (Self::Generated, ..=1_000) => 3,
            (_, ..=100) | (Self::Generated, _) | (Self::ByHand, ..=1_000) => 1,
            (Self::ByHand | Self::Typify, _) => 0,
        }
    }

    /// Adds its crate, without elements.
    pub(super) fn add(self, scratch: &Scratch) -> Result<(), Failure> {
        let serde = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
        let dependencies = match self {
            Self::Generated => "openelements-runtime = { path = \"{root}/runtime\" }\n".to_owned(),
            Self::ByHand => serde.to_owned(),
            Self::Typify => format!("{serde}regress = \"0.12\"\n"),
        };
        Ok(scratch.add(self.name(), &format!("[dependencies]\n{dependencies}"))?)
    }

    /// Writes its library of the specs of a directory.
    pub(super) fn write(self, scratch: &Scratch, specs: &Path) -> Result<(), Failure> {
        let source = scratch.path(self.name()).join("src");
        let sources = read_directory(specs)?;
        match self {
            Self::Generated => generated::write(&source, sources),
            Self::ByHand => by_hand::write(&source, elements(sources)?),
            Self::Typify => by_typify::write(&source, elements(sources)?),
        }
    }
}

fn elements(sources: Vec<Source>) -> Result<&'static [&'static Element], Failure> {
    Ok(load(sources).map_err(|diagnostics| diagnostics.render())?.elements())
}

/// The file of an element's module.
pub(super) fn module(element: &Element) -> String {
    format!("{}.rs", element.key)
}

/// The modules, and one function over them: the same as the generated library has.
pub(super) fn library(elements: &[&Element]) -> String {
    let modules = elements.iter().map(|element| format!("pub mod {};\n", element.key));
    let variants = elements.iter().map(|it| format!("    {}(Box<{}::Config>),\n", it.key, it.key));
    let arms = elements.iter().map(|it| {
        format!(
            "            {:?} => {}::Config::from_json(json).map(|config| Self::{}(Box::new(config))),\n",
            it.key, it.key, it.key
        )
    });
    format!(
        "//! Elements.\n\n#![allow(non_camel_case_types, dead_code, unused_imports)]\n\n{}\n\
         /// A configuration of any element.\n#[derive(Clone, Debug)]\npub enum AnyConfig {{\n{}}}\n\n\
         impl AnyConfig {{\n    /// Reads JSON.\n    pub fn from_json(key: &str, json: &str) -> Result<Self, Vec<String>> {{\n        \
         match key {{\n{}            _ => Err(vec![\"there is no such element\".to_owned()]),\n        }}\n    }}\n}}\n",
        modules.collect::<String>(),
        variants.collect::<String>(),
        arms.collect::<String>(),
    )
}
