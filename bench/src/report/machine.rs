//! Where and with what something was measured.

use std::process::Command;
use std::{env, fs, thread};

/// The packages that this binary was built with.
const LOCK: &str = include_str!("../../../Cargo.lock");

/// The date, the machine, the compiler and the versions of packages, as a sentence.
pub(super) fn described(packages: &[&str]) -> String {
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d");
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut with = vec![compiler()];
    with.extend(packages.iter().map(|package| format!("{package} {}", version(package))));
    format!(
        "Measured on {date}, on {cores} cores of {}, {}; {}.",
        processor(),
        env::consts::OS,
        with.join(", ")
    )
}

fn processor() -> String {
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or(env::consts::ARCH, |(_, model)| model).to_owned()
}

/// The compiler that Cargo runs.
fn compiler() -> String {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(compiler).arg("--version").output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    said.split(" (").next().unwrap_or_default().trim().to_owned()
}

/// The version of a package, of which there may be several.
fn version(package: &str) -> String {
    let name = format!("name = \"{package}\"");
    let packages = LOCK.split("[[package]]\n").filter(|it| it.lines().next() == Some(&name));
    let versions = packages.filter_map(|it| it.lines().nth(1)?.strip_prefix("version = "));
    versions.map(|version| version.trim_matches('"')).collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::described;

    #[test]
    fn versions_are_those_of_the_lock_file() {
        let described = described(&["openelements-runtime"]);
        assert!(
            described.contains(concat!("openelements-runtime ", env!("CARGO_PKG_VERSION_MAJOR"))),
            "{described}"
        );
        assert!(described.contains("rustc 1."), "{described}");
    }
}
