import type { FullResult, Reporter, TestCase } from '@playwright/test/reporter'

/** Ends the output with one plain line, and counts a journey that was left out as a failure. */
export default class ClosingLine implements Reporter {
  private readonly outcomes = new Map<TestCase, ReturnType<TestCase['outcome']>>()
  private expected = 0

  onBegin(_: unknown, suite: { allTests: () => TestCase[] }) {
    this.expected = suite.allTests().length
  }

  onTestEnd(test: TestCase) {
    this.outcomes.set(test, test.outcome())
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] }> {
    const all = [...this.outcomes.values()]
    const passed = all.filter(each => each === 'expected').length
    const failed = all.filter(each => each === 'unexpected' || each === 'flaky').length
    const skipped = this.expected - passed - failed
    process.stdout.write(`\nJourneys: ${passed} passed, ${failed} failed, ${skipped} skipped\n`)
    return { status: result.status === 'passed' && skipped > 0 ? 'failed' : result.status }
  }
}
