import type { Scenario } from '../kubectl/step'
import { configMap, deployment, virtualService } from './some-manifests'

/** `kubectl edit` with an editor that replaces texts. */
export const editing: Scenario = {
  name: 'editing',
  steps: [
    {
      title: 'makes what is edited',
      run: 'apply -f -',
      stdin: [virtualService('web'), configMap('web', { a: '1' }), deployment('web')],
      says: 'created',
    },
    { title: 'a weight', run: 'edit vs web', editor: 's/weight: 90/weight: 30/', says: 'edited' },
    { title: 'and sees it', run: 'get vs web -o yaml', says: 'weight: 30' },
    { title: 'as JSON', run: 'edit cm web -o json', editor: 's/"a": "1"/"a": ""/', says: '"a": ""' },
    { title: 'and sees it, too', run: 'get cm web -o yaml', says: 'a: ""' },
    { title: 'a built-in object', run: 'edit deploy web', editor: 's/image: web:1/image: web:2/', says: 'edited' },
    {
      title: 'in an older version',
      run: 'edit virtualservices.v1beta1.networking.istio.io web',
      editor: 's/weight: 30/weight: 0/',
      says: 'edited',
    },
    { title: 'and sees all of it', run: 'get deploy,vs -o yaml', says: 'weight: 0' },
    { title: 'nothing', run: 'edit vs web', editor: '', says: 'no changes made' },
    { title: 'what is missing', run: 'edit vs nothing', editor: '', refused: '404 NotFound' },
    {
      title: 'a label that is not allowed',
      run: 'edit cm web',
      editor: 's/^metadata:$/metadata:\\n  labels: {a: "b c"}/',
      refused: '422 Invalid metadata.labels',
    },
    {
      title: 'another name',
      run: 'edit cm web',
      editor: 's/^  name: web$/  name: other/',
      says: 'At least one of apiVersion, kind and name was changed',
    },
    {
      title: 'a version that has gone by',
      run: 'edit cm web',
      editor: 's/resourceVersion: .*/resourceVersion: "1"/;s/a: ""/a: "5"/',
      refused: '409 Conflict',
    },
  ],
}
