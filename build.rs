//! Generates the library from `specs`.

fn main() {
    openelements_codegen::Builder::new().build();
}
