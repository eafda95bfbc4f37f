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

/** Undefined for what is no wizard. */
export function readWizardId(text: string): WizardId | undefined {
  return WIZARDS.find((id) => id === text)
}
