import type { CauseId } from '@/lib/doctor/causes'
import { playScene, type Scene } from '@/lib/server/doctor/testing/scene'
import { afterAll, expect, test } from 'vitest'

/** Each cause switched on, and all that the doctor then names. Nothing: the mesh as it is. */
const SCENES: readonly (Scene & { readonly cause?: CauseId; readonly title: string })[] = [
  { title: 'nothing' },
  {
    cause: 'S01',
    title: 'a name that nobody knows',
    settings: () => ({ METRICS__STORES: [{ url: 'http://prometheus.nowhere.invalid:9090' }] }),
  },
  { cause: 'S02', title: 'prometheus:down', faults: 'prometheus:down' },
  { cause: 'S02', title: 'prometheus:hang', faults: 'prometheus:hang', settings: ({ prometheus }) => ({ METRICS__STORES: [{ url: prometheus, timeout: '1s' }] }) }, // prettier-ignore
  { cause: 'S02', title: 'prometheus:status=503', faults: 'prometheus:status=503' },
  { cause: 'S02', title: 'jaeger:down', faults: 'jaeger:down' },
  { cause: 'S02', title: 'kubernetes:down', faults: 'kubernetes:status=503' },
  { cause: 'S02', title: 'grafana:down', faults: 'grafana:down' },
  { cause: 'S04', title: 'prometheus:status=401', faults: 'prometheus:status=401' },
  { cause: 'S04', title: 'grafana:status=403', faults: 'grafana:status=403' },
  { cause: 'S06', title: 'a wrong base path', settings: ({ prometheus }) => ({ METRICS__STORES: [{ url: `${prometheus}/wrong` }] }) }, // prettier-ignore
  { cause: 'S07', title: 'prometheus:garbage', faults: 'prometheus:garbage' },
  { cause: 'S07', title: 'jaeger:empty', faults: 'jaeger:empty' },
  { cause: 'S14', title: 'a window of 45 s', query: 'duration=45s', settings: ({ prometheus }) => ({ METRICS__STORES: [{ url: prometheus, scrape_interval: '30s' }] }) }, // prettier-ignore
  { cause: 'S15', title: 'a window of 30 d', query: 'duration=30d' },
  { cause: 'S26', title: 'a namespace outside of the mesh', query: 'namespaces=legacy' },
]

const matrix: string[] = []

test.each(SCENES)('$cause: $title', async (scene) => {
  const answer = await playScene(scene)
  const found = answer.sources.flatMap(({ checks }) => checks.filter(({ result }) => result === 'found'))
  matrix.push(
    `${(scene.cause ?? '–').padEnd(4)} ${scene.title.padEnd(40)} ${found.map(({ cause }) => cause).join(' ')}`,
  )
  const expected = scene.cause === undefined ? [] : [scene.cause]
  expect(found.map(({ cause }) => cause)).toEqual(expected)
  expect(found.every(({ fix }) => (fix?.text ?? '') !== '')).toBe(true)
})

afterAll(() => {
  process.stdout.write(`${['switched on'.padEnd(45) + ' named', ...matrix].join('\n')}\n`)
})
