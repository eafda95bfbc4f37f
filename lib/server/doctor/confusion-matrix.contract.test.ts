import { putObject } from '@/demo/testing/put-object'
import type { DemoMesh } from '@/demo/mesh'
import type { CauseId } from '@/lib/doctor/causes'
import { playScene, type Scene } from '@/lib/server/doctor/testing/scene'
import { afterAll, expect, test } from 'vitest'

/** Each cause switched on, and all that the doctor then names. Nothing: the mesh as it is. */
const store = (settings: Readonly<Record<string, unknown>>) => ({ METRICS__STORES: [settings] })

const SCENES: readonly (Scene & { readonly cause?: CauseId; readonly title?: string })[] = [
  { title: 'nothing' },
  {
    cause: 'S01',
    title: 'a name that nobody knows',
    settings: () => store({ url: 'http://prometheus.nowhere.invalid:9090' }),
  },
  { cause: 'S02', faults: 'prometheus:down' },
  { cause: 'S02', faults: 'prometheus:hang', settings: ({ prometheus }) => store({ url: prometheus, timeout: '1s' }) },
  { cause: 'S02', faults: 'prometheus:status=503' },
  { cause: 'S02', faults: 'prometheus:restart' },
  { cause: 'S02', faults: 'jaeger:down' },
  { cause: 'S02', faults: 'kubernetes:status=503' },
  { cause: 'S02', faults: 'grafana:down' },
  { cause: 'S03', title: 'https of an unknown authority', settings: ({ kubernetes }) => store({ url: kubernetes }) },
  { cause: 'S04', faults: 'prometheus:status=401' },
  { cause: 'S04', faults: 'grafana:status=403' },
  { cause: 'S05', faults: 'prometheus:tenant=team-a' },
  { cause: 'S06', faults: 'prometheus:html' },
  { cause: 'S06', title: 'a wrong base path', settings: ({ prometheus }) => store({ url: `${prometheus}/wrong` }) },
  { cause: 'S07', faults: 'prometheus:grpc' },
  { cause: 'S07', faults: 'prometheus:garbage' },
  { cause: 'S07', faults: 'jaeger:empty' },
  { cause: 'S08', faults: 'prometheus:missing-metric=istio_*' },
  { cause: 'S09', title: 'a namespace without pods', query: 'namespaces=kube-public' },
  { cause: 'S10', faults: 'prometheus:missing-label=connection_security_policy' },
  { cause: 'S10', faults: 'prometheus:missing-label=source_canonical_service' },
  { cause: 'S10', faults: 'prometheus:missing-label=destination_cluster' },
  { cause: 'S11', faults: 'prometheus:mixer' },
  { cause: 'S12', faults: 'prometheus:frozen', passSeconds: 200 },
  { cause: 'S12', faults: 'prometheus:frozen', passSeconds: 900 },
  { cause: 'S13', faults: 'prometheus:skew=120' },
  { cause: 'S13', faults: 'prometheus:skew=-120' },
  { cause: 'S13', faults: 'jaeger:skew=90' },
  { cause: 'S13', faults: 'kubernetes:skew=-45' },
  { cause: 'S14', faults: 'prometheus:interval=60s', query: 'duration=1m' },
  { cause: 'S15', faults: 'prometheus:retention=1h', query: 'duration=3h' },
  { cause: 'S16', faults: 'prometheus:no-buckets' },
  { cause: 'S17', faults: 'prometheus:unscraped=proxies' },
  { cause: 'S17', faults: 'prometheus:unscraped=shop' },
  { cause: 'S17', faults: 'prometheus:unscraped=shop', query: 'namespaces=shop' },
  { cause: 'S18', faults: 'prometheus:unscraped=istiod' },
  { cause: 'S19', faults: 'prometheus:limit' },
  { cause: 'S20', faults: 'prometheus:partial' },
  { cause: 'S21', faults: 'prometheus:settling=30s' },
  { cause: 'S22', faults: 'kubernetes:deny=*:destinationrules' },
  { cause: 'S22', faults: 'kubernetes:deny=get:pods/log' },
  { cause: 'S22', faults: 'kubernetes:deny=get:pods/log', query: 'namespaces=shop' },
  {
    cause: 'S23',
    faults: 'jaeger:names=app',
    settings: ({ jaeger }) => ({ TRACING__SERVICE_NAME: '{app}.{namespace}', TRACING__STORES: [{ url: jaeger }] }),
  },
  { cause: 'S24', faults: 'jaeger:no-spans' },
  { cause: 'S25', faults: 'grafana:no-boards' },
  { cause: 'S26', title: 'a namespace outside of the mesh', query: 'namespaces=legacy' },
  { cause: 'S27', faults: 'mesh:load=*:0', passSeconds: 400 },
  {
    cause: 'S28',
    title: 'kubernetes:status=503 of one kind',
    faults: [{ target: 'kubernetes', kind: 'status', status: 503, path: '/destinationrules' }],
  },
  { cause: 'S29', faults: 'kubernetes:deny=*:pods/portforward', settings: () => ({ ISTIO__ISTIOD_API: 'true' }) },
  {
    cause: 'S29',
    title: 'a port of istiod that is closed',
    settings: () => ({ ISTIO__ISTIOD_API: 'true', ISTIO__ISTIOD_PORT: '1' }),
  },
  { cause: 'S30', title: 'a webhook without a certificate of istiod', change: spoilWebhooks },
]

/** Their caBundle is no certificate. */
function spoilWebhooks(objects: DemoMesh['store']): void {
  for (const object of objects.list('validatingwebhookconfigurations.admissionregistration.k8s.io')) {
    const webhooks = [{ name: 'x', clientConfig: { caBundle: 'Z2FyYmFnZQ==' } }]
    putObject(objects, { ...object, webhooks })
  }
}

function nameOf({ title, faults, query }: (typeof SCENES)[number]): string {
  const words = title ?? (typeof faults === 'string' ? faults : '')
  return query === undefined ? words : `${words} ?${query}`
}

const matrix: string[] = []

test.each(SCENES.map((scene) => ({ ...scene, name: nameOf(scene) })))('$cause: $name', async (scene) => {
  const answer = await playScene(scene)
  const found = answer.sources.flatMap(({ checks }) => checks.filter(({ result }) => result === 'found'))
  matrix.push(`${(scene.cause ?? '–').padEnd(4)} ${scene.name.padEnd(56)} ${found.map(({ cause }) => cause).join(' ')}`)
  const expected = scene.cause === undefined ? [] : [scene.cause]
  expect(found.map(({ cause }) => cause)).toEqual(expected)
  expect(found.every(({ fix }) => (fix?.text ?? '') !== '')).toBe(true)
})

afterAll(() => {
  process.stdout.write(`${['switched on'.padEnd(61) + ' named', ...matrix].join('\n')}\n`)
})
