import type { Scenario } from '../kubectl/step'
import { configMap, pod, service, virtualService } from './some-manifests'

const VS = '/apis/networking.istio.io/v1/namespaces/NS/virtualservices'
const OBJECTS = [
  pod('web-a', { app: 'web', version: 'v1' }),
  pod('web-b', { app: 'web', version: 'v2', run: 'NS' }),
  service('web'),
  configMap('settings', { colour: 'blue' }),
  { ...virtualService('web'), metadata: { name: 'web', labels: { run: 'NS' } } },
]

/** One, many, by selector, in other forms and versions, and what is not there. */
export const reading: Scenario = {
  name: 'reading',
  steps: [
    { title: 'makes what is read', run: 'apply -f -', stdin: OBJECTS, says: 'pod/web-a created' },
    { title: 'one as YAML', run: 'get vs web -o yaml', says: 'weight: 90' },
    { title: 'one as JSON', run: 'get service web -o json', says: '"targetPort": 80' },
    { title: 'a namespace', run: 'get ns NS -o yaml', says: 'kubernetes.io/metadata.name' },
    {
      title: 'an older version',
      run: 'get virtualservices.v1beta1.networking.istio.io web -o yaml',
      says: 'networking.istio.io/v1beta1',
    },
    {
      title: 'the oldest version',
      run: 'get virtualservices.v1alpha3.networking.istio.io -o yaml',
      says: 'networking.istio.io/v1alpha3',
    },
    { title: 'a list', run: 'get pods -o yaml', says: 'kind: List' },
    { title: 'a list of names', run: 'get po,svc,vs -o name', says: 'virtualservice.networking.istio.io/web' },
    { title: 'all', run: 'get all -o name', says: 'service/web' },
    { title: 'all namespaces', run: 'get vs,pods -A -l run=NS -o name', says: 'pod/web-b' },
    { title: 'an empty list', run: 'get deployments', says: 'No resources found' },
    { title: 'a selector', run: 'get pods -l app=web,version!=v1 -o name', says: 'pod/web-b' },
    { title: 'a selector of sets', run: 'get pods -o name -l', more: ['version in (v2,v3)'], says: 'pod/web-b' },
    { title: 'a selector of absence', run: 'get pods -o name -l', more: ['!run'], says: 'pod/web-a' },
    { title: 'a selector that is none', run: 'get pods -o name -l', more: ['a=b=c'], refused: '400 BadRequest' },
    { title: 'a field', run: 'get pods --field-selector metadata.name=web-a -o name', says: 'pod/web-a' },
    {
      title: 'a field of pods',
      run: 'get pods --field-selector status.phase!=Running,spec.nodeName= -o name',
      says: 'pod/web-b',
    },
    {
      title: 'a field of namespaces',
      run: 'get ns --field-selector metadata.name=NS,status.phase=Active -o name',
      says: 'namespace/NS',
    },
    { title: 'a field of custom kinds', run: 'get vs --field-selector metadata.name=web -o name', says: '/web' },
    { title: 'a field without index', run: 'get pods --field-selector spec.hostname=x', refused: '400 BadRequest' },
    {
      title: 'a field without index of a custom kind',
      run: 'get vs --field-selector spec.hosts=x',
      refused: '400 BadRequest',
    },
    { title: 'pages', run: 'get pods --chunk-size=1 -o name', says: 'pod/web-b' },
    { title: 'one value', run: 'get cm settings -o jsonpath={.data.colour}', says: 'blue' },
    { title: 'sorted', run: 'get pods --sort-by=.metadata.labels.version -o name', says: 'pod/web-a' },
    { title: 'what is missing', run: 'get vs nothing', refused: '404 NotFound' },
    { title: 'what may be missing', run: 'get vs nothing --ignore-not-found' },
    { title: 'one that is there and one that is not', run: 'get pods web-a nothing -o name', refused: '404 NotFound' },
    { title: 'a missing namespace', run: 'get ns NS-nothing', refused: '404 NotFound' },
    { title: 'in a missing namespace', run: 'get pods -n NS-nothing', says: 'No resources found' },
    { title: 'an unknown kind', run: 'get nothings', says: 'the server doesn\'t have a resource type "nothings"' },
    { title: 'an unknown path', run: 'get --raw /apis/networking.istio.io/v1/namespaces/NS/nothings', refused: '404' },
    { title: 'an unknown group', run: 'get --raw /apis/nothing.io/v1/things', refused: '404' },
    { title: 'an unknown version', run: 'get --raw /apis/networking.istio.io/v9/virtualservices', refused: '404' },
    {
      title: 'an unknown sub-resource',
      run: 'get --raw /api/v1/namespaces/NS/configmaps/settings/status',
      refused: '404 NotFound',
    },
    { title: 'a sub-resource', run: 'get vs web --subresource status -o yaml', says: 'weight: 90' },
    { title: 'a sub-resource that the kind lacks', run: 'get vs web --subresource scale', refused: '404 NotFound' },
    { title: 'health', run: 'get --raw /readyz', says: 'ok' },
    {
      title: 'a version from the future',
      run: `get --raw ${VS}?resourceVersion=999999999999&resourceVersionMatch=NotOlderThan&timeoutSeconds=1`,
      refused: '504 Timeout',
    },
    { title: 'a version that is none', run: `get --raw ${VS}?resourceVersion=new`, refused: '400 BadRequest' },
    { title: 'a limit that is none', run: `get --raw ${VS}?limit=some`, refused: '400 BadRequest' },
    {
      title: 'a match without a version',
      run: `get --raw ${VS}?resourceVersionMatch=Exact`,
      refused: '422 Invalid resourceVersionMatch',
    },
    { title: 'a page that was never begun', run: `get --raw ${VS}?continue=nonsense`, refused: '400 BadRequest' },
  ],
}
