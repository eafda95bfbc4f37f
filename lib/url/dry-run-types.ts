/** Why a document was not sent to the API server. */
export const NOT_RUN_REASONS = ['viewOnly', 'kind', 'name', 'rights', 'failed', 'many'] as const

/** What the API server says of one document, were it written. */
export interface TriedDocument {
  /** `VirtualService shop/web`, as far as the document says. */
  readonly object: string
  readonly state: 'accepted' | 'refused' | 'notRun'
  /** Only of what was not run. */
  readonly why?: (typeof NOT_RUN_REASONS)[number]
  /** The server's words, with the field where it names one; the right that is missing. */
  readonly says: readonly string[]
}

/** The answer of `POST /api/checks/dry-run`. */
export interface DryRunAnswer {
  readonly documents: readonly TriedDocument[]
}
