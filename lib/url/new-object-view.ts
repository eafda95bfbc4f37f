import { POLICY_TEMPLATES } from '@/lib/config-objects/examples/policy-templates'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { createParser, createSerializer, type inferParserType, parseAsStringLiteral } from 'nuqs/server'

const LONGEST_NAME = 253
/** Trust domain, namespace and account. */
const LONGEST_PRINCIPAL = 600
/** Whatever an object or an account can be called: neither blanks nor what nobody sees. */
const NAME = /^[^\s\p{C}/]+$/u
const PRINCIPAL = /^[^\s\p{C}]+$/u

const namespaceParser = createParser({ parse: (text) => (isDnsLabel(text) ? text : null), serialize: String })
const nameParser = textParser(NAME, LONGEST_NAME)

/** What the page that makes an object reads of its address: from where it is begun, and with what. */
export const newObjectViewParsers = {
  namespace: namespaceParser,
  workload: nameParser,
  service: nameParser,
  template: parseAsStringLiteral(POLICY_TEMPLATES).withDefault('allow-caller'),
  /** A principal whom the policy allows. */
  caller: textParser(PRINCIPAL, LONGEST_PRINCIPAL),
}

export type NewObjectView = inferParserType<typeof newObjectViewParsers>

const write = createSerializer(newObjectViewParsers)

/** Kinds that pages of namespaces, workloads and services offer to make for them, in the order of a menu. */
export const OFFERED_KINDS = [
  'authorizationpolicies.security.istio.io',
  'peerauthentications.security.istio.io',
] as const satisfies readonly ClusterKind[]

/**
 * The page on which an object of a kind is made, below the base path.
 *
 * @param view from where it is begun: a workload or a service stands in its namespace
 */
export function newObjectPath(kind: string, view: Partial<NewObjectView> = {}): string {
  return `/config/new/${encodeURIComponent(kind)}${write(view)}`
}

function textParser(pattern: RegExp, longest: number) {
  return createParser({
    parse: (text) => (text.length <= longest && pattern.test(text) ? text : null),
    serialize: String,
  })
}
