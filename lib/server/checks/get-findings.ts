import 'server-only'
import type { Visible } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import type { Analysis } from '@/lib/istio/checks/engine/analyser'
import type { Change } from '@/lib/istio/checks/engine/cluster-checks'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import type { Finding, ObjectRef } from '@/lib/istio/checks/finding'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { orThrow } from '@/lib/server/http/or-throw'
import { getLiveAnalysis, previewLive } from './live-checks'

export interface FindingsAnswer {
  readonly findings: readonly Finding[]
  /** Checks that could not prove anything: a kind is not read, or not to the end. */
  readonly skipped: Analysis['skipped']
}

/** All findings on objects that the user may see; other objects that take part are named only where he may see them. */
export async function getFindings(user: User): Promise<FindingsAnswer> {
  const [visible, analysis] = await Promise.all([visibleNamespaces(user), getLiveAnalysis(user)])
  const seen = orThrow(visible)
  return { findings: analysis.findings.flatMap((one) => shown(one, seen)), skipped: analysis.skipped }
}

export interface PreviewedFindings {
  /** All findings of the future mesh. */
  readonly findings: readonly Finding[]
  readonly changes: readonly FindingChange[]
}

/** What the checks would say if these objects were written, as far as the user may see. */
export async function previewFindings(user: User, changes: readonly Change[]): Promise<PreviewedFindings> {
  const [visible, preview] = await Promise.all([visibleNamespaces(user), previewLive(user, changes)])
  const seen = orThrow(visible)
  return {
    findings: preview.findings.flatMap((one) => shown(one, seen)),
    changes: preview.changes.flatMap(({ change, finding }) =>
      shown(finding, seen).map((one) => ({ change, finding: one })),
    ),
  }
}

function shown(finding: Finding, visible: Visible): readonly Finding[] {
  if (visible === '*') return [finding]
  const sees = (ref: ObjectRef): boolean => visible.includes(ref.kindId === 'namespaces' ? ref.name : ref.namespace)
  if (!sees(finding.object)) return []
  const references = finding.references.filter(sees)
  return [references.length === finding.references.length ? finding : { ...finding, references }]
}
