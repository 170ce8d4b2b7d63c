//! The schema of a configuration accepts the documents that the decoder accepts, and no others: for every
//! element of the catalogue, and for those that try the generator.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod together;
mod values;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use jsonschema::Validator;
use openelements_codegen::{load, read_directory};
use openelements_runtime::{Element, Entry, Role, Supplied, decode};
use openelements_schema::{Sample, Unknown, document};
use proptest::prelude::{BoxedStrategy, ProptestConfig, Strategy, any, prop, proptest};
use proptest::sample::Index;
use proptest::{prop_assert, prop_oneof};
use serde_json::{Map, Value};

use self::values::{Limit, limit, values};

/// Elements of the catalogue that are tried with every value.
const TYPICAL: [&str; 3] = ["chargebee", "stripe", "zuorav2"];

/// An element, and what judges its configurations.
struct Subject {
    element: &'static Element,
    strict: OnceLock<Validator>,
    lenient: OnceLock<Validator>,
    /// What is accepted, to begin with.
    base: Map<String, Value>,
}

static SUBJECTS: LazyLock<Vec<Subject>> = LazyLock::new(|| {
    let hazards = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/fixtures/specs/hazards");
    let hazards = load(read_directory(&hazards).unwrap()).unwrap();
    let elements = openelements::ELEMENTS.iter().chain(hazards.elements()).copied();
    elements.filter_map(Subject::new).collect()
});

impl Subject {
    /// None where an element has no sample.
    fn new(element: &'static Element) -> Option<Self> {
        let sample = Sample::new(element, None);
        let base = sample.entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let is_accepted = sample.misfits.is_empty();
        is_accepted.then(|| Self { element, strict: OnceLock::new(), lenient: OnceLock::new(), base })
    }

    fn is_told(&self, configuration: &Value, unknown: Unknown) -> bool {
        let validator = match unknown {
            Unknown::Refused => &self.strict,
            Unknown::Allowed => &self.lenient,
        };
        let make = || jsonschema::draft202012::new(&document(self.element, unknown)).unwrap();
        validator.get_or_init(make).is_valid(configuration)
    }

    /// Holds the schema against the decoder, where neither has to say less than the other.
    fn agrees(&self, configuration: &Map<String, Value>, limits: &[Limit], unknown: Unknown) -> bool {
        let configuration = Value::Object(configuration.clone());
        match (self.is_told(&configuration, unknown), self.is_decoded(&configuration, unknown)) {
            (true, false) => limits.contains(&Limit::Wider),
            (false, true) => limits.contains(&Limit::Narrower),
            _ => true,
        }
    }

    fn is_decoded(&self, configuration: &Value, unknown: Unknown) -> bool {
        let Ok(mut supplied) = Supplied::from_json(&configuration.to_string()) else { return false };
        if unknown == Unknown::Allowed {
            supplied.take_unknown(self.element);
        }
        decode(self.element, supplied).is_ok()
    }
}

/// A change of a configuration: the entry under one of its names, or an unknown one, and its value.
type Change = (Index, Index, Value);

fn change() -> BoxedStrategy<Change> {
    (any::<Index>(), any::<Index>(), value()).boxed()
}

/// Values of every form, some of which each entry refuses.
fn value() -> BoxedStrategy<Value> {
    prop_oneof![4 => prop::sample::select(values()), 1 => "\\PC{0,6}".prop_map(Value::from)].boxed()
}

/// Makes a change, and says what a schema cannot say of it.
fn apply(
    element: &Element,
    configuration: &mut Map<String, Value>,
    (at, name, value): Change,
) -> Option<Limit> {
    // One more than there are, for a name that is unknown.
    let index = at.index(element.entries.len() + 1);
    let Some(entry) = element.entries.get(index) else {
        configuration.insert("surely.unknown".to_owned(), value);
        return None;
    };
    let names: Vec<&str> = entry.names().collect();
    let value =
        entry.options.get(name.index(entry.options.len() * 2 + 1)).map_or(value, |option| (*option).into());
    let limit = limit(entry, &value);
    configuration.insert((*name.get(&names)).to_owned(), value);
    limit
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 800, ..ProptestConfig::default() })]

    #[test]
    fn schemas_and_the_decoder_accept_the_same_documents(
        which in any::<Index>(),
        changes in prop::collection::vec(change(), 0..4),
        removed in prop::option::of(any::<Index>()),
    ) {
        let subject = which.get(&SUBJECTS);
        let mut configuration = subject.base.clone();
        let changes = changes.into_iter();
        let limits: Vec<Limit> =
            changes.filter_map(|change| apply(subject.element, &mut configuration, change)).collect();
        let names: Vec<String> = configuration.keys().cloned().collect();
        if let Some(removed) = removed.filter(|_| !names.is_empty()) {
            configuration.remove(removed.get(&names).as_str());
        }
        for unknown in [Unknown::Refused, Unknown::Allowed] {
            let agrees = subject.agrees(&configuration, &limits, unknown);
            prop_assert!(agrees, "{} {:?} {:?}", subject.element.key, unknown, configuration);
        }
    }
}

#[test]
fn each_value_is_accepted_by_both_or_by_none() {
    let mut settings = BTreeSet::new();
    for subject in SUBJECTS.iter().filter(|subject| !is_like_others(subject.element)) {
        // Settings are the same in many elements.
        let mut is_new = |entry: &Entry| entry.role == Role::Field || settings.insert(entry.name);
        for entry in subject.element.entries.iter().filter(|entry| is_new(entry)) {
            require_agreement(subject, entry);
        }
    }
}

/// Whether it is one of the many elements of the catalogue, which the other test tries at random.
fn is_like_others(element: &Element) -> bool {
    openelements::ELEMENTS.iter().any(|other| other.key == element.key) && !TYPICAL.contains(&element.key)
}

fn require_agreement(subject: &Subject, entry: &Entry) {
    for value in values() {
        let limits: Vec<Limit> = limit(entry, &value).into_iter().collect();
        let mut configuration = subject.base.clone();
        configuration.insert(entry.name.to_owned(), value);
        let agrees = subject.agrees(&configuration, &limits, Unknown::Refused);
        assert!(agrees, "{} {configuration:?}", subject.element.key);
    }
}

#[test]
fn what_is_enough_is_accepted_for_every_element() {
    let keys: BTreeSet<&str> = SUBJECTS.iter().map(|subject| subject.element.key).collect();
    let left_out = openelements::ELEMENTS.iter().filter(|element| !keys.contains(element.key));
    assert_eq!(left_out.map(|element| element.key).collect::<Vec<_>>(), Vec::<&str>::new());
}
