import { type Answer, callApiServer, type CallOptions } from './call-api-server'
import { compactEtcd } from './compact-etcd'
import type { ApiServerAddress } from './watch-proxy'
import { KubeConfig } from '@kubernetes/client-node'
import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'

/** A real kube-apiserver with its etcd, which somebody else has started. */
export interface RealApiServer extends ApiServerAddress {
  /** The kubeconfig's token of this user. */
  readonly token: (user: string) => string
  /** As the admin unless a token is given. Every status is an answer. */
  readonly call: (path: string, options?: CallOptions) => Promise<Answer>
  /** As the admin. @returns the body @throws for every status but 2xx */
  readonly change: (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<unknown>
  /** Server-side apply: makes the object, or what it was before into this. */
  readonly apply: (path: string, object: unknown) => Promise<unknown>
  /** Forgets the history of all objects up to now, so that older versions can be neither listed nor watched. */
  readonly compact: () => Promise<void>
  /** Ends its process as a crash would. Whoever needs it must start it again. */
  readonly kill: () => Promise<void>
  /** Starts it again with the same address, keys and data; resolves when it is ready. */
  readonly start: () => Promise<void>
  /** Closes its own connections. */
  readonly close: () => void
}

const APPLY = { 'content-type': 'application/apply-patch+yaml' }
const AT_ONCE = 16
const SOON_MS = 15_000

/** The servers that `npm run test:real` has started. @throws where it has not */
export function realApiServer(): RealApiServer {
  const file = variable('REAL_KUBECONFIG')
  const etcd = variable('REAL_ETCD')
  const config = new KubeConfig()
  config.loadFromFile(file)
  const cluster = config.getCurrentCluster()
  if (cluster === null) throw new Error('The kubeconfig in REAL_KUBECONFIG names no cluster.')
  const { server: url, caData, caFile = '' } = cluster
  const caPem = caData === undefined ? readFileSync(caFile, 'utf8') : Buffer.from(caData, 'base64').toString()
  const address = { url, caPem }
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

  const token = (user: string): string => {
    const found = config.getUser(user)?.token
    if (found === undefined) throw new Error(`The kubeconfig in REAL_KUBECONFIG has no token of ${user}.`)
    return found
  }
  const call = (path: string, options: CallOptions = {}): Promise<Answer> =>
    callApiServer(address, path, { token: token('admin'), ...options }, agent)
  const must = async (path: string, options: CallOptions): Promise<unknown> => {
    const { status, text, body } = await call(path, options)
    if (status >= 200 && status < 300) return body
    throw new Error(`${options.method ?? 'GET'} ${path}: ${status} ${text.slice(0, 1_000)}`)
  }
  return {
    ...address,
    token,
    call,
    change: (method, path, body) => must(path, { method, body }),
    apply: (path, body) =>
      must(`${path}?fieldManager=pharos-tests&force=true`, { method: 'PATCH', headers: APPLY, body }),
    compact: () => compactEtcd(etcd),
    kill: () => control('kill'),
    start: () => control('start'),
    close: () => agent.destroy(),
  }
}

/** Asks until it is so: a server takes up changed rights and definitions a moment after it has stored them. */
export async function untilTrue(what: string, ask: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + SOON_MS
  while (!(await ask())) {
    if (performance.now() > deadline) throw new Error(`Waited ${SOON_MS / 1000} s in vain: ${what}`)
    await wait(20)
  }
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
