/** What an address may lead to when it is tried. */
export interface TryTargets {
  /** Addresses of the configuration, and those that were found with it. */
  readonly known: readonly string[]
  /** Services of the cluster that the user may see. */
  readonly services: readonly { readonly name: string; readonly namespace: string }[]
}

const LOOPBACK = /^(127(?:\.\d+){3}|\[::1\]|(?:.+\.)?localhost)$/i

/**
 * Whether an address out of a request may be asked (security rule R17): a host that the configuration names, on any port but on loopback, where other
 * programs of the machine listen; or a Service of the cluster by its name (`NAME.NAMESPACE`, with or without `.svc` and what follows).
 */
export function mayTry(address: string, { known, services }: TryTargets): boolean {
  if (!URL.canParse(address)) return false
  const { hostname, host } = new URL(address)
  const configured = known.filter((one) => URL.canParse(one)).map((one) => new URL(one))
  if (LOOPBACK.test(hostname)) return configured.some((one) => one.host === host)
  if (configured.some((one) => one.hostname === hostname)) return true
  const [name, namespace, svc, ...rest] = hostname.split('.')
  const isServiceName = svc === undefined || (svc === 'svc' && (rest.length === 0 || isClusterDomain(rest)))
  return isServiceName && services.some((one) => one.name === name && one.namespace === namespace)
}

/** The usual one: another may be a domain of the internet, where somebody else answers. */
function isClusterDomain(labels: readonly string[]): boolean {
  return labels.join('.') === 'cluster.local'
}
