import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MtlsConfig, MtlsObject } from './mtls-config'
import type { MtlsWorkload, SeenEdge } from './mtls-edge'
import { type MtlsPreview, type MtlsQuestion, previewMtls } from './preview-mtls'
import { edge, MESH, policy, rule, service, tls, workload } from './testing/mtls-builders'

const STRICT = policy('shop', { mode: 'STRICT' })
const DISABLE = policy('shop', { mode: 'DISABLE' })
const NONE: readonly MtlsObject[] = []
const CART = workload('shop', 'cart-v1')
const WEB = workload('web', 'web-v1')
const BATCH = workload('legacy', 'batch', { sidecarPods: 0 })
const PLAIN = { mutual: 0, plain: 3 }
const UNSAID = { mutual: 0, unsaid: 5 }

interface Change {
  readonly before?: Partial<MtlsConfig>
  readonly after?: Partial<MtlsConfig>
  readonly edges?: readonly SeenEdge[]
  readonly server?: MtlsWorkload
  /** Of the service, each leading to the container's port 8000 higher; or the names of such ports. */
  readonly ports?: readonly (number | string)[]
  readonly mesh?: Partial<MtlsQuestion['mesh']>
  readonly sees?: MtlsQuestion['sees']
}

function preview({
  before = {},
  after = {},
  edges = [],
  server = CART,
  ports = [80],
  mesh = {},
  sees = () => true,
}: Change): MtlsPreview {
  const base = { policies: NONE, rules: NONE }
  return previewMtls({
    sees,
    mesh: { ...MESH, ...mesh },
    before: { ...base, ...before },
    after: { ...base, ...after },
    workloads: [server, WEB, BATCH],
    services: [service('shop', 'cart', [server.name], [...ports])],
    edges,
  })
}

/** In which list the one edge stands, and why. */
function placeOf(told: MtlsPreview): string {
  const lists = ['wouldFail', 'alreadyFails', 'wouldWork', 'cannotKnow'] as const
  return lists.flatMap((list) => told[list].first.map(({ reason }) => `${list} ${reason}`)).join() || 'nowhere'
}

const toStrict = { after: { policies: [STRICT] } }
const disabled = rule('shop', 'cart', tls('DISABLE'))
const kept = (one: MtlsObject) => ({ before: { rules: [one] }, after: { rules: [one], policies: [STRICT] } })

describe('what becomes of an edge', () => {
  it.each<[string, Change, string]>([
    ['STRICT, mutual TLS was seen', { ...toStrict, edges: [edge('web/web-v1', 'shop/cart-v1')] }, 'nowhere'],
    [
      'STRICT, an unknown caller without encryption',
      { ...toStrict, edges: [edge('', 'shop/cart-v1', PLAIN)] },
      'wouldFail callerWithoutProxy',
    ],
    [
      'STRICT, a known caller that has no proxy',
      { ...toStrict, edges: [edge('legacy/batch', 'shop/cart-v1', PLAIN)] },
      'wouldFail callerWithoutProxy',
    ],
    [
      'STRICT, past the proxy of the caller',
      { ...toStrict, edges: [edge('web/web-v1', 'shop/cart-v1', PLAIN)] },
      'wouldFail plainSeen',
    ],
    [
      'STRICT, a caller that is gone',
      { ...toStrict, edges: [edge('web/gone', 'shop/cart-v1', PLAIN)] },
      'wouldFail plainSeen',
    ],
    [
      'STRICT, a caller that is gone, of whom only its own proxy told',
      { ...toStrict, edges: [edge('web/gone', 'shop/cart-v1', UNSAID)] },
      'cannotKnow callerGone',
    ],
    [
      'STRICT, only the caller’s proxy told',
      { ...toStrict, edges: [edge('web/web-v1', 'shop/cart-v1', UNSAID)] },
      'cannotKnow sourceOnly',
    ],
    [
      'STRICT, a rule disables TLS',
      { ...kept(disabled), edges: [edge('web/web-v1', 'shop/cart-v1', PLAIN)] },
      'wouldFail ruleDisables',
    ],
    [
      'STRICT, a rule sends TLS of its own',
      { ...kept(rule('shop', 'cart', tls('SIMPLE'))), edges: [edge('web/web-v1', 'shop/cart-v1', PLAIN)] },
      'wouldFail ruleSimple',
    ],
    [
      'STRICT, a rule has certificates of its own',
      { ...kept(rule('shop', 'cart', tls('MUTUAL'))), edges: [edge('web/web-v1', 'shop/cart-v1')] },
      'cannotKnow ownCertificates',
    ],
    [
      'STRICT, the rule goes along with it',
      {
        before: { rules: [disabled] },
        after: { policies: [STRICT] },
        edges: [edge('web/web-v1', 'shop/cart-v1', PLAIN)],
      },
      'nowhere',
    ],
    [
      'STRICT, automatic mutual TLS is off',
      { ...toStrict, mesh: { autoMtls: false }, edges: [edge('web/web-v1', 'shop/cart-v1', PLAIN)] },
      'wouldFail autoOff',
    ],
    [
      'STRICT was there before',
      {
        before: { policies: [policy('shop', { mode: 'STRICT', name: 'old' })] },
        ...toStrict,
        edges: [edge('', 'shop/cart-v1', PLAIN)],
      },
      'alreadyFails callerWithoutProxy',
    ],
    [
      'STRICT is taken back',
      {
        before: { policies: [STRICT], rules: [disabled] },
        after: { rules: [disabled] },
        edges: [edge('web/web-v1', 'shop/cart-v1', UNSAID)],
      },
      'wouldWork ruleDisables',
    ],
    [
      'STRICT before servers without a proxy',
      {
        ...toStrict,
        server: workload('shop', 'cart-v1', { sidecarPods: 0 }),
        edges: [edge('web/web-v1', 'shop/cart-v1', UNSAID)],
      },
      'nowhere',
    ],
    [
      'STRICT before a gateway',
      { ...toStrict, server: workload('shop', 'cart-v1', { isProxy: true }), edges: [edge('', 'shop/cart-v1', PLAIN)] },
      'nowhere',
    ],
    [
      'STRICT elsewhere',
      { after: { policies: [policy('bank', { mode: 'STRICT' })] }, edges: [edge('', 'shop/cart-v1', PLAIN)] },
      'nowhere',
    ],
    [
      'DISABLE: callers follow',
      { after: { policies: [DISABLE] }, edges: [edge('web/web-v1', 'shop/cart-v1')] },
      'nowhere',
    ],
    [
      'DISABLE, a rule insists on mutual TLS',
      {
        before: { rules: [rule('shop', 'cart', tls('ISTIO_MUTUAL'))] },
        after: { rules: [rule('shop', 'cart', tls('ISTIO_MUTUAL'))], policies: [DISABLE] },
        edges: [edge('web/web-v1', 'shop/cart-v1')],
      },
      'wouldFail plainOnly',
    ],
    [
      'DISABLE means nothing to a ztunnel',
      {
        after: { policies: [DISABLE] },
        server: workload('shop', 'cart-v1', { sidecarPods: 0, ambientPods: 1 }),
        edges: [edge('web/web-v1', 'shop/cart-v1')],
      },
      'nowhere',
    ],
    [
      'a rule that makes callers send mutual TLS to what has no proxy',
      {
        after: { rules: [rule('shop', 'cart', tls('ISTIO_MUTUAL'))] },
        server: workload('shop', 'cart-v1', { sidecarPods: 0 }),
        edges: [edge('web/web-v1', 'shop/cart-v1', UNSAID)],
      },
      'wouldFail serverWithoutProxy',
    ],
    ['a server that the cluster does not know', { ...toStrict, edges: [edge('', 'shop/gone', PLAIN)] }, 'nowhere'],
    [
      'requests that met no workload',
      {
        ...toStrict,
        edges: [
          {
            ...edge('web/web-v1', 'shop/cart', UNSAID),
            target: { namespace: 'shop', workload: null, service: { namespace: 'shop', name: 'cart' } },
          },
        ],
      },
      'cannotKnow sourceOnly',
    ],
  ])('%s', (_, change, expected) => {
    expect(placeOf(preview(change))).toBe(expected)
  })

  it('depends on the port where only one is strict, which the metrics do not tell', () => {
    const onePort = { after: { policies: [policy('shop', { selector: { app: 'cart' }, ports: { 8080: 'STRICT' } })] } }
    const seen = [edge('', 'shop/cart-v1', PLAIN)]
    expect(placeOf(preview({ ...onePort, edges: seen, ports: [80] }))).toBe('wouldFail callerWithoutProxy')
    expect(placeOf(preview({ ...onePort, edges: seen, ports: [81] }))).toBe('nowhere')
    expect(placeOf(preview({ ...onePort, edges: seen, ports: [80, 81] }))).toBe('cannotKnow ports')
    const named = (ports: Readonly<Record<string, number>>) => workload('shop', 'cart-v1', { namedPorts: new Map(Object.entries(ports)) }) // prettier-ignore
    expect(placeOf(preview({ ...onePort, edges: seen, ports: ['web'], server: named({ web: 8080 }) }))).toBe('wouldFail callerWithoutProxy') // prettier-ignore
    expect(placeOf(preview({ ...onePort, edges: seen, ports: ['web'], server: named({ web: 9090 }) }))).toBe('nowhere')
    expect(placeOf(preview({ ...onePort, edges: seen, ports: ['web'], server: named({}) }))).toBe('cannotKnow ports')
  })

  it('depends on the subset where one has TLS of its own', () => {
    const some = rule('shop', 'cart', { subsets: [{ name: 'v1', labels: {}, ...tls('DISABLE') }] })
    expect(placeOf(preview({ ...kept(some), edges: [edge('web/web-v1', 'shop/cart-v1')] }))).toBe('cannotKnow subsets')
  })

  it('tells the rate of what fails only: of a caller who was seen both ways the plain part', () => {
    const told = preview({ ...toStrict, edges: [edge('', 'shop/cart-v1', { mutual: 7, plain: 2 })] })
    expect(told.wouldFail.first).toMatchObject([{ rate: 2, source: null, rule: null }])
  })

  it('names the rule, and nothing else of it', () => {
    const told = preview({ ...kept(disabled), edges: [edge('web/web-v1', 'shop/cart-v1')] })
    expect(told.wouldFail.first[0]?.rule).toEqual({ namespace: 'shop', name: 'cart' })
  })

  it('shows what was seen last first', () => {
    const old = edge('', 'shop/cart-v1', { ...PLAIN, plain: 90, seenSeconds: 86_400 })
    const told = preview({ ...toStrict, edges: [old, edge('legacy/batch', 'shop/cart-v1', PLAIN)] })
    expect(told.wouldFail.first.map(({ seenSeconds }) => seenSeconds)).toEqual([300, 86_400])
  })
})

describe('who may not see everything', () => {
  const seen = [edge('web/web-v1', 'shop/cart-v1', PLAIN), edge('', 'shop/cart-v1', PLAIN)]
  const foreign = rule('web', 'cart.shop.svc.cluster.local', tls('DISABLE'))
  const change = { before: { rules: [foreign] }, after: { rules: [foreign], policies: [STRICT] }, edges: seen }

  it('learns that somebody’s calls would fail, but not whose, nor by which rule', () => {
    const told = preview({ ...change, sees: (namespace) => namespace === 'shop' })
    expect(told.wouldFail.first).toMatchObject([
      { source: 'hidden', reason: 'ruleDisables', rule: null },
      { source: null, reason: 'callerWithoutProxy' },
    ])
    expect(JSON.stringify(told)).not.toMatch(/web|legacy/)
  })

  it('learns nothing of servers in other namespaces', () => {
    const told = preview({ ...change, sees: (namespace) => namespace === 'web' })
    expect(JSON.stringify(told)).not.toContain('shop')
    expect([told.wouldFail.count, told.modes.count]).toEqual([0, 0])
  })
})

describe('what else is told', () => {
  it('is whose mode changes, at which port, and where pods have no proxy', () => {
    const half = workload('shop', 'cart-v1', { pods: 3, sidecarPods: 2 })
    const told = preview({ after: { policies: [policy('shop', { mode: 'STRICT', selector: { app: 'cart' }, ports: { 8080: 'PERMISSIVE' } })] }, server: half }) // prettier-ignore
    expect(told.modes.first).toEqual([
      { namespace: 'shop', workload: 'cart-v1', port: null, was: 'PERMISSIVE', now: 'STRICT', level: 'workload' },
    ])
    expect(told.uncovered.first).toEqual([{ namespace: 'shop', workload: 'cart-v1', pods: 1 }])
    expect(told.cannotCall.first.map(({ workload: name }) => name)).toEqual(['cart-v1', 'batch'])
    const ofLegacy = preview({ ...toStrict, mesh: { controlPlaneNamespaces: ['legacy'] }, server: half }).cannotCall
    expect([ofLegacy.count, ofLegacy.ofControlPlane]).toEqual([1, { first: [{ namespace: 'legacy', workload: 'batch', pods: 1 }], count: 1 }]) // prettier-ignore
  })

  it('is nothing where an older policy decides', () => {
    const old = policy('shop', { mode: 'PERMISSIVE', born: '2020-01-01T00:00:00Z', name: 'old' })
    const told = preview({ before: { policies: [old] }, after: { policies: [old, STRICT] }, edges: [edge('', 'shop/cart-v1', PLAIN)] }) // prettier-ignore
    expect([told.modes.count, placeOf(told), told.cannotCall.count]).toEqual([0, 'nowhere', 0])
  })
})

const anyMode = fc.constantFrom('STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET')
const anyConfig = fc.record({
  policies: fc
    .uniqueArray(fc.record({ namespace: fc.constantFrom('shop', 'istio-system', 'web'), mode: anyMode }), {
      selector: ({ namespace }) => namespace,
    })
    .map((all) => all.map(({ namespace, mode }) => policy(namespace, { mode }))),
  rules: fc
    .uniqueArray(
      fc.record({
        namespace: fc.constantFrom('shop', 'web'),
        mode: fc.constantFrom('DISABLE', 'SIMPLE', 'ISTIO_MUTUAL', 'MUTUAL'),
      }),
      {
        selector: ({ namespace }) => namespace,
      },
    )
    .map((all) => all.map(({ namespace, mode }) => rule(namespace, 'cart.shop.svc.cluster.local', tls(mode)))),
})
const anyEdges = fc.array(
  fc
    .record({
      from: fc.constantFrom('', 'web/web-v1', 'legacy/batch', 'web/gone'),
      mutual: fc.integer({ min: 0, max: 2 }),
      plain: fc.integer({ min: 0, max: 2 }),
      unsaid: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ from, ...rates }) => edge(from, 'shop/cart-v1', rates)),
  { maxLength: 5 },
)

describe('any change', () => {
  it('and its way back tell the same, the other way round', () => {
    fc.assert(
      fc.property(anyConfig, anyConfig, anyEdges, (a, b, edges) => {
        // Callers that lead past their proxy are known by what today's configuration makes of them: there is no way back from that.
        const honest = edges.filter(({ plain }) => plain === 0)
        const [there, back] = [
          preview({ before: a, after: b, edges: honest }),
          preview({ before: b, after: a, edges: honest }),
        ]
        expect(there.alreadyFails.count).toBe(back.alreadyFails.count)
        expect(there.wouldFail.count).toBe(back.wouldWork.count)
        expect(there.modes.count).toBe(back.modes.count)
      }),
    )
  })

  it('to the same objects tells nothing', () => {
    fc.assert(
      fc.property(anyConfig, anyEdges, (config, edges) => {
        const told = preview({ before: config, after: config, edges })
        expect([placeOf(told), told.modes.count, told.uncovered.count]).toEqual(['nowhere', 0, 0])
      }),
    )
  })

  it('tells each edge at most once', () => {
    fc.assert(
      fc.property(anyConfig, anyConfig, anyEdges, (before, after, edges) => {
        const told = preview({ before, after, edges })
        const { wouldFail, alreadyFails, wouldWork, cannotKnow } = told
        expect(wouldFail.count + alreadyFails.count + wouldWork.count + cannotKnow.count).toBeLessThanOrEqual(
          edges.length,
        )
      }),
    )
  })
})
