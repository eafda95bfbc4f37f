import type { GraphNode, NodeFlag, Protocol, RoutingBadge } from '../model'
import type { Operand } from './operand'

/** The operands that speak of nodes (graph.md 13). `label:KEY` is no row: its key is part of its name. */
export const NODE_OPERANDS = [
  text('app', [], (node) => [node.app]),
  text('cluster', [], (node) => [node.cluster]),
  text('version', [], (node) => [node.version]),
  text('namespace', ['ns'], (node) => [node.namespace]),
  text('service', ['svc'], (node) => [node.service]),
  text('workload', ['wl'], (node) => [node.workload]),
  { ...text('operation', ['op'], (node) => [node.operation?.value]), need: 'operations' },
  text('name', [], namesOf),
  {
    ...text('node', [], (node) => [node.kind]),
    values: [
      ['app'],
      ['service', 'svc'],
      ['workload', 'wl'],
      ['operation', 'op'],
      ['entry'],
      ['unknown'],
      ['group'],
    ] as const,
  },
  number('rank', 'count', (node, { rank }) => rank.get(node.id)),
  number('httpin', 'perSecond', (node) => rateOf(node.in, 'http')),
  number('httpout', 'perSecond', (node) => rateOf(node.out, 'http')),
  number('grpcin', 'perSecond', (node) => rateOf(node.in, 'grpc')),
  number('grpcout', 'perSecond', (node) => rateOf(node.out, 'grpc')),
  number('tcpin', 'perSecond', (node) => rateOf(node.in, 'tcp')),
  number('tcpout', 'perSecond', (node) => rateOf(node.out, 'tcp')),
  flag('circuitbreaker', ['cb'], (node) => node.badges.circuitBreaker),
  flag('virtualservice', ['vs'], ({ badges }) => badges.routing?.objects.some(isVirtualService) ?? false),
  flag('faultinjection', ['fi'], routed('faultInjection')),
  flag('mirroring', [], routed('mirroring')),
  flag('requestrouting', ['rr'], routed('requestRouting')),
  flag('requesttimeout', ['rto'], routed('requestTimeout')),
  flag('trafficshifting', ['ts'], routed('trafficShifting')),
  flag('tcptrafficshifting', ['tcpts'], routed('tcpTrafficShifting')),
  flag('serviceentry', ['se'], (node) => node.entry !== undefined),
  flag('workloadentry', ['we'], (node) => node.badges.workloadEntries.length > 0),
  flag('outofmesh', ['om', 'sidecar', 'sc'], flagged('out-of-mesh')),
  // Scaled to nothing on purpose is neither well nor ill: `! healthy` finds what is failing or degraded, and no more (F3).
  flag('healthy', [], (node) => (statusOf(node) === 'not-ready' ? undefined : rated(node, 'healthy'))),
  flag('failing', [], (node) => rated(node, 'failure')),
  flag('degraded', [], (node) => rated(node, 'degraded')),
  { ...flag('idle', [], flagged('idle')), need: 'idle' },
  flag('dead', [], flagged('dead')),
  flag('gone', [], flagged('gone')),
  flag('inaccessible', [], flagged('inaccessible')),
  flag('outside', ['outsider'], flagged('outside')),
  flag('trafficsource', ['root'], flagged('root')),
  flag('gateway', [], (node) => node.badges.gateway !== null),
  flag('waypoint', [], flagged('waypoint')),
  flag('ambient', [], flagged('ambient')),
  flag('egress', [], flagged('egress')),
] as const satisfies readonly Operand<GraphNode>[]

function text<const N extends string>(
  name: N,
  aliases: readonly string[],
  read: (node: GraphNode) => readonly (string | undefined)[],
) {
  return { kind: 'text', name, aliases, read } as const
}

function number<const N extends string>(
  name: N,
  unit: 'count' | 'perSecond',
  read: Extract<Operand<GraphNode>, { kind: 'number' }>['read'],
) {
  return { kind: 'number', name, aliases: [], unit, read } as const
}

function flag<const N extends string>(
  name: N,
  aliases: readonly string[],
  read: (node: GraphNode) => boolean | undefined,
) {
  return { kind: 'flag', name, aliases, read } as const
}

/** Everything that a node is called; callers that nobody could name are found as `unknown`. */
function namesOf(node: GraphNode): readonly (string | undefined)[] {
  const own = [node.app, node.service, node.workload, node.entry?.name, node.operation?.value, node.group?.name]
  return node.kind === 'unknown' ? [...own, 'unknown'] : own
}

/** Undefined without an edge of the protocol: there is nothing that could be 0. */
function rateOf(traffic: GraphNode['in'], protocol: Protocol): number | undefined {
  return traffic.find((part) => part.protocol === protocol)?.rate
}

function flagged(name: NodeFlag): (node: GraphNode) => boolean {
  return (node) => node.flags.includes(name)
}

function routed(part: Exclude<keyof RoutingBadge, 'objects' | 'hosts' | 'mirrorsTo'>): (node: GraphNode) => boolean {
  return (node) => node.badges.routing?.[part] ?? false
}

function statusOf(node: GraphNode) {
  return node.health?.status ?? undefined
}

function rated(node: GraphNode, wanted: 'healthy' | 'failure' | 'degraded'): boolean | undefined {
  const status = statusOf(node)
  return status === undefined ? undefined : status === wanted
}

function isVirtualService({ kind }: { readonly kind: string }): boolean {
  return kind === 'VirtualService'
}
