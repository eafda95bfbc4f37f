import { toPointer } from '@/lib/istio/edit/json-pointer'
import type { FieldPlace } from './field-place'
import { type FieldProblems, wrong } from './field-problem'
import { isLabel } from './name-rules'
import { quoted } from './quoted'

export interface ExportToOptions {
  /** `~`, which exports to nobody, is allowed. */
  readonly nobody?: boolean
  /** The rule is for some workloads of its own namespace only. */
  readonly ownOnly?: boolean
}

/** V10 */
export function* judgeExportTo(object: FieldPlace, options: ExportToOptions = {}): FieldProblems {
  const own = object.at('metadata', 'namespace').text() ?? ''
  const items = object.at('spec', 'exportTo').items()
  const seen = new Set<string>()
  for (const item of items) {
    const text = item.text()
    if (text === undefined) continue
    const namespace = text === '.' ? own : text
    if (text === '~' ? options.nobody !== true : text !== '.' && text !== '*' && !isLabel(text))
      yield wrong(item, `${quoted(text)} is no namespace: write a name, "." for the own one, or "*" for all.`)
    else if (seen.has(namespace)) {
      const fixes = [
        { title: 'Remove it from the list.', patch: [{ op: 'remove' as const, path: toPointer(item.steps) }] },
      ]
      yield { ...wrong(item, `${quoted(text)} is exported to twice.`), fixes }
    } else if ((text === '*' || text === '~') && items.length > 1)
      yield wrong(item, `${quoted(text)} stands for ${text === '*' ? 'all' : 'no'} namespaces: list nothing beside it.`)
    else if (options.ownOnly === true && namespace !== own)
      yield wrong(item, `A rule with a workload selector applies in its own namespace only, not in ${quoted(text)}.`)
    seen.add(namespace)
  }
}
