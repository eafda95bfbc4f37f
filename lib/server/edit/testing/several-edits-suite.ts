import { AUDIT_SINK, type AuditSink } from '@/lib/server/edit/audit'
import { getChange, getChanges } from '@/lib/server/edit/get-changes'
import { planEdits } from '@/lib/server/edit/plan-edit'
import { planRequest } from '@/lib/server/edit/plan-request'
import { readEditRequest } from '@/lib/server/edit/read-edit-request'
import { applyPlan, confirmPlan } from '@/lib/server/edit/testing/confirm-plan'
import type { EditedCluster, SeenWrite } from '@/lib/server/edit/testing/safe-edit-suite'
import { undoEdit } from '@/lib/server/edit/undo-edit'
import { orThrow } from '@/lib/server/http/or-throw'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterWriter, ObjectRef } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { isRecord } from '@/lib/std/is-record'
import { processWide } from '@/lib/std/process-wide'
import { failed } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'
import type { EditPlan, EditRequest, ReadyPlan, SealedPlan, SeveralPlan } from '@/lib/url/edit-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { toEditableText } from '@/lib/yaml/to-editable-text'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const PLACE = { namespace: 'bookinfo', name: 'several-edits' } as const
const KINDS = {
  entry: ['serviceentries.networking.istio.io', 'ServiceEntry'],
  rule: ['destinationrules.networking.istio.io', 'DestinationRule'],
  route: ['virtualservices.networking.istio.io', 'VirtualService'],
} as const satisfies Record<string, readonly [ClusterKind, string]>
type Thing = keyof typeof KINDS
const THINGS = ['entry', 'rule', 'route'] as const

const refOf = (thing: Thing): ObjectRef => ({ kind: KINDS[thing][0], ...PLACE })

function yaml(thing: Thing, spec: string): string {
  const head = `apiVersion: networking.istio.io/v1\nkind: ${KINDS[thing][1]}\n`
  return `${head}metadata: {name: ${PLACE.name}, namespace: ${PLACE.namespace}}\nspec: ${spec}\n`
}
const HOST = 'several.example.com'
const rule = (...subsets: readonly string[]): string =>
  yaml(
    'rule',
    `{host: ${HOST}, subsets: [${subsets.map((name) => `{name: ${name}, labels: {version: ${name}}}`).join(', ')}]}`,
  )
const FIRST = {
  entry: yaml('entry', `{hosts: [${HOST}], ports: [{number: 80, name: http, protocol: HTTP}], resolution: DNS}`),
  rule: rule('v1'),
  route: yaml('route', `{hosts: [${HOST}], http: [{route: [{destination: {host: ${HOST}, subset: v1}}]}]}`),
}

/** What a plan of several objects promises, on any API server. */
export function describeSeveralEdits(title: string, setUp: () => Promise<EditedCluster>): void {
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
    beforeEach(remove)
    afterEach(() => vi.restoreAllMocks())

    test('objects are made in the order in which they need each other, and undone together the other way round', async () => {
      const seen = cluster.writes()?.length ?? 0
      const planned = await plan(creations())
      expect(planned.steps.map(({ wireKind }) => wireKind)).toEqual([
        'ServiceEntry',
        'DestinationRule',
        'VirtualService',
      ])
      expect(planned.steps.map(({ unseen }) => unseen.map(({ wireKind }) => wireKind))).toEqual([
        [],
        ['ServiceEntry'],
        ['ServiceEntry', 'DestinationRule'],
      ])
      const applied = await confirmPlan(context(), sealed(planned))
      expect(applied.objects.map(({ wireKind }) => wireKind)).toEqual([
        'ServiceEntry',
        'DestinationRule',
        'VirtualService',
      ])
      expect(applied.words.map(({ id }) => id)).toEqual(['created', 'created', 'created'])
      expect(stored(cluster.writes()?.slice(seen))).toEqual(
        cluster.writes() && ['POST serviceentries', 'POST destinationrules', 'POST virtualservices'],
      )

      const undone = await undo(applied.change)
      expect(undone.steps.map(({ wireKind, plan: { state } }) => [wireKind, state])).toEqual([
        ['VirtualService', 'accepted'],
        ['DestinationRule', 'accepted'],
        ['ServiceEntry', 'accepted'],
      ])
      // Whatever points to the rule goes with it.
      expect(undone.steps[1]?.plan).toMatchObject({ pointedAtBy: { references: [] } })
      await confirmPlan(context(), sealed(undone))
      expect(await Promise.all(THINGS.map(text))).toEqual(['', '', ''])
      const { changes } = await getChanges(USER, new URLSearchParams({ ...refOf('rule') }))
      expect(changes.find(({ id }) => id === applied.change)?.about).toMatchObject({
        objects: [{ name: PLACE.name }, {}, {}],
        undoneBy: changes[0]?.id,
      })
    })

    test('a subset goes after the route that used it, one comes before the route that will', async () => {
      await makeAll()
      const seen = cluster.writes()?.length ?? 0
      await confirmPlan(context(), sealed(await plan(await changes('v1', 'v2', 'v1', 'v2'))))
      expect(stored(cluster.writes()?.slice(seen))).toEqual(
        cluster.writes() && ['PATCH destinationrules', 'PATCH virtualservices'],
      )
      const again = await plan(await changes('v2', 'v1', 'v1'))
      expect(again.steps.map(({ wireKind }) => wireKind)).toEqual(['VirtualService', 'DestinationRule'])
    })

    test('one that is refused stands in the way of all, and nothing is written', async () => {
      const broken = { ...FIRST, route: FIRST.route.replace('http: [{', 'http: [{timeout: 0s, ') }
      const planned = await plan(creations(broken))
      expect(planned).toMatchObject({ ready: null, findings: null })
      expect(planned.steps.map(({ plan: { state } }) => state)).toEqual(['accepted', 'accepted', 'refused'])
      expect(await Promise.all(THINGS.map(text))).toEqual(['', '', ''])
      const [{ about } = {}] = (await getChanges(USER, new URLSearchParams())).changes
      expect(about?.result).toBe('refused')
      expect(about?.objects.map(({ outcome }) => outcome)).toEqual(['untouched', 'untouched', 'refused'])
    })

    test('where somebody changed one since the preview, nothing is written', async () => {
      await makeAll()
      const planned = await plan(await changes('v1', 'v2', 'v1', 'v2'))
      await outside('route')
      const before = await Promise.all(THINGS.map(text))
      const answer = await applyPlan(context(), sealed(planned))
      expect(answer).toMatchObject({
        state: 'failed',
        objects: [
          { wireKind: 'DestinationRule', outcome: 'untouched' },
          { wireKind: 'VirtualService', outcome: 'refused', refusal: { code: 'conflict' } },
        ],
      })
      expect(await Promise.all(THINGS.map(text))).toEqual(before)
      const { details } = await getChange(USER, answer.change ?? '')
      expect(details?.objects[0]).toMatchObject({
        before: expect.not.stringContaining('v2') as string,
        after: expect.stringContaining('v2') as string,
      })
    })

    test('where one fails, those before it are taken back in reverse, and the record says so', async () => {
      const planned = await plan(creations())
      const seen = cluster.writes()?.length ?? 0
      // Somebody else makes the last one between the look at it and its turn.
      beforeWrite('create', 'route', () => create('route', FIRST.route))
      const answer = await applyPlan(context(), sealed(planned))
      expect(answer).toMatchObject({
        state: 'failed',
        objects: [
          { wireKind: 'ServiceEntry', outcome: 'undone', refusal: null },
          { wireKind: 'DestinationRule', outcome: 'undone', refusal: null },
          { wireKind: 'VirtualService', outcome: 'refused', refusal: { code: 'conflict' } },
        ],
      })
      expect(await Promise.all(THINGS.map(text))).toMatchObject(['', '', expect.stringContaining(HOST)])
      expect(stored(cluster.writes()?.slice(seen))).toEqual(
        cluster.writes() && [
          'POST serviceentries',
          'POST destinationrules',
          'POST virtualservices',
          'DELETE destinationrules',
          'DELETE serviceentries',
        ],
      )
      const { about, details } = await getChange(USER, answer.change ?? '')
      expect(about?.result).toBe('refused')
      expect(details).toMatchObject({
        canUndo: false,
        objects: [{ after: expect.stringContaining(HOST) as string }, {}, {}],
      })
      expect(audited.slice(-3).map(resultOf)).toEqual(['undone', 'undone', 'refused'])
      await expect(undo(answer.change)).rejects.toMatchObject({ code: 'conflict' })
    })

    test('an update and a deletion are taken back as well', async () => {
      await makeAll()
      const before = await Promise.all(THINGS.map(body))
      // The route goes, the entry is changed first, the rule fails.
      const edits: readonly EditRequest[] = [
        { action: 'delete', ...refOf('route') },
        { action: 'delete', ...refOf('rule') },
        await update('entry', (one) => one.replace('number: 80', 'number: 8080')),
      ]
      const planned = await plan(edits)
      expect(planned.steps.map(({ wireKind }) => wireKind)).toEqual([
        'ServiceEntry',
        'VirtualService',
        'DestinationRule',
      ])
      beforeWrite('delete', 'rule', () => outside('rule'))
      expect(await applyPlan(context(), sealed(planned))).toMatchObject({
        state: 'failed',
        objects: [{ outcome: 'undone' }, { outcome: 'undone' }, { outcome: 'refused' }],
      })
      const now = await Promise.all(THINGS.map(body))
      expect([now[0], now[2]]).toEqual([before[0], before[2]])
    })

    test('what cannot be taken back is named with its reason, what it depends on stays, and undo finishes it', async () => {
      await makeAll()
      const planned = await plan([
        ...(await changes('v1', 'v2', 'v1', 'v2')),
        await update('entry', (one) => one.replace('number: 80', 'number: 8080')),
      ])
      expect(planned.steps.map(({ wireKind }) => wireKind)).toEqual([
        'ServiceEntry',
        'DestinationRule',
        'VirtualService',
      ])
      beforeWrite('patch', 'route', async () => {
        await outside('entry')
        await outside('route')
      })
      const answer = await applyPlan(context(), sealed(planned))
      expect(answer).toMatchObject({
        state: 'failed',
        objects: [
          { outcome: 'applied', refusal: { code: 'conflict' } },
          { outcome: 'undone', refusal: null },
          { outcome: 'refused' },
        ],
      })
      expect(await text('entry')).toContain('number: 8080')
      expect((await getChange(USER, answer.change ?? '')).about).toMatchObject({ result: 'partly' })

      const back = await undoEdit(context(), answer.change ?? '')
      expect(back).toMatchObject({ state: 'ready', action: 'update' })
      await confirmPlan(context(), needReady(back))
      expect(await text('entry')).toContain('number: 80\n')
    })

    test('while the route that uses it stays, a subset stays', async () => {
      await makeAll()
      const planned = await plan([...(await changes('v1', 'v2', 'v1', 'v2')), { action: 'delete', ...refOf('entry') }])
      expect(planned.steps.map(({ wireKind }) => wireKind)).toEqual([
        'DestinationRule',
        'VirtualService',
        'ServiceEntry',
      ])
      beforeWrite('delete', 'entry', async () => {
        await outside('route')
        await outside('entry')
      })
      expect(await applyPlan(context(), sealed(planned))).toMatchObject({
        state: 'failed',
        objects: [
          { outcome: 'applied', refusal: { message: expect.stringContaining('depends on it') as string } },
          { outcome: 'applied', refusal: { code: 'conflict' } },
          { outcome: 'refused' },
        ],
      })
    })

    test('a write whose answer is lost is found by a look, and the plan goes on', async () => {
      const planned = await plan(creations())
      loseAnswer('rule', { written: true })
      expect(await applyPlan(context(), sealed(planned))).toMatchObject({ state: 'applied' })
      expect(await text('route')).toContain(HOST)
    })

    test('where nobody can tell whether one was written, that is said, and what it depends on stays', async () => {
      const planned = await plan(creations())
      loseAnswer('rule', { written: false })
      expect(await applyPlan(context(), sealed(planned))).toMatchObject({
        state: 'failed',
        objects: [
          { outcome: 'applied', refusal: { message: expect.stringContaining('depends on it') as string } },
          { outcome: 'unknown', refusal: { code: 'upstream_timeout' } },
          { outcome: 'untouched' },
        ],
      })
    })

    test('two plans made at one time: the first is made whole, the second not at all', async () => {
      await makeAll()
      const [mine, theirs] = [
        await plan(await changes('v1', 'v2', 'v1', 'v2')),
        await plan(await changes('v1', 'v3', 'v1', 'v3')),
      ]
      await confirmPlan(context(), sealed(mine))
      expect(await applyPlan(context(), sealed(theirs))).toMatchObject({ state: 'failed' })
      expect(await text('route')).toContain('subset: v2')
      expect(await text('rule')).not.toContain('v3')
      const conflict = await plan([await update('rule', () => rule('v4'), FIRST.rule)])
      expect(conflict).toMatchObject({ ready: null, steps: [{ plan: { state: 'conflict' } }] })
    })

    test('what is already so needs no step', async () => {
      await makeAll()
      const planned = await plan(await changes('v1', 'v1', 'v1'))
      expect(planned).toMatchObject({
        ready: null,
        steps: [{ plan: { state: 'unchanged' } }, { plan: { state: 'unchanged' } }],
      })
    })

    test.each([
      ['changes', { changes: [] }],
      ['changes', { changes: Array.from({ length: 21 }, () => ({ action: 'delete', ...refOf('rule') })) }],
      [
        'changes.1.name',
        {
          changes: [
            { action: 'delete', ...refOf('rule') },
            { action: 'delete', ...refOf('rule') },
          ],
        },
      ],
      ['changes.0.kind', { changes: [{ action: 'delete', ...PLACE, kind: 'secrets' }] }],
      ['action', { changes: [{ action: 'delete', ...refOf('rule') }], action: 'delete' }],
    ])('a body that is wrong at %s is refused', async (parameter, asked) => {
      await expect(planRequest({ ...context(), undoOf: null }, asked)).rejects.toMatchObject({
        code: 'bad_request',
        details: { parameter },
      })
    })

    test('a text that cannot be read is named by its object', async () => {
      await expect(plan(creations({ ...FIRST, rule: 'a: [' }))).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('DestinationRule bookinfo/several-edits') as string,
      })
    })

    test('nothing was written that had not been tried as a dry run before', () => {
      const tried = new Set<string>()
      const untried = (cluster.writes() ?? []).filter((write) => {
        const key = `${write.method} ${write.path}`
        if (!isDry(write)) return write.status < 300 && !tried.has(key)
        tried.add(key)
        return false
      })
      expect(untried).toEqual([])
    })
  })

  const context = () => ({ user: USER, signal: new AbortController().signal, requestId: 'test' })
  const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(10_000) })

  function writer(): ClusterWriter {
    const source = getClusterSource()
    if (source.writer === undefined) throw new Error(source.off)
    return source.writer
  }
  const plan = (edits: readonly EditRequest[]): Promise<SeveralPlan> =>
    planEdits({ ...context(), undoOf: null }, edits.map(readEditRequest))
  async function undo(change: string | null): Promise<SeveralPlan> {
    const planned: EditPlan = await undoEdit(context(), change ?? '')
    if (planned.state === 'several') return planned
    throw new Error(`of one object: ${JSON.stringify(planned).slice(0, 2_000)}`)
  }
  /** The route stands first, so that the order is not that of the list. */
  const creations = (texts = FIRST): readonly EditRequest[] =>
    THINGS.toReversed().map((thing) => ({ action: 'create', ...refOf(thing), after: texts[thing] }))
  const makeAll = async () => confirmPlan(context(), sealed(await plan(creations())))

  async function text(thing: Thing): Promise<string> {
    const found = await writer().read(refOf(thing), call())
    return found.ok ? toEditableText(found.value).text : ''
  }
  /** Without what the server counts. */
  const body = async (thing: Thing): Promise<string> =>
    (await text(thing)).replaceAll(/ {2}(uid|resourceVersion|creationTimestamp|generation): .*\n/g, '')
  async function update(thing: Thing, turn: (text: string) => string, before?: string): Promise<EditRequest> {
    const began = before ?? (await text(thing))
    return { action: 'update', ...refOf(thing), before: began, after: turn(began) }
  }
  /** The route leads from one subset to another; the rule then has these. */
  async function changes(from: string, to: string, ...subsets: readonly string[]): Promise<readonly EditRequest[]> {
    return [
      await update('route', (one) => one.replace(`subset: ${from}`, `subset: ${to}`)),
      await update('rule', () => rule(...subsets)),
    ]
  }

  /** As kubectl would: without a plan, as somebody else; it counts as a change of what the object says. */
  async function outside(thing: Thing): Promise<void> {
    const patch = [{ op: 'add', path: '/spec/exportTo', value: ['.'] }] as const
    for (const dryRun of [true, false]) orThrow(await writer().patch(refOf(thing), patch, { dryRun }, call()))
  }
  async function create(thing: Thing, yamlText: string): Promise<void> {
    const read = readYamlRecord(yamlText)
    for (const dryRun of [true, false]) orThrow(await writer().create(refOf(thing), read ?? {}, { dryRun }, call()))
  }

  /** Does something just before the first real write of this kind to the object. */
  function beforeWrite(verb: 'create' | 'patch' | 'delete', thing: Thing, work: () => Promise<void>): void {
    const real = writer()
    const original = real[verb].bind(real) as ClusterWriter['create']
    let done = false
    vi.spyOn(real, verb).mockImplementation(async (...args: Parameters<ClusterWriter['create']>) => {
      const [ref, , { dryRun }] = args
      if (ref.kind === KINDS[thing][0] && !dryRun && !done) {
        done = true
        await work()
      }
      return original(...args)
    })
  }

  /** Of the first real creation of the object. */
  function loseAnswer(thing: Thing, { written }: { readonly written: boolean }): void {
    const real = writer()
    const original = real.create.bind(real)
    vi.spyOn(real, 'create').mockImplementation(async (...args) => {
      const [ref, , { dryRun }] = args
      if (ref.kind !== KINDS[thing][0] || dryRun) return original(...args)
      if (written) orThrow(await original(...args))
      return failed(new PharosError('upstream_timeout', 'No answer came.'))
    })
  }

  async function remove(): Promise<void> {
    for (const thing of THINGS.toReversed()) {
      const found = await writer().read(refOf(thing), call())
      if (!found.ok) continue
      const planned = await plan([{ action: 'delete', ...refOf(thing) }])
      await confirmPlan(context(), sealed(planned))
    }
  }
}

function sealed({ ready, ...planned }: SeveralPlan): SealedPlan {
  if (ready !== null) return ready
  throw new Error(`nothing to apply: ${JSON.stringify(planned).slice(0, 2_000)}`)
}

function needReady(planned: EditPlan): ReadyPlan {
  if (planned.state === 'ready') return planned
  throw new Error(`not ready: ${JSON.stringify(planned).slice(0, 2_000)}`)
}

/** What reached the store, or tried to, as `POST virtualservices`. */
function stored(writes: readonly SeenWrite[] | undefined): readonly string[] | undefined {
  return writes
    ?.filter((write) => !isDry(write) && write.status < 300)
    .map(
      ({ method, path }) =>
        `${method} ${/\/(serviceentries|destinationrules|virtualservices)/.exec(path)?.[1] ?? path}`,
    )
}

function isDry({ query }: SeenWrite): boolean {
  return query.includes('dryRun=All') || query.includes('"dryRun":["All"]')
}

function resultOf(line: object): unknown {
  return isRecord(line) && isRecord(line.audit) ? line.audit.result : undefined
}
