import type { TriedSettings } from '@/lib/doctor/tried-settings'
import { getConfig } from '@/lib/server/process/config'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trySettings } from './try-settings'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
let behind: Awaited<ReturnType<typeof demoMeshBehindServer>>

beforeAll(async () => {
  behind = await demoMeshBehindServer({
    environment: ({ urls }) => ({
      PHAROS_TRACING__STORES: JSON.stringify([{ type: 'jaeger', url: urls.jaeger }]),
      PHAROS_LINKS__GRAFANA: JSON.stringify({ url: urls.grafana }),
    }),
  })
})
afterAll(() => behind.close())

function settings(part: Partial<TriedSettings> = {}): TriedSettings {
  const { prometheus } = behind.mesh.urls
  return { kind: 'metrics', type: 'prometheus', url: prometheus, tenant: null, headers: {}, timeoutSeconds: 5, ...part }
}

async function found(part: Partial<TriedSettings> = {}) {
  const { sources } = await trySettings(USER, settings(part))
  return sources.map(({ source, checks }) => ({
    state: source.state,
    causes: checks.filter(({ result }) => result === 'found').map(({ cause }) => cause),
  }))
}

describe('settings that are tried', () => {
  it('that are right answer, and nothing is found', async () => {
    expect(await found()).toEqual([{ state: 'fresh', causes: [] }])
    expect(await found({ kind: 'traces', type: 'jaeger', url: behind.mesh.urls.jaeger })).toEqual([
      { state: 'fresh', causes: [] },
    ])
    const [grafana] = await found({ kind: 'grafana', type: 'grafana', url: behind.mesh.urls.grafana })
    expect(grafana?.state).toBe('fresh')
  })

  it('with a wrong path are said to have one', async () => {
    expect(await found({ url: `${behind.mesh.urls.prometheus}/wrong` })).toEqual([{ state: 'failed', causes: ['S06'] }])
  })

  it('of another type are said to be of another', async () => {
    expect(await found({ kind: 'traces', type: 'jaeger' })).toMatchObject([{ state: 'failed' }])
  })

  it.each(['http://127.0.0.1:1', 'http://example.org', 'http://169.254.169.254/latest'])(
    'do not reach %s, which nobody configured',
    async (url) => {
      await expect(trySettings(USER, settings({ url }))).rejects.toMatchObject({
        code: 'bad_request',
        details: { parameter: 'url' },
      })
    },
  )

  it('leave the configuration as it is', async () => {
    const before = JSON.stringify(getConfig())
    await found({ headers: { 'X-Team': 'blue' } })
    expect(JSON.stringify(getConfig())).toBe(before)
  })
})
