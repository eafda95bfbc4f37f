import { PharosError } from '@/lib/ports/pharos-error'
import { UNWATCHED_KINDS, type UnwatchedKind, type UnwatchedReader } from '@/lib/ports/unwatched-reader'
import { failed, ok } from '@/lib/std/result'
import { describe, expect, it } from 'vitest'
import { UnwatchedObjects } from './unwatched-objects'

const ACCOUNT = { kind: 'ServiceAccount' }

function reading(refuses: (kind: UnwatchedKind) => boolean) {
  const asked: string[] = []
  const reader: UnwatchedReader = {
    list(kind) {
      asked.push(kind)
      if (refuses(kind)) return Promise.resolve(failed(new PharosError('forbidden', 'no')))
      return Promise.resolve(ok(kind === 'serviceaccounts' ? [ACCOUNT] : []))
    },
    secret: () => Promise.resolve(ok(undefined)),
    rootCertificates: () => Promise.resolve(ok([])),
    secretsOfRemoteClusters: () => Promise.resolve(ok([])),
  }
  return { asked, objects: new UnwatchedObjects(reader, { version: () => Promise.resolve(ok('v1.34.1')) }) }
}

describe('UnwatchedObjects', () => {
  it('reads all once, for all who ask', async () => {
    const { asked, objects } = reading(() => false)
    const [first] = await Promise.all([objects.current(), objects.current()])
    await objects.current()
    expect(first).toEqual({ objects: [ACCOUNT], complete: UNWATCHED_KINDS, kubernetesVersion: 'v1.34.1' })
    expect(asked).toEqual(UNWATCHED_KINDS)
    expect(objects.revision).toBe(1)
  })

  it('calls complete only what it may read', async () => {
    const { objects } = reading((kind) => kind === 'nodes')
    const { complete } = await objects.current()
    expect(complete).toEqual(UNWATCHED_KINDS.filter((kind) => kind !== 'nodes'))
  })
})
