import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { Json, JsonRecord } from '@/lib/std/json'
import fc from 'fast-check'

/** A kind with specs that both the server and istiod accept, complete: the server has nothing to add to them. */
export interface EditedKind {
  readonly kind: ClusterKind
  readonly apiVersion: string
  readonly wireKind: string
  readonly spec: fc.Arbitrary<JsonRecord>
}

const name = fc.constantFrom('a', 'b', 'reviews', 'constructor', 'x-1')
const host = fc.constantFrom('reviews', 'ratings', 'details.shop.svc.cluster.local')
const version = fc.constantFrom('v1', 'v2', 'v3')
const zeroOr = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | 0> => fc.oneof(fc.constant(0 as const), value)
const some = (shape: Record<string, fc.Arbitrary<unknown>>, requiredKeys: readonly string[] = []) =>
  fc.record(shape, { requiredKeys: [...requiredKeys] }) as unknown as fc.Arbitrary<JsonRecord>
const texts = fc.dictionary(name, fc.constantFrom('', 'x', '0', 'false', '"q"'), { maxKeys: 3 })

/** Everything that a careless editor takes for nothing, nested. `null` is left out: the server drops it. */
const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(0, false, '', true, 1, -1, 'text'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
})).value

const match = some({
  name: fc.constantFrom('', 'one'),
  uri: fc.oneof(some({ prefix: fc.constant('/') }, ['prefix']), some({ exact: fc.constantFrom('/a', '/') }, ['exact'])),
  ignoreUriCase: fc.boolean(),
  port: zeroOr(fc.constantFrom(80, 9080)),
  headers: fc.dictionary(name, some({ exact: fc.constantFrom('jason', '0') }, ['exact']), { maxKeys: 2 }),
})

const httpRoute = fc
  .tuple(
    fc.uniqueArray(version, { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 0, max: 100 }),
    some({
      match: fc.array(match, { minLength: 1, maxLength: 2 }),
      timeout: fc.constantFrom('0.5s', '10s'),
      retries: fc.constantFrom<Json>({ attempts: 0 }, { attempts: 3, retryOn: '5xx' }, { attempts: 1, retryOn: '' }),
      headers: some({ request: some({ set: texts, remove: fc.array(name, { maxLength: 2 }) }) }),
    }),
    host,
  )
  .map(([versions, first, rest, to]) => {
    const weights = versions.map((_, i) => (versions.length === 1 ? 100 : i === 0 ? first : i === 1 ? 100 - first : 0))
    const route = versions.map((subset, i) => ({ destination: { host: to, subset }, weight: weights[i] ?? 0 }))
    return { ...rest, route }
  })

const gatewayRoute = fc
  .array(fc.tuple(host, fc.constantFrom(0, 1, 10)), { minLength: 1, maxLength: 3 })
  .map((refs): Json => {
    const backendRefs = refs.map(([to, weight]) => ({
      group: '',
      kind: 'Service',
      name: to.split('.')[0] ?? to,
      port: 80,
      weight,
    }))
    return { backendRefs, matches: [{ path: { type: 'PathPrefix', value: '/' } }] }
  })

/** Of every form of object that an edit meets: lists of lists, maps, free JSON, numbers that are 0. */
export const EDITED_KINDS: readonly EditedKind[] = [
  {
    kind: 'virtualservices.networking.istio.io',
    apiVersion: 'networking.istio.io/v1',
    wireKind: 'VirtualService',
    spec: some(
      { hosts: fc.uniqueArray(host, { minLength: 1 }), http: fc.array(httpRoute, { minLength: 1, maxLength: 3 }) },
      ['hosts', 'http'],
    ),
  },
  {
    kind: 'destinationrules.networking.istio.io',
    apiVersion: 'networking.istio.io/v1',
    wireKind: 'DestinationRule',
    spec: some(
      {
        host,
        subsets: fc.uniqueArray(
          some({ name: version, labels: texts.filter((map) => Object.values(map).every((v) => /^\w*$/.test(v))) }, [
            'name',
          ]),
          {
            selector: (subset) => subset.name,
            maxLength: 3,
          },
        ),
        trafficPolicy: some(
          {
            tls: fc.constant<Json>({ mode: 'ISTIO_MUTUAL' }),
            connectionPool: fc.constantFrom<Json>(
              { http: { http1MaxPendingRequests: 0 } },
              { http: { useClientProtocol: false, maxRetries: 3 } },
            ),
            outlierDetection: some({
              consecutive5xxErrors: zeroOr(fc.constant(5)),
              maxEjectionPercent: zeroOr(fc.constant(10)),
            }),
          },
          ['tls'],
        ),
      },
      ['host'],
    ),
  },
  {
    kind: 'envoyfilters.networking.istio.io',
    apiVersion: 'networking.istio.io/v1alpha3',
    wireKind: 'EnvoyFilter',
    spec: some(
      {
        configPatches: fc.array(
          anyJson.map((value) => patchOf(value)),
          { maxLength: 2 },
        ),
        priority: zeroOr(fc.constant(3)),
      },
      ['configPatches'],
    ),
  },
  {
    kind: 'authorizationpolicies.security.istio.io',
    apiVersion: 'security.istio.io/v1',
    wireKind: 'AuthorizationPolicy',
    spec: some({
      action: fc.constantFrom('ALLOW'),
      selector: some({ matchLabels: fc.constantFrom<Json>({}, { app: 'reviews' }) }),
      rules: fc.array(
        some({ to: fc.constantFrom<Json>([{ operation: { methods: ['GET'] } }], [{ operation: { paths: ['/'] } }]) }),
        { maxLength: 2 },
      ),
    }),
  },
  {
    kind: 'httproutes.gateway.networking.k8s.io',
    apiVersion: 'gateway.networking.k8s.io/v1',
    wireKind: 'HTTPRoute',
    spec: fc
      .array(gatewayRoute, { minLength: 1, maxLength: 2 })
      .map((rules) => ({ parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge' }], rules })),
  },
]

function patchOf(value: Json): Json {
  return { applyTo: 'CLUSTER', match: { context: 'ANY' }, patch: { operation: 'MERGE', value: { deep: value } } }
}
