import 'server-only'
import type { User } from '@/lib/access/user'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import type { Finding } from '@/lib/istio/checks/finding'
import { locateFindings, type Located } from '@/lib/istio/checks/source/analyze-text'
import { readDocuments, type SourceProblem } from '@/lib/istio/checks/source/read-documents'
import { PharosError } from '@/lib/ports/pharos-error'
import { previewFindings } from '@/lib/server/checks/get-findings'
import { isRecord } from '@/lib/std/is-record'

export interface PreviewAnswer {
  /** On the objects of the text, with their places in it. */
  readonly findings: readonly (Finding & { readonly at: Located | null })[]
  /** What appears and vanishes in the whole mesh, as far as the user may see. */
  readonly changes: readonly FindingChange[]
  readonly problems: readonly SourceProblem[]
}

/**
 * Checks `{ text }`, YAML of one or several documents, in its place among the objects of the cluster.
 *
 * @throws PharosError `bad_request`
 */
export async function previewPosted(user: User, body: unknown): Promise<PreviewAnswer> {
  const text = isRecord(body) && Object.keys(body).length === 1 ? body.text : undefined
  if (typeof text !== 'string') {
    throw new PharosError('bad_request', 'Send text, YAML of one or several documents.', { parameter: 'text' })
  }
  const { objects, problems } = readDocuments(text)
  const { findings, changes } = await previewFindings(
    user,
    objects.map(({ value }) => ({ object: value })),
  )
  return { findings: locateFindings([{ file: '', objects }], findings), changes, problems }
}
