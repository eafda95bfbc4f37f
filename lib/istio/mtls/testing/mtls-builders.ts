import type { MtlsMesh, MtlsObject } from '@/lib/istio/mtls/mtls-config'
import type { MtlsService, MtlsWorkload, SeenEdge } from '@/lib/istio/mtls/mtls-edge'

export const MESH: MtlsMesh = {
  rootNamespace: 'istio-system',
  controlPlaneNamespaces: ['istio-system'],
  identityDomain: 'svc.cluster.local',
  autoMtls: true,
}

interface PolicyParts {
  readonly mode?: string
  readonly selector?: Readonly<Record<string, string>>
  readonly ports?: Readonly<Record<string, string>>
  readonly born?: string
  readonly name?: string
}

export function policy(namespace: string, { mode, selector, ports, born, name = 'default' }: PolicyParts): MtlsObject {
  const spec = {
    ...(mode === undefined ? {} : { mtls: { mode } }),
    ...(selector === undefined ? {} : { selector: { matchLabels: selector } }),
    ...(ports === undefined
      ? {}
      : { portLevelMtls: Object.fromEntries(Object.entries(ports).map(([port, one]) => [port, { mode: one }])) }),
  }
  return { namespace, name, createdAt: born ?? null, spec }
}

export function rule(namespace: string, host: string, spec: object, name = host): MtlsObject {
  return { namespace, name, createdAt: '2026-01-01T00:00:00Z', spec: { host, ...spec } }
}

export function tls(mode: string): object {
  return { trafficPolicy: { tls: { mode } } }
}

/** One pod with a sidecar, unless said otherwise. */
export function workload(namespace: string, name: string, more: Partial<MtlsWorkload> = {}): MtlsWorkload {
  const labels = { app: name.split('-')[0] ?? name }
  return {
    namespace,
    name,
    labels,
    pods: 1,
    sidecarPods: 1,
    ambientPods: 0,
    isProxy: false,
    namedPorts: new Map(),
    ...more,
  }
}

export function service(
  namespace: string,
  name: string,
  workloads: readonly string[],
  ports: readonly (number | string)[] = [80],
): MtlsService {
  return {
    namespace,
    name,
    workloads,
    ports: ports.map((port) => {
      const isNumber = typeof port === 'number'
      return { number: isNumber ? port : 80, target: isNumber ? port + 8000 : port, carries: null }
    }),
  }
}

/** `ns/caller` (empty: unknown) to `ns/server`, through the service of the server's name before the dash; seen just now, all mutual. */
export function edge(from: string, to: string, more: Partial<SeenEdge> = {}): SeenEdge {
  const [namespace = '', name = ''] = to.split('/')
  const [callerNamespace = '', caller = ''] = from.split('/')
  return {
    source: from === '' ? null : { namespace: callerNamespace, workload: caller },
    target: { namespace, workload: name, service: { namespace, name: name.split('-')[0] ?? name } },
    protocol: 'http',
    mutual: 10,
    plain: 0,
    unsaid: 0,
    seenSeconds: 300,
    ...more,
  }
}
