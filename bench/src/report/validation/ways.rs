//! The ways to validate a configuration.

use std::fmt::Display;
use std::hint::black_box;

use garde::Validate as _;
use openelements::{AnyConfig, chargebee};

use super::plain::Plain;
use super::supplied::Supplied;
use super::{by_hand, by_schema};

/// A way to validate a configuration.
pub(in crate::report) struct Way {
    /// What it is called.
    pub(in crate::report) name: &'static str,
    /// Reads JSON into what a program would use, and drops it; or says what is wrong.
    pub(in crate::report) read: fn(&str) -> Result<(), String>,
}

/// How many of the ways are this project's: the first.
pub(super) const OWN: usize = 2;

/// The number of the way that makes no checks: the floor.
pub(super) const FLOOR: usize = 2;

/// Every way.
pub(in crate::report) const WAYS: [Way; 7] = [
    Way { name: "typed", read: |json| used(chargebee::Config::from_json(json)) },
    Way { name: "by key", read: |json| used(AnyConfig::from_json("chargebee", json)) },
    Way { name: "floor", read: |json| used(serde_json::from_str::<Plain>(json)) },
    Way { name: "by hand", read: |json| used(by_hand::read(json)) },
    Way { name: "garde", read: |json| used(by_garde(json)) },
    Way { name: "jsonschema", read: |json| used(by_schema::read(json)) },
    Way { name: "typify", read: |json| used(serde_json::from_str::<by_schema::Typed>(json)) },
];

/// Has a configuration made, though nothing is done with it.
fn used<Config>(read: Result<Config, impl Display>) -> Result<(), String> {
    match read {
        Ok(config) => {
            black_box(&config);
            Ok(())
        }
        Err(error) => Err(error.to_string()),
    }
}

/// The rules of [`Supplied`].
fn by_garde(json: &str) -> Result<Supplied, String> {
    let supplied: Supplied = serde_json::from_str(json).map_err(|error| error.to_string())?;
    supplied.validate().map_err(|report| report.to_string())?;
    Ok(supplied)
}

#[cfg(test)]
mod tests {
    use super::{FLOOR, WAYS};

    /// Numbers, flags, null, and documents as texts: what documents also give.
    #[test]
    fn ways_that_check_know_other_spellings() {
        let json = r#"{"site": "acme", "username": "a", "password": "b", "pagination.max": 50,
            "event.notification.enabled": true, "bulk.relations": "{}", "bulk.add_metadata": null}"#;
        for (_, way) in WAYS.iter().enumerate().filter(|(number, _)| *number != FLOOR) {
            assert_eq!((way.read)(json), Ok(()), "{}", way.name);
        }
    }
}
