import {
  bootstrapPortRule,
  booleanRule,
  cidrListRule,
  countRule,
  interceptionRule,
  interfacesRule,
  portListRule,
  proxyConfigRule,
  quantityRule,
} from './annotation-values'
import type { TextRule } from '../values/field-problem'

export interface KnownAnnotation {
  /** Where it means something; `any` ends all questions about it. */
  readonly kinds: readonly string[]
  readonly stage: 'alpha' | 'beta' | 'stable'
  readonly deprecated: boolean
}

interface Row {
  readonly kinds: readonly string[]
  readonly prefix: string
  /** Names, each with `beta`, `stable` or `dep` behind it where that holds. */
  readonly names: string
}

/** The annotations of Istio that objects may carry (config-checks.md 3.15). */
const ROWS: readonly Row[] = [
  { kinds: ['any'], prefix: 'galley.istio.io/', names: 'analyze-suppress' },
  { kinds: ['Pod'], prefix: 'inject.istio.io/', names: 'templates' },
  { kinds: ['Pod'], prefix: 'ambient.istio.io/', names: 'bypass-inbound-capture, dns-capture, redirection beta' },
  { kinds: ['Pod'], prefix: 'istio.io/', names: 'reroute-virtual-interfaces' },
  { kinds: ['Pod'], prefix: 'prometheus.istio.io/', names: 'merge-metrics' },
  { kinds: ['Pod'], prefix: 'proxy.istio.io/', names: 'config beta, overrides' },
  {
    kinds: ['Pod'],
    prefix: 'readiness.status.sidecar.istio.io/',
    names: 'applicationPorts, failureThreshold, initialDelaySeconds, periodSeconds',
  },
  { kinds: ['Pod'], prefix: 'status.sidecar.istio.io/', names: 'port' },
  {
    kinds: ['Pod'],
    prefix: 'sidecar.istio.io/',
    names:
      'agentLogLevel, bootstrapOverride, componentLogLevel, discoveryAddress dep, extraStatTags dep, inject beta dep, ' +
      'interceptionMode, logLevel, nativeSidecar, proxyCPU, proxyCPULimit, proxyImage, proxyImageType, proxyMemory, ' +
      'proxyMemoryLimit, rewriteAppHTTPProbers, statsCompression dep, statsEvictionInterval, statsFlushInterval, ' +
      'statsHistogramBins, statsHistogramBuckets, statsInclusionPrefixes dep, statsInclusionRegexps dep, ' +
      'statsInclusionSuffixes dep, userVolume, userVolumeMount',
  },
  {
    kinds: ['Pod'],
    prefix: 'traffic.sidecar.istio.io/',
    names:
      'excludeInboundPorts, excludeInterfaces, excludeOutboundIPRanges, excludeOutboundPorts, includeInboundPorts, ' +
      'includeOutboundIPRanges, includeOutboundPorts, kubevirtInterfaces dep',
  },
  {
    kinds: ['Service'],
    prefix: 'alpha.istio.io/',
    names: 'canonical-serviceaccounts dep, kubernetes-serviceaccounts dep',
  },
  { kinds: ['Service'], prefix: 'networking.istio.io/', names: 'exportTo' },
  { kinds: ['Service'], prefix: 'traffic.istio.io/', names: 'nodeSelector stable' },
  { kinds: ['Namespace'], prefix: 'topology.istio.io/', names: 'controlPlaneClusters' },
  { kinds: ['Namespace', 'Service', 'ServiceEntry'], prefix: 'networking.istio.io/', names: 'traffic-distribution' },
  { kinds: ['Namespace', 'Service', 'ServiceEntry'], prefix: 'istio.io/', names: 'use-waypoint-canary-weight' },
  { kinds: ['GatewayClass', 'Gateway'], prefix: 'ambient.istio.io/', names: 'waypoint-inbound-binding' },
  { kinds: ['Gateway'], prefix: 'gateway.istio.io/', names: 'name-override, service-account' },
  { kinds: ['Gateway'], prefix: 'networking.istio.io/', names: 'service-type' },
  {
    kinds: ['WorkloadEntry'],
    prefix: 'istio.io/',
    names: 'autoRegistrationGroup, connectedAt, disconnectedAt, workloadController',
  },
  { kinds: ['AuthorizationPolicy'], prefix: 'istio.io/', names: 'dry-run' },
  { kinds: ['Ingress'], prefix: 'kubernetes.io/', names: 'ingress.class stable' },
]

export const ANNOTATIONS: ReadonlyMap<string, KnownAnnotation> = new Map(
  ROWS.flatMap(({ kinds, prefix, names }) =>
    names.split(', ').map((written) => {
      const [name = '', ...marks] = written.split(' ')
      const stage = marks.includes('beta') ? 'beta' : marks.includes('stable') ? 'stable' : 'alpha'
      return [prefix + name, { kinds, stage, deprecated: marks.includes('dep') }] as const
    }),
  ),
)

const TRAFFIC = 'traffic.sidecar.istio.io/'
const READINESS = 'readiness.status.sidecar.istio.io/'

/** What is wrong with the value of an annotation; those that are not here take any text. */
export const ANNOTATION_VALUES: ReadonlyMap<string, TextRule> = new Map([
  ['sidecar.istio.io/interceptionMode', interceptionRule],
  ['status.sidecar.istio.io/port', bootstrapPortRule],
  [`${READINESS}initialDelaySeconds`, countRule],
  [`${READINESS}periodSeconds`, countRule],
  [`${READINESS}failureThreshold`, countRule],
  [`${TRAFFIC}includeOutboundIPRanges`, cidrListRule(true)],
  [`${TRAFFIC}excludeOutboundIPRanges`, cidrListRule(false)],
  [`${TRAFFIC}includeInboundPorts`, portListRule(true)],
  [`${TRAFFIC}excludeInboundPorts`, portListRule(false)],
  [`${TRAFFIC}excludeOutboundPorts`, portListRule(false)],
  [`${TRAFFIC}excludeInterfaces`, interfacesRule],
  [`${TRAFFIC}kubevirtInterfaces`, interfacesRule],
  ['istio.io/reroute-virtual-interfaces', interfacesRule],
  ['prometheus.istio.io/merge-metrics', booleanRule],
  ['sidecar.istio.io/proxyCPU', quantityRule],
  ['sidecar.istio.io/proxyCPULimit', quantityRule],
  ['sidecar.istio.io/proxyMemory', quantityRule],
  ['sidecar.istio.io/proxyMemoryLimit', quantityRule],
  ['proxy.istio.io/config', proxyConfigRule],
])
