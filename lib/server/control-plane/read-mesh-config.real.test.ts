import { realIstiodUrl } from '@/demo/testing/real-api-server'
import { createIstiod } from '@/lib/istiod/create-istiod'
import { ok } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'
import { expect, test } from 'vitest'
import { readMeshConfig } from './read-mesh-config'

// Whatever a release of Istio adds to its defaults would be told as if somebody had set it.
test('what a real istiod says with nothing set is the documented defaults', async () => {
  const url = realIstiodUrl()
  const istiod = createIstiod({ connect: () => Promise.resolve(ok({ url, close: () => undefined })) })
  const told = await istiod.meshConfig(
    { name: 'anonymous', strategy: 'anonymous' },
    { namespace: 'istio-system', name: 'istiod-real' },
    { signal: new AbortController().signal, timeoutMs: milliseconds(20_000) },
  )
  const said = told.ok ? { value: told.value } : { failure: told.error.message }
  const config = readMeshConfig({ get: () => undefined }, { namespace: 'istio-system', revision: 'default' }, said)
  expect(config).toMatchObject({ origin: 'istiod', note: null, trustDomain: 'cluster.local', outbound: 'allow-any' })
  expect(config.yaml).toContain('enableAutoMtls: true')
  expect(config.differences.map(({ path }) => path)).toEqual([])
})
