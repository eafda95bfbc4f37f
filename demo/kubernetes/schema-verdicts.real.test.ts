import { testCluster, type TestCluster } from '../testing/kube-client'
import { realApiServer } from '../testing/real-api-server'
import { withoutJudge } from '../testing/without-judge'
import { schemaCorpus } from '../testing/schema-corpus'
import { SCHEMA_REQUESTS, STORED_OBJECTS } from '../testing/schema-requests'
import {
  answerTo,
  CORPUS_NAMESPACE,
  recordedVerdicts,
  type Verdict,
  verdictOf,
  writeVerdicts,
} from '../testing/schema-verdict'
import { namespace } from '../testing/some-objects'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// With RECORD_SCHEMA_VERDICTS=1, what the real server says becomes what `schema-verdicts.test.ts` expects.

const CASES = schemaCorpus()
const RESOURCES = [...new Set(CASES.map(({ resource }) => resource))]

describe('the verdicts of a real API server', () => {
  const real = realApiServer()
  let embedded: TestCluster
  let giveBack = (): Promise<void> => Promise.resolve()
  beforeAll(async () => {
    giveBack = await withoutJudge(real)
    embedded = await testCluster([namespace(CORPUS_NAMESPACE)])
    await real.call('/api/v1/namespaces', { method: 'POST', body: namespace(CORPUS_NAMESPACE) })
    for (const [collection, body] of STORED_OBJECTS) {
      for (const call of [real.call, embedded.call]) await call(collection, { method: 'POST', body })
    }
  })
  // The namespace stays: without controllers it would be terminating for ever.
  afterAll(async () => {
    for (const [collection] of STORED_OBJECTS) await real.call(`${collection}/stored`, { method: 'DELETE' })
    await giveBack()
    real.close()
    await embedded.close()
  })

  const said: Record<string, Verdict> = {}
  it.each(RESOURCES)('on %s are those of the demo', async (resource) => {
    const found: Record<string, Verdict> = {}
    for (const one of CASES.filter((other) => other.resource === resource)) {
      said[one.name] = await verdictOf(real.call, one)
      found[one.name] = await verdictOf(embedded.call, one)
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, said[name]])))
  })
  it.each(SCHEMA_REQUESTS)('on $name is that of the demo', async (request) => {
    const expected = await answerTo(real.call, request)
    said[request.name] = expected
    expect(await answerTo(embedded.call, request)).toEqual(expected)
  })
  it('are those that were recorded', () => {
    if (process.env.RECORD_SCHEMA_VERDICTS === '1') writeVerdicts(said)
    expect(Object.keys(said)).toHaveLength(CASES.length + SCHEMA_REQUESTS.length)
    expect(said).toEqual(recordedVerdicts())
  })
})
