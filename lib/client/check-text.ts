import type { PreviewAnswer } from '@/lib/url/check-types'
import { postJson } from './post-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<PreviewAnswer>((body) => Array.isArray(body.findings) && Array.isArray(body.problems))

/** What the checks would say if the objects of a text were written; nothing is. */
export function checkText(text: string): Promise<PreviewAnswer> {
  return postJson('/api/checks/preview', { text }, read)
}
