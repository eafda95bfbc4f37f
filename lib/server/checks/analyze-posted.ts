import 'server-only'
import { analyzeObjects, analyzeTexts, type TextAnalysis } from '@/lib/istio/checks/source/analyze-text'
import { analyzeOptions } from '@/lib/istio/checks/source/analyze-options'
import { PharosError } from '@/lib/ports/pharos-error'
import { isRecord } from '@/lib/std/is-record'

/**
 * Checks what was sent, `{ objects: [...] }` or `{ text: "YAML of one or several documents" }`, and nothing else: no cluster is
 * read. `options` are those of config-checks.md 1.3.
 *
 * @throws PharosError `bad_request`
 */
export function analyzePosted(body: unknown): TextAnalysis {
  const refuse = (parameter: string, message: string): never => {
    throw new PharosError('bad_request', message, { parameter })
  }
  if (!isRecord(body)) return refuse('body', 'Send an object with objects or text.')
  const unknown = Object.keys(body).find((name) => !['objects', 'text', 'options'].includes(name))
  if (unknown !== undefined) return refuse(unknown.slice(0, 100), 'Send objects or text, and options.')
  const options = analyzeOptions(body.options)
  if (!options.ok) return refuse(`options${options.error === '' ? '' : '.'}${options.error}`, 'This option is not known, or has a value of another type.') // prettier-ignore
  const judging = { ...options.value, now: Date.now() / 1000 }
  if (typeof body.text === 'string' && body.objects === undefined) {
    return analyzeTexts([{ name: '', text: body.text }], { complete: '*', ...judging })
  }
  if (Array.isArray(body.objects) && body.text === undefined) {
    return analyzeObjects(body.objects, judging)
  }
  return refuse('body', 'Send either objects, a list, or text, YAML of one or several documents.')
}
