import { isRecord } from '@/lib/std/is-record'

type Type = 'text' | 'number' | 'flag' | 'map' | 'texts' | 'address'

const FIELDS: ReadonlyMap<string, Type> = new Map(
  Object.entries({
    text:
      'configPath binaryPath serviceCluster tracingServiceName drainDuration discoveryRefreshDelay availabilityZone ' +
      'controlPlaneAuthPolicy customConfigFile proxyBootstrapTemplatePath interceptionMode terminationDrainDuration ' +
      'meshId fileFlushInterval',
    address: 'discoveryAddress zipkinAddress statsdUdpAddress envoyMetricsServiceAddress',
    number: 'proxyAdminPort statNameLength concurrency statusPort fileFlushMinSizeKb',
    flag: 'holdApplicationUntilProxyStarts statsCompression',
    map:
      'tracing sds envoyAccessLogService envoyMetricsService proxyMetadata runtimeValues gatewayTopology readinessProbe ' +
      'proxyStatsMatcher image privateKeyProvider proxyHeaders connectionSettings',
    texts: 'extraStatTags caCertificatesPem',
  } satisfies Record<Type, string>).flatMap(([type, names]) =>
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the keys of the record above
    names.split(' ').map((name) => [name, type as Type] as const),
  ),
)

const FITS: Readonly<Record<Type, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  address: (value) => typeof value === 'string' && (value === '' || isAddress(value)),
  number: (value) => typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)),
  flag: (value) => typeof value === 'boolean',
  map: isRecord,
  texts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
}

/**
 * What is wrong with a proxy's configuration (`mesh.istio.io` ProxyConfig, `defaultConfig`) as the rest of a sentence. Names are
 * taken in camelCase and snake_case, as protobuf takes them.
 */
export function proxyConfigFault(config: unknown): string | undefined {
  if (config === null || config === undefined) return undefined
  if (!isRecord(config)) return 'is no map of settings'
  for (const [name, value] of Object.entries(config)) {
    const type = FIELDS.get(name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()))
    if (type === undefined) return `has the unknown field "${name}"`
    if (value !== null && !FITS[type](value))
      return type === 'address'
        ? `has the field ${name}, which is no address: write host:port`
        : `has the field ${name} with a value of the wrong type`
  }
  return undefined
}

/** `host:port`, where the host may be an address in brackets or a variable that the injector fills in. */
function isAddress(text: string): boolean {
  const colon = text.lastIndexOf(':')
  const port = text.slice(colon + 1)
  return colon > 0 && (/^\d{1,5}$/.test(port) ? Number(port) <= 65_535 : /^\$\(.+\)$/.test(port))
}
