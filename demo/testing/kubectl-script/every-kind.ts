import type { Scenario } from '../kubectl/step'
import { EVERY_KIND, EVERY_NAME } from './kinds'

const LABELLED = EVERY_KIND.map((object) => ({
  ...object,
  metadata: { ...object.metadata, labels: { changed: 'yes' } },
}))

/** Every kind that Pharos shows is made, read, changed and deleted. */
export const everyKind: Scenario = {
  name: 'every-kind',
  steps: [
    {
      title: 'creates one of each',
      run: 'apply -f -',
      stdin: EVERY_KIND,
      says: 'virtualservice.networking.istio.io/every created',
    },
    { title: 'reads them back', run: `get -o json`, more: EVERY_NAME, says: '"weight": 90' },
    {
      title: 'finds them unchanged',
      run: 'apply -f -',
      stdin: EVERY_KIND,
      says: 'httproute.gateway.networking.k8s.io/every unchanged',
    },
    {
      title: 'changes each',
      run: 'apply -f -',
      stdin: LABELLED,
      says: 'serviceentry.networking.istio.io/every configured',
    },
    {
      title: 'patches each',
      run: 'annotate -o json',
      more: [...EVERY_NAME, 'patched=yes'],
      says: '"patched": "yes"',
    },
    { title: 'deletes each', run: 'delete -f -', stdin: EVERY_KIND, says: '"every" deleted' },
    { title: 'finds none of them any more', run: 'get -o name', more: EVERY_NAME, refused: '404 NotFound' },
  ],
}
