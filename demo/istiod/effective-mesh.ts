import type { ObjectSource } from '../kube-object'
import { isJsonObject, type JsonObject, textAt, valueAt } from '../kubernetes/json'
import { parse } from 'yaml'

/** What istiod 1.31 runs with where nobody says anything, as its `/debug/mesh` writes it. */
const DEFAULTS: JsonObject = {
  ...{ proxyListenPort: 15001, proxyInboundListenPort: 15006, connectTimeout: '10s', protocolDetectionTimeout: '0s' },
  ...{ ingressClass: 'istio', ingressService: 'istio-ingressgateway', ingressControllerMode: 'STRICT' },
  enableTracing: true,
  defaultConfig: {
    ...{ configPath: './etc/istio/proxy', binaryPath: '/usr/local/bin/envoy', serviceCluster: 'istio-proxy' },
    ...{ drainDuration: '45s', discoveryAddress: 'istiod.istio-system.svc:15012', proxyAdminPort: 15000 },
    ...{ controlPlaneAuthPolicy: 'MUTUAL_TLS', statNameLength: 189, statusPort: 15020 },
    terminationDrainDuration: '5s',
  },
  ...{ outboundTrafficPolicy: { mode: 'ALLOW_ANY' }, inboundTrafficPolicy: {}, enableAutoMtls: true },
  ...{ trustDomain: 'cluster.local', defaultServiceExportTo: ['*'], defaultVirtualServiceExportTo: ['*'] },
  ...{ defaultDestinationRuleExportTo: ['*'], rootNamespace: 'istio-system', localityLbSetting: { enabled: true } },
  ...{ dnsRefreshRate: '60s', enablePrometheusMerge: true },
  extensionProviders: [
    { name: 'prometheus', prometheus: {} },
    { name: 'stackdriver', stackdriver: {} },
    { name: 'envoy', envoyFileAccessLog: { path: '/dev/stdout' } },
  ],
  defaultProviders: {},
}

/** `/debug/mesh`: the defaults, and over them what the ConfigMap of this revision sets. */
export function effectiveMesh(objects: ObjectSource, revision: string): JsonObject {
  const name = revision === 'default' ? 'istio' : `istio-${revision}`
  const config = objects
    .list('configmaps')
    .find(({ metadata }) => metadata.namespace === 'istio-system' && metadata.name === name)
  return over(DEFAULTS, parsed(textAt(config, 'data', 'mesh')))
}

/** A broken text is like none: istiod keeps running with its defaults, too. */
function parsed(text: string): JsonObject {
  try {
    const value: unknown = parse(text)
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}

function over(base: JsonObject, set: JsonObject): JsonObject {
  const entries = Object.entries(set).map(([key, value]): [string, unknown] => {
    const inner = valueAt(base, key)
    return [key, isJsonObject(inner) && isJsonObject(value) ? over(inner, value) : value]
  })
  return Object.fromEntries([...Object.entries(base), ...entries])
}
