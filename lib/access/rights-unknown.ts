import { PharosError } from '@/lib/ports/pharos-error'

const ASKED = 'rights'

/**
 * The failure of the one who decides what a user may see. Until that is known nothing of the cluster may be shown (ADR 0009), so
 * it is told apart from the failure of a source that only feeds a part of a page. `details` are those of the failure; a refusal
 * concerns the account that asked, not the user, and is therefore never `forbidden`.
 */
export function rightsUnknown({ code, message, details }: PharosError): PharosError {
  return new PharosError(code === 'forbidden' ? 'upstream_unavailable' : code, message, { ...details, asked: ASKED })
}

export function isRightsUnknown(error: PharosError | null | undefined): boolean {
  return error?.details.asked === ASKED
}
