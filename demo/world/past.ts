import type { Incident } from '../model/script'

const MINUTE = 60_000

/** What went wrong in the last hours of the default mesh: something to find when looking back. */
export function pastIncidents(nowMs: number): readonly Incident[] {
  const incident = (fromMinutes: number, toMinutes: number, disturbance: Incident['disturbance']): Incident => ({
    fromMs: nowMs - fromMinutes * MINUTE,
    toMs: nowMs - toMinutes * MINUTE,
    disturbance,
  })
  return [
    incident(55, 45, { kind: 'error', workload: 'bookinfo/reviews-v2', status: 500, share: 0.25 }),
    ...['shop/payments-v1', 'shop/payments-v2'].map((workload) =>
      incident(26 * 60, 26 * 60 - 20, { kind: 'slowdown', workload, factor: 4 }),
    ),
  ]
}
