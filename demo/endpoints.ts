import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a running demo is found: the content of `.demo/endpoints.json`. Addresses have no slash at the end. */
export interface Endpoints {
  readonly kubernetes: string
  readonly prometheus: string
  /** The same store, with a certificate of an authority that nobody knows. */
  readonly prometheusTls: string
  readonly jaeger: string
  readonly tempo: string
  readonly zipkin: string
  readonly grafana: string
  readonly admin: string
  /** An absolute path. */
  readonly kubeconfig: string
  /** With the base path. Absent when the mesh runs alone. */
  readonly product?: string
}

export async function writeEndpoints(directory: string, endpoints: Endpoints): Promise<void> {
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'endpoints.json'), `${JSON.stringify(endpoints, undefined, 2)}\n`)
}
