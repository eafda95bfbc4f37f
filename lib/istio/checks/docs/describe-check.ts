import type { Rule } from '../check'
import { ALL_RULES } from '../all-rules'
import type { CheckDoc } from './check-doc'
import { FIELD_DOCS } from './field-docs'
import { GATEWAY_DOCS } from './gateway-docs'
import { OBJECT_DOCS } from './object-docs'
import { OWN_EXAMPLES } from './own-examples'
import { PLATFORM_DOCS } from './platform-docs'
import { SECURITY_DOCS } from './security-docs'
import { SHARED_DOCS } from './shared-docs'
import { TRAFFIC_DOCS } from './traffic-docs'

/** Everything about a check that its page says. */
export interface CheckDescription extends Rule, CheckDoc {}

const DOCS: ReadonlyMap<string, CheckDoc> = new Map(
  [FIELD_DOCS, GATEWAY_DOCS, OBJECT_DOCS, PLATFORM_DOCS, SECURITY_DOCS, SHARED_DOCS, TRAFFIC_DOCS].flatMap((docs) =>
    Object.entries(docs),
  ),
)
const RULES: ReadonlyMap<string, Rule> = new Map(ALL_RULES.map((rule) => [rule.slug, rule]))

/** Undefined for what is no check. Kinds that share a check share its words. */
export function describeCheck(slug: string): CheckDescription | undefined {
  const rule = RULES.get(slug)
  const doc = DOCS.get(slug) ?? DOCS.get(slug.slice(slug.indexOf('/') + 1))
  return rule === undefined || doc === undefined ? undefined : { ...rule, ...doc, ...OWN_EXAMPLES[slug] }
}

/** All checks by slug. */
export function describeChecks(): readonly CheckDescription[] {
  return [...RULES.keys()].sort().flatMap((slug) => describeCheck(slug) ?? [])
}
