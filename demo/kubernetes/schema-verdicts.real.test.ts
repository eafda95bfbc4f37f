import { testCluster, type TestCluster } from '../testing/kube-client'
import { realKubernetes } from '../testing/real-kubernetes'
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

// Needs REAL_KUBECONFIG. With RECORD_SCHEMA_VERDICTS=1, what the real server says becomes what `schema-verdicts.test.ts` expects.

const real = realKubernetes()
const CASES = schemaCorpus()
const RESOURCES = [...new Set(CASES.map(({ resource }) => resource))]

describe.skipIf(real === undefined)('the verdicts of a real API server (REAL_KUBECONFIG)', () => {
  let embedded: TestCluster
  const callReal: TestCluster['call'] = (path, options) => {
    if (real === undefined) throw new Error('there is no real server')
    return real.call(path, options)
  }
  beforeAll(async () => {
    embedded = await testCluster([namespace(CORPUS_NAMESPACE)])
    await callReal('/api/v1/namespaces', { method: 'POST', body: namespace(CORPUS_NAMESPACE) })
    for (const [collection, body] of STORED_OBJECTS) {
      for (const call of [callReal, embedded.call]) await call(collection, { method: 'POST', body })
    }
  })
  // The namespace stays: without controllers it would be terminating for ever.
  afterAll(async () => {
    for (const [collection] of STORED_OBJECTS) await callReal(`${collection}/stored`, { method: 'DELETE' })
    await embedded.close()
  })

  const said: Record<string, Verdict> = {}
  it.each(RESOURCES)('on %s are those of the demo', async (resource) => {
    const found: Record<string, Verdict> = {}
    for (const one of CASES.filter((other) => other.resource === resource)) {
      said[one.name] = await verdictOf(callReal, one)
      found[one.name] = await verdictOf(embedded.call, one)
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, said[name]])))
  })
  it.each(SCHEMA_REQUESTS)('on $name is that of the demo', async (request) => {
    const expected = await answerTo(callReal, request)
    said[request.name] = expected
    expect(await answerTo(embedded.call, request)).toEqual(expected)
  })
  it.runIf(process.env.RECORD_SCHEMA_VERDICTS === '1')('are recorded', () => {
    writeVerdicts(said)
    expect(Object.keys(said)).toHaveLength(CASES.length + SCHEMA_REQUESTS.length)
  })
  it('are those that were recorded', () => {
    expect(said).toEqual(recordedVerdicts())
  })
})
