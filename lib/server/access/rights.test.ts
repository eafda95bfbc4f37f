import type { Visible } from '@/lib/access/visible'
import type { ClusterStore, KindState } from '@/lib/ports/cluster-store'
import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { describe, expect, test } from 'vitest'
import { createRights } from './rights'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const DOWN = failed(new PharosError('upstream_unavailable', 'down'))
const NOT_KNOWN = { ok: false, error: { message: 'down', details: { asked: 'rights' } } }

function setUp(namespaces: KindState['state'] = 'synced') {
  const state: { nowMs: number; answer: Result<Visible, PharosError>; asked: number } = {
    nowMs: 0,
    answer: ok(['a']),
    asked: 0,
  }

  const candidates: (readonly string[])[] = []
  const listed = namespaces === 'denied' || namespaces === 'failed' ? [] : [{ metadata: { name: 'listed' } }]
  const states = () => [{ kind: 'namespaces', state: namespaces, objects: listed.length, message: undefined }]
  const store = { list: () => listed, states } as unknown as ClusterStore
  const access = {
    allowedNamespaces: (_: unknown, known: readonly string[]) => {
      state.asked += 1
      candidates.push(known)
      return Promise.resolve(state.answer)
    },
  }
  const reported = () => Promise.resolve(['reported'])
  return { state, candidates, rights: createRights({ store, access }, reported, () => state.nowMs) }
}

describe('rights', () => {
  test('are asked once for all who wait, and again after a minute', async () => {
    const { state, rights } = setUp()
    state.answer = ok('*')
    expect(await Promise.all([rights(USER), rights(USER)])).toEqual([ok('*'), ok('*')])
    state.nowMs = 59_000
    await rights(USER)
    expect(state.asked).toBe(1)
    state.nowMs = 61_000
    state.answer = ok([])
    expect(await rights(USER)).toEqual(ok([]))
  })

  test('are asked for the namespaces of the cluster; where those may not be listed, for those that metrics name', async () => {
    const usual = setUp()
    await usual.rights(USER)
    expect(usual.candidates).toEqual([['listed']])
    const narrow = setUp('denied')
    await narrow.rights(USER)
    expect(narrow.candidates).toEqual([['reported']])
  })

  test('are asked for those that metrics name, and not kept, while the cluster has answered but is not read', async () => {
    const { state, candidates, rights } = setUp('failed')
    await rights(USER)
    await rights(USER)
    expect(candidates).toEqual([['reported'], ['reported']])
    expect(state.asked).toBe(2)
  })

  test('are asked for again as long as the namespaces are being read', async () => {
    const { state, rights } = setUp('starting')
    await rights(USER)
    await rights(USER)
    expect(state.asked).toBe(2)
  })

  test('that shrink are asked for again after ten seconds, and then after a minute', async () => {
    const { state, rights } = setUp()
    const asked: readonly (readonly [nowMs: number, answer: Result<Visible, PharosError>])[] = [
      [0, ok('*')],
      [60_000, ok([])],
      [70_000, ok('*')],
      [130_000, ok(['a'])],
      [140_000, ok(['a'])],
      [199_000, ok('*')],
    ]
    const answers: Result<Visible, PharosError>[] = []
    for (const [nowMs, answer] of asked) {
      state.nowMs = nowMs
      state.answer = answer
      answers.push(await rights(USER))
    }
    expect(answers).toEqual([ok('*'), ok([]), ok('*'), ok(['a']), ok(['a']), ok(['a'])])
  })

  test('that were never decided are refused while nobody answers', async () => {
    const { state, rights } = setUp()
    state.answer = DOWN
    expect(await rights(USER)).toMatchObject(NOT_KNOWN)
  })

  test('stand for ten minutes of an outage, and no longer', async () => {
    const { state, rights } = setUp()
    await rights(USER)
    state.answer = DOWN
    state.nowMs = 599_000
    expect(await rights(USER)).toEqual(ok(['a']))
    state.nowMs = 600_000
    expect(await rights(USER)).toMatchObject(NOT_KNOWN)
  })

  test('end with the minute when the API server refuses the credentials', async () => {
    const { state, rights } = setUp()
    await rights(USER)
    state.answer = failed(new PharosError('upstream_unavailable', 'refused', { status: 401 }))
    state.nowMs = 61_000
    expect(await rights(USER)).toMatchObject({ ok: false, error: { message: 'refused', details: { asked: 'rights' } } })
  })
})
