use std::fs;

use super::*;

const RECURLY: &str = "key: recurly\nname: Recurly\n";
const STRIPE: &str = "key: stripe\nname: Stripe\n";

/// A directory of specs and one for what is generated.
struct Project {
    root: tempfile::TempDir,
}

impl Project {
    fn new(specs: &[(&str, &str)]) -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("specs")).unwrap();
        let project = Self { root };
        for (name, text) in specs {
            project.write(name, text);
        }
        project
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.root.path().join("specs").join(name), text).unwrap();
    }

    fn builder(&self) -> Builder {
        Builder::new().specs(self.root.path().join("specs"))
    }

    fn output(&self) -> PathBuf {
        self.root.path().join("out")
    }

    fn run(&self, builder: &Builder) -> Result<Vec<String>, String> {
        let result = builder.run(&self.output());
        result.map(|()| self.names()).map_err(|lines| lines.join("\n"))
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.output()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn every_spec_becomes_a_file() {
    let project = Project::new(&[("a.yaml", RECURLY), ("b.yml", STRIPE), ("c.txt", "no spec")]);
    let names = project.run(&project.builder()).unwrap();
    assert_eq!(names, ["mod.rs", "recurly.rs", "standard.rs", "stripe.rs"]);
}

#[test]
fn elements_are_picked_from_another_directory() {
    let project = Project::new(&[("recurly.yaml", RECURLY)]);
    let catalogue = Project::new(&[("stripe.yaml", STRIPE), ("broken.yaml", "key: [")]);
    let directory = catalogue.root.path().join("specs");
    let builder = project.builder().pick(&directory, ["stripe"]);
    assert_eq!(project.run(&builder).unwrap(), ["mod.rs", "recurly.rs", "standard.rs", "stripe.rs"]);
    let problems = project.run(&builder.pick(&directory, ["strpe"])).unwrap_err();
    assert!(problems.contains("strpe.yaml") && problems.contains("No such file"), "{problems}");
}

#[test]
fn a_selection_removes_what_is_not_selected() {
    let project = Project::new(&[("a.yaml", RECURLY), ("b.yaml", STRIPE)]);
    project.run(&project.builder()).unwrap();
    let names = project.run(&project.builder().only(["stripe"])).unwrap();
    assert_eq!(names, ["mod.rs", "standard.rs", "stripe.rs"]);
    let names = project.run(&project.builder().only::<String>([])).unwrap();
    assert_eq!(names, ["mod.rs", "standard.rs"]);
}

#[test]
fn a_file_whose_spec_is_gone_is_removed() {
    let project = Project::new(&[("a.yaml", RECURLY), ("b.yaml", STRIPE)]);
    project.run(&project.builder()).unwrap();
    fs::remove_file(project.root.path().join("specs/a.yaml")).unwrap();
    assert_eq!(project.run(&project.builder()).unwrap(), ["mod.rs", "standard.rs", "stripe.rs"]);
}

#[test]
fn a_bad_spec_leaves_no_generated_file() {
    let project = Project::new(&[("a.yaml", RECURLY), ("b.yaml", STRIPE)]);
    project.run(&project.builder()).unwrap();
    fs::write(project.output().join("mine.rs"), "// by hand").unwrap();
    project.write("a.yaml", "key: recurly\n");
    let error = project.run(&project.builder()).unwrap_err();
    assert!(error.contains("a.yaml:1:1: error[E0052]: a spec needs the member `name`"), "{error}");
    assert_eq!(project.names(), ["mine.rs"]);
}

#[test]
fn an_unknown_selection_names_the_key_that_was_meant() {
    let project = Project::new(&[("a.yaml", RECURLY)]);
    let error = project.run(&project.builder().only(["recurl"])).unwrap_err();
    assert!(error.contains("there is no element `recurl` to select"), "{error}");
    assert!(error.contains("did you mean `recurly`?"), "{error}");
}

#[test]
fn a_directory_that_is_not_there_is_named() {
    let project = Project::new(&[]);
    let missing = project.root.path().join("connectors");
    let error = project.run(&Builder::new().specs(&missing)).unwrap_err();
    assert!(error.contains("connectors") && error.contains("create it"), "{error}");
}

#[test]
fn an_empty_directory_is_an_empty_library() {
    let project = Project::new(&[]);
    assert_eq!(project.run(&project.builder()).unwrap(), ["mod.rs", "standard.rs"]);
}

#[test]
fn the_path_of_the_runtime_is_the_one_that_is_given() {
    let project = Project::new(&[("a.yaml", RECURLY)]);
    project.run(&project.builder().runtime("crate::support")).unwrap();
    let text = fs::read_to_string(project.output().join("mod.rs")).unwrap();
    assert!(text.contains("use crate::support as runtime;"));
    let error = project.run(&project.builder().runtime("not a path")).unwrap_err();
    assert!(error.contains("E0302"), "{error}");
}
