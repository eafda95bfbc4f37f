import type { FieldPlace } from './field-place'
import { type FieldProblems, wrong } from './field-problem'
import { isLabelKey, isLabelValue } from './name-rules'
import { quoted } from './quoted'

/** V8 */
export function* judgeLabels(labels: FieldPlace): FieldProblems {
  for (const label of labels.entries()) {
    const key = String(label.key)
    if (!isLabelKey(key)) yield wrong(label, `${quoted(key)} cannot be the name of a label.`)
    const value = label.text()
    if (value !== undefined && !isLabelValue(value))
      yield wrong(label, `${quoted(value)} cannot be the value of a label.`)
  }
}
