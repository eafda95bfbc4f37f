import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const meshPlace = z.object({
  /** Without a slash at the end. */
  prometheus: z.string(),
  /** What the store is, for people. */
  store: z.string(),
  real: z.boolean(),
  kubeconfig: z.string(),
  /** When the newest samples were taken. */
  endSeconds: z.number(),
  /** Of `istio_requests_total`. */
  series: z.number(),
})
export type MeshPlace = z.infer<typeof meshPlace>

export interface Mesh {
  /** Rejects when the mesh cannot start. */
  readonly place: Promise<MeshPlace>
  stop(): Promise<void>
}

/** Starts the simulated mesh and, where one is installed, a real Prometheus that holds its samples. */
export function startMesh(project: string, size: string): Mesh {
  const directory = mkdtempSync(join(tmpdir(), 'pharos-bench-'))
  const child = fork(join(import.meta.dirname, 'mesh-process.ts'), [size], {
    cwd: project,
    detached: true, // a group of its own, so that whatever it started can be ended with it
    env: { ...process.env, TMPDIR: directory },
    execArgv: ['--import', 'tsx'],
  })
  const ended = once(child, 'exit')
  const place = new Promise<MeshPlace>((resolve, reject) => {
    child.once('message', (message) => resolve(meshPlace.parse(message)))
    child.once('exit', (code) => reject(new Error(`the mesh ended with ${code ?? 'a signal'}`)))
  })
  return {
    place,
    stop: async () => {
      if (child.connected) child.disconnect()
      const late = setTimeout(() => void child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(late)
      endGroup(child.pid)
      await rm(directory, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** While samples are being loaded the mesh ends before the loader does. */
function endGroup(id: number | undefined): void {
  try {
    if (id !== undefined) process.kill(-id, 'SIGKILL')
  } catch {
    // Nobody is left in it.
  }
}
