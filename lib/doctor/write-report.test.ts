import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOf, checkOf, reportOf } from './testing/reports'
import { writeReport } from './write-report'

describe('the report for a ticket', () => {
  it('says of each source how it does, what was found, what is unknown and what is clear', () => {
    const text = writeReport(
      answerOf(
        reportOf(
          { state: 'failed', message: 'connect ECONNREFUSED\n10.0.0.7:9090', version: null },
          {
            newestSampleAgeSeconds: null,
            checks: [
              checkOf('S02', {
                found: 'Nothing listens at http://prometheus.istio-system:9090/.',
                evidence: [{ label: 'Error', value: 'ECONNREFUSED' }],
                fix: { text: 'Start it.', snippet: 'kubectl …' },
              }),
              checkOf('S08', { result: 'unknown', found: 'It does not answer.' }),
              checkOf('S01', { result: 'clear' }),
              checkOf('S03', { result: 'clear' }),
            ],
          },
        ),
      ),
    )
    expect(text).toBe(`Sources of Pharos, checked 2023-11-14T22:13:10.000Z

default (prometheus): failed since 2023-11-14T22:00:00.000Z
  answers in 12 ms, last read 2023-11-14T22:13:20.000Z, clock 0.0 s from ours, scrapes every 15 s, keeps 86400 s
  says: connect ECONNREFUSED [address]
  S02 error: Nothing listens at [address]
    Error: ECONNREFUSED
    what helps: Start it.
  S08 not known: It does not answer.
  clear: S01, S03
`)
  })

  it('never holds an address or a tenant, wherever it stands', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/)
    fc.assert(
      fc.property(label, label, fc.stringMatching(/^[A-Z]{6,12}$/), (name, namespace, tenant) => {
        const host = `${name}.${namespace}.svc`
        const text = writeReport(
          answerOf(
            reportOf(
              { message: `no answer of ${host}:9090, tenant ${tenant}` },
              {
                address: `https://${host}:9090/prom`,
                tenant,
                checks: [
                  checkOf('S05', {
                    found: `The tenant ${tenant} is not known to ${host}.`,
                    evidence: [{ label: 'Address', value: `https://${host}:9090/prom` }],
                  }),
                ],
              },
            ),
          ),
        )
        expect(text).not.toContain(host)
        expect(text).not.toContain(tenant)
      }),
    )
  })

  it('shows hidden characters', () => {
    expect(writeReport(answerOf(reportOf({ name: 'a\u202eb' })))).toContain('a‹U+202E›b')
  })
})
