//! A caller that keeps book of what it was answered, and holds the service to it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use serde_json::{Value, json};

use crate::client::{Answer, Client};
use crate::process::Secrets;
use crate::random::Random;

/// About how many instances a caller keeps.
const INSTANCES: usize = 8;

/// An instance, as its caller knows it.
#[derive(Debug)]
struct Known {
    id: u64,
    token: String,
    /// The number that all of its content is made of, as last answered.
    number: u64,
    /// What was asked for, and not answered.
    pending: Option<Change>,
}

/// What can be asked of an instance.
#[derive(Clone, Copy, Debug)]
enum Change {
    Update(u64),
    Remove,
}

/// One of several callers at once. Each has its own instances.
pub(crate) struct Caller {
    secrets: Secrets,
    random: Random,
    next_number: u64,
    instances: Vec<Known>,
    /// Removed since the service was last checked.
    removed: Vec<(u64, String)>,
    /// Asked for, and not answered: there may be such instances.
    perhaps: BTreeSet<u64>,
    /// How many calls were answered.
    pub(crate) answered: u64,
}

impl Caller {
    /// A caller with its own numbers.
    pub(crate) fn new(secrets: &Secrets, caller: u64) -> Self {
        Self {
            secrets: secrets.clone(),
            random: Random::new(caller),
            next_number: caller * 1_000_000_000,
            instances: Vec::new(),
            removed: Vec::new(),
            perhaps: BTreeSet::new(),
            answered: 0,
        }
    }

    /// Calls until the service answers no more, or is not to be called any more.
    pub(crate) fn work(&mut self, client: &Client, go_on: impl Fn() -> bool) {
        while go_on() {
            if self.call(client).is_err() {
                return;
            }
            self.answered += 1;
        }
    }

    /// Makes one call, whichever.
    fn call(&mut self, client: &Client) -> io::Result<()> {
        let kept = self.instances.len();
        let choice = self.random.below(4);
        if kept == 0 || (choice == 0 && kept < INSTANCES) {
            return self.create(client);
        }
        let index = usize::try_from(self.random.below(kept as u64)).unwrap();
        match choice {
            0 | 1 => self.remove(client, index),
            _ => self.update(client, index).map(drop),
        }
    }

    fn create(&mut self, client: &Client) -> io::Result<()> {
        let number = self.number();
        self.perhaps.insert(number);
        let answer = self.send(client, "POST", "/instances", &document(number))?.expect(200).json();
        self.perhaps.remove(&number);
        self.adopt(&answer, number);
        Ok(())
    }

    fn update(&mut self, client: &Client, index: usize) -> io::Result<()> {
        let number = self.number();
        let path = self.path(index);
        self.instances[index].pending = Some(Change::Update(number));
        let answer = self.send(client, "PATCH", &path, &document(number))?.expect(200);
        require_whole(&answer.json(), number);
        let instance = &mut self.instances[index];
        (instance.number, instance.pending) = (number, None);
        Ok(())
    }

    fn remove(&mut self, client: &Client, index: usize) -> io::Result<()> {
        let path = self.path(index);
        self.instances[index].pending = Some(Change::Remove);
        let _: Answer = self.send(client, "DELETE", &path, "")?.expect(200);
        let instance = self.instances.swap_remove(index);
        self.removed.push((instance.id, instance.token));
        Ok(())
    }

    /// Holds the service to all that it has answered. What was not answered may have been done or not, but
    /// not in half; afterwards it is settled.
    pub(crate) fn check(&mut self, client: &Client) {
        let mut listed = self.list(client);
        for index in 0..self.instances.len() {
            let found = listed.remove(&self.instances[index].id);
            self.check_instance(index, found.as_ref());
        }
        self.adopt_unanswered(&listed);
        for (id, token) in std::mem::take(&mut self.removed) {
            client.get(&format!("/instances/{id}"), &self.secrets.of_organization()).expect(404);
            client.get("/instances", &self.secrets.of_instance(&token)).expect(401);
        }
        self.settle(client);
        self.read_all(client);
    }

    /// Reads everything that this caller knows of.
    pub(crate) fn read_all(&self, client: &Client) {
        self.instances.iter().for_each(|instance| self.read(client, instance));
    }

    /// Everything of this caller that the service has, by its id.
    fn list(&self, client: &Client) -> BTreeMap<u64, Value> {
        let answer = client.get("/instances?pageSize=1000", &self.secrets.of_organization()).expect(200);
        assert!(!answer.headers.contains_key("elements-next-page-token"));
        let Value::Array(documents) = answer.json() else { panic!("{answer:?}") };
        documents.into_iter().map(|document| (document["id"].as_u64().unwrap(), document)).collect()
    }

    fn check_instance(&mut self, index: usize, found: Option<&Value>) {
        let instance = &mut self.instances[index];
        let Some(found) = found else {
            assert!(matches!(instance.pending, Some(Change::Remove)), "lost: {instance:?}");
            return;
        };
        let number = number_of(found);
        let is_pending = matches!(instance.pending, Some(Change::Update(pending)) if pending == number);
        assert!(number == instance.number || is_pending, "not as answered: {instance:?} {found}");
        require_whole(found, number);
    }

    /// Takes over what was asked for, and made, but not answered.
    fn adopt_unanswered(&mut self, listed: &BTreeMap<u64, Value>) {
        for document in listed.values() {
            let number = number_of(document);
            assert!(self.perhaps.remove(&number), "nobody asked for this: {document}");
            self.adopt(document, number);
        }
    }

    /// Makes sure of what was not answered: a database may be doing it only now.
    fn settle(&mut self, client: &Client) {
        for index in (0..self.instances.len()).rev() {
            match self.instances[index].pending {
                None => {}
                Some(Change::Update(_)) => self.update(client, index).unwrap(),
                Some(Change::Remove) => {
                    let answer = self.send(client, "DELETE", &self.path(index), "").unwrap();
                    assert!(matches!(answer.status, 200 | 404), "{answer:?}");
                    self.instances.swap_remove(index);
                }
            }
        }
    }

    /// Reads an instance in both ways.
    fn read(&self, client: &Client, instance: &Known) {
        let path = format!("/instances/{}", instance.id);
        for (path, authorization) in [
            (path.as_str(), self.secrets.of_organization()),
            ("/instances", self.secrets.of_instance(&instance.token)),
        ] {
            require_whole(&client.get(path, &authorization).expect(200).json(), instance.number);
        }
    }

    fn adopt(&mut self, document: &Value, number: u64) {
        require_whole(document, number);
        let (id, token) = (document["id"].as_u64().unwrap(), document["token"].as_str().unwrap().to_owned());
        self.instances.push(Known { id, token, number, pending: None });
    }

    fn send(&self, client: &Client, verb: &str, path: &str, body: &str) -> io::Result<Answer> {
        client.call(verb, path, &self.secrets.of_organization(), body)
    }

    fn path(&self, index: usize) -> String {
        format!("/instances/{}", self.instances[index].id)
    }

    fn number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number
    }
}

/// A document of which every part has the number.
fn document(number: u64) -> String {
    json!({
        "element": {"key": "chargebee"},
        "configuration": {
            "site": format!("site-{number}"),
            "username": format!("user-{number}"),
            "password": format!("password-{number}"),
        },
        "tags": [format!("tag-{number}")],
        "name": number.to_string(),
    })
    .to_string()
}

/// The number in the name.
fn number_of(document: &Value) -> u64 {
    document["name"].as_str().unwrap().parse().unwrap()
}

/// Every part must have the number: those in columns of their own, and those that are encrypted.
fn require_whole(document: &Value, number: u64) {
    let configuration = &document["configuration"];
    assert_eq!(document["name"], number.to_string());
    assert_eq!(document["tags"], json!([format!("tag-{number}")]));
    assert_eq!(configuration["site"], format!("site-{number}"));
    assert_eq!(configuration["username"], format!("user-{number}"));
    assert_eq!(configuration["password"], "********");
}
