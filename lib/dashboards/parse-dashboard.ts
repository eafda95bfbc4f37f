import { failed, ok, type Result } from '@/lib/std/result'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { type DashboardFile, dashboardSchema } from './dashboard-schema'

/** Why a file is no dashboard. It is skipped, and all others stand. */
export interface DashboardProblem {
  readonly file: string
  /** `items[0].chart.type`; empty where the file as a whole is meant. */
  readonly field: string
  readonly message: string
}

/** In characters; a dashboard of sixty charts has some 20,000. */
export const MAX_DASHBOARD_LENGTH = 262_144
const MAX_MESSAGE = 300

/** Reads one YAML document. @returns it with its defaults, or everything that is wrong with it, the file and field named */
export function parseDashboard(file: string, text: string): Result<DashboardFile, readonly DashboardProblem[]> {
  const problem = (field: string, message: string): DashboardProblem => ({
    file,
    field: field.slice(0, MAX_MESSAGE),
    message: message.slice(0, MAX_MESSAGE),
  })
  if (text.length > MAX_DASHBOARD_LENGTH) {
    return failed([problem('', `longer than ${MAX_DASHBOARD_LENGTH} characters`)])
  }
  const read = readYaml(text)
  if (!read.ok) return failed([problem('', read.error)])
  const parsed = dashboardSchema.safeParse(read.value)
  if (parsed.success) return ok(parsed.data)
  return failed(
    parsed.error.issues
      .flatMap((issue) => within(issue, []))
      .map(({ path, message }) => problem(z.core.toDotPath(path), message)),
  )
}

function readYaml(text: string): Result<unknown, string> {
  try {
    const document = parseDocument(text, { logLevel: 'silent' })
    const [error] = document.errors
    if (error !== undefined) return failed(error.message.split('\n')[0] ?? 'not YAML')
    return ok(document.toJS({ maxAliasCount: 20 }))
  } catch {
    return failed('aliases or nesting expand to too much') // for these reasons alone the library throws
  }
}

type Issue = z.core.$ZodIssue

/** Of a choice that fits no form, what is wrong with the form that was meant: the one whose word was written. */
function within(issue: Issue, above: readonly PropertyKey[]): readonly { path: PropertyKey[]; message: string }[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such field' }))
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((form) => form.every((one) => one.path.length > 0 && isDeep(one)))
    if (meant !== undefined) return meant.flatMap((one) => within(one, path))
    return [{ path, message: 'expected chart or include' }]
  }
  return [{ path, message: issue.message.replace(/^Invalid (input|option): /, '') }]
}

/** Not the lack of the form's own word. */
function isDeep({ path, code }: Issue): boolean {
  return path.length > 1 || (code !== 'invalid_type' && code !== 'unrecognized_keys')
}
