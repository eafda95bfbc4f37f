import { INJECTED, object } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, test } from 'vitest'
import { canFollow, podsBehind } from './pods-behind'

const pod = (mode: 'sidecar' | 'ambient' | 'none', labels = {}, revision: string | null = 'default') => ({ name: 'p', mode, labels, revision }) // prettier-ignore

describe('a pod follows at its next restart', () => {
  test.each([
    ['injection was switched on', { 'istio-injection': 'enabled' }, pod('none'), true],
    ['it has what is asked', { 'istio-injection': 'enabled' }, pod('sidecar'), false],
    ['injection was switched off', { 'istio-injection': 'disabled' }, pod('sidecar'), true],
    ['the namespace says nothing any more', {}, pod('sidecar'), true],
    ['it says no itself', { 'istio-injection': 'enabled' }, pod('none', { 'sidecar.istio.io/inject': 'false' }), false],
    ['it asks for itself', {}, pod('sidecar', { 'sidecar.istio.io/inject': 'true' }), false],
    [
      'it asks for itself, and the namespace refuses',
      { 'istio-injection': 'disabled' },
      pod('sidecar', { 'sidecar.istio.io/inject': 'true' }),
      true,
    ],
    ['ztunnel carries its traffic at once', { 'istio.io/dataplane-mode': 'ambient' }, pod('none'), false],
    ['another revision is asked for', { 'istio.io/rev': 'canary' }, pod('sidecar'), true],
    ['a tag is asked for, which may be its revision', { 'istio.io/rev': 'prod' }, pod('sidecar'), false],
  ] as const)('where %s', (_, labels, one, behind) => {
    expect(podsBehind(labels, [one], ['default', 'canary'])).toEqual(behind ? ['p'] : [])
  })

  test('unless it is a gateway, has ended or is leaving', () => {
    expect(canFollow(object('a', { metadata: { annotations: INJECTED } }))).toBe(true)
    expect(canFollow(object('a', { metadata: { labels: { 'gateway.istio.io/managed': 'x' } } }))).toBe(false)
    expect(canFollow(object('a', { metadata: { annotations: { 'inject.istio.io/templates': 'gateway' } } }))).toBe(
      false,
    )
    expect(canFollow(object('a', { status: { phase: 'Succeeded' } }))).toBe(false)
    expect(canFollow(object('a', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }))).toBe(false)
  })
})
