// The earlier off-ramps of a run: decisions at which another answer could still have led to a good end. Exact for this
// very run; what cannot be settled with what may be spent is left out.

/** @import { Run } from "../engine/run.js" */
/** @import { State } from "../engine/state.js" */
/** @import { Input } from "../engine/step.js" */
/** @import { NodeCode } from "../engine/machine.js" */
/** @import { OffRamps } from "./content.js" */
import { percent } from "../engine/percent.js";
import { chosenIn } from "../engine/step.js";
import { answerTaken } from "./content.js";
import { GoodEndSearch, Ways, endsWell, gradeRank, inputsAt } from "./good-end.js";

/** The most steps that a decision is worth. */
const STEPS_EACH = 20000;
/** The most steps to name an end that is known to be there. */
const STEPS_TO_NAME = 2000;

/**
 * A decision of a run: how many inputs were before it, the answer that could have been given, the state in which it
 * could have ended (null where that is known only to be good), and whether the answer that was given was the one after
 * which no good end was left.
 * @typedef {{ inputs: number, node: number, input: Input, end: State | null, lost: boolean }} WayOut
 */

/** Looks for the off-ramps of a run that is over, from its last decision to its first. */
export class WaysOut {
  /**
   * @param {Run} run
   * @param {OffRamps} [table] what the exporter found out about all runs
   */
  constructor(run, table) {
    this.run = run;
    this.machine = run.machine;
    this.table = table || {};
    this.ways = new Ways(run.machine);
    this.good = endsWell(run.machine, run.state);
    /** Whether a good end could still be reached after the decision that is looked at; null: not known. */
    this.open = this.good;
    /** @type {WayOut[]} */
    this.found = [];
    this.next = run.moments.length - 1;
    /** @type {{ search: GoodEndSearch, most: number, then: (reached: boolean | null) => void } | null} */
    this.task = null;
    this.spent = 0;
  }

  /**
   * Goes on for about so many steps; whether there is nothing left to do.
   * @param {number} steps
   */
  advance(steps) {
    if (!this.task && this.next < 1) return true;
    if (!this.task) {
      this.begin(this.next);
      this.next -= 1;
      return false;
    }
    const { search, most, then } = this.task;
    const before = search.steps;
    const reached = search.advance(Math.min(steps, most - search.steps));
    this.spent += search.steps - before;
    if (reached !== null || search.steps >= most) {
      this.task = null;
      then(reached);
    }
    return false;
  }

  /**
   * Looks at the input of a moment: first whether it lost the good end.
   * @param {number} place
   */
  begin(place) {
    const { machine, run } = this;
    const { did, state } = run.moments[place];
    const node = did && machine.nodes[did.node];
    if (!did || !node || node.kind !== "Decision") return;
    this.spent = 0;
    const said = this.told(node, did.input);
    if (this.open || said === "Always") {
      this.open = true;
      this.tryOthers(place, false);
    } else if (said === "Never") {
      this.tryOthers(place, true);
    } else {
      this.search(new GoodEndSearch(this.ways, state), STEPS_EACH, (reached) => {
        this.open = reached === true;
        this.tryOthers(place, reached === false);
      });
    }
  }

  /**
   * Tries the other answers, the best first, until one could have led to a good end. While a good end was still open
   * after the answer that was given, only a better one is worth naming.
   * @param {number} place
   * @param {boolean} lost
   */
  tryOthers(place, lost) {
    const { machine, run } = this;
    const { did } = run.moments[place];
    const before = run.moments[place - 1].state;
    const node = machine.nodes[before[0]];
    if (!did) return;
    const rank = rankOf(node, did.input);
    const others = inputsAt(machine, before)
      .filter((input) => input === "TimeOut" || (chosenIn(input) || { ticks: 1 }).ticks === 0)
      .filter((input) => !sameAnswer(input, did.input) && this.told(node, input) !== "Never")
      .filter((input) => lost || rankOf(node, input) < rank)
      .sort((a, b) => rankOf(node, a) - rankOf(node, b));
    this.tryNext(place, lost, others);
  }

  /**
   * @param {number} place
   * @param {boolean} lost
   * @param {Input[]} others
   */
  tryNext(place, lost, others) {
    const [input, ...rest] = others;
    if (input === undefined) return;
    const { state: before } = this.run.moments[place - 1];
    const node = this.machine.nodes[before[0]];
    const sure = this.told(node, input) === "Always";
    const most = sure ? STEPS_TO_NAME : STEPS_EACH - this.spent;
    const search = new GoodEndSearch(this.ways, before, [input]);
    this.search(search, most, (reached) => {
      if (reached === true || sure) {
        this.open = true;
        const end = search.found && search.found.state;
        if (!this.good || this.adds(end)) this.found.unshift({ inputs: place - 1, node: before[0], input, end, lost });
      } else if (this.spent < STEPS_EACH) {
        this.tryNext(place, lost, rest);
      }
    });
  }

  /**
   * Whether an end is worth naming to somebody who ended well: more percent, or none to compare.
   * @param {State | null} end
   */
  adds(end) {
    const reached = percent(this.machine, this.run.state);
    const could = end && percent(this.machine, end);
    return reached === null || (could !== null && could > reached);
  }

  /**
   * @param {GoodEndSearch} search
   * @param {number} most
   * @param {(reached: boolean | null) => void} then
   */
  search(search, most, then) {
    this.task = { search, most: Math.max(most, 1), then };
  }

  /**
   * What the exporter says of an answer, over all runs.
   * @param {NodeCode} node
   * @param {Input} input
   */
  told(node, input) {
    const row = Object.hasOwn(this.table, node.id) ? this.table[node.id] : {};
    const id = input === "TimeOut" ? "on-timeout" : choiceOf(node, input).id;
    return Object.hasOwn(row, id) ? row[id].can : "Sometimes";
  }
}

/**
 * @param {NodeCode} node
 * @param {Input} input
 */
function choiceOf(node, input) {
  return answerTaken(node, input) || { id: "", grade: undefined };
}

/**
 * @param {NodeCode} node
 * @param {Input} input
 */
function rankOf(node, input) {
  if (input !== "TimeOut") return gradeRank(choiceOf(node, input).grade);
  return gradeRank(node.kind === "Decision" && node.source.timeout ? node.source.timeout.grade : null);
}

/**
 * Whether two inputs are the same answer, whatever time they took.
 * @param {Input} a
 * @param {Input} b
 */
function sameAnswer(a, b) {
  const [one, other] = [chosenIn(a), chosenIn(b)];
  return one && other ? one.choice === other.choice : a === b;
}
