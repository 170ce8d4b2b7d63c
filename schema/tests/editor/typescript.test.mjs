// The exported declarations accept the documented requests that the decoder accepts, and refuse mistakes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { root } from "./server.mjs";

const program = process.env.OPENELEMENTS;
const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "openelements-"));

after(() => fs.rmSync(directory, { recursive: true }));

function run(command, args, input) {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: "utf8" });
  return { status, text: stdout + stderr };
}

const exported = run(program, ["export", "typescript", "--out", path.join(directory, "openelements.d.ts")]);
assert.equal(exported.status, 0, exported.text);

/** Compiles a file beside the declarations, and gives the lines with errors. */
function errors(name, text) {
  const file = path.join(directory, name);
  fs.writeFileSync(file, `import type * as api from "./openelements.js";\n${text}`);
  const flags = ["--noEmit", "--strict", "--pretty", "false", "--target", "es2022", "--module", "nodenext"];
  const { status, text: told } = run(process.execPath, [compiler, ...flags, "--types", "", file]);
  const lines = [...told.matchAll(/^(.*)\((\d+),\d+\): error (.*)$/gm)];
  assert.equal(status === 0, lines.length === 0, told);
  for (const [line, at] of lines) assert.ok(at.endsWith(name), line);
  return lines.map(([, , line, message]) => ({ line: Number(line), message }));
}

test("documented requests that the decoder accepts are of their type", () => {
  const corpus = path.join(root, "tests/corpus");
  const files = fs.readdirSync(corpus).filter((name) => name.endsWith(".json"));
  const requests = files.flatMap((name) => {
    const documents = JSON.parse(fs.readFileSync(path.join(corpus, name), "utf8"));
    return documents.requests.map(({ body }) => ({ key: documents.key, body }));
  });
  assert.ok(requests.length > 300);
  // A line each.
  const lines = requests.map(
    ({ key, body }, index) => `export const request${index}: api.InstanceRequest<"${key}"> = ${JSON.stringify(body)};`,
  );
  const refused = new Map(errors("requests.ts", lines.join("\n")).map((error) => [error.line - 2, error.message]));
  for (const [index, message] of refused) {
    const body = JSON.stringify(requests[index].body);
    const { status } = run(program, ["provision", "-"], body);
    assert.equal(status, 1, `only the declarations refuse ${body}: ${message}`);
  }
  assert.ok(refused.size < requests.length / 3, `${refused.size} of ${requests.length} are refused`);
});

const accepted = [
  `const a: api.ChargebeeConfiguration = { site: "acme", username: "u", password: "p" };`,
  `const a: api.ChargebeeConfiguration = { site: "acme", username: "u", password: "p", "pagination.max": 50 };`,
  `const a: api.StripeConfiguration = { "api.key": "k" };`,
  `const a: api.StripeConfiguration = { username: "k" };`,
  `const a: api.Zuorav2Configuration = { "zuorav2.sandbox": true, username: "u", password: "p" };`,
  `const a: api.Zuorav2Configuration = { "authentication.type": "CUSTOM", "zuorav2.sandbox": "true", clientId: "a", clientSecret: "b" };`,
  `const a: api.ElementKey = "zendesk";`,
  `const key = (a: api.Instance<"stripe">): "stripe" => a.element.key;`,
  `const url = (a: api.Instance): string | null | undefined => a.configuration?.["base.url"];`,
];

const refused = [
  `const a: api.ChargebeeConfiguration = { username: "u", password: "p" };`,
  `const a: api.ChargebeeConfiguration = { site: null, username: "u", password: "p" };`,
  `const a: api.ChargebeeConfiguration = { sight: "acme", site: "acme", username: "u", password: "p" };`,
  `const a: api.ChargebeeConfiguration = { site: "acme", username: "u", password: "p", "pagination.type": "pages" };`,
  `const a: api.StripeConfiguration = {};`,
  `const a: api.StripeConfiguration = { "api.key": "k", username: "k" };`,
  `const a: api.Zuorav2Configuration = { "zuorav2.sandbox": true, username: "u", password: "p", clientId: "a" };`,
  `const a: api.Zuorav2Configuration = { "authentication.type": "custom", "zuorav2.sandbox": true, username: "u", password: "p" };`,
  `const a: api.Zuorav2Configuration = { "zuorav2.sandbox": "yes", username: "u", password: "p" };`,
  `const a: api.ElementKey = "zendesc";`,
  `const a: api.InstanceRequest<"stripe"> = { element: { key: "stripe" }, configuration: { username: "k" } };`,
];

test("what is right compiles", () => {
  assert.deepEqual(errors("right.ts", accepted.map((sample) => `{ ${sample} }`).join("\n")), []);
});

test("what is wrong does not compile", () => {
  const found = errors("wrong.ts", refused.map((sample) => `{ ${sample} }`).join("\n"));
  const lines = new Set(found.map(({ line }) => line - 2));
  const missed = refused.filter((_, index) => !lines.has(index));
  assert.deepEqual(missed, []);
});
