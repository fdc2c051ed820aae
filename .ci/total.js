/** Adds up what the runs report, as the one closing line. */
import { readFileSync } from 'node:fs';

const total = { numPassedTests: 0, numFailedTests: 0 };
for (const file of ['/tmp/gridhub-ci.json', '/tmp/gridhub-ci-15.json']) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    for (const key of Object.keys(total)) total[key] += report[key];
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
console.log(`${total.numPassedTests} passed, ${total.numFailedTests} failed`);
if (total.numFailedTests > 0 || total.numPassedTests === 0) process.exitCode = 1;
