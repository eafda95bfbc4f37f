import { LABEL_SET_PLACES, LABEL_SETS, type LabelSet } from '@/lib/istio/edit/editable-kinds'
import { type LabelSets, writeLabelText } from '@/lib/istio/edit/labels/labels-answer'
import { otherPart } from '@/lib/istio/edit/labels/label-part'
import { editablePart } from '@/lib/istio/edit/editable-part'
import { toPointer } from '@/lib/istio/edit/json-pointer'
import { textAt } from '@/lib/istio/edit/read-json'
import type { LiveObject, ObjectRef } from '@/lib/ports/cluster-writer'
import { AUDIT_SINK, type AuditSink } from '@/lib/server/edit/audit'
import { getLabels } from '@/lib/server/edit/get-labels'
import { planEdit } from '@/lib/server/edit/plan-edit'
import { readEditRequest } from '@/lib/server/edit/read-edit-request'
import { confirmPlan } from '@/lib/server/edit/testing/confirm-plan'
import { undoEdit } from '@/lib/server/edit/undo-edit'
import { orThrow } from '@/lib/server/http/or-throw'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { type JsonRecord, sameJson } from '@/lib/std/json'
import { processWide } from '@/lib/std/process-wide'
import { milliseconds } from '@/lib/std/units'
import type { AppliedEdit, EditPlan } from '@/lib/url/edit-types'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const PLACE = { namespace: 'bookinfo', name: 'label-edit' } as const
const NAMESPACE: ObjectRef = { kind: 'namespaces', namespace: '', name: 'bookinfo' }
const SERVICE: ObjectRef = { kind: 'services', ...PLACE }
const DEPLOYMENT: ObjectRef = { kind: 'deployments.apps', ...PLACE }
const POD_LABELS = { app: 'label-edit' }
const MADE: readonly (readonly [ObjectRef, JsonRecord])[] = [
  [SERVICE, { apiVersion: 'v1', kind: 'Service', metadata: { ...PLACE }, spec: { ports: [{ port: 80 }] } }],
  [
    DEPLOYMENT,
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...PLACE, labels: { team: '' } },
      spec: {
        replicas: 0,
        selector: { matchLabels: POD_LABELS },
        template: {
          metadata: { labels: POD_LABELS },
          spec: { containers: [{ name: 'a', image: 'a', env: [{ name: 'TOKEN', value: 'not-to-be-shown' }] }] },
        },
      },
    },
  ],
]

/** What an edit of labels and annotations promises, on any API server. */
export function describeLabelEdits(title: string, setUp: () => Promise<() => Promise<void>>, runs: number): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let close: () => Promise<void>
    beforeAll(async () => {
      processWide<AuditSink>(AUDIT_SINK, () => ({ info: () => undefined }))
      close = await setUp()
      await remove()
      for (const [ref, object] of MADE) orThrow(await writer().create(ref, object, { dryRun: false }, call()))
    })
    afterAll(async () => {
      await remove()
      await close()
    })

    const labels = texts(fc.constantFrom('', '0', 'false', 'null', 'v1', 'A_b.c-d', 'x'.repeat(63)))
    const annotations = texts(fc.oneof(fc.constantFrom('', '0', '{"a":0}', 'a: b\n', '~', '‮', '<b>'), fc.string()))
    const wanted = fc.record({ labels, annotations, podLabels: labels, podAnnotations: annotations })

    test.each([NAMESPACE, SERVICE, DEPLOYMENT])(
      'what is written of $kind is read back, nothing else changes, and undo brings back what was',
      async (ref) => {
        const first = await read(ref)
        await fc.assert(
          fc.asyncProperty(fc.array(wanted, { minLength: 1, maxLength: 3 }), async (targets) => {
            for (const target of targets) {
              const before = await read(ref)
              const sets = merged(first, target)
              const rest = otherPart(editablePart(await live(ref)))
              const planned = await plan(ref, sets)
              if (planned.state === 'unchanged' && sameJson(before, sets)) continue
              expect(JSON.stringify(planned)).not.toContain('not-to-be-shown')
              expect(pathsOf(planned)).toEqual(changedPlaces(before, sets))
              const { change, surprises } = await confirm(planned)
              expect([surprises, await read(ref)]).toEqual([[], sets])
              expect(otherPart(editablePart(await live(ref)))).toEqual(rest)
              await confirm(await undoEdit(context(), change ?? ''))
              expect(await read(ref)).toEqual(before)
              await confirm(await plan(ref, sets))
            }
          }),
          { numRuns: runs },
        )
        const back = await plan(ref, first)
        if (back.state === 'ready') await confirm(back)
        expect(await read(ref)).toEqual(first)
      },
    )

    test('anything but labels and annotations is refused by name, and nothing is written', async () => {
      const before = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { ...PLACE }, spec: { replicas: 0 } }
      const after = { ...before, spec: { replicas: 3 } }
      const edit = { action: 'update', ...DEPLOYMENT, before: JSON.stringify(before), after: JSON.stringify(after) }
      await expect(planEdit({ ...context(), undoOf: null }, readEditRequest(edit))).rejects.toMatchObject({
        code: 'invalid',
        details: { fields: ['spec.replicas'] },
      })
      expect(await live(DEPLOYMENT)).toMatchObject({ spec: { replicas: 0 } })
    })

    test('a label that the API server refuses is named', async () => {
      const { labels: own } = await read(SERVICE)
      const refused = await plan(SERVICE, { ...(await read(SERVICE)), labels: { ...own, 'a b': 'c' } })
      expect(refused).toMatchObject({ state: 'refused', refusal: { causes: [{ path: 'metadata.labels' }] } })
    })

    test('pods that the selector no longer finds are refused', async () => {
      const sets = await read(DEPLOYMENT)
      const refused = await plan(DEPLOYMENT, { ...sets, podLabels: { app: 'other' } })
      expect(refused).toMatchObject({
        state: 'refused',
        refusal: { causes: [{ path: 'spec.template.metadata.labels' }] },
      })
    })
  })

  const context = () => ({ user: USER, signal: new AbortController().signal, requestId: 'test' })
  const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(10_000) })
  const answerOf = ({ kind, namespace, name }: ObjectRef) =>
    getLabels(USER, { kind, namespace: namespace === '' ? '_' : namespace, name }, new URLSearchParams(), call().signal)
  const read = async (ref: ObjectRef): Promise<LabelSets> => (await answerOf(ref)).sets
  const live = async (ref: ObjectRef): Promise<LiveObject> => orThrow(await writer().read(ref, call()))

  function writer() {
    const source = getClusterSource()
    if (source.writer === undefined) throw new Error(source.off)
    return source.writer
  }

  async function plan(ref: ObjectRef, sets: LabelSets): Promise<EditPlan> {
    const answer = await answerOf(ref)
    const [before, after] = [answer.sets, sets].map((each) => writeLabelText(answer, each))
    return planEdit({ ...context(), undoOf: null }, readEditRequest({ action: 'update', ...ref, before, after }))
  }

  async function confirm(planned: EditPlan): Promise<AppliedEdit> {
    if (planned.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(planned).slice(0, 2_000)}`)
    return confirmPlan(context(), planned)
  }

  async function remove(): Promise<void> {
    for (const [ref] of MADE) {
      const found = await writer().read(ref, call())
      const uid = found.ok ? (textAt(found.value, 'metadata', 'uid') ?? '') : ''
      if (found.ok) orThrow(await writer().delete(ref, { uid }, { dryRun: false }, call()))
    }
  }
}

const KEYS = ['pharos.test/a', 'pharos.test/b.c', 'constructor', 'A_1.z']

function texts(value: fc.Arbitrary<string>): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 3 }).map((each) => ({ ...each }))
}

/** The wanted keys beside those that were there at first; only of the maps that the kind has. */
function merged(first: LabelSets, target: Required<LabelSets>): LabelSets {
  const own = LABEL_SETS.filter((set) => first[set] !== undefined)
  return Object.fromEntries(own.map((set) => [set, { ...first[set], ...target[set] }]))
}

function pathsOf(planned: EditPlan): readonly string[] {
  const operations: unknown = planned.state === 'ready' ? JSON.parse(planned.patch) : []
  return (Array.isArray(operations) ? operations : []).map(({ path }: { readonly path: string }) => path).toSorted()
}

/** A key each; the whole map where the first key comes or the last one goes. */
function changedPlaces(before: LabelSets, after: LabelSets): readonly string[] {
  return LABEL_SETS.flatMap((set) => placesOf(set, before[set] ?? {}, after[set] ?? {})).toSorted()
}

function placesOf(
  set: LabelSet,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = keys.filter(
    (key) => Object.hasOwn(before, key) !== Object.hasOwn(after, key) || before[key] !== after[key],
  )
  const isWhole = Object.keys(before).length === 0 || Object.keys(after).length === 0
  if (changed.length > 0 && isWhole) return [toPointer([...LABEL_SET_PLACES[set]])]
  return changed.map((key) => toPointer([...LABEL_SET_PLACES[set], key]))
}
