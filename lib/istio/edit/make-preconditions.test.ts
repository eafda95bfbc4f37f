import { ok } from '@/lib/std/result'
import { describe, expect, it } from 'vitest'
import { applyPatch } from './apply-patch'
import { makePatch } from './make-patch'
import { makePreconditions } from './make-preconditions'

const METADATA = { uid: 'u', generation: 3, resourceVersion: '7', labels: { a: 'b' } }

describe('the preconditions of a patch', () => {
  it('test uid, generation and the old value of what is replaced or removed', () => {
    const before = { metadata: METADATA, spec: { http: [{ weight: 1 }], tcp: [] } }
    const patch = makePatch(before, { metadata: METADATA, spec: { http: [{ weight: 0 }] } })
    expect(makePreconditions(before, patch)).toEqual([
      { op: 'test', path: '/metadata/uid', value: 'u' },
      { op: 'test', path: '/metadata/generation', value: 3 },
      { op: 'test', path: '/spec/tcp', value: [] },
      { op: 'test', path: '/spec/http/0/weight', value: 1 },
    ])
  })

  it('test the map into which a key is added, and the resourceVersion where the kind has no generation', () => {
    const before = { metadata: { uid: 'u', resourceVersion: '7', labels: { a: 'b' } } }
    const after = { metadata: { uid: 'u', resourceVersion: '7', labels: { a: 'b', c: 'd' } } }
    expect(makePreconditions(before, makePatch(before, after))).toEqual([
      { op: 'test', path: '/metadata/uid', value: 'u' },
      { op: 'test', path: '/metadata/resourceVersion', value: '7' },
      { op: 'test', path: '/metadata/labels', value: { a: 'b' } },
    ])
  })

  it('test the resourceVersion for a key added to the object itself', () => {
    const before = { metadata: METADATA }
    const patch = makePatch(before, { metadata: METADATA, spec: {} })
    expect(makePreconditions(before, patch).map(({ path }) => path)).toContain('/metadata/resourceVersion')
  })

  it('hold on what they were made from, and not after somebody changed a touched path', () => {
    const before = { metadata: METADATA, spec: { weight: 1, host: 'a' } }
    const patch = makePatch(before, { metadata: METADATA, spec: { weight: 0, host: 'a' } })
    const guarded = [...makePreconditions(before, patch), ...patch]
    expect(applyPatch(before, guarded)).toEqual(ok({ metadata: METADATA, spec: { weight: 0, host: 'a' } }))
    expect(applyPatch({ metadata: METADATA, spec: { weight: 5, host: 'a' } }, guarded).ok).toBe(false)
  })
})
