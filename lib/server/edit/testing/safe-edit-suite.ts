import { getChange, getChanges } from '@/lib/server/edit/get-changes'
import { AUDIT_SINK, type AuditSink } from '@/lib/server/edit/audit'
import { planEdit } from '@/lib/server/edit/plan-edit'
import { readEditRequest } from '@/lib/server/edit/read-edit-request'
import { confirmPlan } from '@/lib/server/edit/testing/confirm-plan'
import { undoEdit } from '@/lib/server/edit/undo-edit'
import { orThrow } from '@/lib/server/http/or-throw'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { processWide } from '@/lib/std/process-wide'
import { isRecord } from '@/lib/std/is-record'
import { milliseconds } from '@/lib/std/units'
import type { AppliedEdit, EditPlan, EditRequest, ReadyPlan } from '@/lib/url/edit-types'
import { toEditableText } from '@/lib/yaml/to-editable-text'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

/** A cluster to which the process's settings lead. */
export interface EditedCluster {
  /** Every request since the start that could change an object, in order; undefined where nobody counts them. */
  writes(): readonly SeenWrite[] | undefined
  close(): Promise<void>
}

export interface SeenWrite {
  readonly method: string
  readonly path: string
  /** With the body of a deletion. */
  readonly query: string
  readonly status: number
}

const REF = { kind: 'virtualservices.networking.istio.io', namespace: 'bookinfo', name: 'safe-edit' } as const
const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const FIRST = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: safe-edit
  namespace: bookinfo
  labels: {keep: x, a: "1"}
spec:
  hosts: [safe-edit]
  http:
    - route:
        - {destination: {host: reviews, subset: v1}, weight: 90}
        - {destination: {host: reviews, subset: v2}, weight: 10}
`

/** What the safe edit promises, on any API server. */
export function describeSafeEdit(title: string, setUp: () => Promise<EditedCluster>, runs: number): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let cluster: EditedCluster
    const audited: object[] = []
    beforeAll(async () => {
      processWide<AuditSink>(AUDIT_SINK, () => ({ info: (line) => audited.push(line) }))
      cluster = await setUp()
    })
    afterAll(async () => {
      await remove()
      await cluster.close()
    })
    beforeEach(async () => {
      await remove()
      await confirm(await plan({ action: 'create', after: FIRST }))
    })

    test('a weight of 0 is previewed in words, written, read back as 0, recorded, and undone', async () => {
      const before = await text()
      const ready = needReady(
        await plan({
          action: 'update',
          before,
          after: before.replace('weight: 90', 'weight: 0').replace('weight: 10', 'weight: 100'),
        }),
      )
      expect(ready.words).toMatchObject([{ id: 'shares' }])
      expect(ready.before).toContain('weight: 90')
      expect(ready.after).toContain('weight: 0')
      const { change, surprises } = await confirm(ready)
      expect(surprises).toEqual([])
      expect(await text()).toContain('weight: 0\n')
      const { details, about } = await getChange(USER, change ?? '')
      expect(about).toMatchObject({ result: 'applied', objects: [{ name: 'safe-edit' }], undoneBy: null })
      expect(details).toMatchObject({ canUndo: true })

      const undone = await confirm(await undo(change))
      expect(await text()).toContain('weight: 90')
      const rows = (await getChanges(USER, new URLSearchParams())).changes
      expect(rows.find(({ id }) => id === change)?.about?.undoneBy).toBe(undone.change)
      await expect(undo(change)).rejects.toMatchObject({ code: 'conflict' })
    })

    test('what the server refuses is shown at its field, and nothing is written', async () => {
      const before = await text()
      const after = before.replace('  - route:', '  - timeout: 0s\n    route:')
      const refused = await plan({ action: 'update', before, after })
      expect(refused).toMatchObject({
        state: 'refused',
        reason: 'dryRun',
        refusal: { code: 'invalid', causes: [{ path: 'spec.http[0].timeout' }] },
      })
      expect(await text()).toBe(before)
      expect((await getChanges(USER, new URLSearchParams())).changes[0]?.about).toMatchObject({ result: 'refused' })
      expect(audited.at(-1)).toMatchObject({ audit: { action: 'update', name: 'safe-edit', result: 'refused' } })
    })

    test('a plan is good once, as it was made, with the preview that was shown', async () => {
      const before = await text()
      const ready = needReady(
        await plan({ action: 'update', before, after: before.replace('weight: 90', 'weight: 80') }),
      )
      const apply = (change: Partial<ReadyPlan>) => confirm({ ...ready, ...change })
      await expect(apply({ plan: flipped(ready.plan) })).rejects.toMatchObject({ details: { reason: 'unknown' } })
      await expect(apply({ preview: 'other' })).rejects.toMatchObject({ details: { reason: 'preview' } })
      await apply({})
      await expect(apply({})).rejects.toMatchObject({ details: { reason: 'used' } })
    })

    test('an edit cannot turn an object into another one', async () => {
      const before = await text()
      const after = before.replace('name: safe-edit', 'name: other')
      await expect(plan({ action: 'update', before, after })).rejects.toMatchObject({
        code: 'invalid',
        details: { fields: ['metadata.name'] },
      })
    })

    test('a deletion and its undo bring the object back', async () => {
      const before = await text()
      const { change } = await confirm(await plan({ action: 'delete' }))
      await expect(text()).rejects.toMatchObject({ code: 'not_found' })
      await confirm(await undo(change))
      const strip = (yaml: string) =>
        yaml.replaceAll(/ {2}(uid|resourceVersion|creationTimestamp|generation): .*\n/g, '')
      expect(strip(await text())).toBe(strip(before))
    })

    test('between preview and confirmation nobody is overwritten', async () => {
      const before = await text()
      const mine = await plan({ action: 'update', before, after: before.replace('weight: 90', 'weight: 80') })
      await confirm(await plan({ action: 'update', before, after: before.replace('weight: 90', 'weight: 70') }))
      await expect(confirm(mine)).rejects.toMatchObject({ code: 'conflict' })
      expect(await plan({ action: 'update', before, after: before.replace('weight: 90', 'weight: 80') })).toMatchObject(
        {
          state: 'conflict',
          conflicts: [
            {
              before: expect.stringContaining('90') as string,
              mine: expect.stringContaining('80') as string,
              theirs: expect.stringContaining('70') as string,
            },
          ],
        },
      )
      expect(await text()).toContain('weight: 70')
    })

    test('in any order of two writers, every change that was made stays unless its author saw the other', async () => {
      const step = fc.record({
        writer: fc.nat(1),
        act: fc.constantFrom('begin', 'plan', 'apply'),
        key: fc.constantFrom('a', 'b'),
        value: fc.constantFrom('', '0', '1', '2'),
      } as const)
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
          await remove()
          await confirm(await plan({ action: 'create', after: FIRST }))
          const model = new Map([['a', '1']])
          const writers = [0, 1].map(() => ({
            before: FIRST,
            plan: undefined as EditPlan | undefined,
            key: '',
            value: '',
          }))
          for (const { writer, act, key, value } of steps) {
            const me = writers[writer]
            if (me === undefined) continue
            if (act === 'begin') me.before = await text()
            if (act === 'plan')
              Object.assign(me, {
                key,
                value,
                plan: await plan({ action: 'update', before: me.before, after: withLabel(me.before, key, value) }),
              })
            if (act === 'apply' && me.plan?.state === 'ready') {
              const done = await confirm(me.plan).then(
                () => true,
                (error: unknown) =>
                  isRecord(error) && error.code === 'conflict' ? false : Promise.reject(error as Error),
              )
              if (done) model.set(me.key, me.value)
              me.plan = undefined
            }
          }
          expect(await labels()).toEqual({ keep: 'x', ...Object.fromEntries(model) })
        }),
        { numRuns: runs },
      )
    })

    test('edits, edits by others and undo behave as their model', async () => {
      const value = fc.constantFrom('', '0', '1', '2')
      const key = fc.constantFrom('a', 'b', 'c')
      const act = fc.constantFrom('edit', 'outside', 'undo')
      const step = fc.record({ act, key, value, which: fc.nat(5) })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          await remove()
          await confirm(await plan({ action: 'create', after: FIRST }))
          const model = new Map<string, string>([
            ['a', '1'],
            ['keep', 'x'],
          ])
          const unexpected: string[] = []
          const made: { id: string; key: string; from: string | undefined; to: string; undone: boolean }[] = []
          for (const one of steps) {
            if (one.act === 'outside') {
              await outside(one.key, one.value)
              model.set(one.key, one.value)
            } else if (one.act === 'edit') {
              const from = model.get(one.key)
              const before = await text()
              const planned = await plan({ action: 'update', before, after: withLabel(before, one.key, one.value) })
              unexpected.push(...otherThan(planned, from === one.value ? 'unchanged' : 'ready'))
              if (planned.state !== 'ready') continue
              made.push({ id: (await confirm(planned)).change ?? '', key: one.key, from, to: one.value, undone: false })
              model.set(one.key, one.value)
            } else {
              const edit = made.at(one.which)
              if (edit === undefined || edit.undone) continue
              const now = model.get(edit.key)
              const planned = await undo(edit.id)
              unexpected.push(
                ...otherThan(planned, now === edit.from ? 'unchanged' : now === edit.to ? 'ready' : 'conflict'),
              )
              if (planned.state !== 'ready') continue
              await confirm(planned)
              edit.undone = true
              if (edit.from === undefined) model.delete(edit.key)
              else model.set(edit.key, edit.from)
            }
          }
          expect(unexpected).toEqual([])
          expect(await labels()).toEqual(Object.fromEntries(model))
        }),
        { numRuns: runs },
      )
    })

    test('nothing was written that had not been tried as a dry run before', () => {
      const tried = new Set<string>()
      const writes = cluster.writes()
      expect(writes?.length).not.toBe(0)
      const untried = (writes ?? []).filter(({ method, path, query, status }) => {
        const plain = query.replace(/&?dryRun=All|,?"dryRun":\["All"\]/, '')
        const key = `${method} ${path} ${plain}`
        if (plain === query) return status < 300 && !tried.has(key)
        tried.add(key)
        return false
      })
      expect(untried).toEqual([])
    })
  })

  const context = () => ({ user: USER, signal: new AbortController().signal, requestId: 'test' })
  const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(10_000) })

  function writer() {
    const source = getClusterSource()
    if (source.writer === undefined) throw new Error(source.off)
    return source.writer
  }
  const plan = (edit: Pick<EditRequest, 'action' | 'before' | 'after'>): Promise<EditPlan> =>
    planEdit({ ...context(), undoOf: null }, readEditRequest({ ...REF, ...edit }))
  const undo = (change: string | null): Promise<EditPlan> => undoEdit(context(), change ?? '')

  const confirm = async (planned: EditPlan): Promise<AppliedEdit> => confirmPlan(context(), needReady(planned))
  const live = async () => orThrow(await writer().read(REF, call()))
  const text = async (): Promise<string> => toEditableText(await live()).text
  async function labels(): Promise<unknown> {
    const { metadata } = await live()
    return isRecord(metadata) ? metadata.labels : undefined
  }

  /** As kubectl would: without a plan, as somebody else. */
  async function outside(key: string, value: string): Promise<void> {
    const patch = [{ op: 'add', path: `/metadata/labels/${key}`, value }] as const
    for (const dryRun of [true, false]) orThrow(await writer().patch(REF, patch, { dryRun }, call()))
  }

  async function remove(): Promise<void> {
    const found = await writer().read(REF, call())
    if (!found.ok) return
    await confirm(await plan({ action: 'delete' }))
  }
}

function otherThan({ state }: EditPlan, expected: EditPlan['state']): readonly string[] {
  return state === expected ? [] : [`${state} instead of ${expected}`]
}

function needReady(planned: EditPlan): ReadyPlan {
  if (planned.state === 'ready') return planned
  throw new Error(`not ready: ${JSON.stringify(planned).slice(0, 2_000)}`)
}

/** Labels stand in flow or in block style. */
function withLabel(yaml: string, key: string, value: string): string {
  const without = yaml.replace(new RegExp(`\\n {4}${key}: .*`), '').replace(new RegExp(`, ${key}: "\\d*"`), '')
  return without.includes('labels: {')
    ? without.replace('labels: {', `labels: {${key}: "${value}", `)
    : without.replace('labels:', `labels:\n    ${key}: "${value}"`)
}

/** Another text by its first character: the last one may hold bits that stand for nothing. */
function flipped(text: string): string {
  return `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
}
