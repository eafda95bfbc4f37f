import type { User } from '@/lib/access/user'
import type { Istiod, IstiodPod } from '@/lib/ports/istiod'
import { milliseconds } from '@/lib/std/units'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** An istiod with its defaults, but for what the worlds of the demo set. */
export interface IstiodUnderTest {
  readonly istiod: Istiod
  readonly pod: IstiodPod
  /** As it was built; a build that nobody told its version says `unknown`. */
  readonly version: string
  /** Whether proxies are connected: a control plane alone has none. */
  readonly connected: boolean
  /** Of services that it knows. */
  readonly hosts: readonly string[]
  close(): Promise<void>
}

const USER: User = { name: 'anonymous', strategy: 'anonymous' }
const call = (signal = new AbortController().signal) => ({ signal, timeoutMs: milliseconds(20_000) })

/** What every implementation of `Istiod` owes its callers. */
export function describeIstiod(title: string, setUp: () => Promise<IstiodUnderTest>): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let under: IstiodUnderTest
    beforeAll(async () => {
      under = await setUp()
    })
    afterAll(() => under.close())

    test('tells its version', async () => {
      expect(await under.istiod.version(USER, under.pod, call())).toEqual({ ok: true, value: under.version })
    })

    test('tells the configuration of the mesh with its defaults', async () => {
      const told = await under.istiod.meshConfig(USER, under.pod, call())
      expect(told).toMatchObject({
        ok: true,
        value: {
          ...{ rootNamespace: 'istio-system', trustDomain: 'cluster.local', enableAutoMtls: true },
          ...{ outboundTrafficPolicy: { mode: 'ALLOW_ANY' } },
          ...{ proxyListenPort: 15_001, defaultConfig: { discoveryAddress: 'istiod.istio-system.svc:15012' } },
        },
      })
    })

    test('tells the hosts of its services, sorted', async () => {
      const told = await under.istiod.registry(USER, under.pod, call())
      const hosts = told.ok ? told.value : []
      expect(hosts).toEqual([...new Set(hosts)].toSorted())
      expect(hosts).toEqual(expect.arrayContaining([...under.hosts]))
    })

    test('tells the proxies that are connected to it', async () => {
      const told = await under.istiod.proxies(USER, under.pod, call())
      const proxies = told.ok ? told.value : undefined
      expect(proxies?.length === 0).toBe(!under.connected)
      for (const proxy of proxies ?? []) {
        expect(proxy).toMatchObject({ cluster: 'Kubernetes', istioVersion: expect.stringMatching(/^1\./) as unknown })
      }
    })

    test('is given up at once', async () => {
      const told = await under.istiod.registry(USER, under.pod, call(AbortSignal.abort()))
      expect(told).toMatchObject({ ok: false, error: { code: 'upstream_timeout', details: { source: 'istiod' } } })
    })
  })
}
