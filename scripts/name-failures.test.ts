import { describe, expect, it } from 'vitest'
import { nameFailures } from './name-failures'

describe('nameFailures', () => {
  it('names the failed tests of vitest with their reasons, without colours', () => {
    const assertionResults = [
      {
        fullName: 'list keeps its order',
        status: 'failed',
        failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\nto be 2'],
      },
      { fullName: 'list is short', status: 'passed', failureMessages: [] },
    ]
    const report = { testResults: [{ name: 'list.test.ts', status: 'failed', message: '', assertionResults }] }
    expect(nameFailures('vitest', report)).toEqual(['✘ list keeps its order\n    expected 1\n    to be 2'])
  })

  it('names a file of vitest that did not load', () => {
    const file = { name: 'list.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
    expect(nameFailures('vitest', { testResults: [file] })).toEqual(['✘ list.test.ts\n    no such module'])
  })

  it('names the failed tests of Playwright wherever they stand, and what failed outside of them', () => {
    const results = [{ errors: [{ message: 'timeout' }] }]
    const failed = { title: 'a graph is drawn', file: 'graph.spec.ts', line: 3, ok: false, tests: [{ results }] }
    const report = {
      suites: [{ specs: [{ ...failed, ok: true }], suites: [{ specs: [failed] }] }],
      errors: [{ message: 'the server did not start' }],
    }
    expect(nameFailures('playwright', report)).toEqual([
      '✘ graph.spec.ts:3 a graph is drawn\n    timeout',
      '✘ outside of a test\n    the server did not start',
    ])
  })

  it('tells the beginning of a long reason', () => {
    const message = Array.from({ length: 100 }, (_, line) => `${line} ${'x'.repeat(1_000)}`).join('\n')
    const [text = ''] = nameFailures('playwright', { suites: [], errors: [{ message }] })
    expect(text.split('\n').length).toBeLessThan(20)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(300)
  })

  it.each([[null], [{}], [{ testResults: 'none' }]])('names nothing out of a report of another shape: %j', (report) => {
    expect(nameFailures('vitest', report)).toEqual([])
    expect(nameFailures('playwright', report)).toEqual([])
  })
})
