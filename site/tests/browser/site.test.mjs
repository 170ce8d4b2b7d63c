// The documentation as a reader sees it. Run by `.ci/browser`.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { contrasts } from "./contrast.mjs";

const { SITE, SCREENSHOTS, CHROMIUM } = process.env;
// A browser that asks for nothing by itself.
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };

const bySize = readdirSync(`${SITE}/elements`)
  .filter((name) => name.endsWith(".html"))
  .sort((a, b) => statSync(`${SITE}/elements/${a}`).size - statSync(`${SITE}/elements/${b}`).size);
const PAGES = ["index.html", `elements/${bySize.at(-1)}`, `elements/${bySize[0]}`, "elements/zuorav2.html"];

let browser;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
});

after(() => browser.close());

// Opens a page, has something done with it, and makes sure that nothing went wrong and nothing was loaded from elsewhere.
async function visit(page, options, look) {
  const context = await browser.newContext({ viewport: DESK, ...options });
  try {
    const tab = await context.newPage();
    const problems = [];
    tab.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
    tab.on("pageerror", (error) => problems.push(String(error)));
    tab.on("request", (request) => request.url().startsWith("file://") || problems.push(request.url()));
    tab.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
    await tab.goto(String(pathToFileURL(`${SITE}/${page}`)));
    await look(tab);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

const shown = (tab) => tab.$$eval("ul.elements > li:not([hidden])", (items) => items.map((item) => item.dataset.key));

for (const page of PAGES) {
  for (const [device, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${page} on a ${device}, ${colorScheme}`, () =>
        visit(page, { viewport, colorScheme }, async (tab) => {
          const name = `${page.replace(/^elements\//, "").replace(".html", "")}-${device}-${colorScheme}`;
          await tab.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
          const [needed, there] = await tab.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
          assert.ok(needed <= there, `the page is ${needed} wide on ${there}`);
          assert.deepEqual(await tab.evaluate(wide), []);
          assert.deepEqual(await tab.evaluate(contrasts), []);
        }));
    }
  }
}

// What sticks out of the window without being in something that scrolls.
function wide() {
  const out = [];
  for (const node of document.querySelectorAll("main *, nav *")) {
    const box = node.getBoundingClientRect();
    if (box.right > innerWidth + 1 && !node.closest(".scroll, pre, .contents ul")) out.push(node.outerHTML.slice(0, 80));
  }
  return out;
}

test("a long page as a whole", () =>
  visit(PAGES[1], { viewport: PHONE }, (tab) =>
    tab.screenshot({ path: `${SCREENSHOTS}/whole-phone.png`, fullPage: true })));

test("words find elements by key, name, hub, description and entry", () =>
  visit("index.html", {}, async (tab) => {
    const all = (await shown(tab)).length;
    for (const [query, key] of [
      ["chargebee", "chargebee"],
      ["Zuora v2", "zuorav2"],
      ["payment Chargify", "chargify"],
      ["PLANS charges", "stripe"],
      ["payment subdomain", "chargebee"],
      ["zuorav2.sandbox", "zuorav2"],
    ]) {
      await tab.fill("#search", query);
      const found = await shown(tab);
      assert.ok(found.includes(key) && found.length < all / 2, `${query}: ${found}`);
      assert.equal(await tab.textContent(".count"), `${found.length} of ${all} elements`);
    }
    assert.match(await tab.textContent('[data-key="zuorav2"] .hits'), /zuorav2\.sandbox/);
    await tab.screenshot({ path: `${SCREENSHOTS}/found.png` });
    await tab.fill("#search", "no-such-word");
    assert.deepEqual(await shown(tab), []);
    assert.equal(await tab.textContent(".count"), "No element has all of these words");
    assert.equal(await tab.$$eval("h2:not([hidden])", (headings) => headings.length), 0);
    await tab.fill("#search", "");
    assert.equal((await shown(tab)).length, all);
  }));

test("all can be done with the keys", () =>
  visit("index.html", {}, async (tab) => {
    const focused = () => tab.evaluate(() => document.activeElement.id || document.activeElement.textContent);
    await tab.keyboard.press("Tab");
    assert.equal(await focused(), "Skip to the content");
    await tab.keyboard.press("Enter");
    assert.equal(await focused(), "content");
    await tab.keyboard.press("/");
    assert.equal(await focused(), "search");
    await tab.keyboard.type("chargebee");
    assert.deepEqual(await shown(tab), ["chargebee"]);
    await tab.keyboard.press("Escape");
    assert.ok((await shown(tab)).length > 1);
    await tab.keyboard.type("chargebee");
    await tab.keyboard.press("Enter");
    await tab.waitForURL("**/elements/chargebee.html");
    // The wide things of a page are scrolled by the keys, so they are stops.
    const stops = await tab.$$eval("pre, .scroll", (nodes) => nodes.every((node) => node.tabIndex === 0));
    assert.ok(stops);
    await tab.click("text=Search");
    await tab.waitForURL("**/index.html#search");
    assert.equal(await focused(), "search");
  }));

test("a sample is copied as it stands", () =>
  visit("elements/chargebee.html", { permissions: ["clipboard-read", "clipboard-write"] }, async (tab) => {
    const figure = tab.locator("figure.code", { hasText: "curl -X POST" }).first();
    await figure.locator("button").click();
    await figure.locator("button", { hasText: "Copied" }).waitFor();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    const markdown = readFileSync(`${SITE}/elements/chargebee.md`, "utf8");
    assert.ok(copied.startsWith("curl -X POST") && markdown.includes(copied), copied);
  }));

test("a browser that refuses the clipboard copies all the same", () =>
  visit("elements/chargebee.html", {}, async (tab) => {
    await tab.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      document.addEventListener("copy", () => (window.copied = document.activeElement.value));
    });
    const button = tab.locator("figure.code button").first();
    await button.click();
    await tab.locator("figure.code button", { hasText: "Copied" }).waitFor();
    assert.match(await tab.evaluate(() => window.copied), /OPENELEMENTS_USER/);
  }));

test("without scripts every element is there", () =>
  visit("index.html", { javaScriptEnabled: false }, async (tab) => {
    assert.ok((await tab.locator("ul.elements > li").count()) > 100);
    assert.ok(!(await tab.locator("form.search").isVisible()));
  }));

test("on paper everything is shown", () =>
  visit(PAGES[1], {}, async (tab) => {
    await tab.emulateMedia({ media: "print" });
    assert.ok(!(await tab.locator(".contents").isVisible()));
    const cut = await tab.$$eval("pre", (nodes) => nodes.filter((node) => node.scrollWidth > node.clientWidth).length);
    assert.equal(cut, 0);
    await tab.screenshot({ path: `${SCREENSHOTS}/print.png` });
  }));
