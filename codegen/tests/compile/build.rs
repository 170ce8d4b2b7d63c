//! Generates one library for each folder of specs.

use openelements_codegen::Builder;

fn main() {
    Builder::new().specs("seeds").output("seeds").build();
    Builder::new().specs("hazards").output("hazards").build();
    Builder::new().specs("documentation").output("documentation").build();
    Builder::new().specs("many").output("many").build();
    Builder::new().specs("seeds").only(["stripe"]).output("one").runtime("crate::support").build();
    Builder::new().specs("seeds").only::<String>([]).output("none").build();
    Builder::new().specs("hazards").output("private").build();
}
