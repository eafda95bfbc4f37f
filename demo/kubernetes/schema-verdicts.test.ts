import { testCluster, type TestCluster } from '../testing/kube-client'
import { schemaCorpus } from '../testing/schema-corpus'
import { SCHEMA_REQUESTS, STORED_OBJECTS } from '../testing/schema-requests'
import { answerTo, CORPUS_NAMESPACE, recordedVerdicts, type Verdict, verdictOf } from '../testing/schema-verdict'
import { namespace } from '../testing/some-objects'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const CASES = schemaCorpus()
const RESOURCES = [...new Set(CASES.map(({ resource }) => resource))]
const recorded = recordedVerdicts()

describe('what kube-apiserver 1.34.4 said', () => {
  let cluster: TestCluster
  beforeAll(async () => {
    cluster = await testCluster([namespace(CORPUS_NAMESPACE)])
    for (const [collection, body] of STORED_OBJECTS) await cluster.call(collection, { method: 'POST', body })
  })
  afterAll(() => cluster.close())

  it('has been recorded of each case, once', () => {
    const names = [...CASES, ...SCHEMA_REQUESTS].map(({ name }) => name)
    expect(names.sort()).toEqual(Object.keys(recorded).sort())
  })
  it.each(RESOURCES)(
    'of %s is what the demo says: code, fields, causes, warnings and the object stored',
    async (resource) => {
      const found: Record<string, Verdict> = {}
      for (const one of CASES.filter((other) => other.resource === resource)) {
        found[one.name] = await verdictOf(cluster.call, one)
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, recorded[name]])))
    },
  )
  it.each(SCHEMA_REQUESTS)('to $name is what the demo says', async (request) => {
    expect(await answerTo(cluster.call, request)).toEqual(recorded[request.name])
  })
})
