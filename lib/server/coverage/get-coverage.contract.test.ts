import { securedPercent } from '@/lib/coverage/secured'
import type { Graph } from '@/lib/graph/model'
import { getGraph } from '@/lib/server/graph/get-graph'
import { getNow } from '@/lib/server/sources/get-now'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test } from 'vitest'
import { getCoverage } from './get-coverage'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)
await getNow()

const signal = () => new AbortController().signal
const ask = (query = '') => getCoverage(USER, new URLSearchParams(query), signal())

test('of the calls to details 87 % are secured, and the rest is from somebody without a proxy', async () => {
  const { namespaces, plain, reason } = await ask()
  expect(reason).toBeNull()
  const bookinfo = namespaces.find(({ name }) => name === 'bookinfo')
  const details = bookinfo?.workloads.find(({ name }) => name === 'details-v1')
  expect(securedPercent(details?.requests ?? null)).toBeCloseTo((20 / 23) * 100, 0)
  expect(details?.mode).toBe('PERMISSIVE')
  const edge = plain.first.find(({ target }) => target.workload === 'details-v1')
  expect(edge).toMatchObject({ source: null, protocol: 'http' })
  expect(edge?.plain).toBeCloseTo(3, 1)
})

test('plain edges are those that the graph draws without a closed lock', async () => {
  const { plain } = await ask()
  const { json } = await getGraph(USER, new URLSearchParams('namespaces=*&type=workload&services=false'), signal())

  const graph = JSON.parse(new TextDecoder().decode(json)) as Graph
  const open = graph.edges.filter(({ mtls }) => mtls !== null && mtls.percent < 99.95).map(({ id }) => id)
  expect(plain.first.map(({ id }) => id).toSorted()).toEqual(open.toSorted())
})

test('whoever asks the same soon costs no question to the metric store', async () => {
  const asked = () =>
    mesh.recorder.list().filter(({ server, path }) => server === 'prometheus' && path.endsWith('/query'))
  mesh.recorder.clear()
  await ask('duration=10m')
  expect(asked().length).toBeGreaterThan(0)
  mesh.recorder.clear()
  await ask('duration=10m')
  expect(asked()).toEqual([])
})

test.each([
  ['namespaces=bookinfo', 'namespaces'],
  ['duration=soon', 'duration'],
])('%s is refused', async (query, parameter) => {
  await expect(ask(query)).rejects.toMatchObject({ code: 'bad_request', details: { parameter } })
})
