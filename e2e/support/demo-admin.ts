import type { SharedMesh } from './mesh'
import { readFileSync } from 'node:fs'

interface Endpoints {
  readonly admin: string
  readonly kubernetes: string
  readonly prometheus: string
  readonly kubeconfig: string
}

/** Where the demo of this test run listens; it writes the file when it starts. */
function endpoints(): Endpoints {
  const read: unknown = JSON.parse(readFileSync('.demo/endpoints.json', 'utf8'))
  const field = (name: keyof Endpoints): string => {
    const value: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, name) : undefined
    if (typeof value !== 'string') throw new Error(`.demo/endpoints.json has no ${name}`)
    return value
  }
  return {
    admin: field('admin'),
    kubernetes: field('kubernetes'),
    prometheus: field('prometheus'),
    kubeconfig: field('kubeconfig'),
  }
}

async function admin(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${endpoints().admin}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

/** The levers of the simulated mesh that tests pull. */
export const demo: SharedMesh = {
  advance: async (seconds) => {
    await admin('POST', '/advance', { seconds })
  },
  reset: async () => {
    await admin('DELETE', '/faults')
    await admin('POST', '/reset')
  },
  // A reset takes back the past, too.
  usualTraffic: () => Promise.resolve(),
  fault: async (fault) => {
    await admin('POST', '/faults', fault)
  },
  clearFaults: async () => {
    await admin('DELETE', '/faults')
  },
  kubeconfig: () => endpoints().kubeconfig,
  prometheus: () => endpoints().prometheus,
}
