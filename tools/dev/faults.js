// Adds up what the tests have survived: node faults.js <tally> <passed> <failed> <seconds>, writes artifacts/reliability.json.
const { readFileSync, writeFileSync, existsSync } = require("fs");

const [tally, passed, failed, seconds] = process.argv.slice(2);
const lines = existsSync(tally) ? readFileSync(tally, "utf8").split("\n").filter(Boolean).map(line => JSON.parse(line)) : [];

function sums(key) {
  const found = {};
  for (const line of lines) found[key(line)] = (found[key(line)] ?? 0) + line.faults;
  return Object.fromEntries(Object.entries(found).sort());
}

const faults = lines.reduce((sum, line) => sum + line.faults, 0);
const kinds = sums(line => line.kind);
const points = sums(line => `${line.suite}: ${line.point}`);
const matching = (by, pattern) => Object.entries(by).reduce((sum, [name, count]) => sum + (pattern.test(name) ? count : 0), 0);
const roundTrips = Object.entries(points).filter(([name]) => name.startsWith("round trips: "));
const report = {
  at: new Date().toISOString(), seconds: Number(seconds), faults,
  killed: matching(kinds, /^kill -9/), restarts: matching(kinds, /^PostgreSQL restarted/),
  leastAtACrashPoint: Math.min(...roundTrips.map(([, count]) => count)), crashPoints: roundTrips.length,
  // a test that finds something lost or done twice fails and adds no faults
  tests: { passed: Number(passed), failed: Number(failed) }, lost: Number(failed) === 0 ? 0 : null, twice: Number(failed) === 0 ? 0 : null,
  kinds, points,
};
writeFileSync("artifacts/reliability.json", JSON.stringify(report, null, 2) + "\n");
console.log("== faults");
for (const [kind, count] of Object.entries(kinds)) console.log(`${String(count).padStart(8)}  ${kind}`);
console.log(`${String(faults).padStart(8)}  in all, ${report.killed} of them kill -9, ${report.restarts} restarts of PostgreSQL, at least ${report.leastAtACrashPoint} at each of ${report.crashPoints} crash points, in ${seconds} s`);
