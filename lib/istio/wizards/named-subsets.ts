import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import { recordsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import type { Json } from '@/lib/std/json'
import type { ServiceRouting } from '@/lib/url/routing-types'

/** Names of subsets of the service that a VirtualService sends requests, copies or connections to; each once, in its order. */
export function namedSubsets(
  object: Json,
  { namespace, name, domain }: Pick<ServiceRouting, 'namespace' | 'name' | 'domain'>,
): readonly string[] {
  const from = textAt(object, 'metadata', 'namespace') ?? namespace
  const meansService = (destination: Json | undefined): boolean => {
    const meant = serviceOfHost(textAt(destination, 'host') ?? '', from, [domain])
    return meant?.name === name && meant.namespace === namespace
  }
  const named = ['http', 'tls', 'tcp']
    .flatMap((protocol) => recordsOf(valueAt(object, 'spec', protocol)))
    .flatMap((rule) => [
      ...recordsOf(valueAt(rule, 'route')).map((route) => valueAt(route, 'destination')),
      ...recordsOf(valueAt(rule, 'mirrors')).map((mirror) => valueAt(mirror, 'destination')),
      valueAt(rule, 'mirror'),
    ])
    .filter(meansService)
    .flatMap((destination) => textAt(destination, 'subset') ?? [])
  return [...new Set(named)]
}
