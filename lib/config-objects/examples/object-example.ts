import { type ClusterKind, CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import { GATEWAY_API_EXAMPLES } from './gateway-api-examples'
import { ISTIO_EXAMPLES } from './istio-examples'

/** What a new object of a kind may look like, with comments that say what the fields are for. */
export interface ObjectExample {
  readonly apiVersion: string
  readonly kind: string
  /** YAML, from `spec:` on. */
  readonly spec: string
}

const EXAMPLES = { ...ISTIO_EXAMPLES, ...GATEWAY_API_EXAMPLES }

/** The kinds of which objects can be made here: GatewayClasses belong to who installs a controller. */
export const CREATABLE_KINDS: readonly ClusterKind[] = CONFIG_KINDS.filter((kind) => EXAMPLES[kind] !== undefined)

/**
 * A text to begin a new object with; undefined for kinds of which none is made here.
 *
 * @param instead of the example's own: YAML, from `spec:` on
 */
export function exampleText(kind: ClusterKind, namespace: string, instead?: string): string | undefined {
  const example = EXAMPLES[kind]
  if (example === undefined) return undefined
  const { apiVersion, kind: name, spec } = example
  return `apiVersion: ${apiVersion}\nkind: ${name}\nmetadata:\n  name: example\n  namespace: ${namespace}\n${instead ?? spec}`
}
