//! Generates the elements of `specs`.

fn main() {
    // Add `.only(["acme-crm"])` to generate some of them only, `.specs("connectors")` to read another directory.
    openelements_codegen::Builder::new().build();
}
