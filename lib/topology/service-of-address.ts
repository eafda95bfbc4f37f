import type { ClusterFacts, ServiceFacts } from '@/lib/graph/facts'

/**
 * The Service of the cluster that an address names as pods do: `NAME`, `NAME.NAMESPACE`, `NAME.NAMESPACE.svc`, or that with the domain
 * of the cluster. A name that ends with a dot is whole, and so has the domain.
 *
 * @param ownNamespace where a name without a namespace is looked for; null: nowhere.
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function serviceOfAddress(
  address: string,
  { services, identityDomain }: Pick<ClusterFacts, 'services' | 'identityDomain'>,
  ownNamespace: string | null,
): ServiceFacts | undefined {
  if (!URL.canParse(address)) return undefined
  const [host = '', ending] = new URL(address).hostname.split(/(\.)$/)
  const [name, namespace = ownNamespace, ...rest] = host.split('.')
  const whole = `svc.${identityDomain.toLowerCase().replace(/^svc\./, '')}`
  const endings = ending === undefined ? ['', 'svc', whole] : [whole]
  if (!endings.includes(rest.join('.'))) return undefined
  return services.find((service) => service.name === name && service.namespace === namespace)
}
