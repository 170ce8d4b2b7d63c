//! Every change, once.

use crate::mutation::Place::{Near, Field, File, Line};
use crate::mutation::{
    Mutation, misfit_in_host, optional_field_of_template, renamed_field_of_template, without_field_of_template,
};

/// All of them, by what they are about.
pub(crate) fn all() -> Vec<Mutation> {
    let shape = [harmless(), characters(), yaml(), members(), keys()];
    let content = [authentication(), fields(), contradictions(), templates(), settings(), lints(), pollers()];
    shape.into_iter().chain(content).flatten().collect()
}

/// What may be written otherwise.
fn harmless() -> Vec<Mutation> {
    let harmless = Mutation::harmless;
    vec![
        harmless("lines that end as on Windows", r"\n", "\r\n"),
        harmless("a byte order mark at the beginning", r"\A", "\u{FEFF}"),
        harmless("comments after lines", r"(?m)^(key|name|hub|active|beta): (.*)$", "${1}: ${2} # so it is"),
        harmless("a comment of its own", r"(?m)^(authentication|fields|defaults):", "# What follows\n${1}:"),
        harmless("blank lines", r"(?m)^(name|fields|defaults):", "\n\n${1}:"),
        harmless("white space at the end of lines", r"(?m)^(key: .*|fields:)$", "${1}  "),
        harmless("no line break at the end", r"\n\z", ""),
        harmless("a directive before a document marker", r"\A", "%YAML 1.2\n---\n"),
        harmless("a document marker", r"\A", "---\n"),
        harmless("an end of the document", r"\z", "...\n"),
        harmless("names in quotes", r"(?m)^(\w+):", "\"${1}\":"),
        harmless("members in another order", r"(?m)^(key: .*\n)((?:id: .*\n)?name: .*\n)", "${2}${1}"),
        harmless("a comma at the end", r"(?m)^(  [\w.-]+: \{label: .*[^}])\}$", "${1},}"),
        harmless("an alias as a list", r"alias: ([\w.]+)", "alias: [${1}]"),
        harmless("a number in quotes", r"(?m)^(  pagination\.max:) (\d+)$", "${1} '${2}'"),
        harmless("a text in quotes", r"(?m)^(hub|hookName|protocolType): ([\w ]+)$", "${1}: \"${2}\""),
        harmless("more spaces after a colon", r"(?m)^(\w+): (\S)", "${1}:   ${2}"),
        harmless("fields further to the right", r"(?m)^(fields:\n)  ([\w.]+: \{.*\}\n)\n", "${1}      ${2}\n"),
    ]
}

/// Characters that are not what they look like, or nothing at all.
fn characters() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("a tab before a member", r"(?m)^  (\S)", "\t${1}", &["E0004"]),
        told("a tab before a member of a field", r"(?m)^    (\S)", "\t${1}", &["E0004"]),
        told("NUL", r"(?m)^(description: \S+)", "${1}\0", &["E0004"]),
        told("a control character", r"(?m)^(description: \S+)", "${1}\u{7}", &["E0004"]),
        told("what is not UTF-8", r"(?m)^(description: \S+)", "${1}\u{10FFFF}", &["E0003"]),
        told("a byte order mark before a member", r"(?m)^name:", "\u{FEFF}name:", &["E0004", "E0051"]),
        told("a byte order mark in a name", r"(?m)^(  [\w.-]+): \{label:", "${1}\u{FEFF}: {label:", &["E0116"]),
        told("a space that does not break", r"(?m)^(fields:\n)  ([\w.-]+: \{.*\n  \w)", "${1}\u{A0} ${2}", &["E0004", "E0051"])
            .at(Near),
        told("a colon from another script", r"(?m)^name: ", "name\u{FF1A} ", &["E0004"]),
        told("a letter from another script", r"(?m)^name:", "n\u{430}me:", &["E0051"]),
        told("a space of no width in a key", r"(?m)^(key: \w)", "${1}\u{200B}", &["E0101"]),
        told("a space of no width in a setting", r"(?m)^  pagination\.", "  pagination\u{200B}.", &["E0111"]),
        told("round quotes", r"(?m)^(  base\.url: )([^{\n]*)$", "${1}\u{201C}${2}\u{201D}", &["E0107"]),
    ]
}

/// What YAML is written with.
fn yaml() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("a second document", r"\z", "---\nkey: second\n", &["E0006"]),
        told("an anchor", r"(?m)^name: ", "name: &name ", &["E0007"]),
        told("a reference to an anchor", r"(?m)^name: .*", "name: *name", &["E0007", "E0004"]),
        told("a merge key", r"(?m)^(fields|defaults):\n", "${1}:\n  <<: {}\n", &["E0007"]),
        told("a tag", r"(?m)^name: ", "name: !!str ", &["E0007"]),
        told("a directive alone", r"\A", "%YAML 1.2\n", &["E0004"]).at(Near),
        told("a member one space too deep", r"(?m)^name:", " name:", &["E0004"]),
        told("a field one space too shallow", r"(?m)^(fields:\n(?:  .*\n)+)  (\S)", "${1} ${2}", &["E0004"]),
        told("an attribute one space too deep", r"(?m)^(    label: .*\n)    (\S)", "${1}     ${2}", &["E0004"]),
        told("fields that are not indented", r"(?m)^(fields:\n)  ([\w.-]+: \{.*\n  \w)", "${1}${2}", &["E0004"])
            .at(Near),
        told("no colon", r"(?m)^name: ", "name ", &["E0004"]),
        told("no space after a colon", r"(?m)^name: ", "name:", &["E0004"]),
        told("no space in braces", r"(?m)^(  [\w.-]+: \{label:) ", "${1}", &["E0004", "E0051"]),
        told("no comma in braces", r"(?m)^(  [\w.-]+: \{label: [\w ]+),", "${1}", &["E0004"]),
        told("a semicolon in braces", r"(?m)^(  [\w.-]+: \{label: [\w ]+),", "${1};", &["E0004"]),
        told("a quote that is not closed", r"(?m)^name: (.*)$", "name: \"${1}", &["E0004"]),
        told("a quote that is not opened", r"(?m)^name: (.*)$", "name: ${1}\" : x", &["E0004"]),
        told("a brace that is not closed", r"(?m)^(  [\w.-]+: \{label: .*)\}$", "${1}", &["E0004"]),
        told("a brace too many", r"(?m)^(  [\w.-]+: \{label: .*\})$", "${1}}", &["E0004"]),
        told("a bracket that is not closed", r"(?m)^(resources: \[.*)\]$", "${1}", &["E0004"]),
        told("a bracket for a brace", r"(?m)^(  [\w.-]+: \{label: .*)\}$", "${1}]", &["E0004"]),
        told("a text with a colon", r"(?m)^name: ", "name: The: ", &["E0004"]),
        told("a value that begins with @", r"(?m)^name: ", "name: @", &["E0004"]),
        told("a template without quotes", r"(?m)^  base\.url: .*", "  base.url: {site}/v1", &["E0004", "E0054", "E0108"]),
        told("an empty file", r"(?s)\A.*\z", "", &["E0005"]).at(File),
        told("a list for a spec", r"(?m)\Akey:", "- key:", &["E0054", "E0004"]).at(File),
    ]
}

/// The members of a spec.
fn members() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("`key` misspelt", r"(?m)^key:", "kye:", &["E0051"]),
        told("`name` misspelt", r"(?m)^name:", "nmae:", &["E0051"]),
        told("`description` misspelt", r"(?m)^description:", "descripton:", &["E0051"]),
        told("`hub` misspelt", r"(?m)^hub:", "hubs:", &["E0051"]),
        told("`authentication` misspelt", r"(?m)^authentication:", "authentification:", &["E0051"]),
        told("`fields` misspelt", r"(?m)^fields:", "feilds:", &["E0051"]),
        told("`defaults` misspelt", r"(?m)^defaults:", "default:", &["E0051"]),
        told("`resources` misspelt", r"(?m)^resources:", "ressources:", &["E0051"]),
        told("`without` misspelt", r"(?m)^without:", "witout:", &["E0051"]),
        told("`parameters` misspelt", r"(?m)^parameters:", "parameter:", &["E0051"]),
        told("a flag misspelt", r"(?m)^bulk(\w+)Enabled:", "bulk${1}Enable:", &["E0051"]),
        told("a flag with capitals", r"(?m)^(extend)", "E${1}", &["E0051"]),
        told("a text of the element misspelt", r"(?m)^protocolType:", "protocoltype:", &["E0051"]),
        told("a member in capitals", r"(?m)^name:", "Name:", &["E0051"]),
        told("a member of another format", r"(?m)^name:", "version: 3\nname:", &["E0051"]),
        told("no key", r"(?m)^key: .*\n", "", &["E0052"]),
        told("no name", r"(?m)^name: .*\n", "", &["E0052"]).at(File),
        told("an empty name", r"(?m)^name: .*", "name: \"\"", &["E0052", "E0054"]),
        told("nothing for a name", r"(?m)^name: .*", "name:", &["E0052", "E0054"]),
        told("a member twice", r"(?m)^(name: .*\n)", "${1}${1}", &["E0053"]),
        told("a field twice", r"(?m)^(fields:\n  ([\w.]+): \{.*\n)", "${1}  ${2}: {label: Twice}\n", &["E0053"]),
        told("an attribute twice", r"(?m)^(  [\w.-]+: \{label: )", "${1}Twice, label: ", &["E0053"]),
        told("a setting twice", r"(?m)^(  pagination\.type: .*\n)", "${1}${1}", &["E0053"]),
        told("an option twice", r"options: \[(\w+),", "options: [${1}, ${1},", &["E0053"]),
        told("a resource twice", r"(?m)^resources:\n  - (\S+)\n", "resources:\n  - ${1}\n  - ${1}\n", &["E0053"]),
        told("a mapping for a name", r"(?m)^name: .*", "name: {en: Name}", &["E0054"]),
        told("a list for a text", r"(?m)^hub: (.*)", "hub: [${1}]", &["E0054"]),
        told("a list for fields", r"(?m)^fields:\n(?:  .*\n|\n)+", "fields: [site]\n", &["E0054"]),
        told("a text for defaults", r"(?m)^defaults:\n(?:  .*\n|\n)+", "defaults: none\n", &["E0054"]),
        told("`yes` for a flag", r"(?m)^(\w+): (?:true|false)$", "${1}: yes", &["E0054"]),
        told("a number for a flag", r"(?m)^(\w+): (?:true|false)$", "${1}: 1", &["E0054"]),
        told("a text for a flag", r"(?m)^(\w+): (true|false)$", "${1}: \"${2}\"", &["E0054"]),
    ]
}

/// What names an element.
fn keys() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("a key in capitals", r"(?m)^key: (.*)", "key: ${1}CRM", &["E0101"]),
        told("a key with a space", r"(?m)^key: (.*)", "key: ${1} crm", &["E0101"]),
        told("a key of digits", r"(?m)^key: .*", "key: 451", &["E0101"]),
        told("a key that means something else", r"(?m)^key: .*", "key: instances", &["E0102"]),
        told("a key that another spec has", r"(?m)^id: (\d+)", "id: 9${1}9", &["E0203"]).beside_original().at(Line("key: ")),
        told("an id that another spec has", r"(?m)^key: (.*)\nid:", "key: ${1}-copy\nid:", &["E0204"]).beside_original().at(Line("id: ")),
        told("a text for an id", r"(?m)^id: .*", "id: first", &["E0054"]),
        told("a negative id", r"(?m)^id: ", "id: -", &["E0054"]),
        told("an id with a fraction", r"(?m)^id: (\d+)", "id: ${1}.5", &["E0054"]),
        told("an id that is too large", r"(?m)^id: (\d+)", "id: 99999999999999999999", &["E0054"]),
    ]
}

/// Authentication, and what is sent.
fn authentication() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("a type of authentication misspelt", r"(?m)^authentication: oauth", "authentication: oath", &["E0113"]),
        told("`basic` misspelt", r"(?m)^authentication: basic", "authentication: basci", &["E0113"]),
        told("a default authentication misspelt", r"(?m)^(authentication:\s+\{?default: )(\w+)", "${1}${2}x", &["E0113"]),
        told("a member of authentication misspelt", r"answered: false\}", "answerd: false}", &["E0051", "E0113"]),
        told("no default authentication", r"(?m)^authentication: \{default: \w+, ", "authentication: {", &["E0052"]),
        told("an alternative with what is no entry", r"(?m)^(  (?:basic|custom): \[)", "${1}sight, ", &["E0113"]),
        told("a list of authentications", r"(?m)^authentication: (\w+)$", "authentication: [${1}]", &["E0054"]),
        told("what nothing brings is left out", r"(?m)^without: \[", "without: [pagination.tpye, ", &["E0117"]),
        told("what is given is left out", r"(?m)^(fields:\n(?:  .*\n|\n)+?  base\.url:|defaults:\n  base\.url:)", "without: base.url\n${1}", &["E0117", "E0053"])
            .at(File),
        told("a place to send to misspelt", r"sends: (\{as: )?path", "sends: ${1}pth", &["E0054"]),
        told("nowhere to send to", r"sends: \{as: \w+, ", "sends: {", &["E0052"]),
        told("a member of what is sent misspelt", r"vendor_name:", "vendorName:", &["E0051"]),
        told("a type of parameter misspelt", r"type: value", "type: vlaue", &["E0054"]),
        told("a parameter without a place", r"(?m)^(  - \{name: .*type: \w+), as: \w+", "${1}", &["E0052"]),
        told("a parameter that names what is no entry", r"(?m)^(  - \{name: )[\w/]+(, type: value)", "${1}\"$${configuration.sight}\"${2}", &["E0104"]),
        told("a parameter that is not closed", r"(?m)^(  - \{name: )[\w/]+(, type: value)", "${1}\"$${configuration.sight\"${2}", &["E0103"]),
    ]
}

/// The attributes of fields.
fn fields() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("`label` misspelt", r"(?m)^(  [\w.-]+: \{)label:", "${1}lable:", &["E0051"]),
        told("`label` of a field in lines misspelt", r"(?m)^    label:", "    lable:", &["E0051"]),
        told("`description` of a field misspelt", r"(?m)^(  [\w.-]+: \{.*)description:", "${1}descrption:", &["E0051"]),
        told("`kind` misspelt", r"kind: ", "type: ", &["E0051"]),
        told("`required` misspelt", r"required: false", "requierd: false", &["E0051"]),
        told("`required_if` in capitals", r"required_if:", "requiredIf:", &["E0051"]),
        told("`default` of a field misspelt", r"(?m)^    default:", "    defualt:", &["E0051"]),
        told("`hidden` misspelt", r"hidden: true", "hiden: true", &["E0051"]),
        told("`runtime` misspelt", r"runtime: true", "run_time: true", &["E0051"]),
        told("`alias` misspelt", r"(, |    )alias: ", "${1}aliases: ", &["E0051"]),
        told("`example` misspelt", r"example: ", "exmaple: ", &["E0051"]),
        told("`sends` misspelt", r"sends: ", "send: ", &["E0051"]),
        told("`options` misspelt", r"options: ", "option: ", &["E0051"]),
        told("`pattern` misspelt", r"pattern: ", "patern: ", &["E0051"]),
        told("`secret: true`", r"kind: secret", "secret: true", &["E0051"]),
        told("a kind misspelt", r"kind: secret", "kind: secert", &["E0054"]),
        told("a kind by another name", r"kind: boolean", "kind: bool", &["E0054"]),
        told("a kind in capitals", r"kind: url", "kind: URL", &["E0054"]),
        told("`no` for an attribute", r"required: false", "required: no", &["E0054"]),
        told("a text for a field", r"(?m)^(  [\w.-]+:) \{label: .*\}$", "${1} Subdomain", &["E0054"]),
        told("a mapping for a label", r"(?m)^(  [\w.-]+: \{label:) ", "${1} {en: x}, hint: ", &["E0054"]),
        told("a field with a space", r"(?m)^  ([\w.-]+): \{label: ", "  ${1} id: {label: ", &["E0116"]),
        told("no identifier for `rust_name`", r"(?m)^(  [\w.-]+: \{)label: ", "${1}rust_name: 1st, label: ", &["E0116"]),
        told("a former name that another entry has", r"(?m)^(  [\w.-]+: \{)(label: (?:.*\n)+?  base\.url: h)", "${1}renamed_from: base.url, ${2}", &["E0109"]),
        told("a former name that is the name", r"(?m)^  ([\w.-]+): \{label: ", "  ${1}: {renamed_from: ${1}, label: ", &["E0109"]),
        told("`renamed_from` misspelt", r"(?m)^(  [\w.-]+: \{)label: ", "${1}renamed: x, label: ", &["E0051"]),
        told("deprecated for no reason", r"(?m)^hub: ", "deprecated: true\nhub: ", &["E0054"]),
        told("names that become one in Rust", r"(?m)^fields:\n  ([\w.-]+): \{label", "fields:\n  ${1}_: {}\n  ${1}: {label", &["E0201"])
            .at(Near),
        told("`authentication.type` as a field", r"(?m)^fields:\n", "fields:\n  authentication.type: {}\n", &["E0112"]),
        told("a kind for what is standard", r"(?m)^fields:\n", "fields:\n  pagination.max: {kind: text}\n", &["E0112"])
            .at(File),
    ]
}

/// What the attributes of a field say together.
fn contradictions() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("a pattern that does not compile", r"(?m)^(  [\w.-]+: \{)label: ", "${1}pattern: '[', label: ", &["E0110"]),
        told("a pattern with a group that is open", r"pattern: \^\(", "pattern: ^((", &["E0110"]),
        told("a pattern that looks ahead", r"pattern: \^", "pattern: ^(?=.)", &["E0110"]),
        told("a default of another kind", r"(?m)^(    kind: boolean)$", "${1}\n    default: maybe", &["E0108"]),
        told("a number that is none", r"(?m)(kind: integer.*\n    default: )\d+", "${1}an hour", &["E0108"]),
        told("a default that is no option", r"(?m)^(?:    default: .*\n)?(    options: \[.*\])$", "    default: neither\n${1}", &["E0108"]),
        told("an example of another kind", r"(?m)^(    kind: integer)$", "${1}\n    example: many", &["E0108"]),
        told("an example that is no URL", r"(kind: url\n    example: )https?://", "${1}", &["E0108"]),
        told("an alias of a standard entry", r"(?m)^(  [\w.-]+: \{)(label: (?:.*\n)+?  base\.url: h)", "${1}alias: base.url, ${2}", &["E0109"]),
        told("an alias that is the name", r"(?m)^  ([\w.-]+): \{label: ", "  ${1}: {alias: ${1}, label: ", &["E0109"]),
        told("an alias twice", r"alias: ([\w.]+)", "alias: [${1}, ${1}]", &["E0109", "E0053"]),
        told("a condition on what is no entry", r"required_if: \{", "required_if: {no.", &["E0114"]),
        told("a condition on nothing there", r"(?m)^(  [\w.-]+: \{)label: ", "${1}required_if: {sight: x}, label: ", &["E0114"]),
        told("a condition that never holds", r"required_if: \{[\w.]+: .*?\}", "required_if: {event.notification.enabled: maybe}", &["E0114"]),
        told("a condition on itself", r"(?m)^  ([\w.-]+): \{label: ", "  ${1}: {required_if: {${1}: x}, label: ", &["E0114"]),
        told("required and under a condition", r"required_if: ", "required: true, required_if: ", &["E0115", "E0004"]),
        told("an enum without options", r"(?m)^(  [\w.-]+: \{)label: ", "${1}kind: enum, label: ", &["E0115", "E0112"]),
        told("no options", r"options: \[.*?\]", "options: []", &["E0115"]).at(Field),
        told("options of a boolean", r"(?m)^(    kind: boolean)$", "${1}\n    options: [on, off]", &["E0115"]).at(Field),
        told("a hint without a pattern", r"(?m)^(  [\w.-]+: \{)label: ", "${1}hint: a word, label: ", &["E0115"]),
        told("required with a default", r"(?m)^(  [\w.-]+: \{)label: ", "${1}required: true, default: x, label: ", &["E0115"]),
        told("required at run time", r"runtime: true\}", "runtime: true, required: true}", &["E0115"]),
        told("no list for aliases", r"alias: ([\w.]+)", "alias: {name: ${1}}", &["E0054"]),
        told("no mapping for a condition", r"required_if: \{([\w.]+): .*?\}", "required_if: ${1}", &["E0054"]),
    ]
}

/// The base URL, and other templates.
fn templates() -> Vec<Mutation> {
    let (told, made) = (Mutation::told, Mutation::made);
    vec![
        made("no field that the template names", without_field_of_template, &["E0104"]).at(Line("base.url:")),
        made("a field renamed that the template names", renamed_field_of_template, &["E0104"]).at(Line("base.url:")),
        made("an optional field that the template names", optional_field_of_template, &["E0106"]).at(Line("base.url:")),
        made("a default that the template refuses", misfit_in_host, &["E0108"]),
        told("a name in a template misspelt", r"(?m)^(  base\.url: .*?\{[\w.]+)\}", "${1}x}", &["E0104"]),
        told("a brace of a template not closed", r"(?m)^(  base\.url: .*?\{[\w.]+)\}", "${1}", &["E0103"]),
        told("a brace of a template not opened", r"(?m)^(  base\.url: .*?)\{", "${1}", &["E0103", "E0004"]),
        told("nothing in the braces of a template", r"(?m)^(  base\.url: .*?)\{[\w.]+\}", "${1}{}", &["E0103"]),
        told("a value before the host", r"(?m)^(  base\.url: https://[^/\n{]*)(/\S*)$", "${1}{event.vendor.type}${2}", &["E0105", "E0106"]),
        told("a secret in the host", r"(?m)^authentication: basic((?:.*\n)+  base\.url: https://)", "authentication: basic${1}{password}.", &["E0105"])
            .at(Line("base.url:")),
        told("a secret of OAuth in the host", r"(?m)^(  oauth\.token\.url: https://)", "${1}{oauth.api.secret}.", &["E0105"]),
        told("a base URL without a scheme", r"(?m)^(  base\.url: )https://([^{\n])", "${1}${2}", &["E0107"]),
        told("a base URL with one slash", r"(?m)^(  base\.url: https:/)/", "${1}", &["E0107", "E0105"]),
        told("a base URL with a space", r"(?m)^(  base\.url: https://[^{\n]+\.)([^{\n])", "${1} ${2}", &["E0107"]),
        told("a base URL of another scheme", r"(?m)^(  base\.url: )https:", "${1}ftp:", &["E0107"]),
        told("a base URL with a fragment", r"(?m)^(  base\.url: https://[^{\n ]+)$", "${1}#top", &["E0107"]),
        told("a base URL with a password", r"(?m)^(  base\.url: https://)", "${1}user:pass@", &["E0107", "E0105"]),
        told("a port that is too large", r"(?m)^(  base\.url: https://[\w.-]+)(/|$)", "${1}:99999${2}", &["E0107"]),
        told("an OAuth URL that is none", r"(?m)^(  oauth\.\w+\.url: )https://", "${1}", &["E0107", "E0108", "E0004"]),
        told("an OAuth URL that names what is no entry", r"(?m)^(  oauth\.\w+\.url: https://)", "${1}{sight}.", &["E0104"]),
        told("nothing for the base URL", r"(?m)^  base\.url: h.*", "  base.url: null", &["E0107", "E0108"]),
        told("a list for the base URL", r"(?m)^  base\.url: (h.*)", "  base.url: ['${1}']", &["E0108", "E0054"]),
    ]
}

/// The settings that an element presets.
fn settings() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("a setting misspelt", r"(?m)^  pagination\.type:", "  pagination.tpye:", &["E0111"]),
        told("a setting in capitals", r"(?m)^  event\.vendor\.type:", "  event.vendor.Type:", &["E0111"]),
        told("a setting with an underscore", r"(?m)^  bulk\.query\.", "  bulk_query.", &["E0111"]),
        told("a setting like none", r"(?m)^defaults:\n", "defaults:\n  colour: red\n", &["E0111"]),
        told("a field among the settings", r"(?m)^(  [\w.-]+)(: \{label: (?:.*\n)+?defaults:\n)", "${1}${2}${1}: x\n", &["E0111", "E0108", "E0115"]),
        told("a type of pagination that is none", r"(?m)^(  pagination\.type: \w+)", "${1}s", &["E0108"]),
        told("a text for a number", r"(?m)^(  pagination\.max:) .*", "${1} a hundred", &["E0108"]),
        told("a number of another base", r"(?m)^(  pagination\.max:) .*", "${1} 0x64", &["E0108"]),
        told("a number with a fraction", r"(?m)^(  pagination\.max: \d+)$", "${1}.5", &["E0108"]),
        told("a number with a separator", r"(?m)^(  pagination\.max:) .*", "${1} 1,000", &["E0108"]),
        told("`yes` for a boolean", r"(?m)^(  \w+\.[\w.]+:) (?:true|false)$", "${1} yes", &["E0108"]),
        told("a vendor type misspelt", r"(?m)^  event\.vendor\.type: .*", "  event.vendor.type: webhoks", &["E0108"]),
        told("a list for a text of a setting", r"(?m)^  bulk\.query\.field_name: (.*)", "  bulk.query.field_name: [${1}]", &["E0108"]),
        told("a mapping for a setting", r"(?m)^  pagination\.max: (.*)", "  pagination.max: {most: ${1}}", &["E0108"]),
        told("JSON that is none", r"(?m)^  event\.poller\.configuration:\n(?:    .*\n)+", "  event.poller.configuration: '{\"events\": '\n", &["E0108"]),
    ]
}

/// What is likely not what was meant.
fn lints() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("a secret no longer secret", r"(?m)^(  [\w.-]*(?:password|secret|token): \{.*), kind: secret\}", "${1}}", &["L0402"]),
        told("a secret in lines no longer secret", r"(?m)^(  [\w.-]*(?:password|secret|token):\n(?:    .*\n)*?)    kind: secret\n", "${1}", &["L0402"]).at(Field),
        told("a secret of another kind", r"(?m)^(  [\w.-]*(?:password|secret|token): \{.*kind: )secret", "${1}text", &["L0402"]),
        told("a standard secret of another kind", r"(?m)^  password: \{(description: [^,}]*)\}$", "  password: {kind: string, ${1}}", &["E0112"]),
        told("a secret in a header of another kind", r"(?m)^    kind: secret\n(    sends: \{as: header)", "    kind: text\n${1}", &["L0402"]).at(Field),
        told("a secret with a default", r"(?m)^(  [\w.-]+: \{.*kind: secret)\}", "${1}, default: hunter2}", &["L0403"]),
        told("a secret with an example", r"(?m)^(  [\w.-]+: \{.*kind: secret)\}", "${1}, example: hunter2}", &["L0419"]),
        told("a base URL that is not encrypted", r"(?m)^(  base\.url: http)s:", "${1}:", &["L0405"]),
        told("an OAuth URL that is not encrypted", r"(?m)^(  oauth\.token\.url: http)s:", "${1}:", &["L0405"]),
        told("no description", r"(?m)^description: .*\n(?:  .*\n)*", "", &["L0406"]).at(Line("key: ")),
        told("the name for a description", r"(?m)^name: (.*)\ndescription: .*\n(?:  .*\n)*", "name: ${1}\ndescription: ${1}\n", &["L0406"]),
        told("a field that nothing describes", r"(?m)^fields:\n", "fields:\n  extra: {required: false}\n", &["L0407"]),
        told("a standard setting misspelt as a field", r"(?m)^fields:\n", "fields:\n  event.notifcation.enabled: {label: Events, kind: boolean}\n", &["L0408"]),
        told("a place in the URL forgotten", r"(?m)^(  site:\n(?:    (?:label|description|example): .*\n)+\n(?:.*\n)+?  base\.url: https://)\{site\}\.", "${1}api.", &["L0404"]).at(Line("  site:")),
        told("cursors without a maximum", r"(?m)^(  pagination\.type: cursor\n)  pagination\.max: .*\n", "${1}", &["L0414"]),
        told("cursors with a maximum of nothing", r"(?m)^(  pagination\.type: cursor\n  pagination\.max:) .*", "${1} null", &["L0414"]),
        told("a maximum of less than nothing", r"(?m)^  pagination\.max: .*", "  pagination.max: -1", &["L0414", "L0420"]),
        told("a page before the first", r"(?m)^(  pagination\.page\.startindex:) .*", "${1} -1", &["L0420"]),
        told("an interval of nothing", r"(?m)^(  event\.poller\.refresh_interval:) .*", "${1} 0", &["L0420"]),
        told("a header that is none", r"vendor_name: X-", "vendor_name: X ", &["L0422", "E0104"]),
        told("two headers of one name", r"(?m)^(  - \{name: .*, as: header, vendor_name: )([\w-]+)(\}\n)", "${1}${2}${3}  - {name: other, type: value, as: header, vendor_name: ${2}}\n", &["L0415"]),
        told("a secret in the path", r"(?m)^(  [\w.-]+: \{.*kind: secret)\}", "${1}, sends: path}", &["L0423"]),
        told("an entry left out twice", r"(?m)^without: \[([\w.]+)", "without: [${1}, ${1}", &["L0415"]),
        told("a pattern without an end", r"(?m)^(    pattern: .*)\$( .*)?$", "${1}${2}", &["L0401"]),
        told("a pattern without a beginning", r"pattern: \^", "pattern: ", &["L0401"]),
        told("a pattern without either", r"(?m)^(  [\w.-]+: \{)label: ", "${1}pattern: '[a-z]+', label: ", &["L0401", "E0108", "E0112", "E0115"]),
        told("required as it is anyway", r"(?m)^(  [\w.-]+: \{)(label: (?:[^,}]|, description)*\})$", "${1}required: true, ${2}", &["L0416"]),
        told("a blank option", r"options: \[", "options: [' ', ", &["L0417"]),
        told("a comment that allows an unknown code", r"(?m)^name: (.*)$", "name: ${1} # openelements: allow L9999", &["L0491"]),
        told("a comment that almost sets a level", r"(?m)^name: (.*)$", "name: ${1} # OpenElements: allow L0401", &["L0491"]),
        told("a comment that allows nothing", r"(?m)^name: (.*)$", "name: ${1} # openelements: allow L0401", &["L0492"]),
    ]
}

/// Events, and dates.
fn pollers() -> Vec<Mutation> {
    let told = Mutation::told;
    vec![
        told("a URL of a poller misspelt", r"(?m)^(    [\w-]+:\n(?:      \w.*\n)*?      )url: ", "${1}ulr: ", &["L0421"]),
        told("the id of a poller misspelt", r"(?m)^(      )idField: ", "${1}idField1: ", &["L0421"]),
        told("the dates of a poller misspelt", r"(?m)^(      )datesConfiguration:", "${1}dateConfiguration:", &["L0421"]),
        told("a date of a poller misspelt", r"updatedDateField:", "updateDateField:", &["L0421"]),
        told("webhooks in the singular", r"(?m)^  event\.vendor\.type: webhooks", "  event.vendor.type: webhook", &["L0409"]),
        told("a poller where there are webhooks", r"(?m)^  event\.vendor\.type: polling((?:\n.*)*?\n  event\.poller\.configuration:\n)", "  event.vendor.type: webhooks${1}", &["L0410"])
            .at(Line("event.")),
        told("polling without a poller", r"(?m)^(  event\.vendor\.type: polling\n)  event\.poller\.configuration:\n(?:    .*\n)+", "${1}", &["L0410"]),
        told("a quote of a poller not closed", r"'\$\{epoch\}'", "'$${epoch}", &["L0411"]),
        told("a quote of a poller not opened", r"'\$\{epoch\}'", "$${epoch}'", &["L0411"]),
        told("a descriptor misspelt", r"\$\{epoch\}", "$${epcoh}", &["L0412"]),
        told("a descriptor of a date misspelt", r"\$\{gmtDate:", "$${gmtdate:", &["L0412"]),
        told("a descriptor not closed", r"\$\{epoch\}", "$${epoch", &["L0412"]),
        told("a descriptor without a dollar sign", r"\$\{(epoch\}|gmtDate:)", "{${1}", &["L0412"]),
        told("a descriptor without a brace", r"\$\{(epoch\}|gmtDate:)", "$$${1}", &["L0412"]),
        told("a descriptor with a space", r"\$\{(epoch\}|gmtDate:)", "$$ {${1}", &["L0412"]),
        told("a descriptor with a brace too many", r"\$\{epoch\}", "$${epoch}}", &["L0412"]),
        told("minutes for months", r"(?m)^(  bulk\.query\.date_mask: yyyy-)MM", "${1}mm", &["L0413"]),
        told("months for minutes", r"(?m)^(  bulk\.query\.date_mask: .*HH:)mm", "${1}MM", &["L0413"]),
        told("a letter without quotes in a date mask", r"(?m)^(  bulk\.query\.date_mask: .*)'T'", "${1}T", &["L0413"]),
        told("a quote of a date mask not closed", r"(?m)^(  bulk\.query\.date_mask: .*)'T'", "${1}'T", &["L0413"]),
        told("a date mask of another language", r"(?m)^  bulk\.query\.date_mask: .*", "  bulk.query.date_mask: '%Y-%m-%d'", &["L0413"]),
    ]
}
