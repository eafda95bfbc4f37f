/** The wizards for routes of a service, in the order of menus. Splits have a page of their own, as have modes of mTLS. */
export const WIZARDS = [
  'request-routing',
  'fault-injection',
  'timeouts-retries',
  'mirroring',
  'circuit-breaking',
  'http-route',
  'grpc-route',
  'gateway',
] as const
export type WizardId = (typeof WIZARDS)[number]
/** The pages about routes of a service: the wizards, and the one that deletes them. */
export type RoutePageId = WizardId | 'delete'

/** Undefined for what is no wizard. */
export function readWizardId(text: string): WizardId | undefined {
  return WIZARDS.find((id) => id === text)
}
