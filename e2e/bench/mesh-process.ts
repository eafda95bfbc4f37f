import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { generate } from '@/demo/world/generate'
import { NO_PROMETHEUS, prometheusInstallations } from '@/demo/testing/prometheus-installations'
import { type RealPrometheus, startRealPrometheus } from '@/demo/testing/real-prometheus'
import type { MeshPlace } from './mesh'
import { samplesOf } from './samples'
import { namespaceNames, SIZES } from './sizes'

// Runs beside the benchmark, so that a heap full of series delays nobody who holds a stopwatch.

const STEP_MS = 5000
const size = process.argv.includes('quick') ? SIZES.quick : SIZES.full

let mesh: DemoMesh | undefined
let real: RealPrometheus | undefined

async function start(): Promise<MeshPlace> {
  mesh = await createDemoMesh({
    world: (options) => generate({ ...options, ...size, edges: size.calls }),
    clock: 'manual',
  })
  const endMs = Math.floor(mesh.clock.now() / STEP_MS) * STEP_MS
  const place = {
    kubeconfig: mesh.kubeconfigPath,
    endSeconds: endMs / 1000,
    series: mesh.source.series('istio_requests_total').length,
  }
  const [installation] = prometheusInstallations()
  if (installation === undefined) {
    const store = `the embedded Prometheus (${NO_PROMETHEUS})`
    return { ...place, prometheus: mesh.urls.prometheus, store, real: false }
  }
  const some = namespaceNames(size.scopes[1])
  real = await startRealPrometheus({ installation, openMetrics: samplesOf(mesh.source, endMs, some) })
  return { ...place, prometheus: real.url, store: `Prometheus ${real.version}`, real: true }
}

let ending = false
async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  await real?.close()
  await mesh?.close()
  process.exit(code)
}

// The benchmark ends it by closing the channel, which happens however the benchmark itself ends.
process.on('disconnect', () => void end(0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0))

try {
  const place = await start()
  process.send?.(place)
} catch (error) {
  console.error(error)
  await end(1)
}
