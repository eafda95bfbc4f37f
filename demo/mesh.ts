import { startAdmin } from './admin/server'
import { FaultBoard, ofKind } from './admin/fault-board'
import type { DemoFault } from './admin/fault'
import { WorkloadFaults } from './admin/workload-faults'
import { createClock, type PausableClock } from './clock'
import { CallRecorder } from './http/recorder'
import { startGrafana } from './grafana/server'
import { istiodPorts } from './istiod/monitoring'
import { startJaeger } from './jaeger/server'
import { traceSourceOf } from './jaeger/trace-source-of'
import { makeCertificate } from './kubernetes/certificate'
import { startKubernetes } from './kubernetes/server'
import { createObjectStore, type ObjectStore } from './kubernetes/store'
import { PodLogs } from './logs/pod-logs'
import { ModelSeries } from './model/series'
import { TrafficModel } from './model/traffic-model'
import { startPrometheus } from './prometheus/server'
import type { SeriesSource } from './series-source'
import { startTempo } from './tempo/server'
import { brokenTraces } from './traces/broken-traces'
import { firstEnd, makeRoot } from './trust/make-root'
import { RootKeeper } from './trust/root-keeper'
import { trusting } from './trust/root-objects'
import { ModelTraces } from './traces/model-traces'
import { worldNamed, type WorldMaker, type WorldName } from './world/make-world'
import { startZipkin } from './zipkin/server'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface DemoMeshOptions {
  /** A name, or a function that makes one of any size. */
  readonly world?: WorldName | WorldMaker
  readonly seed?: number
  /** false: rates are exactly those of the script. */
  readonly noise?: boolean
  /** How far back samples reach. */
  readonly historyMs?: number
  readonly clock?: 'real' | 'manual'
  /** The range rules of which major version of Prometheus. */
  readonly rules?: '2' | '3'
  /** The metric store has the durations of requests as native histograms. */
  readonly nativeHistograms?: boolean
  /** `fixed`: the documented ones; `auto`: free ones. */
  readonly ports?: 'fixed' | 'auto'
  /** Where `kubeconfig` and `ca.crt` are written; absent: a temporary folder that `close` removes. */
  readonly directory?: string
  readonly faults?: readonly DemoFault[]
}

export interface DemoMesh {
  /** Without a slash at the end. */
  readonly urls: Readonly<Record<keyof typeof PORTS, string>>
  /** Absolute. Contexts admin (the current one), viewer, editor and nobody. */
  readonly kubeconfigPath: string
  readonly clock: PausableClock
  readonly store: ObjectStore
  readonly recorder: CallRecorder
  readonly faults: FaultBoard
  readonly source: SeriesSource
  /** The connections to ports of pods that are open now. */
  readonly openPortForwards: () => number
  /** Ends all servers at once, open streams included. */
  close(): Promise<void>
}

const PORTS = {
  kubernetes: 6550,
  prometheus: 9190,
  /** The same store, with a certificate of an authority that nobody knows. */
  prometheusTls: 9290,
  jaeger: 16_786,
  tempo: 3290,
  zipkin: 9491,
  grafana: 3291,
  admin: 6551,
}
const DAY = 86_400_000

/**
 * Starts a simulated mesh: an API server of Kubernetes, a Prometheus, and a Jaeger, a Tempo and a Zipkin with the same traces, that see its traffic, a Grafana to link to, and the admin server
 * that moves time and breaks things. All of them listen on loopback only. Noise and the clock are real unless said otherwise.
 */
export async function createDemoMesh(options: DemoMeshOptions = {}): Promise<DemoMesh> {
  const { world: chosen = 'default', seed = 1, noise = true, historyMs = 7 * DAY, ports = 'auto' } = options
  const clock = createClock({ mode: options.clock ?? 'real' })
  const make = typeof chosen === 'string' ? worldNamed(chosen) : chosen
  const world = make({ seed, nowMs: clock.now() })
  const root = await makeRoot(firstEnd(world.bornMs))
  const store = createObjectStore({ objects: trusting(world.objects, root), clock, seed })
  const model = new TrafficModel({ ...world, objects: store, clock, seed, noise })
  const trust = new RootKeeper({ store, clock, root })
  const workloads = new WorkloadFaults({ store, clock })
  const source = new ModelSeries({ model, clock, historyMs, rootEndsMs: () => trust.endsMs() })
  const recorder = new CallRecorder()
  const faults = new FaultBoard({ model, clock })
  faults.onMeshChange((active) => workloads.follow(active))
  faults.onMeshChange((active) => trust.endIn(ofKind(active, 'cert-expiring').at(-1)?.days))
  for (const fault of options.faults ?? []) faults.add(fault)
  await faults.settled
  const portOf = (server: keyof typeof PORTS): number => (ports === 'auto' ? 0 : PORTS[server])

  const closers: (() => void | Promise<void>)[] = [
    () => clock.close(),
    () => model.close(),
    () => trust.close(),
    () => workloads.close(),
  ]
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  try {
    const shared = { clock, recorder }
    const kubernetes = await startKubernetes({
      ...{ ...shared, store, port: portOf('kubernetes') },
      logs: new PodLogs({ traces: new ModelTraces({ model, seed }), objects: store }),
      ports: istiodPorts({
        objects: store,
        clock,
        faults: () => faults.http('istiod'),
        stale: () => stalePods(faults),
      }),
      faults: () => faults.http('kubernetes'),
      broken: () => faults.of('kubernetes'),
    })
    closers.push(() => kubernetes.close())
    const metrics = {
      ...{ ...shared, source, rules: options.rules ?? '3', nativeHistograms: options.nativeHistograms ?? false },
      faults: () => faults.http('prometheus'),
      broken: () => faults.of('prometheus'),
    }
    const prometheus = await startPrometheus({ ...metrics, port: portOf('prometheus') })
    closers.push(() => prometheus.close())
    const { key, cert } = await makeCertificate()
    const prometheusTls = await startPrometheus({ ...metrics, port: portOf('prometheusTls'), tls: { key, cert } })
    closers.push(() => prometheusTls.close())
    const traces = traceSourceOf({ model, clock, seed, world: world.name })
    const jaeger = await startJaeger({
      ...{ ...shared, source: brokenTraces(traces, () => faults.of('jaeger')), port: portOf('jaeger') },
      faults: () => faults.http('jaeger'),
    })
    closers.push(() => jaeger.close())
    const tempo = await startTempo({
      ...{ ...shared, source: brokenTraces(traces, () => faults.of('tempo')), port: portOf('tempo') },
      faults: () => faults.http('tempo'),
    })
    closers.push(() => tempo.close())
    const zipkin = await startZipkin({
      ...{ ...shared, source: brokenTraces(traces, () => faults.of('zipkin')), port: portOf('zipkin') },
      faults: () => faults.http('zipkin'),
    })
    closers.push(() => zipkin.close())
    const grafana = await startGrafana({
      ...{ ...shared, port: portOf('grafana'), faults: () => faults.http('grafana') },
      hasBoards: () => ofKind(faults.of('grafana'), 'no-boards').length === 0,
    })
    closers.push(() => grafana.close())
    const parts = { ...shared, world: world.name, seed, noise, store, model, source, board: faults }
    const admin = await startAdmin(parts, portOf('admin'))
    closers.push(() => admin.close())

    const { directory, remove } = await openDirectory(options.directory)
    closers.push(remove)
    const kubeconfigPath = join(directory, 'kubeconfig')
    await writeFile(kubeconfigPath, kubernetes.kubeconfig, { mode: 0o600 })
    await writeFile(join(directory, 'ca.crt'), kubernetes.caPem)
    const urls = {
      ...{ kubernetes: kubernetes.url, prometheus: prometheus.url, jaeger: jaeger.url, tempo: tempo.url },
      prometheusTls: prometheusTls.url,
      ...{ zipkin: zipkin.url, grafana: grafana.url, admin: admin.url },
    }
    const { openPortForwards } = kubernetes
    return { urls, kubeconfigPath, clock, store, recorder, faults, source, openPortForwards, close }
  } catch (error) {
    await close()
    throw error
  }
}

function stalePods(board: FaultBoard): readonly string[] {
  return ofKind(board.of('mesh'), 'stale').map(({ pod }) => pod)
}

async function openDirectory(
  wanted: string | undefined,
): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  if (wanted !== undefined) {
    await mkdir(wanted, { recursive: true })
    return { directory: resolve(wanted), remove: () => Promise.resolve() }
  }
  const directory = await mkdtemp(join(tmpdir(), 'demo-mesh-'))
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) }
}
