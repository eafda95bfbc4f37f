import {
  startTestServer,
  testCertificate,
  type SeenRequest,
  type TestServer,
} from '@/lib/outbound/testing/misbehaving-server'
import { KubeConfig } from '@kubernetes/client-node'
import type { ServerResponse } from 'node:http'
import { createKubeClient, type KubeClient } from '../kube-client'

export interface WireObject {
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown }
  readonly [field: string]: unknown
}

/** What a test does to the requests of one path instead of answering them. @returns whether it has answered */
export type Intercept = (request: SeenRequest, response: ServerResponse) => boolean

const GROUPS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  apps: { v1: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'] },
  batch: { v1: ['jobs', 'cronjobs'] },
  'networking.istio.io': {
    v1: [
      'virtualservices',
      'destinationrules',
      'gateways',
      'serviceentries',
      'workloadentries',
      'workloadgroups',
      'sidecars',
    ],
    v1beta1: ['virtualservices', 'destinationrules', 'gateways', 'proxyconfigs'],
    v1alpha3: ['envoyfilters'],
  },
  'security.istio.io': { v1: ['peerauthentications', 'requestauthentications', 'authorizationpolicies'] },
  'telemetry.istio.io': { v1: ['telemetries'] },
  'extensions.istio.io': { v1alpha1: ['wasmplugins', 'trafficextensions'] },
  'gateway.networking.k8s.io': {
    v1: ['gatewayclasses', 'gateways', 'httproutes', 'grpcroutes', 'backendtlspolicies', 'listenersets'],
    v1beta1: ['referencegrants'],
    v1alpha2: ['tcproutes', 'tlsroutes', 'udproutes'],
  },
  'inference.networking.k8s.io': { v1: ['inferencepools'] },
}

/** The few lines of an API server that a watch needs, over TLS, with every switch a test wants. Not a model of Kubernetes. */
export class ScriptedApiServer {
  readonly groups: Record<string, Record<string, readonly string[]>> = structuredClone(GROUPS)
  readonly intercepts = new Map<string, Intercept>()
  readonly #objects = new Map<string, WireObject[]>()
  readonly #streams = new Map<string, Set<ServerResponse>>()
  /** Everything sent so far, for watches that begin in the past. */
  readonly #history: { readonly path: string; readonly version: number; readonly line: string }[] = []
  #version = 100
  #server: TestServer | undefined
  #ca = ''

  async start(): Promise<void> {
    const certificate = await testCertificate()
    this.#ca = certificate.cert
    this.#server = await startTestServer((request, response) => this.#answer(request, response), certificate)
  }
  async close(): Promise<void> {
    await this.#server?.close()
  }

  get server(): TestServer {
    if (this.#server === undefined) throw new Error('not started')
    return this.#server
  }
  client(): KubeClient {
    const config = new KubeConfig()
    const caData = Buffer.from(this.#ca).toString('base64')
    config.loadFromClusterAndUser(
      { name: 'test', server: this.server.url, caData, skipTLSVerify: false },
      { name: 'me', token: 'test-token' },
    )
    return createKubeClient(config, { name: 'test', concurrency: 8, pace: { perSecond: 1_000, burst: 1_000 } })
  }

  /** Lists of this path so far, and the versions from which its watches began. */
  calls(path: string): { lists: number; watchedFrom: string[] } {
    const calls = this.server.requests.map(({ url }) => new URL(url, 'http://x')).filter((url) => url.pathname === path)
    const watches = calls.filter((url) => url.searchParams.has('watch'))
    return {
      lists: calls.length - watches.length,
      watchedFrom: watches.map((url) => url.searchParams.get('resourceVersion') ?? ''),
    }
  }

  /** Stores an object and tells the open watches of its path. @returns its resourceVersion */
  put(path: string, object: WireObject): string {
    const list = this.#objects.get(path) ?? []
    const index = list.findIndex(({ metadata }) => keyOf(metadata) === keyOf(object.metadata))
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: this.#next() } }
    if (index === -1) list.push(stored)
    else list[index] = stored
    this.#objects.set(path, list)
    this.send(path, { type: index === -1 ? 'ADDED' : 'MODIFIED', object: stored })
    return stored.metadata.resourceVersion
  }
  /** Removes without telling anybody, as happens while nobody watches. */
  forget(path: string, name: string): WireObject | undefined {
    const list = this.#objects.get(path) ?? []
    const gone = list.find(({ metadata }) => metadata.name === name)
    this.#objects.set(path, list.filter((object) => object !== gone)) // prettier-ignore
    return gone
  }
  remove(path: string, name: string): void {
    const gone = this.forget(path, name)
    if (gone === undefined) return
    this.send(path, {
      type: 'DELETED',
      object: { ...gone, metadata: { ...gone.metadata, resourceVersion: this.#next() } },
    })
  }
  send(path: string, event: unknown): void {
    const line = typeof event === 'string' ? event : `${JSON.stringify(event)}\n`
    this.#history.push({ path, version: this.#version, line })
    for (const stream of this.#streams.get(path) ?? []) stream.write(line)
  }
  endWatches(path: string): void {
    for (const stream of this.#take(path)) stream.end()
  }
  dropWatches(path: string): void {
    for (const stream of this.#take(path)) stream.destroy()
  }
  openWatches(): number {
    return [...this.#streams.values()].reduce((sum, { size }) => sum + size, 0)
  }

  #next(): string {
    this.#version += 1
    return String(this.#version)
  }

  #answer(request: SeenRequest, response: ServerResponse): void {
    const url = new URL(request.url, 'http://x')
    const path = url.pathname
    if (this.intercepts.get(path)?.(request, response) === true) return
    const [, root, group = '', version = '', plural] = path.split('/')
    const resources = root === 'apis' ? this.groups[group]?.[version] : undefined
    if (path === '/version') reply(response, { gitVersion: 'v1.34.4' })
    else if (path === '/apis') reply(response, this.#groupList())
    else if (resources !== undefined && plural === undefined) {
      reply(response, { resources: resources.map((name) => ({ name, verbs: ['list', 'watch'] })) })
    } else if (root === 'apis' && resources?.includes(plural ?? '') !== true) {
      // Of a kind that it does not serve, a real server says so in plain text.
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n')
    } else if (url.searchParams.has('watch'))
      this.#watch(path, Number(url.searchParams.get('resourceVersion')), response)
    else this.#list(path, url.searchParams, response)
  }

  #groupList(): unknown {
    return {
      groups: Object.entries(this.groups).map(([name, versions]) => {
        const listed = Object.keys(versions).map((version) => ({ version }))
        return { name, versions: listed, preferredVersion: listed[0] }
      }),
    }
  }

  #list(path: string, query: URLSearchParams, response: ServerResponse): void {
    const all = this.#objects.get(path) ?? []
    const start = Number(query.get('continue') ?? 0)
    const end = start + Number(query.get('limit') ?? 500)
    const more = end < all.length ? { continue: String(end) } : {}
    const metadata = { resourceVersion: String(this.#version), ...more }
    reply(response, { apiVersion: 'v1', kind: 'ThingList', metadata, items: all.slice(start, end) })
  }

  #watch(path: string, from: number, response: ServerResponse): void {
    const streams = this.#streams.get(path) ?? new Set()
    this.#streams.set(path, streams.add(response))
    response.on('close', () => streams.delete(response))
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders()
    for (const past of this.#history) if (past.path === path && past.version > from) response.write(past.line)
  }

  #take(path: string): ReadonlySet<ServerResponse> {
    const streams = this.#streams.get(path) ?? new Set()
    this.#streams.set(path, new Set())
    return streams
  }
}

export function reply(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

export function refuse(response: ServerResponse, status: number, message: string): void {
  reply(response, { kind: 'Status', status: 'Failure', message, code: status }, status)
}

function keyOf({ name, namespace }: WireObject['metadata']): string {
  return `${namespace ?? ''}/${name}`
}
