//! Generates the elements of `specs`, and those picked from a catalogue.

fn main() {
    // A checkout of this repository is a catalogue. Only what is picked of it is read and generated.
    let catalogue = "../../specs";
    openelements_codegen::Builder::new().pick(catalogue, ["chargebee", "stripe"]).build();
}
