fn main() {
    let secret = openelements_runtime::Secret::from("s3cret");
    let _ = serde_json::to_string(&secret);
}
