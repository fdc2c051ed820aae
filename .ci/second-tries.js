/** Says which tests passed only at their second try, so that nobody takes them for sound. */
export default class SecondTries {
  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky) {
      console.log(`PASSED AT THE SECOND TRY ONLY: ${test.module.moduleId}: ${test.fullName}`);
    }
  }
}
