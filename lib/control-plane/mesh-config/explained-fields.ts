/** Fields of a mesh configuration of which a sentence says what they do, written as the messages are called: `_` for the dot. */
export const EXPLAINED_FIELDS = [
  'accessLogEncoding',
  'accessLogFile',
  'accessLogFormat',
  'caCertificates',
  'connectTimeout',
  'defaultConfig',
  'defaultConfig_concurrency',
  'defaultConfig_discoveryAddress',
  'defaultConfig_drainDuration',
  'defaultConfig_gatewayTopology',
  'defaultConfig_holdApplicationUntilProxyStarts',
  'defaultConfig_image',
  'defaultConfig_proxyMetadata',
  'defaultConfig_terminationDrainDuration',
  'defaultConfig_tracing',
  'defaultDestinationRuleExportTo',
  'defaultHttpRetryPolicy',
  'defaultProviders',
  'defaultServiceExportTo',
  'defaultVirtualServiceExportTo',
  'discoverySelectors',
  'dnsRefreshRate',
  'enableAutoMtls',
  'enablePrometheusMerge',
  'enableTracing',
  'extensionProviders',
  'ingressClass',
  'ingressControllerMode',
  'ingressSelector',
  'ingressService',
  'localityLbSetting',
  'meshMTLS',
  'outboundClusterStatName',
  'outboundTrafficPolicy',
  'pathNormalization',
  'protocolDetectionTimeout',
  'rootNamespace',
  'serviceSettings',
  'tcpKeepalive',
  'tlsDefaults',
  'trustDomain',
  'trustDomainAliases',
  'verifyCertificateAtClient',
] as const
export type ExplainedField = (typeof EXPLAINED_FIELDS)[number]

/** The narrowest field whose sentence explains a path; undefined: none does. */
export function explainedField(path: string): ExplainedField | undefined {
  return EXPLAINED_FIELDS.filter((id) => isPartOf(path, id.replace('_', '.'))).toSorted(
    (a, b) => b.length - a.length,
  )[0]
}

function isPartOf(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`)
}
