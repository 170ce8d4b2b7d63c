// The patterns of exported schemas are regular expressions of ECMA-262, as JSON Schema wants them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { root } from "./server.mjs";

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "openelements-"));

after(() => fs.rmSync(directory, { recursive: true }));

function collect(schema, patterns) {
  if (schema === null || typeof schema !== "object") return;
  if (typeof schema.pattern === "string") patterns.add(schema.pattern);
  for (const member of Object.values(schema)) collect(member, patterns);
}

for (const specs of ["specs", "codegen/tests/fixtures/specs/hazards"]) {
  test(`patterns of ${specs}`, () => {
    const out = path.join(directory, path.basename(specs));
    const args = ["export", "json-schema", "--specs", path.join(root, specs), "--out", out];
    const { status, stderr } = spawnSync(process.env.OPENELEMENTS, args, { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const patterns = new Set();
    for (const name of fs.readdirSync(out)) collect(JSON.parse(fs.readFileSync(path.join(out, name))), patterns);
    assert.ok(patterns.size > 5);
    for (const pattern of patterns) new RegExp(pattern, "u");
  });
}
