import type { ApiServerAddress } from './watch-proxy'
import { KubeConfig } from '@kubernetes/client-node'
import { readFileSync } from 'node:fs'

/** The server of a kubeconfig's current context, and the tokens of its users. */
export interface KubeconfigAddress extends ApiServerAddress {
  /** @throws when the user has none */
  readonly token: (user: string) => string
}

/** @param file a path @throws when it names no server */
export function kubeconfigAddress(file: string): KubeconfigAddress {
  const config = new KubeConfig()
  config.loadFromFile(file)
  const cluster = config.getCurrentCluster()
  if (cluster === null) throw new Error(`${file} names no cluster.`)
  const { server: url, caData, caFile = '' } = cluster
  return {
    url,
    caPem: caData === undefined ? readFileSync(caFile, 'utf8') : Buffer.from(caData, 'base64').toString(),
    token(user) {
      const found = config.getUser(user)?.token
      if (found === undefined) throw new Error(`${file} has no token of ${user}.`)
      return found
    },
  }
}
