import type { RoutingObject } from './routing-model'

/** Whether a rule of the object makes some requests fail or wait on purpose. */
export function isFaulty({ rules }: Pick<RoutingObject, 'rules'>): boolean {
  return rules.some(({ delay, abort }) => (delay?.percent ?? 0) > 0 || (abort?.percent ?? 0) > 0)
}
