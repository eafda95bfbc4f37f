import { ok, failed } from '@/lib/std/result'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UnwatchedReader } from '@/lib/ports/unwatched-reader'
import { describe, expect, it } from 'vitest'
import { SecretReads } from './secret-reads'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const PLACE = { namespace: 'edge', name: 'web' }

function reader(
  answer: Awaited<ReturnType<UnwatchedReader['secret']>>,
): UnwatchedReader & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    list: () => Promise.resolve(ok([])),
    secret(_, { namespace, name }) {
      asked.push(`${namespace}/${name}`)
      return Promise.resolve(answer)
    },
    rootCertificates: () => Promise.resolve(ok([])),
    secretsOfRemoteClusters: (_, namespace) => {
      asked.push(`${namespace}/`)
      return Promise.resolve(ok([]))
    },
  }
}

const FORBIDDEN = failed(new PharosError('forbidden', 'no'))

describe('SecretReads', () => {
  it('asks once for each Secret that is looked for, and for no other', async () => {
    const source = reader(ok({ kind: 'Secret' }))
    const reads = new SecretReads(source, '*')
    await reads.read(USER, { named: [PLACE], ofRemoteClusters: ['istio-system'] })
    await reads.read(USER, { named: [PLACE], ofRemoteClusters: ['istio-system'] })
    expect(source.asked).toEqual(['istio-system/', 'edge/web'])
    expect(reads).toMatchObject({ objects: [{ kind: 'Secret' }], knowsRemoteClusters: true, refused: false, revision: 1 }) // prettier-ignore
  })

  it('tells a Secret that does not exist from one that nobody may read', async () => {
    const absent = new SecretReads(reader(ok(undefined)), '*')
    await absent.read(USER, { named: [PLACE], ofRemoteClusters: [] })
    expect(absent).toMatchObject({ objects: [{ metadata: PLACE, facts: { absent: true } }], refused: false })
    const refused = new SecretReads(reader(FORBIDDEN), '*')
    await refused.read(USER, { named: [PLACE], ofRemoteClusters: [] })
    expect(refused).toMatchObject({ objects: [], refused: true, knowsRemoteClusters: false })
  })

  it('does not ask where the user may not read', async () => {
    const source = reader(ok({}))
    const reads = new SecretReads(source, ['shop'])
    await reads.read(USER, { named: [PLACE, { namespace: 'shop', name: 'a' }], ofRemoteClusters: [] })
    expect(source.asked).toEqual(['shop/a'])
    expect(reads.refused).toBe(true)
  })
})
