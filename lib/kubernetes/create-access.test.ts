import { milliseconds } from '@/lib/std/units'
import { createAccess } from './create-access'
import type { KubeClient } from './kube-client'
import { refuse, reply, ScriptedApiServer } from './testing/scripted-api-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'
const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(2_000) })

interface Asked {
  readonly verb: string
  readonly resource: string
  readonly namespace?: string
  readonly name?: string
}

const api = new ScriptedApiServer()
let client: KubeClient
beforeEach(async () => {
  await api.start()
  client = api.client()
})
afterEach(async () => {
  client.close()
  await api.close()
})

/** Answers each review by the rule, and remembers what was asked. */
function answerReviews(rule: (asked: Asked) => boolean): Asked[] {
  const asked: Asked[] = []
  api.intercepts.set(REVIEWS, (request, response) => {
    const { spec } = JSON.parse(request.body) as { spec: { resourceAttributes: Asked } }
    asked.push(spec.resourceAttributes)
    reply(response, { status: { allowed: rule(spec.resourceAttributes) } }, 201)
    return true
  })
  return asked
}

describe('visible namespaces', () => {
  test('are all when namespaces may be read and pods listed everywhere, for two questions', async () => {
    const asked = answerReviews(() => true)
    expect(await createAccess(client).allowedNamespaces(USER, ['a', 'b'], call())).toEqual({ ok: true, value: '*' })
    expect(asked).toEqual([
      { group: '', verb: 'get', resource: 'namespaces' },
      { group: '', verb: 'list', resource: 'pods' },
    ])
  })

  test('are those in which both hold, sorted, each asked once', async () => {
    const allowed = new Set(['get b', 'list b', 'get c', 'list c', 'get a', 'list d'])
    const asked = answerReviews(({ verb, namespace }) => allowed.has(`${verb} ${namespace}`))
    const known = ['c', 'd', 'b', 'a', 'c', 'constructor']
    expect(await createAccess(client).allowedNamespaces(USER, known, call())).toEqual({ ok: true, value: ['b', 'c'] })
    expect(asked).toHaveLength(2 + 2 * 5)
    expect(asked).toContainEqual({ group: '', verb: 'get', resource: 'namespaces', namespace: 'b', name: 'b' })
  })

  test('are asked for at most eight at a time', async () => {
    let now = 0
    let most = 0
    api.intercepts.set(REVIEWS, (_request, response) => {
      most = Math.max(most, (now += 1))
      setImmediate(() => {
        now -= 1
        reply(response, { status: { allowed: false } }, 201)
      })
      return true
    })
    const known = Array.from({ length: 50 }, (_, i) => `ns-${i}`)
    expect(await createAccess(client).allowedNamespaces(USER, known, call())).toEqual({ ok: true, value: [] })
    expect(most).toBeLessThanOrEqual(8)
  })

  test.each([
    ['a refusal', (respond: Parameters<typeof refuse>[0]) => refuse(respond, 403, 'no'), 'forbidden'],
    ['an error', (respond: Parameters<typeof refuse>[0]) => refuse(respond, 500, 'boom'), 'upstream_unavailable'],
    ['no answer to the question', (respond: Parameters<typeof refuse>[0]) => reply(respond, {}), 'upstream_invalid'],
  ])('are a failure after %s, never "nothing" and never "all"', async (_title, respond, code) => {
    let first = true
    api.intercepts.set(REVIEWS, (_request, response) => {
      if (first) reply(response, { status: { allowed: false } })
      else respond(response)
      first = false
      return true
    })
    const result = await createAccess(client).allowedNamespaces(USER, ['a'], call())
    expect(result).toMatchObject({ ok: false, error: { code } })
  })
})
