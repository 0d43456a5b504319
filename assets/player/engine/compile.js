// Case → machine. Total: references to what does not exist become conditions that never hold, effects that do nothing
// and exits that lead nowhere.

/** @import { Case, Choice, Decision, Effect, Line, Node } from "./case.js" */
/** @import { Places } from "./condition.js" */
/** @import { Body, ChoiceCode, LineCode, Machine, Op, Target, Timer } from "./machine.js" */
import { TALLIES, gradeWorth } from "./case.js";
import { compileCondition, numberOf } from "./condition.js";
import { fnv1a32 } from "./draw.js";
import { durationSeconds } from "./duration.js";
import { MISSING, OPEN_EXIT } from "./machine.js";
import { layOut } from "./state.js";

/** The most ticks of waiting that count. */
const MAX_TICKS = 20;
/** The largest sum of a chance's weights. */
const MAX_TOTAL_WEIGHT = 1_000_000;
/** The highest value of a tally. */
const MAX_TALLY = 0x7fffffff;

/**
 * @param {Case} scenario Offramp JSON, parsed
 * @returns {Machine}
 */
export function compile(scenario) {
  const places = placesOf(scenario);
  const { layout } = places;
  const meters = places.ranges;
  let visits = layout.visits;
  let bit = 0;
  const nodes = scenario.nodes.map(([id, node]) => {
    const body = compileBody(places, node, bit);
    const fields = body.source;
    if (body.kind === "Decision") bit += body.choices.length;
    return {
      id,
      idHash: fnv1a32(id),
      after: seconds(fields.after),
      takes: seconds(fields.takes),
      effects: compileEffects(places, fields.effects),
      lines: compileLines(places, fields.lines),
      visits: draws(node) ? visits++ : 0,
      ...body,
    };
  });
  return {
    case: scenario,
    layout,
    places,
    start: targetOf(places, scenario.start),
    nodes,
    promises: scenario.promises.map(([, promise]) => ({
      due: promise.due === undefined ? null : seconds(promise.due),
      ifKept: compileEffects(places, promise.if_kept),
      ifBroken: compileEffects(places, promise.if_broken),
    })),
    whenever: scenario.whenever.map(({ when, to }) => ({
      when: compileCondition(places, when),
      to: targetOf(places, to),
    })),
    least: [...TALLIES.map(() => 0), ...meters.map((meter) => meter.min)],
    most: [...TALLIES.map(() => MAX_TALLY), ...meters.map((meter) => meter.max)],
    startsAt: [
      ...TALLIES.map((tally) => (tally === "contacts" ? 1 : 0)),
      ...meters.map(({ start, min, max }) => Math.max(min, Math.min(max, start))),
    ],
    failsIf: (scenario.passing.fails_if || []).map(({ when }) => compileCondition(places, when)),
  };
}

/**
 * Whether chance plays a part in a node: its visits are counted.
 * @param {Node} node
 */
const draws = (node) => "Chance" in node || ("Decision" in node && !!node.Decision.shuffle);

/**
 * @param {Case} scenario
 * @returns {Places}
 */
function placesOf(scenario) {
  const numbered = (/** @type {[string, unknown][]} */ table) => new Map(table.map(([id], at) => [id, at]));
  const choices = new Map();
  let count = 0;
  for (const [id, node] of scenario.nodes) {
    if (!("Decision" in node)) continue;
    for (const choice of node.Decision.choices || []) {
      const name = `${id}/${choice.id}`;
      // The first of two that share an id.
      if (!choices.has(name)) choices.set(name, count);
      count += 1;
    }
  }
  const drawing = scenario.nodes.filter(([, node]) => draws(node)).length;
  return {
    layout: layOut(scenario, TALLIES.length, count, drawing),
    meters: numbered(scenario.meters),
    ranges: scenario.meters.map(([, meter]) => meter),
    flags: numbered(scenario.flags),
    facts: numbered(scenario.facts),
    promises: numbered(scenario.promises),
    nodes: numbered(scenario.nodes),
    choices,
    remedies: new Map(scenario.remedies),
  };
}

/**
 * @param {string | undefined} duration
 * @returns {number}
 */
const seconds = (duration) => (duration === undefined ? 0 : durationSeconds(duration) || 0);

/**
 * @param {Places} places
 * @param {string | null | undefined} to
 * @returns {Target}
 */
function targetOf(places, to) {
  if (to === undefined || to === null) return OPEN_EXIT;
  const node = places.nodes.get(to);
  return node === undefined ? MISSING : node;
}

/**
 * @param {Places} places
 * @param {Node} node
 * @param {number} bit the place of its first choice among those of the case
 * @returns {Body}
 */
function compileBody(places, node, bit) {
  const target = (/** @type {string | undefined} */ to) => targetOf(places, to);
  if ("Scene" in node) return { kind: "Scene", source: node.Scene, then: target(node.Scene.then) };
  if ("Pause" in node) return { kind: "Pause", source: node.Pause, then: target(node.Pause.then) };
  if ("Decision" in node) {
    const source = node.Decision;
    const choices = (source.choices || []).map((choice, at) => compileChoice(places, choice, bit + at));
    return { kind: "Decision", source, choices, timer: compileTimer(places, source), shuffle: !!source.shuffle };
  }
  if ("Rewrite" in node) {
    const source = node.Rewrite;
    const { strong, fair, weak } = source;
    return { kind: "Rewrite", source, Strong: target(strong), Fair: target(fair), Weak: target(weak) };
  }
  if ("Gate" in node) {
    const source = node.Gate;
    const routes = (source.routes || []).map(({ when, to }) => ({
      when: compileCondition(places, when),
      to: target(to),
    }));
    return { kind: "Gate", source, routes, otherwise: target(source.otherwise) };
  }
  if ("Chance" in node) {
    const source = node.Chance;
    const outcomes = (source.outcomes || []).map(({ id, weight, to }) => ({ id, weight, to: target(to) }));
    const total = outcomes.reduce((sum, { weight }) => sum + weight, 0);
    return { kind: "Chance", source, outcomes, total: total > MAX_TOTAL_WEIGHT ? 0 : total };
  }
  return { kind: "Ending", source: node.Ending };
}

/**
 * @param {Places} places
 * @param {Choice} choice
 * @param {number} bit
 * @returns {ChoiceCode}
 */
function compileChoice(places, choice, bit) {
  const effects = compileEffects(places, choice.effects).slice();
  const remedy = places.remedies.get(choice.remedy || "");
  const { outcome = 0, process = 0, respect = 0 } = choice.fairness || {};
  /** @type {[typeof TALLIES[number], number][]} */
  const sums = [
    ["points", choice.points || 0],
    ["cost", (remedy && remedy.cost) || 0],
    ["fair_outcome", outcome],
    ["fair_process", process],
    ["fair_respect", respect],
  ];
  for (const [tally, n] of sums) if (n !== 0) effects.push({ op: "Add", at: TALLIES.indexOf(tally), n });
  return {
    id: choice.id,
    bit,
    source: choice,
    when: choice.when ? compileCondition(places, choice.when) : null,
    lockedShown: typeof choice.locked === "object",
    once: !!choice.once,
    worth: choice.grade ? gradeWorth(choice.grade) : null,
    effects,
    takes: seconds(choice.takes),
    reply: compileLines(places, choice.reply),
    to: targetOf(places, choice.to),
  };
}

/**
 * @param {Places} places
 * @param {Decision} decision
 * @returns {Timer | null}
 */
function compileTimer(places, decision) {
  if (decision.seconds === undefined || decision.seconds === null) return null;
  const timeout = decision.timeout || {};
  const waiting = decision.while_waiting || { every: 0 };
  const ticks = waiting.every > 0 ? Math.floor(decision.seconds / waiting.every) : 0;
  return {
    seconds: decision.seconds,
    ticks: Math.min(ticks, MAX_TICKS),
    waiting: compileEffects(places, waiting.effects),
    worth: timeout.grade ? gradeWorth(timeout.grade) : null,
    effects: compileEffects(places, timeout.effects),
    reply: compileLines(places, timeout.reply),
    to: targetOf(places, decision.on_timeout),
  };
}

/**
 * @param {Places} places
 * @param {Line[] | undefined} lines
 * @returns {LineCode[]}
 */
function compileLines(places, lines) {
  return (lines || []).map((line) => ({ when: line.when ? compileCondition(places, line.when) : null, line }));
}

/**
 * @param {Places} places
 * @param {Effect[] | undefined} effects
 * @returns {Op[]}
 */
function compileEffects(places, effects) {
  /** @type {Op[]} */
  const ops = [];
  for (const effect of effects || []) {
    const [op, value] = /** @type {[Op["op"], any]} */ (Object.entries(effect)[0]);
    const [what, n] = Array.isArray(value) ? value : [value, 0];
    const at = changed(places, op, what);
    if (at !== undefined) ops.push({ op, at, n: op === "Extend" ? seconds(n) : n });
  }
  return ops;
}

/**
 * The place of what an effect changes.
 * @param {Places} places
 * @param {Op["op"]} op
 * @param {any} what a variable for numbers, else an id
 * @returns {number | undefined}
 */
function changed(places, op, what) {
  switch (op) {
    case "Add":
    case "Set":
      return numberOf(places, what);
    case "Raise":
    case "Lower":
      return places.flags.get(what);
    case "Reveal":
      return places.facts.get(what);
    case "Make":
    case "Keep":
    case "Break":
    case "Extend":
      return places.promises.get(what);
  }
}
