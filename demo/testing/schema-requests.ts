import type { KubeObject } from '../kube-object'
import { CORPUS_NAMESPACE } from './schema-verdict'

/** A request about one of the stored objects; a dry run, so that their order does not matter. */
export interface SchemaRequest {
  readonly name: string
  readonly method: 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  readonly contentType?: string
  /** A text goes out as it is. */
  readonly body: unknown
}

const meta = { name: 'stored', namespace: CORPUS_NAMESPACE }
const route = { destination: { host: 'reviews' }, weight: 100 }

/** What the requests are about, by the path of its collection. */
export const STORED_OBJECTS: readonly (readonly [collection: string, object: KubeObject])[] = [
  [
    `/apis/networking.istio.io/v1/namespaces/${CORPUS_NAMESPACE}/virtualservices`,
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: meta,
      spec: { hosts: ['reviews'], http: [{ route: [route], timeout: '1s' }] },
    },
  ],
  [
    `/apis/gateway.networking.k8s.io/v1/namespaces/${CORPUS_NAMESPACE}/httproutes`,
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: meta,
      spec: { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [{ name: 'reviews', port: 80 }] }] },
    },
  ],
  [
    '/apis/gateway.networking.k8s.io/v1/gatewayclasses',
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'stored' },
      spec: { controllerName: 'example.com/first' },
    },
  ],
  [
    `/apis/apps/v1/namespaces/${CORPUS_NAMESPACE}/deployments`,
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: meta,
      spec: {
        selector: { matchLabels: { app: 'a' } },
        template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'b' }] } },
      },
    },
  ],
  [
    `/api/v1/namespaces/${CORPUS_NAMESPACE}/services`,
    { apiVersion: 'v1', kind: 'Service', metadata: meta, spec: { ports: [{ name: 'http', port: 80 }] } },
  ],
]
const [VIRTUAL_SERVICES = '', ROUTES = '', CLASSES = '', DEPLOYMENTS = '', SERVICES = ''] = STORED_OBJECTS.map(
  ([collection]) => collection,
)

const MERGE = 'application/merge-patch+json'
const JSON_PATCH = 'application/json-patch+json'
const STRATEGIC = 'application/strategic-merge-patch+json'

interface Options {
  readonly on?: string
  readonly as?: string
  readonly query?: string
  readonly part?: string
}

function patch(
  body: unknown,
  { on = VIRTUAL_SERVICES, as = MERGE, query = '', part = '' }: Options = {},
): SchemaRequest {
  const path = `${on}/stored${part}?dryRun=All${query}`
  return { name: `PATCH ${path} ${as} ${JSON.stringify(body)}`, method: 'PATCH', path, contentType: as, body }
}

function create(body: string, query: string): SchemaRequest {
  const path = `${VIRTUAL_SERVICES}?dryRun=All${query}`
  return { name: `POST ${path} ${body}`, method: 'POST', path, body }
}

/** Without a version: what is asked for is refused before the server sees that, or because of it. */
function replace(object: object, query = ''): SchemaRequest {
  const path = `${VIRTUAL_SERVICES}/stored?dryRun=All${query}`
  return { name: `PUT ${path} ${JSON.stringify(object)}`, method: 'PUT', path, body: object }
}

const text = (name: string, spec: string): string =>
  `{"apiVersion":"networking.istio.io/v1","kind":"VirtualService","metadata":{"name":"${name}"},"spec":${spec}}`
const whole = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'stored' } }

const MODES = [
  '',
  '&fieldValidation=Strict',
  '&fieldValidation=Warn',
  '&fieldValidation=Ignore',
  '&fieldValidation=Other',
]

export const SCHEMA_REQUESTS: readonly SchemaRequest[] = [
  ...MODES.flatMap((query) => [
    create(text('a', '{"htpp":1,"http":[{"route":[],"x":{"y":1}}]}'), query),
    create(text('b', '{"hosts":["a"],"hosts":["b"],"http":[{"timeout":"1s"},{"name":"a","name":"b"}]}'), query),
    patch({ spec: { htpp: 1 } }, { query }),
    patch('{"spec":{"hosts":["b"],"hosts":["c"]}}', { query }),
    patch([{ op: 'add', path: '/spec/htpp', value: 1 }], { as: JSON_PATCH, query }),
    replace({ ...whole, spec: { htpp: 1 } }, query),
  ]),
  create(text('stored', '"taken, and wrong"'), ''),
  create(text('stored', '{}'), ''),
  patch({ spec: { hosts: 'b' } }),
  patch({ spec: { hosts: null } }),
  patch({ spec: null }),
  patch({ spec: { http: [{ route: null, timeout: null }] } }),
  patch({ spec: { http: [{ route: [{ weight: 'abc' }] }] } }),
  patch({ spec: { http: [{ timeout: 'soon' }] } }),
  patch({ metadata: { labels: { 'a b': 'c' } } }),
  patch({ metadata: { annotations: { 'a b': 'c' } } }),
  patch({ metadata: { labels: { a: 7 } } }),
  patch({ metadata: { name: 'other' } }),
  patch([{ op: 'replace', path: '/spec/http/0/route/0/weight', value: 1.5 }], { as: JSON_PATCH }),
  patch([{ op: 'replace', path: '/spec/http/0/route/0/weight', value: 50 }], { as: JSON_PATCH }),
  patch([{ op: 'remove', path: '/spec/http/0/route/0/destination' }], { as: JSON_PATCH }),
  patch({ status: { own: 1, conditions: [{ type: 'a' }] }, spec: { hosts: 7 } }, { part: '/status' }),
  patch({ status: { conditions: 'x', validationMessages: [1] } }, { part: '/status' }),
  patch({ status: 'x' }, { part: '/status' }),
  patch({ status: { parents: [{}] } }, { on: ROUTES, part: '/status' }),
  patch({ status: { parents: [], unknown: 1 } }, { on: ROUTES, part: '/status' }),
  patch({ spec: { rules: [{ backendRefs: [{ name: 'a' }] }] } }, { on: ROUTES }),
  patch({ spec: { rules: [{ backendRefs: [{ name: 'a', port: 1, weight: 0 }] }] } }, { on: ROUTES }),
  patch({ spec: { parentRefs: [] } }, { on: ROUTES }),
  patch({ spec: { controllerName: 'example.com/second' } }, { on: CLASSES }),
  patch({ spec: { description: 'new' } }, { on: CLASSES }),
  ...[MERGE, STRATEGIC].flatMap((as) => [
    patch({ spec: { replicas: -1 } }, { on: DEPLOYMENTS, as }),
    patch({ spec: { replicas: 'two' } }, { on: DEPLOYMENTS, as }),
    patch({ spec: { replicas: 2 } }, { on: DEPLOYMENTS, as }),
    patch({ spec: { template: { metadata: { annotations: { 'a b': 'c' } } } } }, { on: DEPLOYMENTS, as }),
    patch({ spec: { template: { metadata: { labels: { app: 'b' } } } } }, { on: DEPLOYMENTS, as }),
    patch({ spec: { selector: { matchLabels: { app: 'b' } } } }, { on: DEPLOYMENTS, as }),
    patch({ metadata: { labels: { a: 'b c' } } }, { on: SERVICES, as }),
    patch({ spec: { ports: [{ name: 'http', port: 80, protocol: 'X' }] } }, { on: SERVICES, as }),
  ]),
  patch({ spec: { replicas: -1 } }, { on: DEPLOYMENTS, part: '/scale' }),
  patch({ spec: { replicas: 3 } }, { on: DEPLOYMENTS, part: '/scale' }),
]
