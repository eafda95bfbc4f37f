import { LEVELS, MODES } from '@/lib/istio/mtls/effective-mode'
import { type inferParserType, parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server' // prettier-ignore

/** What the page that sets mutual TLS reads of its address. */
export const mtlsViewParsers = {
  scope: parseAsStringLiteral(LEVELS),
  workload: parseAsString,
  port: parseAsInteger,
  mode: parseAsStringLiteral([...MODES, 'UNSET'] as const),
  /** DestinationRules that contradict are changed along with it. */
  mend: parseAsBoolean.withDefault(false),
}

export type MtlsView = inferParserType<typeof mtlsViewParsers>

/** What the page was opened from. */
export interface MtlsPlace {
  readonly namespace: string
  readonly service?: string
  readonly workload?: string
}

/** The path of the page that sets mutual TLS of a thing, below the base path. */
export function mtlsPath({ namespace, service, workload }: MtlsPlace): string {
  const ns = encodeURIComponent(namespace)
  if (service !== undefined) return `/services/${ns}/${encodeURIComponent(service)}/route/mtls`
  if (workload !== undefined) return `/workloads/${ns}/${encodeURIComponent(workload)}/mtls`
  return `/namespaces/${ns}/mtls`
}
