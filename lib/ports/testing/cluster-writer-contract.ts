import { makePatch } from '@/lib/istio/edit/make-patch'
import { makePreconditions } from '@/lib/istio/edit/make-preconditions'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import type { ClusterWriter, LiveObject, ObjectRef } from '@/lib/ports/cluster-writer'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { ContractUser } from '@/lib/ports/testing/access-contract'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { isRecord } from '@/lib/std/is-record'
import { type Json, type JsonRecord, sameJson } from '@/lib/std/json'
import type { Result } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EDITED_KINDS, type EditedKind } from './edited-objects'

/** A server whose users may write as their names say: `editor` in `bookinfo`, not in `shop`. */
export interface ClusterWriterUnderTest {
  as(user: ContractUser): ClusterWriter
  /** How many requests that are no dry run have come to the server that could change something; reviews do not count. */
  writes(): number
  close(): Promise<void>
}

const NAME = 'writer-contract'
const ROUTES = { kind: 'virtualservices.networking.istio.io', namespace: 'bookinfo', name: NAME } as const
const SAVE = { dryRun: false }
const DRY = { dryRun: true }
const UNKNOWN_UID = '6e7b8c1a-0000-4000-8000-000000000000'

export interface ClusterWriterSuite {
  readonly setUp: () => Promise<ClusterWriterUnderTest>
  /** Of each property. */
  readonly runs: number
  /** False: the server rounds integers beyond 2^53 by itself. */
  readonly keepsIntegers: boolean
}

/** What every `ClusterWriter` owes its callers. */
export function describeClusterWriter(title: string, { setUp, runs, keepsIntegers }: ClusterWriterSuite): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let server: ClusterWriterUnderTest
    let writer: ClusterWriter
    beforeAll(async () => {
      server = await setUp()
      writer = server.as('editor')
    })
    afterAll(() => server.close())
    beforeEach(async () => {
      await removeAll(writer)
      value(await writer.create(ROUTES, routes([90, 10]), SAVE, call()))
    })
    afterEach(() => removeAll(writer))

    const live = async (ref: ObjectRef = ROUTES): Promise<LiveObject> => value(await writer.read(ref, call()))
    const patch = (operations: readonly PatchOperation[], options = SAVE) =>
      writer.patch(ROUTES, operations, options, call())

    test('a weight of 0 is written and read back as 0', async () => {
      value(await patch([{ op: 'replace', path: '/spec/http/0/route/1/weight', value: 0 }]))
      expect(await live()).toMatchObject({ spec: { http: [{ route: [{ weight: 90 }, { weight: 0 }] }] } })
    })

    test('the answer to a write is what is read afterwards', async () => {
      const stored = value(await patch([{ op: 'add', path: '/metadata/labels', value: { team: '' } }]))
      expect(await live()).toEqual(stored)
    })

    test('a dry run answers what would be stored, and changes nothing', async () => {
      const before = await live()
      const change = { op: 'replace', path: '/spec/http/0/route/0/weight', value: 50 } as const
      const writes = server.writes()
      expect(value(await patch([change], DRY))).toMatchObject({ spec: { http: [{ route: [{ weight: 50 }, {}] }] } })
      const other = { ...ROUTES, name: `${NAME}-2` }
      expect(value(await writer.create(other, routes([100], other.name), DRY, call()))).toMatchObject({
        metadata: { name: other.name },
      })
      value(await writer.delete(ROUTES, { uid: uidOf(before) }, DRY, call()))
      expect(server.writes()).toBe(writes)
      expect(await live()).toEqual(before)
      expect(await writer.read(other, call())).toMatchObject(refused('not_found'))
    })

    test('a patch whose tests all hold is done, labels where there were none included', async () => {
      const before = await live()
      const patch = [{ op: 'add', path: '/metadata/labels', value: { team: 'a.b' } }] as const
      const operations = [...makePreconditions(before, patch), ...patch]
      value(await writer.patch(ROUTES, operations, DRY, call()))
      expect(value(await writer.patch(ROUTES, operations, SAVE, call()))).toMatchObject({
        metadata: { labels: { team: 'a.b' } },
      })
      expect(await writer.patch(ROUTES, operations, SAVE, call())).toMatchObject(refused('conflict'))
    })

    test.each<[string, Json, string]>([
      ['another uid', UNKNOWN_UID, '/metadata/uid'],
      ['an old value that is no more', 12, '/spec/http/0/route/0/weight'],
      ['another generation', 7, '/metadata/generation'],
    ])('a patch that expects %s is a conflict, and changes nothing', async (_case, expected, path) => {
      const before = await live()
      const change = { op: 'replace', path: '/spec/http/0/route/0/weight', value: 1 } as const
      for (const options of [DRY, SAVE]) {
        expect(await patch([{ op: 'test', path, value: expected }, change], options)).toMatchObject(refused('conflict'))
      }
      expect(await live()).toEqual(before)
    })

    test('a field that nobody knows is refused by name, in a dry run too', async () => {
      for (const options of [DRY, SAVE]) {
        const answer = await patch([{ op: 'add', path: '/spec/wieght', value: 0 }], options)
        expect(answer).toMatchObject({
          ok: false,
          error: { details: { fields: ['spec.wieght'], upstream: expect.stringContaining('wieght') as string } },
        })
      }
    })

    test('what the schema refuses is told with its field', async () => {
      const answer = await patch([{ op: 'add', path: '/spec/http/0/timeout', value: '0s' }], DRY)
      expect(answer).toMatchObject({
        ok: false,
        error: {
          code: 'invalid',
          details: { fields: ['spec.http[0].timeout'], causes: [expect.stringMatching(/./)] },
        },
      })
    })

    test('what istiod refuses is told in its words', async () => {
      const answer = await patch([{ op: 'replace', path: '/spec/http/0/route/0/destination', value: {} }], DRY)
      expect(answer).toMatchObject({
        ok: false,
        error: { details: { upstream: expect.stringContaining('host') as string } },
      })
    })

    test('a name that is taken is a conflict', async () => {
      expect(await writer.create(ROUTES, routes([100]), DRY, call())).toMatchObject(refused('conflict'))
    })

    test('another object of the same name is not deleted', async () => {
      const { uid } = { uid: UNKNOWN_UID }
      expect(await writer.delete(ROUTES, { uid }, SAVE, call())).toMatchObject(refused('conflict'))
      const first = await live()
      value(await patch([{ op: 'replace', path: '/spec/hosts', value: ['other'] }]))
      const old = { uid: uidOf(first), resourceVersion: versionOf(first) }
      expect(await writer.delete(ROUTES, old, SAVE, call())).toMatchObject(refused('conflict'))
      value(await writer.delete(ROUTES, { uid: uidOf(first) }, SAVE, call()))
      expect(await writer.read(ROUTES, call())).toMatchObject(refused('not_found'))
    })

    test('rights are those of the user', async () => {
      const other = { ...ROUTES, namespace: 'shop' }
      const mine = await live()
      expect(await writer.create(other, routes([100], NAME, 'shop'), DRY, call())).toMatchObject(refused('forbidden'))
      for (const weak of [server.as('viewer'), server.as('nobody')]) {
        const change = { op: 'replace', path: '/spec/hosts', value: ['other'] } as const
        expect(await weak.patch(ROUTES, [change], SAVE, call())).toMatchObject(refused('forbidden'))
        expect(await weak.delete(ROUTES, { uid: uidOf(mine) }, SAVE, call())).toMatchObject(refused('forbidden'))
      }
      expect(await server.as('nobody').read(ROUTES, call())).toMatchObject(refused('forbidden'))
      expect(await live()).toEqual(mine)
    })

    test('an object that is not there, and a call that nobody waits for', async () => {
      expect(await writer.read({ ...ROUTES, name: 'nobody-made-it' }, call())).toMatchObject(refused('not_found'))
      const gone = { ...call(), signal: AbortSignal.abort() }
      expect(await writer.read(ROUTES, gone)).toMatchObject({ ok: false })
    })

    test.runIf(keepsIntegers)('an integer beyond 2^53 comes back with all its digits', async () => {
      const kind = EDITED_KINDS.find((one) => one.wireKind === 'EnvoyFilter')
      if (kind === undefined) throw new Error('it is there')
      const big = 9_007_199_254_740_993n
      const patches = [{ applyTo: 'CLUSTER', match: { context: 'ANY' }, patch: { operation: 'MERGE', value: { big } } }]
      value(await writer.create(refOf(kind), objectOf(kind, { configPatches: patches }), SAVE, call()))
      value(await writer.patch(refOf(kind), [{ op: 'add', path: '/spec/priority', value: 1 }], SAVE, call()))
      expect(await live(refOf(kind))).toMatchObject({ spec: { configPatches: patches } })
    })

    test.each(EDITED_KINDS)('$wireKind: the difference of any two, applied, gives the second', async (kind) => {
      const ref = refOf(kind)
      await fc.assert(
        fc.asyncProperty(kind.spec, kind.spec, async (a, b) => {
          value(await removeOne(writer, ref))
          const first = value(await writer.create(ref, objectOf(kind, a), SAVE, call()))
          const wanted = { ...first, spec: b }
          const patched = makePatch(first, wanted)
          const operations = [...makePreconditions(first, patched), ...patched]
          const stored = patched.length === 0 ? first : value(await writer.patch(ref, operations, SAVE, call()))
          const read = await live(ref)
          expect(sameJson(read.spec, b) && sameJson(stored.spec, b)).toBe(true)
        }),
        { numRuns: runs },
      )
    })
  })
}

function call(): UpstreamCall {
  return { signal: new AbortController().signal, timeoutMs: milliseconds(10_000) }
}

function value<T>(answer: Result<T, PharosError>): T {
  if (answer.ok) return answer.value
  throw new Error(`${answer.error.code} ${answer.error.message} ${JSON.stringify(answer.error.details)}`)
}

function refused(code: string): object {
  return { ok: false, error: { code } }
}

async function removeAll(writer: ClusterWriter): Promise<void> {
  for (const ref of [ROUTES, ...EDITED_KINDS.map(refOf)]) value(await removeOne(writer, ref))
}

async function removeOne(writer: ClusterWriter, ref: ObjectRef): Promise<Result<undefined, PharosError>> {
  const found = await writer.read(ref, call())
  if (found.ok) return writer.delete(ref, { uid: uidOf(found.value) }, SAVE, call())
  return found.error.code === 'not_found' ? { ok: true, value: undefined } : found
}

function refOf({ kind }: EditedKind): ObjectRef {
  return { kind, namespace: 'bookinfo', name: `${NAME}-law` }
}

function objectOf({ apiVersion, wireKind }: EditedKind, spec: JsonRecord): JsonRecord {
  return { apiVersion, kind: wireKind, metadata: { name: `${NAME}-law`, namespace: 'bookinfo' }, spec }
}

function routes(weights: readonly number[], name: string = NAME, namespace = 'bookinfo'): JsonRecord {
  const route = weights.map((weight, i) => ({ destination: { host: 'reviews', subset: `v${i + 1}` }, weight }))
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace },
    spec: { hosts: ['reviews'], http: [{ route }] },
  }
}

function uidOf(object: LiveObject): string {
  return metadataText(object, 'uid')
}

function versionOf(object: LiveObject): string {
  return metadataText(object, 'resourceVersion')
}

function metadataText({ metadata }: LiveObject, key: string): string {
  const found = isRecord(metadata) ? metadata[key] : undefined
  if (typeof found !== 'string') throw new Error(`no ${key}`)
  return found
}
