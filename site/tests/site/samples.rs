//! Each sample of each page is tried with the library, which must say what the page says.

use openelements_runtime::{
    Draft, Element, Identity, Instance, InstanceRequest, Noun, Secret, User, decode, provision,
};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::{SITE, page};

/// A text between fences, and the sections that it is in.
struct Sample {
    section: String,
    subsection: String,
    language: String,
    text: String,
}

impl Sample {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    fn is_request(&self) -> bool {
        self.section == "Create an instance" && self.language == "json"
    }
}

/// The samples of a page, in order.
fn samples(markdown: &str) -> Vec<Sample> {
    let (mut headings, mut heading) = ([String::new(), String::new()], None);
    let (mut samples, mut language) = (Vec::new(), None);
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Heading { level, .. }) if level as usize > 1 => {
                heading = Some(level as usize - 2);
                headings[level as usize - 2..].fill(String::new());
            }
            Event::End(TagEnd::Heading(_)) => heading = None,
            Event::Text(text) | Event::Code(text) if heading.is_some() => {
                headings[heading.unwrap()].push_str(&text);
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name))) => {
                language = Some((name.to_string(), String::new()));
            }
            Event::Text(text) => {
                if let Some((_, sample)) = &mut language {
                    sample.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let (language, text) = language.take().unwrap();
                let [section, subsection] = headings.clone();
                samples.push(Sample { section, subsection, language, text });
            }
            _ => {}
        }
    }
    samples
}

fn for_each_page(mut test: impl FnMut(&'static Element, &[Sample])) {
    for element in openelements::ELEMENTS {
        test(element, &samples(page(&SITE, &format!("elements/{}.md", element.key))));
    }
}

/// The types of authentication, the default first.
fn types(element: &Element) -> Vec<&'static str> {
    let Some(authentication) = element.authentication else {
        return vec![""];
    };
    let mut types = authentication.alternatives.to_vec();
    types.sort_by_key(|name| *name != authentication.default);
    if types.is_empty() { vec![authentication.default] } else { types }
}

#[test]
fn there_is_a_request_for_each_authentication_and_it_is_accepted() {
    for_each_page(|element, samples| {
        let requests = samples.iter().filter(|sample| sample.is_request());
        let chosen = requests.map(|sample| {
            let request = InstanceRequest::from_json(&sample.text).unwrap();
            assert_eq!(request.element_key.as_deref(), Some(element.key));
            let configuration = decode(element, request.configuration.unwrap()).unwrap();
            let name = configuration.authentication();
            let is_told = sample.subsection.is_empty() || sample.subsection.ends_with(name);
            assert!(is_told, "{} is below {}", sample.text, sample.subsection);
            name
        });
        let mut types = types(element);
        let mut chosen: Vec<&str> = chosen.collect();
        assert_eq!(chosen.first(), types.first(), "{}", element.key);
        types.sort_unstable();
        chosen.sort_unstable();
        assert_eq!(chosen, types, "{}", element.key);
    });
}

#[test]
fn the_answer_is_what_the_library_answers() {
    for_each_page(|element, samples| {
        let request = samples.iter().find(|sample| sample.is_request()).unwrap();
        let answer = samples.iter().find(|sample| sample.section == "The answer").unwrap().json();
        assert_eq!(serde_json::to_value(instance(element, &request.text, &answer)).unwrap(), answer);
        let secrets = element.entries.iter().filter(|entry| entry.is_secret());
        for name in secrets.map(|entry| entry.name) {
            let is_masked =
                answer["configuration"].get(name).is_none_or(|it| it.is_null() || it == "********");
            assert!(is_masked, "{}: {name}", element.key);
        }
    });
}

/// The instance of a request, with what an answer has of its own.
fn instance(element: &'static Element, request: &str, answer: &Value) -> Instance {
    let token = Secret::from(answer["token"].as_str().unwrap());
    let identity = Identity { id: answer["id"].as_u64().unwrap(), token };
    let request = InstanceRequest::from_json(request).unwrap();
    let mut instance = provision(element, request, identity).unwrap();
    instance.created = answer["createdDate"].as_str().map(ToOwned::to_owned);
    let text = |name: &str| answer["user"][name].as_str().unwrap().to_owned();
    instance.user = Some(User {
        id: answer["user"]["id"].as_u64().unwrap(),
        email_address: text("emailAddress"),
        first_name: text("firstName"),
        last_name: text("lastName"),
    });
    instance
}

#[test]
fn the_error_is_what_the_library_says() {
    for_each_page(|_, samples| {
        let errors: Vec<&Sample> = samples.iter().filter(|sample| sample.section == "Errors").collect();
        let [request, answer] = errors.as_slice() else { panic!("{} samples", errors.len()) };
        let mut draft = Draft::read(&request.text, &Noun::default()).unwrap();
        let element = draft.require_element(&openelements::CATALOGUE);
        let identity = Identity { id: 1, token: Secret::from("token") };
        let instance = draft.provision(element, identity);
        let violations = draft.finish(instance).unwrap_err();
        let answer = answer.json();
        assert_eq!(answer["message"], violations.to_string());
        assert_eq!(answer["violations"], serde_json::to_value(&violations).unwrap());
    });
}

#[test]
fn each_command_sends_the_request_above_it() {
    for_each_page(|element, samples| {
        for (index, request) in samples.iter().enumerate().filter(|(_, sample)| sample.is_request()) {
            let words = shell_words(&samples[index + 1].text);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let expected = [
                "curl",
                "-X",
                "POST",
                "http://127.0.0.1:8080/elements/api-v2/instances",
                "-H",
                "Authorization: User $OPENELEMENTS_USER, Organization $OPENELEMENTS_ORGANIZATION",
                "-H",
                "Content-Type: application/json",
                "-d",
                request.text.trim_end(),
            ];
            assert_eq!(words, expected, "{}", element.key);
        }
    });
}

/// The words of a command, as a shell takes it.
fn shell_words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut characters = command.trim_end().chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, '\\') => word.extend(characters.next().filter(|next| *next != '\n')),
            (None, ' ') => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            _ => word.push(character),
        }
    }
    words.push(word);
    words
}

#[test]
fn elements_that_need_a_persons_consent_say_how_to_get_it() {
    let mut count = 0;
    for_each_page(|element, samples| {
        let answer =
            samples.iter().find(|sample| sample.section == "Get access" && sample.language == "json");
        let preset = element.entry("oauth.authorization.url").and_then(openelements_runtime::Entry::default);
        let is_oauth2 = types(element).contains(&"oauth2");
        assert_eq!(answer.is_some(), is_oauth2 && preset.is_some(), "{}", element.key);
        let Some(answer) = answer else { return };
        count += 1;
        let url = answer.json()["oauthUrl"].as_str().unwrap().to_owned();
        assert!(url.contains("response_type=code&client_id=") && !url.contains('{'), "{url}");
        let code =
            samples.iter().filter(|sample| sample.is_request()).map(|it| it.json()["providerData"].clone());
        assert!(code.into_iter().any(|data| data["code"].is_string()), "{}", element.key);
    });
    assert!(count > 40, "{count}");
}
