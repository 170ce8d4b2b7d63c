//! The builder in a real build script, run by Cargo.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GOOD: &str = "key: recurly\nname: Recurly\nfields:\n  region: {}\ndefaults:\n  base.url: https://{region}.recurly.com\n";
const BUILD: &str = "fn main() {\n    openelements_codegen::Builder::new().specs(\"connectors\").output(\"sub/dir\").build();\n}\n";
const LIB: &str = "include!(concat!(env!(\"OUT_DIR\"), \"/sub/dir/mod.rs\"));\n";

/// A crate of its own, the directory of which is empty at first.
struct Package(PathBuf);

impl Package {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let package = Self(path);
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\nopenelements-runtime = {{ path = '{root}/../runtime' }}\n\
             [build-dependencies]\nopenelements-codegen = {{ path = '{root}' }}\n[workspace]\n",
            root = root.display()
        );
        package.write("Cargo.toml", &manifest);
        package.write("Cargo.lock", &fs::read_to_string(root.join("../Cargo.lock")).unwrap());
        package.write("build.rs", BUILD);
        package.write("src/lib.rs", LIB);
        package
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Checks the crate; the names of the files that are there after it, or what Cargo says.
    fn check(&self) -> Result<Vec<String>, String> {
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(&self.0).args(["check", "--offline"]);
        command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"));
        command.env("CARGO_TERM_COLOR", "never");
        let output = command.output().unwrap();
        if output.status.success() {
            return Ok(self.generated());
        }
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// The files that the build script wrote, of the only such directory of this crate.
    fn generated(&self) -> Vec<String> {
        let name = self.0.file_name().unwrap().to_str().unwrap();
        let builds = Path::new(env!("CARGO_TARGET_TMPDIR")).join("target/debug/build");
        let mut names: Vec<String> = fs::read_dir(builds)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(&format!("{name}-")))
            .filter_map(|path| fs::read_dir(path.join("out/sub/dir")).ok())
            .flatten()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn an_output_elsewhere_is_an_error_of_the_build() {
    let package = Package::new("elsewhere");
    package.write("connectors/recurly.yaml", GOOD);
    for output in ["../elsewhere", "/elsewhere", ""] {
        package.write("build.rs", &BUILD.replace("sub/dir", output));
        let error = package.check().unwrap_err();
        let expected = format!("the output `{output}` is not the name of a directory below `OUT_DIR`");
        assert!(error.contains(&expected), "{error}");
    }
}

#[test]
fn cargo_generates_again_whenever_a_spec_changes() {
    let package = Package::new("changing");
    package.write("connectors/recurly.yaml", GOOD);
    package.write("connectors/stripe.yaml", "key: stripe\nname: Stripe\n");
    assert_eq!(package.check().unwrap(), ["mod.rs", "recurly.rs", "standard.rs", "stripe.rs"]);

    fs::remove_file(package.0.join("connectors/stripe.yaml")).unwrap();
    assert_eq!(package.check().unwrap(), ["mod.rs", "recurly.rs", "standard.rs"]);

    package.write("connectors/recurly.yaml", &GOOD.replace("{region}.", "{regoin}."));
    let said = package.check().unwrap_err();
    assert!(said.contains("connectors/recurly.yaml:6:22: error[E0104]: template names `regoin`"), "{said}");
    assert!(said.contains("help: did you mean `region`?"), "{said}");
    assert!(package.generated().is_empty());

    // A build script has no parser that knows where in a pattern the problem is.
    package.write("connectors/recurly.yaml", &GOOD.replace("region: {}", "region: {pattern: 'a[b'}"));
    let said = package.check().unwrap_err();
    assert!(
        said.contains("connectors/recurly.yaml:4:21: error[E0110]: the pattern does not compile: "),
        "{said}"
    );
    assert!(said.contains("^^^^^"), "{said}");

    package.write("connectors/recurly.yaml", GOOD);
    assert_eq!(package.check().unwrap(), ["mod.rs", "recurly.rs", "standard.rs"]);
}

#[test]
fn a_directory_that_is_not_there_fails_the_build() {
    let package = Package::new("specless");
    let said = package.check().unwrap_err();
    assert!(said.contains("cannot read the spec directory `connectors`"), "{said}");
}
