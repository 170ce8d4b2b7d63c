// Speaks the Language Server Protocol with yaml-language-server over its standard streams.

import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

export const root = process.env.ROOT;
export const schema = pathToFileURL(path.join(root, "schema/element.schema.json")).href;

const program = path.join(here, "node_modules/yaml-language-server/bin/yaml-language-server");

/** A running server. */
export class Server {
  #process = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  #received = Buffer.alloc(0);
  #answers = new Map();
  #diagnostics = new Map();
  #count = 0;

  /** Starts a server that knows the schema for files of these patterns. */
  static async start(patterns) {
    const server = new Server();
    server.#process.stdout.on("data", (bytes) => server.#take(bytes));
    server.settings = { yaml: { schemas: { [schema]: patterns }, schemaStore: { enable: false } } };
    const folder = { uri: pathToFileURL(root).href, name: "openelements" };
    const capabilities = {
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ["markdown"] },
      },
      workspace: { configuration: true },
    };
    await server.request("initialize", {
      processId: process.pid,
      rootUri: folder.uri,
      workspaceFolders: [folder],
      capabilities,
    });
    server.notify("initialized", {});
    server.notify("workspace/didChangeConfiguration", { settings: server.settings });
    return server;
  }

  stop() {
    this.#process.kill();
  }

  /** Opens a text as a file, and gives what is wrong with it. */
  async open(name, text) {
    const uri = pathToFileURL(path.join(root, name)).href;
    const diagnostics = new Promise((resolve) => this.#diagnostics.set(uri, resolve));
    this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
    return { uri, diagnostics: await diagnostics };
  }

  /** The labels that are offered where `|` stands in a text. */
  async complete(name, marked) {
    const { uri, position } = await this.#at(name, marked);
    const answer = await this.request("textDocument/completion", {
      textDocument: { uri },
      position,
    });
    return answer.items.map((item) => item.label);
  }

  /** What is shown for the place where `|` stands in a text. */
  async hover(name, marked) {
    const { uri, position } = await this.#at(name, marked);
    const answer = await this.request("textDocument/hover", { textDocument: { uri }, position });
    return answer?.contents.value ?? "";
  }

  async #at(name, marked) {
    const before = marked.slice(0, marked.indexOf("|")).split("\n");
    const position = { line: before.length - 1, character: before.at(-1).length };
    const { uri } = await this.open(name, marked.replace("|", ""));
    return { uri, position };
  }

  request(method, params) {
    const id = ++this.#count;
    const answer = new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return answer;
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #take(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.subarray(0, end))?.[1]);
      const start = end + 4;
      if (end < 0 || this.#received.length < start + length) return;
      const message = JSON.parse(this.#received.subarray(start, start + length));
      this.#received = this.#received.subarray(start + length);
      this.#handle(message);
    }
  }

  #handle({ id, method, params, result, error }) {
    if (method === "textDocument/publishDiagnostics") {
      this.#diagnostics.get(params.uri)?.(params.diagnostics);
    } else if (method === "workspace/configuration") {
      const sections = params.items.map(({ section }) => this.settings[section] ?? {});
      this.#send({ id, result: sections });
    } else if (method && id !== undefined) {
      this.#send({ id, result: null });
    } else if (id !== undefined) {
      const answer = this.#answers.get(id);
      this.#answers.delete(id);
      error ? answer.reject(new Error(error.message)) : answer.resolve(result);
    }
  }
}
