import { expect, test } from 'vitest'
import { podRevision } from './pod-revision'

const STATUS = 'sidecar.istio.io/status'

test.each([
  ['what the injector wrote', { [STATUS]: '{"revision":"canary"}', 'istio.io/rev': 'b' }, { 'istio.io/rev': 'c' }, 'canary'], // prettier-ignore
  ['its annotation', { [STATUS]: '{"revision":""}', 'istio.io/rev': 'b' }, { 'istio.io/rev': 'c' }, 'b'],
  ['its label', { [STATUS]: 'no JSON' }, { 'istio.io/rev': 'c' }, 'c'],
  ['nothing', {}, {}, null],
])('the revision of a proxy is %s', (_, annotations, labels, revision) => {
  expect(podRevision({ annotations: { ...annotations }, labels: { ...labels } })).toBe(revision)
})
