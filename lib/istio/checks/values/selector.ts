import type { FieldPlace } from './field-place'
import { doubtful, type FieldProblems, wrong } from './field-problem'
import { quoted } from './quoted'

/**
 * V11
 *
 * @param labels the map below the selector: `matchLabels` or `labels`
 */
export function* judgeSelector(selector: FieldPlace, labels: 'matchLabels' | 'labels'): FieldProblems {
  if (!selector.isMap) return
  const map = selector.field(labels)
  if (!map.filled)
    yield doubtful(selector, 'The selector has no labels: it applies to the whole namespace. Leave it out to say so.')
  for (const label of map.entries()) {
    const [key, value] = [String(label.key), label.text() ?? '']
    if (key === '') yield wrong(label, 'The selector has a label without a name.')
    else if (key.includes('*') || value.includes('*'))
      yield wrong(label, `${quoted(`${key}=${value}`)} cannot be selected: a selector has no wildcards.`)
  }
}
