import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { parseFaults } from '../admin/fault'
import type { Active } from '../admin/fault-board'
import { type RunningKubernetes, startKubernetes } from './server'
import { createObjectStore, type ObjectStore } from './store'
import { CallRecorder } from '../http/recorder'
import { callApiServer, openAnswer } from '../testing/call-api-server'
import { SOME_OBJECTS } from '../testing/some-objects'
import { steppedClock } from '../testing/stepped-clock'
import { createInterface } from 'node:readline'

const clock = steppedClock()
const store: ObjectStore = createObjectStore({ objects: SOME_OBJECTS, clock, seed: 1 })
let server: RunningKubernetes
let broken: readonly Active[] = []
beforeAll(async () => {
  server = await startKubernetes({ store, clock, port: 0, recorder: new CallRecorder(), broken: () => broken })
})
beforeEach(() => {
  broken = []
})
afterAll(() => server.close())

const breakIt = (text: string): void => {
  broken = parseFaults(text).map((fault) => ({ ...fault, sinceMs: clock.now() }))
}
const call = (path: string, options = {}): ReturnType<typeof callApiServer> =>
  callApiServer(server, path, { token: 'demo-admin', ...options })
const PODS = '/api/v1/namespaces/bookinfo/pods'

it.each([
  ['kubernetes:deny=list:pods', PODS, 403],
  ['kubernetes:deny=*:pods', PODS, 403],
  ['kubernetes:deny=list:*', PODS, 403],
  ['kubernetes:deny=get:pods', PODS, 200],
  ['kubernetes:deny=list:pods/log', PODS, 200],
  [
    'kubernetes:deny=list:virtualservices.networking.istio.io',
    '/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices',
    403,
  ],
])('%s: %s is a %d, for the administrator too', async (fault, path, status) => {
  breakIt(fault)
  expect((await call(path)).status).toBe(status)
})

it('says so to who asks for the right', async () => {
  const spec = { resourceAttributes: { verb: 'list', resource: 'pods', namespace: 'bookinfo' } }
  const kind = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' }
  const ask = async (): Promise<unknown> =>
    (
      await call('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
        method: 'POST',
        body: { ...kind, spec },
      })
    ).body
  expect(await ask()).toMatchObject({ status: { allowed: true } })
  breakIt('kubernetes:deny=list:pods')
  expect(await ask()).toMatchObject({ status: { allowed: false } })
})

async function watch(): Promise<{ next: () => Promise<string | undefined>; close: () => void }> {
  const path = `/api/v1/namespaces/bookinfo/services?watch=1&resourceVersion=${store.version()}`
  const response = await openAnswer(server, path, { token: 'demo-admin' })
  const lines = createInterface({ input: response })[Symbol.asyncIterator]()
  return {
    async next() {
      const { done, value } = await lines.next()
      return done === true ? undefined : (JSON.parse(value) as { type: string }).type
    },
    close: () => response.destroy(),
  }
}
function touch(): void {
  const service = store.get('services', 'bookinfo', 'reviews')
  if (service === undefined) throw new Error('no service reviews')
  const labels = { ...service.metadata.labels, version: String(store.version()) }
  store.update({ ...service, metadata: { ...service.metadata, labels } })
}

it('drops watches within a second', async () => {
  const stream = await watch()
  touch()
  expect(await stream.next()).toBe('MODIFIED')
  breakIt('kubernetes:watch-drop')
  clock.advance(1)
  expect(await stream.next()).toBeUndefined()
})

it('keeps silent, and ends the stream when it could speak again, so that its reader catches up', async () => {
  const stream = await watch()
  const version = store.version()
  breakIt('kubernetes:watch-silent')
  touch()
  clock.advance(60)
  broken = []
  clock.advance(1)
  expect(await stream.next()).toBeUndefined()
  expect(store.changesSince('services', version)).toHaveLength(1)
})

it('lets a stream that missed nothing go on', async () => {
  const stream = await watch()
  breakIt('kubernetes:watch-silent')
  clock.advance(5)
  broken = []
  clock.advance(1)
  touch()
  expect(await stream.next()).toBe('MODIFIED')
  stream.close()
})
