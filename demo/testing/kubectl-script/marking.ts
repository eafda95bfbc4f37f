import type { Scenario } from '../kubectl/step'
import { configMap, deployment, service, virtualService } from './some-manifests'

/** Labels, annotations and replicas. */
export const marking: Scenario = {
  name: 'marking',
  steps: [
    {
      title: 'makes what is marked',
      run: 'create -f -',
      stdin: [virtualService('web'), configMap('web'), service('web'), deployment('web')],
      says: 'created',
    },
    { title: 'a label', run: 'label vs web a=b', says: 'labeled' },
    { title: 'the same label', run: 'label vs web a=b', says: 'not labeled' },
    { title: 'another value', run: 'label vs web a=c', says: 'already has a value (b), and --overwrite is false' },
    { title: 'another value, by force', run: 'label vs web a=c empty= --overwrite -o yaml', says: 'a: c' },
    { title: 'no label', run: 'label vs web a-', says: 'unlabeled' },
    { title: 'a bad label', run: 'label vs web a=b/c', says: 'invalid label value' },
    { title: 'a label on trial', run: 'label vs web t=u --dry-run=server -o yaml', says: 't: u' },
    { title: 'with an older version', run: 'label vs web x=y --resource-version=1', refused: '409 Conflict' },
    { title: 'many', run: 'label vs,svc,deploy --all many=yes', says: 'labeled' },
    { title: 'a namespace', run: 'label ns NS istio-injection=enabled -o yaml', says: 'istio-injection: enabled' },
    { title: 'what is missing', run: 'label vs nothing a=b', refused: '404 NotFound' },
    { title: 'an annotation', run: 'annotate svc web example.com/a=b -o yaml', says: 'example.com/a: b' },
    { title: 'no annotation', run: 'annotate svc web example.com/a-', says: 'annotated' },
    { title: 'a bad annotation', run: 'annotate svc web a/b/c=d', says: 'invalid' },
    { title: 'replicas', run: 'scale deploy web --replicas=3', says: 'scaled' },
    { title: 'and sees them', run: 'get deploy web -o yaml', says: 'replicas: 3' },
    { title: 'the scale', run: 'get deploy web --subresource scale -o yaml', says: 'kind: Scale' },
    { title: 'no replicas', run: 'scale deploy web --replicas=0', says: 'scaled' },
    { title: 'and sees none', run: 'get deploy web -o yaml', says: 'replicas: 0' },
    {
      title: 'replicas that are expected',
      run: 'scale deploy web --current-replicas=7 --replicas=1',
      says: 'Expected replicas to be 7, was 0',
    },
    {
      title: 'replicas below none',
      run: 'patch deploy web --subresource scale --type merge -p',
      more: ['{"spec":{"replicas":-1}}'],
      refused: '422 Invalid spec.replicas',
    },
    { title: 'replicas of what has none', run: 'scale vs web --replicas=2', refused: '404 NotFound' },
    { title: 'replicas of what is missing', run: 'scale deploy nothing --replicas=2', refused: '404 NotFound' },
    { title: 'an image', run: 'set image deploy/web web=web:5', says: 'image updated' },
  ],
}
