import type { DryRunAnswer } from '@/lib/url/dry-run-types'
import { postJson } from './post-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<DryRunAnswer>((body) => Array.isArray(body.documents))

/** What the API server says of the documents of a text; nothing is written. */
export function dryRunText(text: string): Promise<DryRunAnswer> {
  return postJson('/api/checks/dry-run', { text }, read)
}
