import type { HttpRequest } from '@/lib/outbound/http-request'
import type { KubeConfig } from '@kubernetes/client-node'
import { Agent } from 'node:http'
import type { RequestOptions } from 'node:https'

/** What authenticates one request. */
export interface KubeAccess {
  readonly request: Pick<HttpRequest, 'headers' | 'tls' | 'agent'>
  /** What must not appear in any text that leaves the adapter. */
  readonly secrets: readonly string[]
}

/**
 * Lets client-node find the credential: token, token file, certificate, exec plugin, OIDC. Rejects when it cannot.
 * Its agent is taken only where the kubeconfig names a proxy; ours pools connections per certificate.
 */
export async function readAccess(config: KubeConfig): Promise<KubeAccess> {
  const options: RequestOptions = {}
  await config.applyToHTTPSOptions(options)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    // A token file that ends with a newline gives a header that does.
    if (value !== undefined) headers[name.toLowerCase()] = String(value).trim()
  }
  if (typeof options.auth === 'string') headers.authorization = `Basic ${Buffer.from(options.auth).toString('base64')}`
  const { ca, cert, key, servername, rejectUnauthorized, agent } = options
  const proxied = config.getCurrentCluster()?.proxyUrl !== undefined && agent instanceof Agent
  return {
    request: {
      headers,
      tls: { ca, cert, key, servername, insecureSkipVerify: rejectUnauthorized === false },
      ...(proxied ? { agent } : {}),
    },
    secrets: headers.authorization === undefined ? [] : [headers.authorization.replace(/^\S+ /, '')],
  }
}
