import { kindsRole } from '@/lib/access/kinds-role'
import { LOG_PART, logRole } from '@/lib/access/log-role'
import { nameFirst } from '@/lib/std/name-first'
import type { Advice } from './advice'

/**
 * S22: Pharos lacks a right.
 *
 * @param kinds `<plural>.<group>`
 * @param logsIn namespaces whose logs it may not read
 */
export function mayNotRead(kinds: readonly string[], logsIn: readonly string[] = []): Advice {
  const lacks = [
    ...(kinds.length === 0 ? [] : [nameFirst(kinds)]),
    ...(logsIn.length === 0 ? [] : [`${LOG_PART} in ${nameFirst(logsIn)}`]),
  ]
  const roles = [...(kinds.length === 0 ? [] : [kindsRole(kinds)]), ...logsIn.map(logRole)]
  return [
    `The account of Pharos may not read ${lacks.join(', nor ')}.`,
    logsIn.length === 0 ? 'Grant it get, list and watch on them:' : 'Grant it what it lacks:',
    roles.map((role) => role.trimEnd()).join('\n---\n'),
  ]
}

/** S28: what is known of these kinds is of earlier. @param kinds `<plural>.<group>` */
export function mayBeOutdated(kinds: readonly string[]): Advice {
  return [
    `What is known of ${nameFirst(kinds)} may be out of date: the API server ends the watch.`,
    'Pharos tries again by itself. If it lasts, look at the log of the API server, and at proxies that cut long connections:',
    'kubectl get --raw /readyz?verbose',
  ]
}
