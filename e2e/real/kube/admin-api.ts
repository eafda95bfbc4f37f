import { createKubeApi, type KubeApi } from './kube-api'
import { KubeConfig } from '@kubernetes/client-node'

/** A connection as the user of the kubeconfig's current context, who must have a token. */
export function adminApi(kubeconfigPath: string): KubeApi {
  const config = new KubeConfig()
  config.loadFromFile(kubeconfigPath)
  const cluster = config.getCurrentCluster()
  const token = config.getCurrentUser()?.token
  if (cluster === null || token === undefined) throw new Error(`${kubeconfigPath} names no server or no token`)
  const authority = Buffer.from(cluster.caData ?? '', 'base64').toString('utf8')
  return createKubeApi(cluster.server, authority, token)
}
