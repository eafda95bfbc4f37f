import type { BenchRun } from '@/e2e/bench/bench-run'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'

/** What the bench asks for; a mesh has more addresses than these. */
const meshPlace = z.object({
  kubeconfig: z.string(),
  /** Of the servers; without a slash at the end. */
  kubernetes: z.string(),
  prometheus: z.string(),
  admin: z.string(),
})
const meshPlaces = z.strictObject({ small: meshPlace, large: meshPlace })
export type MeshPlaces = z.infer<typeof meshPlaces>

/** Starts the simulated meshes of the browser's part; they end with the run. */
export async function startMeshes(run: BenchRun): Promise<MeshPlaces> {
  const child = fork(join(import.meta.dirname, 'mesh-process.ts'), [], {
    cwd: run.project,
    execArgv: ['--import', 'tsx'],
  })
  const ended = once(child, 'exit')
  run.atEnd(async () => {
    if (child.connected) child.disconnect()
    await ended
  })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(meshPlaces.parse(message)))
    child.once('exit', (code) => reject(new Error(`the meshes ended with ${code ?? 'a signal'}`)))
  })
}
