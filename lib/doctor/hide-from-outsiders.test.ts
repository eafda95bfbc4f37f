import { expect, test } from 'vitest'
import { diagnose } from './diagnose'
import { hideFromOutsiders } from './hide-from-outsiders'
import { evidence, failure, metricEvidence } from './testing/evidence'

test('who may not see the mesh itself learns the cause, and neither address nor tenant nor what proves it', () => {
  const refused = failure({ status: 401, upstream: 'secret words' })
  const store = metricEvidence({
    address: 'http://secret.place',
    tenant: 'secret-team',
    pin: 'secret',
    failure: refused,
  })
  const reports = diagnose(evidence({ metrics: [store] })).map(hideFromOutsiders)
  expect(JSON.stringify(reports)).not.toContain('secret')
  expect(reports[0]?.checks[0]).toMatchObject({ cause: 'S04', result: 'found' })
})
