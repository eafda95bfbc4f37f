import type { CheckOfObject, Rule } from '../check'
import type { Finding } from '../finding'
import type { CheckedObject } from '../model/checked-object'
import { toFinding } from './to-finding'

/** Made by the engine itself, of any check. */
export const FAILED_CHECK: Rule = { slug: 'analysis/internal-error', aliases: { IST0001: 'error' }, severity: 'error' }

/** A check that failed on an object: said, and the other checks go on. */
export function failedCheck(object: CheckedObject, check: CheckOfObject, thrown: unknown): Finding {
  const slug = check.rules[0]?.slug ?? ''
  const reason = thrown instanceof Error ? `${thrown.name}: ${thrown.message}`.slice(0, 200) : 'unknown'
  const message = `The check ${slug} failed on this object (${reason}). This is an error of Pharos; other checks went on.`
  return toFinding(object, { rule: FAILED_CHECK, path: [], message, vars: { check: slug } }, undefined)
}
