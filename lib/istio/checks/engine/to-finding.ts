import type { Problem } from '../check'
import { type Finding, SEVERITIES, type Severity } from '../finding'
import { guardFix } from '../fix/guard-fix'
import type { CheckedObject } from '../model/checked-object'
import { findPlace, formatPath } from './find-place'

const MAX_REFERENCES = 20
/** Longer sentences quote something endless. */
const MAX_MESSAGE = 600

/** @param override the severity that the options give the slug */
export function toFinding(object: CheckedObject, problem: Problem, override: Severity | undefined): Finding {
  const { rule, message, vars = {}, references = [], fixes = [] } = problem
  const aliases = [...(problem.aliases ?? Object.keys(rule.aliases))].sort()
  const held = aliases.map((alias) => rule.aliases[alias] ?? rule.severity)
  const steps = findPlace(object.root, problem.path)
  return {
    check: rule.slug,
    aliases,
    severity: override ?? problem.severity ?? highest(held) ?? rule.severity,
    aliasSeverity: Object.fromEntries(aliases.map((alias, i) => [alias, held[i] ?? rule.severity])),
    object: object.ref,
    path: formatPath(steps),
    steps,
    message: message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE - 1)}…` : message,
    vars,
    references: references.slice(0, MAX_REFERENCES),
    referenceCount: references.length,
    docs: `checks/${rule.slug}`,
    fixes: fixes.map((fix) => guardFix(object.root, fix)),
  }
}

function highest(severities: readonly Severity[]): Severity | undefined {
  return SEVERITIES.find((severity) => severities.includes(severity))
}
