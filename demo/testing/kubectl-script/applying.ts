import type { Scenario } from '../kubectl/step'
import { configMap, deployment, manifest, service, virtualService } from './some-manifests'

const ZERO = manifest(
  'networking.istio.io/v1',
  'VirtualService',
  { name: 'zero', labels: { empty: '' } },
  {
    spec: {
      hosts: ['zero'],
      http: [
        {
          name: '',
          match: [{ ignoreUriCase: false, headers: {} }],
          route: [
            { destination: { host: 'zero', subset: 'v1' }, weight: 0 },
            { destination: { host: 'zero', subset: 'v2' }, weight: 100 },
          ],
          retries: { attempts: 0 },
        },
      ],
    },
  },
)
const ZERO_ROUTE = manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', 'zero', {
  spec: {
    parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'none' }],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [
          { group: '', kind: 'Service', name: 'a', port: 80, weight: 0 },
          { group: '', kind: 'Service', name: 'b', port: 80, weight: 1 },
        ],
      },
    ],
  },
})

/** `kubectl apply` of what is new, changed, unchanged, removed, in other versions, and on trial. */
export const applying: Scenario = {
  name: 'applying',
  steps: [
    {
      title: 'creates',
      run: 'apply -f -',
      stdin: [virtualService('web'), configMap('web', { a: '1', b: '2' }), service('web'), deployment('web')],
      says: 'deployment.apps/web created',
    },
    { title: 'configures', run: 'apply -f - -o json', stdin: [virtualService('web', [50, 50])], says: '"weight": 50' },
    {
      title: 'a list',
      run: 'apply -f -',
      stdin: [{ apiVersion: 'v1', kind: 'List', items: [configMap('listed'), virtualService('listed')] }],
      says: 'virtualservice.networking.istio.io/listed created',
    },
    { title: 'counts the generation', run: 'get vs web -o jsonpath={.metadata.generation}', says: '2' },
    { title: 'leaves it unchanged', run: 'apply -f -', stdin: [virtualService('web', [50, 50])], says: 'unchanged' },
    { title: 'does not count what is unchanged', run: 'get vs web -o jsonpath={.metadata.generation}', says: '2' },
    {
      title: 'tries on the server',
      run: 'apply -f - --dry-run=server',
      stdin: [virtualService('web', [1, 99]), configMap('tried')],
      says: 'configmap/tried created (server dry run)',
    },
    {
      title: 'tries in the client',
      run: 'apply -f - --dry-run=client',
      stdin: [virtualService('web', [1, 99]), configMap('tried')],
      says: 'configured (dry run)',
    },
    { title: 'kept what was there', run: 'get vs web -o jsonpath={..weight}', says: '50 50' },
    { title: 'made nothing on trial', run: 'get cm tried', refused: '404 NotFound' },
    {
      title: 'removes what the file no longer has',
      run: 'apply -f - -o yaml',
      stdin: [configMap('web', { b: '3' })],
      says: 'b: "3"',
    },
    {
      title: 'keeps what others have added',
      run: 'patch cm web --type merge -p',
      more: ['{"data":{"c":"4"}}'],
      says: 'patched',
    },
    { title: 'and again', run: 'apply -f - -o yaml', stdin: [configMap('web', { b: '5' })], says: 'c: "4"' },
    {
      title: 'merges containers by name',
      run: 'apply -f - -o yaml',
      stdin: [deployment('web', 'web:2')],
      says: 'image: web:2',
    },
    { title: 'merges ports', run: 'apply -f - -o yaml', stdin: [service('web', 8080)], says: 'port: 8080' },
    {
      title: 'an older version of the kind',
      run: 'apply -f - -o yaml',
      stdin: [{ ...virtualService('web', [20, 80]), apiVersion: 'networking.istio.io/v1beta1' }],
      says: 'weight: 20',
    },
    {
      title: 'is the same object in the newer version',
      run: 'get virtualservices.v1.networking.istio.io web -o yaml',
      says: 'weight: 20',
    },
    {
      title: 'creates in the oldest version',
      run: 'apply -f -',
      stdin: [{ ...virtualService('old'), apiVersion: 'networking.istio.io/v1alpha3' }],
      says: 'created',
    },
    {
      title: 'keeps 0, false and empty texts',
      run: 'apply -f -',
      stdin: [ZERO, ZERO_ROUTE],
      says: 'httproute.gateway.networking.k8s.io/zero created',
    },
    {
      title: 'reads them back',
      run: 'get -o yaml',
      more: ['virtualservices.networking.istio.io/zero', 'httproutes.gateway.networking.k8s.io/zero'],
      says: 'weight: 0',
    },
    {
      title: 'finds them unchanged',
      run: 'apply -f -',
      stdin: [ZERO, ZERO_ROUTE],
      says: 'virtualservice.networking.istio.io/zero unchanged',
    },
    {
      title: 'in a namespace that is not there',
      run: 'apply -n NS-nothing -f -',
      stdin: [configMap('lost')],
      refused: '404 NotFound',
    },
    {
      title: 'of another namespace than asked',
      run: 'apply -f -',
      stdin: [manifest('v1', 'ConfigMap', { name: 'x', namespace: 'default' })],
      says: 'does not match the namespace',
    },
    {
      title: 'of an unknown kind',
      run: 'apply -f -',
      stdin: [manifest('networking.istio.io/v1', 'Nothing', 'x')],
      says: 'no matches for kind "Nothing"',
    },
    {
      title: 'of a version that the kind lacks',
      run: 'apply -f -',
      stdin: [manifest('networking.istio.io/v9', 'VirtualService', 'x')],
      says: 'no matches for kind "VirtualService"',
    },
    {
      title: 'of one good object and one bad name',
      run: 'apply -f -',
      stdin: [configMap('Bad_Name'), configMap('good')],
      refused: '422 Invalid metadata.name',
    },
    { title: 'stored the good one', run: 'get cm good -o name', says: 'configmap/good' },
    {
      title: 'server-side',
      run: 'apply --server-side -f -',
      stdin: [configMap('server-side')],
      says: 'serverside-applied',
    },
    // What a kind's schema and istiod say.
    {
      title: 'a weight that is a text',
      run: 'apply -f -',
      stdin: [
        manifest('networking.istio.io/v1', 'VirtualService', 'bad', {
          spec: { hosts: ['x'], http: [{ route: [{ destination: { host: 'x' }, weight: 'all' }] }] },
        }),
      ],
      refused: '422 Invalid <nil> spec.http[0].route[0].weight',
    },
    {
      title: 'a mode that does not exist',
      run: 'apply -f -',
      stdin: [manifest('security.istio.io/v1', 'PeerAuthentication', 'bad', { spec: { mtls: { mode: 'SOMETIMES' } } })],
      refused: '422 Invalid <nil> spec.mtls.mode',
    },
    {
      title: 'an unknown field',
      run: 'apply -f -',
      stdin: [manifest('networking.istio.io/v1', 'DestinationRule', 'bad', { spec: { host: 'x', hots: 'y' } })],
      refused: '400 BadRequest',
    },
    {
      title: 'an unknown field that is let pass',
      run: 'apply --validate=false -f - -o yaml',
      stdin: [manifest('networking.istio.io/v1', 'DestinationRule', 'pruned', { spec: { host: 'x', hots: 'y' } })],
      says: 'host: x',
    },
    {
      title: 'what istiod does not take',
      run: 'apply -f -',
      stdin: [virtualService('denied', [60, -60])],
      refused: '400',
    },
    {
      title: 'a field that is required',
      run: 'apply -f -',
      stdin: [manifest('gateway.networking.k8s.io/v1', 'Gateway', 'bad', { spec: { listeners: [] } })],
      refused: '422 Invalid <nil> spec.gatewayClassName spec.listeners',
    },
    {
      title: 'a Service without ports',
      run: 'apply -f -',
      stdin: [manifest('v1', 'Service', 'bad', { spec: { selector: { app: 'x' } } })],
      refused: '422 Invalid spec.ports',
    },
    {
      title: 'a Deployment without a template',
      run: 'apply -f -',
      stdin: [manifest('apps/v1', 'Deployment', 'bad', { spec: { selector: { matchLabels: { app: 'x' } } } })],
      refused: '422 Invalid spec.template.metadata.labels spec.template.spec.containers',
    },
    {
      title: 'a short Deployment gets defaults',
      run: 'apply -f - -o yaml',
      stdin: [
        manifest('apps/v1', 'Deployment', 'short', {
          spec: {
            selector: { matchLabels: { app: 'x' } },
            template: { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'x', image: 'x' }] } },
          },
        }),
      ],
      says: 'image: x',
    },
  ],
}
