import { textKey } from '@/lib/std/text-key'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { KNOWN_KINDS } from '../model/kinds'
import type { Mesh } from '../model/mesh'
import { FIELD_CHECKS } from '../values/field-checks'
import { FieldPlace } from '../values/field-place'
import { isLabel } from '../values/name-rules'
import { quoted } from '../values/quoted'
import { reservedAnnotations } from './reserved-annotations'
import { KINDS_WITH_SCHEMA, schemaOf } from './schema-of'
import { STRUCTURE_SLUGS, type StructureSlug, structureProblems } from './structure-problems'

const ERROR = { aliases: { IST0106: 'error' }, severity: 'error' } as const
const RULES = {
  'wrong-type': { slug: 'any/wrong-type', ...ERROR },
  'unknown-field': { slug: 'any/unknown-field', aliases: {}, severity: 'warning' },
  'missing-field': { slug: 'any/missing-field', ...ERROR },
  'bad-enum': { slug: 'any/bad-enum', ...ERROR },
  'out-of-range': { slug: 'any/out-of-range', ...ERROR },
  'one-of': { slug: 'any/one-of', ...ERROR },
} as const satisfies Record<StructureSlug, Rule>
const MALFORMED: Rule = { slug: 'any/malformed-object', ...ERROR }
const VERSION: Rule = { slug: 'any/unknown-version', ...ERROR }
const RESERVED: Rule = { slug: 'any/reserved-annotation', ...ERROR }

const VERSIONS = new Map(KNOWN_KINDS.map(({ id, versions }) => [id, versions] as const))

/** Objects against the published schema of their kind (config-checks.md 4.1). */
export const structureChecks: CheckOfObject = {
  kinds: KINDS_WITH_SCHEMA,
  rules: [...STRUCTURE_SLUGS.map((slug) => RULES[slug]), MALFORMED, VERSION, RESERVED],
  *run(object, mesh): Generator<Problem> {
    // The codes of istioctl are for kinds of Istio only.
    const codes = object.ref.group.endsWith('istio.io') ? {} : { aliases: [] }
    yield* judgeFrame(object, codes)
    const schema = schemaOf(object.kindId)
    if (schema === undefined) return
    let told: ReadonlySet<string> | undefined
    const spec = FieldPlace.root(object.root).field('spec')
    for (const { slug, place, message, vars, fixes } of spec.isMap ? structureProblems(spec, schema) : []) {
      const path = place.steps
      if (slug === 'missing-field') {
        told ??= toldAsMissing(object, mesh)
        if (told.has(pathKey(path))) continue
      }
      const severity = RULES[slug].severity
      yield { rule: RULES[slug], path, message, vars, severity, ...codes, ...(fixes === undefined ? {} : { fixes }) }
    }
    for (const { annotation, message } of reservedAnnotations(object))
      yield { rule: RESERVED, path: ['metadata', 'annotations', annotation], message, severity: 'error', ...codes }
  },
}

function* judgeFrame(
  { kindId, version, name, ref, root }: CheckedObject,
  codes: { readonly aliases?: readonly string[] },
): Generator<Problem> {
  const versions = VERSIONS.get(kindId) ?? []
  if (!versions.includes(version)) {
    const message = `${ref.kind} has no version ${quoted(version)}: write ${versions.join(', ')}.`
    yield { rule: VERSION, path: ['apiVersion'], message, vars: { version, versions }, severity: 'error', ...codes }
  }
  // DNS-1123: what every name of Kubernetes is made of.
  if (name.length > 253 || name !== name.toLowerCase() || !name.split('.').every(isLabel)) {
    const message = `${quoted(name)} cannot be the name of an object: lower-case letters, digits, "-" and "." are possible.`
    yield { rule: MALFORMED, path: ['metadata', 'name'], message, severity: 'error', ...codes }
  }
  const spec = FieldPlace.root(root).field('spec')
  if (spec.present && !spec.isMap)
    yield { rule: MALFORMED, path: ['spec'], message: 'The spec is no map.', severity: 'error', ...codes }
}

/** Absent fields that a check of the kind's own says more about. */
function toldAsMissing(object: CheckedObject, mesh: Mesh): ReadonlySet<string> {
  const own = FIELD_CHECKS.filter(({ kinds }) => kinds !== 'any' && kinds.includes(object.kindId))
  return new Set(own.flatMap((check) => [...check.run(object, mesh)].map(({ path }) => pathKey(path))))
}

function pathKey(path: readonly (string | number)[]): string {
  return textKey(...path.map(String))
}
