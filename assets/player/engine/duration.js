// Lengths of simulated time: "40s", "30m", "2h", "2d".

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const SECONDS = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3600],
  ["d", 86400],
]);

/**
 * The seconds that a text stands for; null if it is no duration or longer than a year.
 * @param {string} text
 * @returns {number | null}
 */
export function durationSeconds(text) {
  const parts = /^([0-9]+)([smhd])$/.exec(text);
  if (!parts) return null;
  const seconds = Number(parts[1]) * (SECONDS.get(parts[2]) || 0);
  return seconds <= YEAR_SECONDS ? seconds : null;
}
