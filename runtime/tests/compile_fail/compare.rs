fn main() {
    let secret = openelements_runtime::Secret::from("s3cret");
    let _ = secret == secret;
}
