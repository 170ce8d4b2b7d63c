// What an author of specs sees in an editor with yaml-language-server.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Server, root, schema } from "./server.mjs";

let server;
let count = 0;

before(async () => {
  server = await Server.start(["drafts/*.yaml", "specs/*.yaml"]);
});
after(() => server.stop());

/** A new file that the schema is for. */
const file = () => `drafts/sample-${++count}.yaml`;

const complete = (text) => server.complete(file(), text);
const hover = (text) => server.hover(file(), text);

async function problems(text, name = file()) {
  const { diagnostics } = await server.open(name, text);
  return diagnostics.map(({ range, message }) => ({
    line: range.start.line + 1,
    column: range.start.character + 1,
    message,
  }));
}

function includes(labels, expected) {
  for (const label of expected) {
    assert.ok(labels.includes(label), `${label} is not among ${labels.join(", ")}`);
  }
}

test("members of a spec are completed", async () => {
  const labels = await complete("key: recurly\n|");
  includes(labels, ["name", "authentication", "fields", "defaults", "parameters", "active", "hookName"]);
  assert.ok(!labels.includes("key"), "what is there is not offered again");
});

test("attributes of a field are completed", async () => {
  const start = "key: recurly\nname: Recurly\nfields:\n  site:\n    ";
  includes(await complete(`${start}|`), ["label", "kind", "required_if", "sends", "rust_name"]);
});

test("names of standard entries are completed in `fields`", async () => {
  const labels = await complete("key: recurly\nname: Recurly\nfields:\n  |");
  includes(labels, ["username", "oauth.user.token", "pagination.max"]);
});

test("kinds are completed", async () => {
  const start = "key: recurly\nname: Recurly\nfields:\n  site:\n    kind: ";
  const kinds = ["string", "secret", "boolean", "integer", "url", "host", "enum", "json", "text"];
  includes(await complete(`${start}|`), kinds);
});

test("settings and their options are completed under `defaults`", async () => {
  const start = "key: recurly\nname: Recurly\ndefaults:\n  ";
  includes(await complete(`${start}|`), ["base.url", "pagination.max", "oauth.token.url"]);
  includes(await complete(`${start}pagination.type: |`), ["page", "offset", "cursor"]);
});

test("types of authentication are completed", async () => {
  const types = ["basic", "oauth1", "oauth2", "apiKey", "awsv4", "custom"];
  includes(await complete("key: recurly\nname: Recurly\nauthentication: |"), types);
  const alternatives = await complete("key: recurly\nname: Recurly\nauthentication:\n  |");
  includes(alternatives, ["default", "answered", ...types]);
});

test("places to send to are completed", async () => {
  const start = "key: recurly\nname: Recurly\nfields:\n  site:\n    sends: ";
  includes(await complete(`${start}|`), ["path", "header", "no-op"]);
});

test("descriptions are shown", async () => {
  assert.match(await hover("ke|y: recurly\nname: Recurly\n"), /Names the element/);
  const field = "key: recurly\nname: Recurly\nfields:\n  site:\n    alia|s: subdomain\n";
  assert.match(await hover(field), /Other names under which it is accepted/);
  const setting = "key: recurly\nname: Recurly\ndefaults:\n  pagination.m|ax: 100\n";
  assert.match(await hover(setting), /The most items that the vendor gives in one page/);
});

test("a misspelt member is shown where it is", async () => {
  const [problem, ...others] = await problems("key: recurly\nname: Recurly\nfeilds: {}\n");
  assert.deepEqual([problem.line, problem.column, others.length], [3, 1, 0]);
  assert.match(problem.message, /feilds/);
});

test("a misspelt attribute and an unknown setting are shown where they are", async () => {
  const field = "key: recurly\nname: Recurly\nfields:\n  site:\n    lable: Site\n";
  assert.deepEqual((await problems(field)).map(({ line, column }) => [line, column]), [[5, 5]]);
  const setting = "key: recurly\nname: Recurly\ndefaults:\n  pagination.maks: 7\n";
  assert.deepEqual((await problems(setting)).map(({ line, column }) => [line, column]), [[4, 3]]);
});

test("a wrong kind is shown where it is", async () => {
  const text = "key: recurly\nname: Recurly\nactive: maybe\nfields:\n  site:\n    kind: strin\n";
  const found = await problems(text);
  const places = found.map(({ line, column }) => [line, column]);
  assert.deepEqual(places, [[3, 9], [6, 11]]);
  assert.match(found[0].message, /boolean/);
  assert.match(found[1].message, /"string"/);
});

test("a missing key is shown", async () => {
  const [problem, ...others] = await problems("name: Recurly\n");
  assert.deepEqual([problem.line, problem.column, others.length], [1, 1, 0]);
  assert.match(problem.message, /"key"/);
});

test("what is expected is said in words", async () => {
  const [problem] = await problems("key: Recurly!\nname: Recurly\n");
  assert.match(problem.message, /lower-case letters/);
});

test("a line at the top of a file names the schema, too", async () => {
  const text = `# yaml-language-server: $schema=${schema}\nkey: recurly\nname: Recurly\nfeilds: {}\n`;
  const [problem] = await problems(text, "elsewhere/recurly.yaml");
  assert.equal(problem.line, 4);
});

test("no spec of the catalogue has a problem", async () => {
  const specs = path.join(root, "specs");
  const names = fs.readdirSync(specs).filter((name) => name.endsWith(".yaml"));
  assert.ok(names.length > 100);
  for (const name of names) {
    const found = await problems(fs.readFileSync(path.join(specs, name), "utf8"), `specs/${name}`);
    assert.deepEqual(found, [], name);
  }
});
