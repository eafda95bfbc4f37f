import type { Scenario } from '../kubectl/step'
import { configMap, deployment, service, virtualService } from './some-manifests'

const STALE = { ...virtualService('web', [1, 99]), metadata: { name: 'web', resourceVersion: '1' } }
const VS = '/apis/networking.istio.io/v1/namespaces/NS/virtualservices'

/** `kubectl replace`: with the version that is there, with an older one, and with none. */
export const replacing: Scenario = {
  name: 'replacing',
  steps: [
    {
      title: 'makes what is replaced',
      run: 'create -f -',
      stdin: [virtualService('web'), configMap('web', { a: '1' }), service('web'), deployment('web')],
      says: 'created',
    },
    { title: 'the whole object', run: 'replace -f - -o yaml', stdin: [configMap('web', { b: '2' })], says: 'b: "2"' },
    {
      title: 'a custom object',
      run: 'replace -f - -o yaml',
      stdin: [virtualService('web', [50, 50])],
      says: 'weight: 50',
    },
    { title: 'an older version of the object', run: 'replace -f -', stdin: [STALE], refused: '409 Conflict' },
    {
      title: 'an older version of a built-in object',
      run: 'replace -f -',
      stdin: [{ ...configMap('web'), metadata: { name: 'web', resourceVersion: '1' } }],
      refused: '409 Conflict',
    },
    {
      title: 'an older version on trial',
      run: 'replace --dry-run=server -f -',
      stdin: [STALE],
      refused: '409 Conflict',
    },
    {
      title: 'a custom object without version',
      run: `replace --raw ${VS}/web -f -`,
      stdin: [virtualService('web')],
      refused: '422 Invalid metadata.resourceVersion',
    },
    {
      title: 'a built-in object without version',
      run: 'replace --raw /api/v1/namespaces/NS/configmaps/web -f -',
      stdin: [configMap('web', { c: '3' })],
      says: '"c":"3"',
    },
    {
      title: 'a version that is no number',
      run: `replace --raw ${VS}/web -f -`,
      stdin: [{ ...virtualService('web'), metadata: { name: 'web', resourceVersion: 'new' } }],
      refused: '500',
    },
    {
      title: 'another object of that name',
      run: 'replace --raw /api/v1/namespaces/NS/configmaps/web -f -',
      stdin: [{ ...configMap('web'), metadata: { name: 'web', uid: '6e7b8c1a-0000-4000-8000-000000000000' } }],
      refused: '409 Conflict',
    },
    {
      title: 'under another name',
      run: `replace --raw ${VS}/web -f -`,
      stdin: [virtualService('other')],
      refused: '400 BadRequest',
    },
    {
      title: 'without a name',
      run: 'replace --raw /api/v1/namespaces/NS/configmaps/web -f -',
      stdin: [{ apiVersion: 'v1', kind: 'ConfigMap', data: {} }],
      refused: '400 BadRequest',
    },
    {
      title: 'in another namespace',
      run: `replace --raw ${VS}/web -f -`,
      stdin: [{ ...virtualService('web'), metadata: { name: 'web', namespace: 'default', resourceVersion: '1' } }],
      refused: '400 BadRequest',
    },
    { title: 'what is missing', run: 'replace -f -', stdin: [virtualService('nothing')], refused: '404 NotFound' },
    { title: 'with the same', run: 'replace -f - -o yaml', stdin: [configMap('web', { c: '3' })], says: 'c: "3"' },
    {
      title: 'by force',
      run: 'replace --force --grace-period=0 -f -',
      stdin: [configMap('web', { d: '4' })],
      says: 'replaced',
    },
    {
      title: 'a Service keeps its address',
      run: 'replace -f - -o yaml',
      stdin: [service('web', 90)],
      says: 'clusterIP: 10.96.',
    },
    {
      title: 'the status',
      run: 'replace --subresource status -f - -o yaml',
      stdin: [{ ...deployment('web'), status: { replicas: 3 } }],
      says: 'replicas: 3',
    },
    { title: 'a list', run: `replace --raw ${VS} -f -`, stdin: [virtualService('web')], refused: '400 BadRequest' },
  ],
}
