// Exported packages in programs of others: node --test packages/packages.test.mjs
//   OFFRAMP=PROGRAM     the program that exports them; else the one that cargo built

import { after, before, describe } from "node:test";

import { launch } from "../page/browser.mjs";
import { cmi5Tests } from "./cmi5.mjs";
import { menuTests } from "./menu.mjs";
import { schemaTests } from "./schema.mjs";
import { scormTests } from "./scorm.mjs";

/** @import { Browser } from "playwright-core" */

/** @type {Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

schemaTests();
const given = () => browser;
describe("packages in an LMS of others", { concurrency: 2 }, () => {
  scormTests(given);
  menuTests(given);
});
cmi5Tests(given);
