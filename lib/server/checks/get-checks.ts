import 'server-only'
import type { User } from '@/lib/access/user'
import { SEVERITIES, type Finding } from '@/lib/istio/checks/finding'
import { PharosError } from '@/lib/ports/pharos-error'
import { type FindingsAnswer, getFindings } from './get-findings'

const PARAMETERS: ReadonlySet<string> = new Set(['severity', 'code', 'kind', 'namespaces', 'name'])
const MAX_FINDINGS = 2000

interface ChecksAnswer extends FindingsAnswer {
  /** How many there are; `findings` ends at 2,000. */
  readonly total: number
}

/**
 * The findings of the cluster: `severity` (several by comma), `code` (a KIA or IST code, or a slug), `kind` (a kind id), `namespaces`, `name`.
 *
 * @throws PharosError `bad_request`, or when nobody knows what may be seen
 */
export async function getChecks(user: User, query: URLSearchParams): Promise<ChecksAnswer> {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.has(name))?.slice(0, 100)
  if (unknown !== undefined) {
    throw new PharosError('bad_request', `There is no parameter ${unknown}.`, { parameter: unknown })
  }
  const severities = listOf(query, 'severity')
  const wrong = severities?.find((severity) => !SEVERITIES.some((known) => known === severity))
  if (wrong !== undefined) {
    throw new PharosError('bad_request', `severity is one of ${SEVERITIES.join(', ')}.`, { parameter: 'severity' })
  }
  const [codes, kinds, namespaces, names] = ['code', 'kind', 'namespaces', 'name'].map((name) => listOf(query, name))
  const fits = ({ check, aliases, severity, object }: Finding): boolean =>
    isAmong(severities, severity) &&
    (codes === undefined || codes.includes(check) || aliases.some((alias) => codes.includes(alias))) &&
    isAmong(kinds, object.kindId) &&
    isAmong(namespaces, object.namespace) &&
    isAmong(names, object.name)
  const { findings, skipped } = await getFindings(user)
  const chosen = findings.filter(fits)
  return { findings: chosen.slice(0, MAX_FINDINGS), total: chosen.length, skipped }
}

function listOf(query: URLSearchParams, name: string): readonly string[] | undefined {
  const value = query.get(name) ?? ''
  return value === '' ? undefined : value.split(',')
}

function isAmong(wanted: readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.includes(value)
}
