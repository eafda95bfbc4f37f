import type { Scenario } from '../kubectl/step'
import { configMap, manifest, pod, virtualService } from './some-manifests'

const VS = '/apis/networking.istio.io/v1/namespaces/NS/virtualservices'
const options = (rest: object) => [{ apiVersion: 'v1', kind: 'DeleteOptions', ...rest }]
const labelled = (name: string) => ({ ...configMap(name), metadata: { name, labels: { group: 'two' } } })

/** `kubectl delete`: one, many, on trial, under conditions, and with finalizers. */
export const deleting: Scenario = {
  name: 'deleting',
  steps: [
    {
      title: 'makes what is deleted',
      run: 'create -f -',
      stdin: [
        ...['a', 'b', 'c', 'd'].map((name) => virtualService(name)),
        configMap('one'),
        labelled('two'),
        labelled('three'),
        pod('web'),
      ],
      says: 'created',
    },
    { title: 'on the server’s trial', run: 'delete vs a --dry-run=server', says: '(server dry run)' },
    { title: 'on the client’s trial', run: 'delete vs a --dry-run=client', says: '(dry run)' },
    { title: 'has deleted nothing so far', run: 'get vs -o name', says: '/a' },
    { title: 'one, and waits', run: 'delete vs a', says: '"a" deleted' },
    { title: 'the same again', run: 'delete vs a', refused: '404 NotFound' },
    { title: 'what may be missing', run: 'delete vs a --ignore-not-found' },
    { title: 'one that is missing beside one that is not', run: 'delete cm one nothing', refused: '404 NotFound' },
    { title: 'by label', run: 'delete cm -l group=two', says: '"three" deleted' },
    { title: 'what no label finds', run: 'delete cm -l group=three', says: 'No resources found' },
    { title: 'a pod', run: 'delete pod web --grace-period=0', says: 'deleted' },
    {
      title: 'under a version that has gone by',
      run: `delete --raw ${VS}/b -f -`,
      stdin: options({ preconditions: { resourceVersion: '1' } }),
      refused: '409 Conflict',
    },
    {
      title: 'under the uid of another',
      run: `delete --raw ${VS}/b -f -`,
      stdin: options({ preconditions: { uid: '6e7b8c1a-0000-4000-8000-000000000000' } }),
      refused: '409 Conflict',
    },
    {
      title: 'with options that are none',
      run: `delete --raw ${VS}/b -f -`,
      stdin: options({ propagationPolicy: 'Perhaps' }),
      refused: '422 Invalid propagationPolicy',
    },
    {
      title: 'with options of another kind',
      run: `delete --raw ${VS}/b -f -`,
      stdin: [{ apiVersion: 'v1', kind: 'ConfigMap' }],
      refused: '500',
    },
    { title: 'all on trial', run: 'delete vs --all --dry-run=server', says: '(server dry run)' },
    { title: 'all', run: 'delete vs --all', says: '"d" deleted' },
    { title: 'all of nothing', run: 'delete vs --all', says: 'No resources found' },
    { title: 'a collection', run: `delete --raw ${VS}`, says: 'VirtualServiceList' },
    { title: 'a kind that is not there', run: 'delete nothings x', says: "the server doesn't have a resource type" },
    {
      title: 'makes one with a finalizer',
      run: 'create -f -',
      stdin: [manifest('v1', 'ConfigMap', { name: 'held', finalizers: ['example.com/held'] })],
      says: 'created',
    },
    { title: 'one that is held', run: 'delete cm held --wait=false', says: 'deleted' },
    { title: 'is still there', run: 'get cm held -o yaml', says: 'deletionTimestamp' },
    { title: 'again', run: 'delete cm held --wait=false', says: 'deleted' },
    {
      title: 'takes no new finalizer',
      run: 'patch cm held --type merge -p',
      more: ['{"metadata":{"finalizers":["example.com/held","example.com/more"]}}'],
      refused: '422 Invalid metadata.finalizers',
    },
    {
      title: 'lets go',
      run: 'patch cm held --type merge -p',
      more: ['{"metadata":{"finalizers":null}}'],
      says: 'patched',
    },
    { title: 'is gone', run: 'get cm held', refused: '404 NotFound' },
    { title: 'makes another in the namespace', run: 'create cm last', says: 'created' },
    { title: 'the namespace', run: 'delete ns NS --wait=false', says: 'deleted' },
    { title: 'the namespace is ending', run: 'get ns NS -o yaml', says: 'phase: Terminating' },
    { title: 'and takes nothing new', run: 'create cm late', refused: '403 Forbidden metadata.namespace' },
    { title: 'but what is there may change', run: 'label cm last a=b', says: 'labeled' },
  ],
}
