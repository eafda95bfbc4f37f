import type { Scenario } from '../kubectl/step'
import { configMap, deployment, manifest, service, virtualService } from './some-manifests'

const listener = (name: string, port: number): object => ({ name, port, protocol: 'HTTP' })
const gateway = (...listeners: readonly object[]): object =>
  manifest('gateway.networking.k8s.io/v1', 'Gateway', 'door', {
    spec: { gatewayClassName: 'none', listeners },
  })
const labelled = (labels: object): object => manifest('v1', 'ConfigMap', { name: 'labelled', labels }, {})
const OWNERS = '-o jsonpath={.metadata.managedFields}'

/** `kubectl apply --server-side`: who owns which fields, and who may take them. */
export const serverSide: Scenario = {
  name: 'server-side',
  steps: [
    {
      title: 'creates',
      run: 'apply --server-side --field-manager=a -f -',
      stdin: [configMap('shared', { one: '1', two: '2' }), virtualService('web')],
      says: 'virtualservice.networking.istio.io/web serverside-applied',
    },
    { title: 'names the owner of each entry', run: `get cm shared ${OWNERS}`, says: '"f:one":{}' },
    { title: 'takes a list as one field', run: `get vs web ${OWNERS}`, says: '"f:http":{}' },
    {
      title: 'again changes nothing',
      run: 'apply --server-side --field-manager=a -f - -o jsonpath={.metadata.generation}',
      stdin: [virtualService('web')],
      says: '1',
    },
    {
      title: 'by another, of another entry',
      run: 'apply --server-side --field-manager=b -f -',
      stdin: [configMap('shared', { three: '3' })],
      says: 'serverside-applied',
    },
    {
      title: 'by another, of the same value',
      run: 'apply --server-side --field-manager=b -f -',
      stdin: [configMap('shared', { three: '3', two: '2' })],
      says: 'serverside-applied',
    },
    {
      title: 'by another, of another value',
      run: 'apply --server-side --field-manager=b -f -',
      stdin: [configMap('shared', { three: '3', one: '9' })],
      refused: '409 Conflict .data.one',
    },
    {
      title: 'by another, of two other values',
      run: 'apply --server-side --field-manager=b -f -',
      stdin: [configMap('shared', { two: '9', one: '9' })],
      refused: '409 Conflict .data.one .data.two',
    },
    {
      title: 'by another, by force',
      run: 'apply --server-side --field-manager=b --force-conflicts -f -',
      stdin: [configMap('shared', { three: '3', one: '9' })],
      says: 'serverside-applied',
    },
    { title: 'and sees who owns what', run: `get cm shared ${OWNERS}`, says: '"manager":"b"' },
    {
      title: 'removes what it no longer has and nobody else owns',
      run: 'apply --server-side --field-manager=b -f -',
      stdin: [configMap('shared', { one: '9' })],
      says: 'serverside-applied',
    },
    { title: 'and sees what is left', run: 'get cm shared -o jsonpath={.data}', says: '{"one":"9","two":"2"}' },
    {
      title: 'after an edit by somebody else',
      run: 'patch cm shared --type merge --field-manager=hand -p {"data":{"two":"by-hand"}}',
      says: 'patched',
    },
    {
      title: 'conflicts with that edit',
      run: 'apply --server-side --field-manager=a -f -',
      stdin: [configMap('shared', { two: '2' })],
      refused: '409 Conflict .data.two',
    },
    {
      title: 'of a route that somebody patched',
      run: 'patch vs web --type json --field-manager=pharos -p [{"op":"replace","path":"/spec/http/0/route/0/weight","value":50},{"op":"replace","path":"/spec/http/0/route/1/weight","value":50}]',
      says: 'patched',
    },
    {
      title: 'conflicts with that patch',
      run: 'apply --server-side --field-manager=a -f -',
      stdin: [virtualService('web')],
      refused: '409 Conflict .spec.http',
    },
    {
      title: 'in an older version conflicts, too',
      run: 'apply --server-side --field-manager=c -f -',
      stdin: [{ ...virtualService('web'), apiVersion: 'networking.istio.io/v1beta1' }],
      refused: '409 Conflict .spec.http',
    },
    {
      title: 'on trial takes it by force',
      run: 'apply --server-side --field-manager=a --force-conflicts --dry-run=server -f -',
      stdin: [virtualService('web')],
      says: 'serverside-applied (server dry run)',
    },
    { title: 'and left it', run: 'get vs web -o jsonpath={..weight}', says: '50 50' },
    {
      title: 'makes a listener',
      run: 'apply --server-side --field-manager=a -f -',
      stdin: [gateway(listener('http', 80))],
      says: 'serverside-applied',
    },
    {
      title: 'adds a listener of another',
      run: 'apply --server-side --field-manager=b -f -',
      stdin: [gateway(listener('other', 81))],
      says: 'serverside-applied',
    },
    { title: 'keeps both', run: 'get gtw door -o jsonpath={.spec.listeners[*].name}', says: 'http other' },
    { title: 'tells listeners apart', run: `get gtw door ${OWNERS}`, says: 'k:{\\"name\\":\\"other\\"}' },
    {
      title: 'of the listener of another',
      run: 'apply --server-side --field-manager=b -f -',
      stdin: [gateway(listener('other', 81), listener('http', 8080))],
      refused: '409 Conflict .spec.listeners[name="http"].port',
    },
    {
      title: 'takes its listener away',
      run: 'apply --server-side --field-manager=a -f -',
      stdin: [gateway()],
      says: 'serverside-applied',
    },
    { title: 'leaves the other', run: 'get gtw door -o jsonpath={.spec.listeners[*].name}', says: 'other' },
    {
      title: 'of labels',
      run: 'apply --server-side --field-manager=a -f -',
      stdin: [labelled({ a: '1', b: '2' })],
      says: 'serverside-applied',
    },
    { title: 'and owns each', run: `get cm labelled ${OWNERS}`, says: '"f:labels"' },
    {
      title: 'takes all labels away',
      run: 'apply --server-side --field-manager=a -f - -o yaml',
      stdin: [labelled({})],
      says: 'name: labelled',
    },
    {
      title: 'a Deployment and a Service',
      run: 'apply --server-side -f -',
      stdin: [deployment('web'), service('web')],
      says: 'service/web serverside-applied',
    },
    { title: 'of a part that was scaled', run: 'scale deploy web --replicas=3', says: 'scaled' },
    {
      title: 'an unknown field',
      run: 'apply --server-side -f -',
      stdin: [manifest('networking.istio.io/v1', 'VirtualService', 'odd', { spec: { hosts: ['odd'], htp: [] } })],
      says: '.spec.htp: field not declared in schema',
    },
    {
      title: 'what is not valid',
      run: 'apply --server-side -f -',
      stdin: [virtualService('bad', [-1, 101])],
      says: 'weight -1 < 0',
    },
    {
      title: 'after apply in the client',
      run: 'apply -f -',
      stdin: [configMap('moved', { a: '1', b: '2' })],
      says: 'created',
    },
    {
      title: 'takes over what the client applied',
      run: 'apply --server-side -f -',
      stdin: [configMap('moved', { a: '2' })],
      says: 'serverside-applied',
    },
    { title: 'and what it left out is gone', run: 'get cm moved -o jsonpath={.data}', says: '{"a":"2"}' },
    {
      title: 'by one who may not',
      run: 'apply --server-side -f -',
      as: 'viewer',
      stdin: [configMap('shared')],
      refused: '403 Forbidden',
    },
  ],
}
