import { compactEtcd } from './compact-etcd'
import { createKubeApi, type KubeApi } from './kube-api'
import { type KubeconfigAddress, kubeconfigAddress } from './kubeconfig-address'

/** A real kube-apiserver with its etcd, which somebody else has started, as the admin sees it. */
export interface RealApiServer extends KubeconfigAddress, KubeApi {
  /** Forgets the history of all objects up to now, so that older versions can be neither listed nor watched. */
  readonly compact: () => Promise<void>
  /** Ends its process as a crash would. Whoever needs it must start it again. */
  readonly kill: () => Promise<void>
  /** Starts it again with the same address, keys and data; resolves when it is ready. */
  readonly start: () => Promise<void>
}

/** The servers that `npm run test:real` has started. @throws where it has not */
export function realApiServer(): RealApiServer {
  const etcd = variable('REAL_ETCD')
  const address = kubeconfigAddress(realKubeconfigPath())
  return {
    ...address,
    ...createKubeApi(address.url, address.caPem, address.token('admin')),
    compact: () => compactEtcd(etcd),
    kill: () => control('kill'),
    start: () => control('start'),
  }
}

/** Its kubeconfig, with a context for each user; the admin's is the current one. */
export function realKubeconfigPath(): string {
  return variable('REAL_KUBECONFIG')
}

/** Where the istiod beside it listens for its own pod: http, on loopback. */
export function realIstiodUrl(): URL {
  return new URL(variable('REAL_ISTIOD'))
}

function variable(name: string): string {
  const value = process.env[name]
  if (value !== undefined && value !== '') return value
  throw new Error(`${name} is not set: these tests need real servers, which \`npm run test:real\` starts.`)
}

/** Through the loopback address at which the process that has started the servers takes orders. */
async function control(order: 'kill' | 'start'): Promise<void> {
  const answer = await fetch(new URL(`/kube-apiserver/${order}`, variable('REAL_CONTROL')), { method: 'POST' })
  if (!answer.ok) throw new Error(`kube-apiserver ${order}: ${answer.status} ${await answer.text()}`)
}
