import { type HostedService, parseServiceHost } from '../query/service-host'

/**
 * The service that a host means in an object of the given namespace (M5): `NAME`, `NAME.NS`, `NAME.NS.svc` or
 * `NAME.NS.svc.DOMAIN`. Undefined for wildcards and for names outside the mesh; whether the service exists is not asked.
 */
export function serviceOfHost(
  host: string,
  namespace: string,
  domains: readonly string[],
): Omit<HostedService, 'short'> | undefined {
  if (host === '' || host.includes('*')) return undefined
  return host.includes('.') ? parseServiceHost(host, domains) : { namespace, name: host }
}
