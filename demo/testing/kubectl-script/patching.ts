import type { Scenario } from '../kubectl/step'
import { configMap, deployment, service, virtualService } from './some-manifests'

const json = (...operations: readonly object[]) => [JSON.stringify(operations)]
const WEIGHT = '/spec/http/0/route/0/weight'
const IMAGE = '{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"web:9"}]}}}}'

/** `kubectl patch` in its three formats. */
export const patching: Scenario = {
  name: 'patching',
  steps: [
    {
      title: 'makes what is patched',
      run: 'create -f -',
      stdin: [virtualService('web'), configMap('web', { a: '1', b: '2' }), deployment('web'), service('web')],
      says: 'created',
    },
    {
      title: 'by merge',
      run: 'patch vs web --type merge -o yaml -p',
      more: ['{"spec":{"hosts":["merged"]}}'],
      says: '- merged',
    },
    {
      title: 'null removes',
      run: 'patch cm web --type merge -o yaml -p',
      more: ['{"data":{"a":null,"c":""}}'],
      says: 'c: ""',
    },
    {
      title: 'by JSON patch',
      run: 'patch vs web --type json -o yaml -p',
      more: json({ op: 'test', path: WEIGHT, value: 90 }, { op: 'replace', path: WEIGHT, value: 0 }),
      says: 'weight: 0',
    },
    {
      title: 'by all operations',
      run: 'patch cm web --type json -o yaml -p',
      more: json(
        { op: 'add', path: '/data/d', value: '4' },
        { op: 'copy', from: '/data/d', path: '/data/e' },
        { op: 'add', path: '/metadata/annotations', value: {} },
        { op: 'move', from: '/data/d', path: '/metadata/annotations/f~1g' },
        { op: 'remove', path: '/data/b' },
      ),
      says: 'e: "4"',
    },
    { title: 'strategically', run: 'patch deploy web -o yaml -p', more: [IMAGE], says: 'image: web:9' },
    {
      title: 'strategically, with directives',
      run: 'patch deploy web -o yaml -p',
      more: [
        '{"spec":{"template":{"spec":{"containers":[{"name":"other","image":"x","resources":{},"imagePullPolicy":"Always","terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"},{"name":"web","$patch":"delete"}]}}}}',
      ],
      says: 'image: x',
    },
    {
      title: 'strategically, the ports of a Service',
      run: 'patch svc web -o yaml -p',
      more: ['{"spec":{"ports":[{"name":"more","port":90,"protocol":"TCP","targetPort":90}]}}'],
      says: 'port: 90',
    },
    {
      title: 'strategically, in a wished order',
      run: 'patch svc web -o yaml -p',
      more: [
        '{"spec":{"$setElementOrder/ports":[{"port":70},{"port":80}],"ports":[{"name":"less","port":70,"protocol":"TCP","targetPort":70}]}}',
      ],
      says: 'port: 70',
    },
    {
      title: 'strategically, a custom object',
      run: 'patch vs web --type strategic -p',
      more: ['{"metadata":{"labels":{"a":"b"}}}'],
      refused: '415 UnsupportedMediaType',
    },
    {
      title: 'nothing',
      run: 'patch vs web --type merge -p',
      more: ['{"spec":{"hosts":["merged"]}}'],
      says: 'patched (no change)',
    },
    {
      title: 'on trial',
      run: 'patch vs web --dry-run=server --type merge -p',
      more: ['{"spec":{"hosts":["tried"]}}'],
      says: 'patched',
    },
    { title: 'kept what was there', run: 'get vs web -o jsonpath={.spec.hosts}', says: 'merged' },
    {
      title: 'what is missing',
      run: 'patch vs nothing --type merge -p',
      more: ['{"metadata":{"labels":{"a":"b"}}}'],
      refused: '404 NotFound',
    },
    {
      title: 'a test that fails',
      run: 'patch vs web --type json -p',
      more: json({ op: 'test', path: WEIGHT, value: 5 }),
      refused: '422 Invalid',
    },
    {
      title: 'a test of what is missing',
      run: 'patch vs web --type json -p',
      more: json({ op: 'test', path: '/spec/nothing', value: 5 }),
      refused: '422 Invalid',
    },
    {
      title: 'removes what is missing',
      run: 'patch vs web --type json -p',
      more: json({ op: 'remove', path: '/spec/nothing' }),
      refused: '422 Invalid',
    },
    {
      title: 'replaces what is missing',
      run: 'patch cm web --type json -o yaml -p',
      more: json({ op: 'replace', path: '/data/new', value: '1' }),
      says: 'new: "1"',
    },
    {
      title: 'replaces a missing item',
      run: 'patch vs web --type json -p',
      more: json({ op: 'replace', path: '/spec/hosts/9', value: 'x' }),
      refused: '422 Invalid',
    },
    {
      title: 'adds below what is missing',
      run: 'patch vs web --type json -p',
      more: json({ op: 'add', path: '/spec/nothing/here', value: 1 }),
      refused: '422 Invalid',
    },
    {
      title: 'adds beyond the end',
      run: 'patch vs web --type json -p',
      more: json({ op: 'add', path: '/spec/hosts/9', value: 'x' }),
      refused: '422 Invalid',
    },
    {
      title: 'an unknown operation',
      run: 'patch vs web --type json -p',
      more: json({ op: 'improve', path: '/spec' }),
      refused: '422 Invalid',
    },
    {
      title: 'no list of operations',
      run: 'patch vs web --type json -p',
      more: ['{"op":"remove","path":"/spec"}'],
      refused: '400 BadRequest',
    },
    {
      title: 'with an older version',
      run: 'patch vs web --type merge -p',
      more: ['{"metadata":{"resourceVersion":"1"}}'],
      refused: '409 Conflict',
    },
    {
      title: 'another name',
      run: 'patch cm web --type merge -p',
      more: ['{"metadata":{"name":"other"}}'],
      refused: '400 BadRequest',
    },
    {
      title: 'another name of a custom object',
      run: 'patch vs web --type merge -p',
      more: ['{"metadata":{"name":"other"}}'],
      refused: '400 BadRequest',
    },
    {
      title: 'another kind',
      run: 'patch cm web --type merge -p',
      more: ['{"kind":"Secret"}'],
      refused: '422 Invalid patch',
    },
    {
      title: 'another version of the kind',
      run: 'patch vs web --type merge -o yaml -p',
      more: ['{"apiVersion":"networking.istio.io/v1beta1","metadata":{"labels":{"v":"1"}}}'],
      refused: '422 Invalid apiVersion',
    },
    {
      title: 'a bad label',
      run: 'patch vs web --type merge -p',
      more: ['{"metadata":{"labels":{"a":"b c"}}}'],
      refused: '422 Invalid metadata.labels',
    },
    {
      title: 'what the server decides',
      run: 'patch vs web --type merge -o yaml -p',
      more: ['{"metadata":{"generation":99,"creationTimestamp":"2001-01-01T00:00:00Z"}}'],
      says: 'generation: 3',
    },
    {
      title: 'the uid',
      run: 'patch cm web --type merge -p',
      more: ['{"metadata":{"uid":"6e7b8c1a-0000-4000-8000-000000000000"}}'],
      refused: '422 Invalid metadata.uid',
    },
    {
      title: 'the status',
      run: 'patch deploy web --subresource status --type merge -o yaml -p',
      more: ['{"spec":{"replicas":7},"status":{"replicas":3}}'],
      says: 'replicas: 3',
    },
    {
      title: 'the status of a custom object',
      run: 'patch vs web --subresource status --type merge -o yaml -p',
      more: ['{"status":{"observedGeneration":"4"}}'],
      says: 'observedGeneration: "4"',
    },
    {
      title: 'the status beside the rest changes nothing',
      run: 'patch vs web --type merge -o yaml -p',
      more: ['{"status":{"observedGeneration":"9"},"metadata":{"labels":{"later":"yes"}}}'],
      says: 'observedGeneration: "4"',
    },
    // What a kind's schema and istiod say.
    {
      title: 'to a text where a number belongs',
      run: 'patch vs web --type json -p',
      more: json({ op: 'replace', path: WEIGHT, value: 'all' }),
      refused: '422 Invalid <nil> spec.http[0].route[0].weight',
    },
    {
      title: 'to what istiod does not take',
      run: 'patch vs web --type json -p',
      more: json({ op: 'replace', path: WEIGHT, value: -5 }),
      refused: '400',
    },
    {
      title: 'a key that a map does not take',
      run: 'patch cm web --type merge -p',
      more: ['{"data":{"a/b":"c"}}'],
      refused: '422 Invalid data[a/b]',
    },
    {
      title: 'a selector that may not change',
      run: 'patch deploy web -p',
      more: ['{"spec":{"selector":{"matchLabels":{"app":"other"}}}}'],
      refused: '422 Invalid spec.selector spec.template.metadata.labels',
    },
    {
      title: 'an unknown field',
      run: 'patch vs web --type merge -p',
      more: ['{"spec":{"host":"x"}}'],
      says: 'unknown field',
    },
  ],
}
