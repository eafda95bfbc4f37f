import { kindsRole } from '@/lib/access/kinds-role'
import { nameFirst } from '@/lib/std/name-first'
import type { Advice } from './advice'

/** S22: Pharos lacks a right. @param kinds `<plural>.<group>` */
export function mayNotRead(kinds: readonly string[]): Advice {
  return [
    `The account of Pharos may not read ${nameFirst(kinds)}.`,
    'Grant it get, list and watch on them:',
    kindsRole(kinds),
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
