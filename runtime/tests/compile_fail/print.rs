fn main() {
    let secret = openelements_runtime::Secret::from("s3cret");
    println!("{secret}");
}
