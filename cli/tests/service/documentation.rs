//! What `openelements docs` tells readers to run is run.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::place::{Place, bare_command};

/// The texts between fences of a language, in order.
fn fenced<'page>(page: &'page str, language: &str) -> Vec<&'page str> {
    let (opening, closing) = (format!("\n```{language}\n"), "\n```\n");
    page.split(&opening).skip(1).filter_map(|rest| rest.split(closing).next()).collect()
}

/// What no two instances have in common, and what the page cannot know.
fn without_identity(mut answer: Value) -> Value {
    for name in ["id", "token", "createdDate", "user"] {
        assert!(answer.get(name).is_some(), "{answer}");
        answer[name] = Value::Null;
    }
    answer
}

#[test]
fn the_commands_of_the_documentation_do_what_it_says() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("there is no curl here, so the commands are not run");
        return;
    }
    let place = Place::sqlite();
    let service = place.serve();
    let (secrets, client) = (service.secrets(), service.client());
    let url = format!("http://{}{}", client.address, client.base);
    let out = place.root().join("docs");
    let out = out.to_str().unwrap();
    let docs = ["docs", "--out", out, "--format", "markdown", "--service", &url];
    assert!(bare_command(place.root(), &docs).output().unwrap().status.success());
    // One of each kind: a host, alternatives, an alias, OAuth with one place in the address, with two, and with none.
    for key in ["chargebee", "zuorav2", "stripe", "egnyte", "maximizer", "facebookleadads"] {
        let Ok(page) = fs::read_to_string(format!("{out}/elements/{key}.md")) else { panic!("no {key}") };
        let samples: Vec<Value> =
            fenced(&page, "json").into_iter().map(|json| serde_json::from_str(json).unwrap()).collect();
        let commands = fenced(&page, "bash").into_iter().filter(|command| command.starts_with("curl"));
        let answers = commands.map(|command| {
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("{command} --silent --show-error --noproxy '*'")]);
            shell.env("OPENELEMENTS_USER", &secrets.user);
            shell.env("OPENELEMENTS_ORGANIZATION", &secrets.organization);
            let output = shell.output().unwrap();
            let body = String::from_utf8(output.stdout).unwrap();
            serde_json::from_str::<Value>(&body).unwrap_or_else(|_| panic!("{command}\n{body}"))
        });
        let answers: Vec<Value> = answers.collect();
        let find = |values: &[Value], name: &str| values.iter().find(|it| it.get(name).is_some()).cloned();
        assert_eq!(find(&answers, "oauthUrl"), find(&samples, "oauthUrl"), "{key}");
        let [answered, shown] = [&answers, &samples].map(|all| without_identity(find(all, "valid").unwrap()));
        assert_eq!(answered, shown, "{key}");
        assert!(answers.iter().all(|it| it.get("oauthUrl").is_some() || it["valid"] == json!(true)), "{key}");
        let refused = client.call("POST", "/instances", &secrets.of_organization(), &refused(&samples));
        let (mut refused, mut shown) = (refused.unwrap().expect(400).json(), samples.last().unwrap().clone());
        (refused["requestId"], shown["requestId"]) = (Value::Null, Value::Null);
        assert_eq!(refused, shown, "{key}");
    }
}

/// The request that a page shows for an error: the one before the last sample.
fn refused(samples: &[Value]) -> String {
    samples[samples.len() - 2].to_string()
}
