import { seed } from '../kube/seed'
import { untilDone } from './until-done'
import type { KubeApi } from '@/demo/testing/kube-api'
import type { KubeObject } from '@/demo/kube-object'

export const WRITTEN = 'faults'

/** Makes a known sequence of changes, one after the other, whatever happens to the API server meanwhile. */
export interface Writer {
  /** How many changes have been made. */
  written(): number
  /** Ends after the change that is under way. */
  stop(): Promise<void>
}

/** Steps between the creation of an object and its removal. */
export const LIVES = 6

/**
 * Each step makes a Deployment, its Service and a route to it, changes those of the step before, and removes older ones: whoever
 * misses an event has one object too many or too few, or a label of the past.
 */
export function startWriter(api: KubeApi): Writer {
  let step = 0
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await made(api, [...objectsOf(step, 'new'), ...(step === 0 ? [] : objectsOf(step - 1, 'changed'))])
      if (step >= LIVES) await removed(api, objectsOf(step - LIVES, 'changed'))
      step += 1
    }
  })()
  return {
    written: () => step,
    async stop() {
      stopping.abort()
      await running
    },
  }
}

export const WRITTEN_NAMESPACE: KubeObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: WRITTEN, labels: { 'istio-injection': 'enabled' } },
}

function objectsOf(step: number, state: 'new' | 'changed'): readonly KubeObject[] {
  const name = `w${step}`
  const labels = { app: name, version: state === 'new' ? 'v1' : 'v2' }
  const metadata = { name, namespace: WRITTEN, labels }
  const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image: `app:${labels.version}` }] } }
  const route = { route: [{ destination: { host: name } }], ...(state === 'new' ? {} : { timeout: '3s' }) }
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas: 0, selector: { matchLabels: { app: name } }, template },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: { app: name }, ports: [{ name: 'http', port: 80 }] },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata,
      spec: { hosts: [name], http: [route] },
    },
  ]
}

/** Tried until it is done: a change that was cut off may have been stored, and is made once more to the same effect. */
async function made(api: KubeApi, objects: readonly KubeObject[]): Promise<void> {
  await untilDone(() => seed(api, objects))
}

async function removed(api: KubeApi, objects: readonly KubeObject[]): Promise<void> {
  const places: Readonly<Record<string, string>> = {
    Deployment: `/apis/apps/v1/namespaces/${WRITTEN}/deployments`,
    Service: `/api/v1/namespaces/${WRITTEN}/services`,
    VirtualService: `/apis/networking.istio.io/v1/namespaces/${WRITTEN}/virtualservices`,
  }
  for (const { kind, metadata } of objects) {
    await untilDone(async () => {
      const { status } = await api.call(`${places[kind] ?? ''}/${metadata.name}`, { method: 'DELETE' })
      if (status >= 300 && status !== 404) throw new Error(`DELETE ${kind} ${metadata.name}: ${status}`)
    })
  }
}
