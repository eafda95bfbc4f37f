import type { Finding } from '../finding'
import type { Labels } from '../model/checked-object'
import type { AnalyzeOptions } from '../options'
import { fitsGlob } from './glob'

/**
 * Whether somebody does not want to hear of a finding: by annotations of its object, else by the options (D25). Naming one alias
 * drops the whole finding.
 */
export function isSuppressed(finding: Finding, annotations: Labels, options: AnalyzeOptions): boolean {
  return (
    ignoredByKiali(finding, annotations['kiali.io/ignore-validations']) ||
    ignoredByIstioctl(finding, annotations['galley.istio.io/analyze-suppress']) ||
    (annotations['pharos.dev/ignore-checks'] ?? '').split(',').some((item) => isNamed(finding, item.trim(), true)) ||
    (options.disable ?? []).some((item) => isNamed(finding, item, false)) ||
    (options.suppress ?? []).some((item) => fitsPlace(finding, item))
  )
}

/** Whether `enable` names what is off by default. */
export function isEnabled(finding: Finding, options: AnalyzeOptions): boolean {
  return (options.enable ?? []).some((item) => isNamed(finding, item, false))
}

function ignoredByKiali({ aliases }: Finding, value: string | undefined): boolean {
  if (value === undefined) return false
  const own = aliases.filter((alias) => !alias.startsWith('IST'))
  const named = value.split(',').map((item) => item.trim())
  return value.trim() === '' ? own.length > 0 : own.some((alias) => named.includes(alias))
}

function ignoredByIstioctl({ aliases }: Finding, value: string | undefined): boolean {
  if (value === undefined) return false
  // istioctl does not trim: a code behind a space is another word to it.
  const named = value.split(',')
  return aliases.some((alias) => alias.startsWith('IST') && (named.includes(alias) || named.includes('*')))
}

/** By slug, `kind/*`, or code. */
function isNamed({ check, aliases }: Finding, item: string, all: boolean): boolean {
  if (item === '*') return all
  if (item === check || aliases.includes(item)) return true
  return item.endsWith('/*') && check.startsWith(item.slice(0, -1))
}

/** `CODE=Kind name.namespace`; CODE may be a slug. */
function fitsPlace(finding: Finding, item: string): boolean {
  const equals = item.indexOf('=')
  if (equals < 0) return false
  const code = item.slice(0, equals)
  const named = [finding.check, ...finding.aliases].some((name) => fitsGlob(code, name))
  const { kind, name, namespace } = finding.object
  return (
    named && fitsGlob(item.slice(equals + 1), namespace === '' ? `${kind} ${name}` : `${kind} ${name}.${namespace}`)
  )
}
