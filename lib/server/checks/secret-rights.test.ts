import type { Access, AccessRight } from '@/lib/ports/access'
import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok } from '@/lib/std/result'
import { describe, expect, it } from 'vitest'
import { createSecretRights } from './secret-rights'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const WANTED = () => Promise.resolve(['edge', 'shop'])

function asking(may: (namespace: string) => boolean | undefined) {
  const asked: AccessRight[] = []
  const access: Pick<Access, 'allows'> = {
    allows(_, right) {
      asked.push(right)
      const answer = may(right.namespace)
      return Promise.resolve(answer === undefined ? failed(new PharosError('upstream_timeout', 'late')) : ok(answer))
    },
  }
  return { rights: createSecretRights(access), asked }
}

describe('the rights on Secrets', () => {
  it.each([
    ['all, where the whole cluster may be read', () => true, '*'],
    ['single namespaces', (namespace: string) => namespace === 'shop', ['shop']],
    ['none', () => false, []],
    ['none, where nobody answers', () => undefined, []],
  ])('are %s', async (_, may, expected) => {
    expect(await asking(may).rights(USER, WANTED)).toEqual(expected)
  })

  it('are asked once for a minute, and reviews name Secrets', async () => {
    const { rights, asked } = asking((namespace) => namespace === '')
    await rights(USER, WANTED)
    await rights(USER, WANTED)
    expect(asked).toEqual([{ verb: 'get', resource: 'secrets', namespace: '' }])
  })
})
