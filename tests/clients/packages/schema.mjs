// Offramp JSON by its schema, as two validators of others read it: what is exported passes both, what is spoilt
// neither.

import { execFile } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test, after } from "node:test";
import { promisify } from "node:util";

import { Ajv2020 } from "ajv/dist/2020.js";

import { temporaryFolder } from "../page/build.mjs";
import { ROOT, program } from "../program.mjs";
import { Figures } from "./figures.mjs";
import { CASES, sample } from "./package-file.mjs";
import { inVenv } from "./venv.mjs";

const SCHEMA = join(ROOT, "docs/schema/offramp-case-1.schema.json");
const FIXTURES = join(ROOT, "tests/fixtures/player");
/** Has jsonschema count the faults of each file. */
const COUNT_FAULTS = `
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
for path in sys.argv[2:]:
    print(len(list(kind(schema).iter_errors(json.load(open(path))))))
`;

/** The first node of a kind, with its kind around it. @param {any} scenario @param {string} kind */
const wrapped = (scenario, kind) => scenario.nodes.find((/** @type {any} */ [, node]) => node[kind])[1];

/** The first node of a kind. @param {any} scenario @param {string} kind */
const nodeOf = (scenario, kind) => wrapped(scenario, kind)[kind];

/** What can be spoilt in any of the samples. @type {{ [what: string]: (scenario: any) => void }} */
const SPOILT = {
  "no format": (one) => delete one.format,
  "a later format": (one) => (one.format = 2),
  "no nodes": (one) => delete one.nodes,
  "no start": (one) => delete one.start,
  "a field that nobody knows": (one) => (one.weather = "rain"),
  "a title that is a number": (one) => (one.title = 7),
  "a channel that nobody has": (one) => (one.channel = "Fax"),
  "nodes as a table": (one) => (one.nodes = Object.fromEntries(one.nodes)),
  "a node of no kind": (one) => (one.nodes[0][1] = {}),
  "a node of a kind that nobody knows": (one) => (one.nodes[0][1] = { Quiz: {} }),
  "a node of two kinds": (one) => (wrapped(one, "Decision").Ending = nodeOf(one, "Ending")),
  "a decision with a field that nobody knows": (one) => (nodeOf(one, "Decision").colour = "red"),
  "a grade that nobody gives": (one) => (nodeOf(one, "Decision").choices[0].grade = "Perfect"),
  "a choice without its id": (one) => delete nodeOf(one, "Decision").choices[0].id,
  "an ending that nobody comes to": (one) => (nodeOf(one, "Ending").outcome = "Delighted"),
  "a meter that ends in words": (one) => (one.meters[0][1].max = "a hundred"),
  "a pass mark in words": (one) => (one.passing.percent = "seventy"),
};

const figures = new Figures("Offramp JSON");
const folder = temporaryFolder();

export function schemaTests() {
  const run = promisify(execFile);
  const schema = JSON.parse(readFileSync(SCHEMA, "utf8"));
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

  /** @param {string} path */
  const exported = async (path) => {
    const { stdout } = await run(program(), ["export", path, "--to", "json", "--out", "-"], { maxBuffer: 2 ** 26 });
    return stdout;
  };

  /** How many faults each text has for jsonschema; null without it. @param {string[]} texts */
  const faultsInPython = async (texts) => {
    const python = inVenv("python");
    if (!python) return null;
    const paths = texts.map((_, at) => join(folder, `${at}.json`));
    for (const [at, path] of paths.entries()) writeFileSync(path, texts[at]);
    const { stdout } = await run(python, ["-c", COUNT_FAULTS, SCHEMA, ...paths]);
    return stdout.trim().split("\n").map(Number);
  };

  describe("Offramp JSON by its schema", () => {
    test("samples and fixtures pass, and what is spoilt does not", async (t) => {
      const fixtures = readdirSync(FIXTURES).filter((name) => name.endsWith(".ron"));
      const names = [...CASES.map(sample), ...fixtures.map((name) => join(FIXTURES, name))];
      const texts = await Promise.all(names.map(exported));
      /** @type {string[]} */
      const spoilt = [];
      const spoils = Object.entries(SPOILT);
      for (const [at, [what, spoil]] of spoils.entries()) {
        const scenario = JSON.parse(texts[at % CASES.length]);
        spoil(scenario);
        spoilt.push(JSON.stringify(scenario));
        figures.ok(!ajv(scenario), `ajv refuses ${what}`);
      }
      for (const [at, text] of texts.entries()) figures.ok(ajv(JSON.parse(text)), `ajv takes ${names[at]}`, ajv.errors);
      const counts = await faultsInPython([...texts, ...spoilt]);
      if (!counts) return t.skip("only ajv has looked: there is no jsonschema, its environment could not be made");
      figures.equal(counts.length, names.length + spoilt.length, "jsonschema looked at all of them");
      for (const [at, name] of names.entries()) figures.equal(counts[at], 0, `jsonschema takes ${name}`);
      const ofSpoilt = counts.slice(names.length);
      for (const [at, [what]] of spoils.entries()) figures.ok(ofSpoilt[at] > 0, `jsonschema refuses ${what}`);
      figures.add("cases", names.length);
      figures.add("spoilt ones", spoilt.length);
    });
    after(() => figures.tell());
  });
}
