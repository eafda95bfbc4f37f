import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { generate } from '@/demo/world/generate'
import type { MeshPlaces } from './meshes'

// Runs beside the benchmark, so that answering for a mesh delays nobody who holds a stopwatch.

/** Calls are those of one workload to one service, and each of its two versions that answers is an edge. */
const SIZES = {
  small: { services: 50, namespaces: 5, edges: 250 },
  large: { services: 240, namespaces: 24, edges: 1080 },
} as const

const meshes: DemoMesh[] = []

async function start(size: keyof typeof SIZES): Promise<MeshPlaces[keyof MeshPlaces]> {
  const mesh = await createDemoMesh({
    world: (options) => generate({ ...options, ...SIZES[size] }),
    clock: 'manual',
  })
  meshes.push(mesh)
  return { kubeconfig: mesh.kubeconfigPath, ...mesh.urls }
}

let ending = false
async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  for (const mesh of meshes) await mesh.close()
  process.exit(code)
}

// The benchmark ends it by closing the channel, which happens however the benchmark itself ends.
process.on('disconnect', () => void end(0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0))

try {
  const places: MeshPlaces = { small: await start('small'), large: await start('large') }
  process.send?.(places)
} catch (error) {
  console.error(error)
  await end(1)
}
