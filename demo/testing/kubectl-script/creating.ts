import type { Scenario } from '../kubectl/step'
import { configMap, manifest, service, virtualService } from './some-manifests'

const VS = '/apis/networking.istio.io/v1/namespaces/NS/virtualservices'
const named = (metadata: Readonly<Record<string, unknown>>) => [manifest('v1', 'ConfigMap', metadata)]

/** `kubectl create`: what is there already, and names and metadata that are not allowed. */
export const creating: Scenario = {
  name: 'creating',
  steps: [
    { title: 'an object', run: 'create -f - -o yaml', stdin: [virtualService('web')], says: 'weight: 90' },
    { title: 'the same again', run: 'create -f -', stdin: [virtualService('web')], refused: '409 AlreadyExists' },
    {
      title: 'the same on trial',
      run: 'create -f - --dry-run=server',
      stdin: [virtualService('web')],
      refused: '409 AlreadyExists',
    },
    { title: 'a namespace that is there', run: 'create namespace NS', refused: '409 AlreadyExists' },
    {
      title: 'a namespace on trial',
      run: 'create namespace NS-tried --dry-run=server -o yaml',
      says: 'name: NS-tried',
    },
    { title: 'a map', run: 'create configmap made --from-literal=a=b -o yaml', says: 'a: b' },
    { title: 'an account', run: 'create serviceaccount made -o yaml', says: 'name: made' },
    { title: 'a service', run: 'create -f - -o yaml', stdin: [service('web')], says: 'port: 80' },
    {
      title: 'with a prefix',
      run: 'create -f - -o name',
      stdin: named({ generateName: 'made-' }),
      says: 'configmap/made-',
    },
    {
      title: 'in a namespace that is not there',
      run: 'create -n NS-nothing -f -',
      stdin: [virtualService('web')],
      refused: '404 NotFound',
    },
    {
      title: 'without a name',
      run: 'create --raw /api/v1/namespaces/NS/configmaps -f -',
      stdin: named({}),
      refused: '422 Invalid metadata.name',
    },
    {
      title: 'a name with capitals',
      run: 'create -f -',
      stdin: named({ name: 'Big' }),
      refused: '422 Invalid metadata.name',
    },
    {
      title: 'a name with a blank',
      run: 'create -f -',
      stdin: named({ name: 'two words' }),
      refused: '422 Invalid metadata.name',
    },
    {
      title: 'a name that is too long',
      run: 'create -f -',
      stdin: named({ name: 'x'.repeat(254) }),
      refused: '422 Invalid metadata.name',
    },
    {
      title: 'a name with a slash',
      run: 'create -f -',
      stdin: named({ name: 'a/b' }),
      refused: '422 Invalid metadata.name',
    },
    {
      title: 'a bad name of a custom kind',
      run: 'create -f -',
      stdin: [virtualService('Bad_Name')],
      refused: '422 Invalid metadata.name',
    },
    {
      title: 'a service with dots',
      run: 'create -f -',
      stdin: [{ ...service('web'), metadata: { name: 'a.b' } }],
      refused: '422 Invalid metadata.name',
    },
    {
      title: 'a service that begins with a digit',
      run: 'create -f -',
      stdin: [{ ...service('web'), metadata: { name: '1a' } }],
      refused: '422 Invalid metadata.name',
    },
    { title: 'a namespace with dots', run: 'create namespace a.b', refused: '422 Invalid metadata.name' },
    {
      title: 'a role with a colon',
      run: 'create -f - -o yaml',
      stdin: [manifest('rbac.authorization.k8s.io/v1', 'Role', 'a:B', { rules: [] })],
      says: 'name: a:B',
    },
    {
      title: 'a bad key of a label',
      run: 'create -f -',
      stdin: named({ name: 'x', labels: { 'a b': 'c' } }),
      refused: '422 Invalid metadata.labels',
    },
    {
      title: 'a bad value of a label',
      run: 'create -f -',
      stdin: named({ name: 'x', labels: { a: 'b c', d: '-' } }),
      refused: '422 Invalid metadata.labels',
    },
    {
      title: 'a label that is too long',
      run: 'create -f -',
      stdin: named({ name: 'x', labels: { a: 'b'.repeat(64) } }),
      refused: '422 Invalid metadata.labels',
    },
    {
      title: 'a bad key of an annotation',
      run: 'create -f -',
      stdin: named({ name: 'x', annotations: { 'a b': 'c' } }),
      refused: '422 Invalid metadata.annotations',
    },
    {
      title: 'bad labels of a custom kind',
      run: 'create -f -',
      stdin: [{ ...virtualService('x'), metadata: { name: 'x', labels: { a: 'b c' } } }],
      refused: '422 Invalid metadata.labels',
    },
    {
      title: 'a label that is no text',
      run: 'create --raw /api/v1/namespaces/NS/configmaps -f -',
      stdin: named({ name: 'x', labels: { a: 1 } }),
      refused: '400 BadRequest',
    },
    {
      title: 'a label that is no text, of a custom kind',
      run: `create --raw ${VS} -f -`,
      stdin: [{ ...virtualService('x'), metadata: { name: 'x', labels: { a: 1 } } }],
      refused: '400 BadRequest',
    },
    {
      title: 'two bad things at once',
      run: 'create -f -',
      stdin: named({ name: 'Big', labels: { 'a b': 'c' } }),
      refused: '422 Invalid metadata.labels metadata.name',
    },
    {
      title: 'a finalizer that is no name',
      run: 'create -f -',
      stdin: named({ name: 'f', finalizers: ['a b'] }),
      refused: '422 Invalid metadata.finalizers metadata.finalizers[0]',
    },
    {
      title: 'with a version',
      run: 'create --raw /api/v1/namespaces/NS/configmaps -f -',
      stdin: named({ name: 'versioned', resourceVersion: '5' }),
      refused: '500',
    },
    {
      title: 'keeps to itself what the server decides',
      run: 'create -f - -o yaml',
      stdin: named({
        name: 'own',
        uid: '6e7b8c1a-0000-4000-8000-000000000000',
        creationTimestamp: '2001-01-01T00:00:00Z',
      }),
      says: 'name: own',
    },
    {
      title: 'another kind than the path',
      run: `create --raw ${VS} -f -`,
      stdin: [configMap('x')],
      refused: '400 BadRequest',
    },
    {
      title: 'another namespace than the path',
      run: `create --raw ${VS} -f -`,
      stdin: [{ ...virtualService('x'), metadata: { name: 'x', namespace: 'default' } }],
      refused: '400 BadRequest',
    },
    { title: 'no JSON', run: `create --raw ${VS} -f -`, stdin: '{"kind":', refused: '400 BadRequest' },
    { title: 'no object', run: `create --raw ${VS} -f -`, stdin: '[]', refused: '400 BadRequest' },
    { title: 'an object without kind', run: `create --raw ${VS} -f -`, stdin: '{}', refused: '400 BadRequest' },
    {
      title: 'on a single object',
      run: `create --raw ${VS}/web -f -`,
      stdin: [virtualService('web')],
      refused: '409 AlreadyExists',
    },
    {
      title: 'on all namespaces',
      run: 'create --raw /apis/networking.istio.io/v1/virtualservices -f -',
      stdin: [virtualService('x')],
      refused: '404',
    },
    {
      title: 'on trial in a way that is none',
      run: `create --raw ${VS}?dryRun=Some -f -`,
      stdin: [virtualService('x')],
      refused: '422 Invalid dryRun',
    },
  ],
}
