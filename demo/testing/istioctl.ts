import type { KubeObject } from '../kube-object'
import { createClock } from '../clock'
import { CallRecorder } from '../http/recorder'
import { RESOURCE_TYPES } from '../kubernetes/resource-types'
import { startKubernetes } from '../kubernetes/server'
import { createObjectStore } from '../kubernetes/store'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const message = z.object({
  /** `IST0101`. */
  code: z.string(),
  level: z.string().transform((level) => level.toLowerCase()),
  message: z.string(),
  /** `Kind namespace/name`, or `Kind name`. */
  origin: z.string().optional(),
})
export type IstioctlMessage = z.infer<typeof message>

const LONGEST_MS = 60_000
const MOST_BYTES = 64 * 1024 * 1024

/** What the real `istioctl analyze` says of these files, without a cluster: what a schema tells, and little else. */
export async function analyzeFiles(files: readonly string[]): Promise<readonly IstioctlMessage[]> {
  return run(['--use-kube=false', ...files])
}

/**
 * What it says of a cluster that holds these objects, and what that cluster holds then: the namespaces and definitions that every
 * one has came with it. The cluster is the simulated API server; nothing checks the objects on their way into it.
 */
export async function analyzeCluster(
  objects: readonly KubeObject[],
): Promise<{ readonly messages: readonly IstioctlMessage[]; readonly held: readonly KubeObject[] }> {
  const clock = createClock({ mode: 'manual' })
  const store = createObjectStore({ objects, clock, seed: 1 })
  const directory = await mkdtemp(join(tmpdir(), 'istioctl-'))
  const server = await startKubernetes({ clock, recorder: new CallRecorder(), store, port: 0 })
  try {
    const held = RESOURCE_TYPES.flatMap(({ id }) => store.list(id))
    const kubeconfig = join(directory, 'kubeconfig')
    await writeFile(kubeconfig, server.kubeconfig, { mode: 0o600 })
    return { messages: await run(['--kubeconfig', kubeconfig]), held }
  } finally {
    await server.close()
    clock.close()
    await rm(directory, { recursive: true, force: true })
  }
}

async function run(args: readonly string[]): Promise<readonly IstioctlMessage[]> {
  const binary = process.env.REAL_ISTIOCTL ?? ''
  if (binary === '') throw new Error('REAL_ISTIOCTL is not set: `npm run test:real` builds istioctl and sets it.')
  const command = ['analyze', '--all-namespaces', '--output=json', '--output-threshold=Info', ...args]
  const output = await new Promise<string>((resolve, reject) => {
    // Its exit code says whether it found something, which is no failure.
    execFile(binary, command, { timeout: LONGEST_MS, maxBuffer: MOST_BYTES }, (error, stdout, stderr) => {
      if (error?.killed === true) reject(new Error(`istioctl did not end:\n${stdout}\n${stderr}`))
      else resolve(stdout)
    })
  })
  // It logs to where it answers.
  const begin = output.search(/^\[/m)
  if (begin === -1) throw new Error(`istioctl gave no messages:\n${output.slice(0, 2000)}`)
  return z.array(message).parse(JSON.parse(output.slice(begin)))
}
