//! A new element is a new file, and nothing else: dropped in, mistyped, corrected, removed;
//! here, and in a crate with specs of its own.

#[path = "support/repository.rs"]
mod repository;

use repository::Repository;

const PATH: &str = "specs/recurly.yaml";
const SPEC: &str = include_str!("recurly/recurly.yaml");

#[test]
fn a_spec_that_is_dropped_in_is_an_element_without_a_change_elsewhere() {
    let repository = Repository::copy("openelements");
    let before = repository.cargo("build", &[]);
    before.assert_success();
    assert!(!before.generated().join("recurly.rs").exists());

    repository.write(PATH, SPEC);
    let tested = repository.cargo("test", &["--test", "recurly"]);
    tested.assert_success();
}

#[test]
fn a_spec_that_is_removed_is_an_element_no_longer() {
    let repository = Repository::copy("openelements");
    repository.write(PATH, SPEC);
    let with = repository.cargo("build", &[]);
    with.assert_success();
    assert!(with.generated().join("recurly.rs").exists());

    repository.remove(PATH);
    let without = repository.cargo("build", &[]);
    without.assert_success();
    assert!(!without.generated().join("recurly.rs").exists());
}

#[test]
fn a_mistake_in_a_spec_is_shown_by_cargo_at_its_place() {
    let repository = Repository::copy("openelements");
    repository.write(PATH, &SPEC.replace("{site}", "{sight}"));
    let outcome = repository.cargo("build", &[]);
    assert!(!outcome.succeeded);
    assert_eq!(
        outcome.spec_errors(),
        [
            "specs/recurly.yaml:10:22: error[E0104]: template names `sight`, which is not an entry",
            "   |",
            "10 |   base.url: https://{sight}.recurly.com/v2",
            "   |                      ^^^^^ help: did you mean `site`?",
        ]
    );
}

#[test]
fn every_mistake_is_shown_at_once() {
    let repository = Repository::copy("openelements");
    let spec = SPEC.replace("{site}", "{sight}").replace("cursor", "curser");
    repository.write(PATH, &spec);
    let outcome = repository.cargo("build", &[]);
    let headers = outcome.spec_errors().into_iter().filter(|line| line.contains("error["));
    let places: Vec<&str> = headers.filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["specs/recurly.yaml:10:22", "specs/recurly.yaml:11:20"]);
}

#[test]
fn while_a_spec_is_mistaken_no_older_code_is_compiled() {
    let repository = Repository::copy("openelements");
    repository.write(PATH, SPEC);
    let good = repository.cargo("build", &[]);
    good.assert_success();
    let generated = good.generated();
    assert!(generated.join("mod.rs").exists());

    repository.write(PATH, &SPEC.replace("{site}", "{sight}"));
    // The second time, too: Cargo does not take the failed run of the script for a good one.
    for _ in 0..2 {
        assert!(!repository.cargo("build", &[]).succeeded);
        assert!(!generated.join("mod.rs").exists());
    }

    repository.write(PATH, SPEC);
    let corrected = repository.cargo("test", &["--test", "recurly"]);
    corrected.assert_success();
}

#[test]
fn a_spec_that_is_dropped_into_the_example_is_noticed() {
    let repository = Repository::copy("bring-your-own");
    let before = repository.cargo("build", &[]);
    before.assert_success();
    assert!(!before.generated().join("recurly.rs").exists());

    repository.write("examples/bring-your-own/specs/recurly.yaml", SPEC);
    let after = repository.cargo("build", &[]);
    after.assert_success();
    assert!(after.generated().join("recurly.rs").exists());
}

#[test]
fn a_mistake_in_a_spec_of_the_example_is_shown_by_cargo_at_its_place() {
    let repository = Repository::copy("bring-your-own");
    repository.write("examples/bring-your-own/specs/recurly.yaml", &SPEC.replace("basic", "basik"));
    let outcome = repository.cargo("build", &[]);
    assert!(!outcome.succeeded);
    assert_eq!(
        outcome.spec_errors(),
        [
            "specs/recurly.yaml:6:17: error[E0113]: there is no type of authentication `basik`",
            "  |",
            "6 | authentication: basik",
            "  |                 ^^^^^ help: did you mean `basic`?",
        ]
    );
}
