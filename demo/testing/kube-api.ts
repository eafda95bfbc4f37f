import { type Answer, callApiServer, type CallOptions } from './call-api-server'
import { Agent } from 'node:https'

/** A connection to a Kubernetes API server as one user, below any client library: what is sent is what stands there. */
export interface KubeApi {
  /** @throws when no answer arrives; every status is an answer. */
  readonly call: (path: string, options?: CallOptions) => Promise<Answer>
  /** As `call`, for the body of the answer; throws what the server says when the status is not 2xx. */
  readonly must: (path: string, options?: CallOptions) => Promise<unknown>
  /** Server-side apply of what is stored at the path; throws as `must`. */
  readonly apply: (path: string, object: unknown) => Promise<unknown>
  readonly close: () => void
}

/** Content type and query of a server-side apply that takes fields over from whoever has them. */
export const APPLY = { method: 'PATCH', headers: { 'content-type': 'application/apply-patch+yaml' } } as const
export const APPLY_QUERY = '?fieldManager=pharos-real&force=true'

export function createKubeApi(url: string, caPem: string, token: string): KubeApi {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const call = (path: string, options: CallOptions = {}): Promise<Answer> =>
    callApiServer({ url, caPem }, path, { token, ...options }, agent)
  const must = async (path: string, options?: CallOptions): Promise<unknown> => {
    const { status, text, body } = await call(path, options)
    if (status >= 200 && status < 300) return body
    throw new Error(`${options?.method ?? 'GET'} ${path}: ${status} ${text.slice(0, 1000)}`)
  }
  return {
    call,
    must,
    apply: (path, body) => must(path + APPLY_QUERY, { ...APPLY, body }),
    close: () => agent.destroy(),
  }
}
