import { sameJson } from '@/lib/std/json'
import type { Json } from '@/lib/std/json'
import { isJsonRecord } from '../json-shape'
import { nameRuleTargets } from './name-rule-targets'
import { numberAt, textAt, valueAt } from '../read-json'
import type { Phrase, Sentence } from './sentence'

/** *fault: 100 % of requests to ratings delayed by 2s*, *aborted with 500*. */
export const sayFault: Phrase = (scene) => {
  const { before, after } = scene.pair
  if (!isFault(before) || !isFault(after)) return undefined
  const target = nameRuleTargets(scene)
  const sentences = (['delay', 'abort'] as const).flatMap((part): readonly Sentence[] => {
    const [was, now] = [valueAt(before, part), valueAt(after, part)]
    const at = [...scene.at, part]
    if (was === undefined && now === undefined) return []
    if (was !== undefined && now !== undefined && sameJson(was, now)) return []
    if (now === undefined) return [{ id: part === 'delay' ? 'delayRemoved' : 'abortRemoved', values: { target }, at }]
    const percent = percentOf(now)
    return part === 'delay'
      ? [{ id: 'delayed', values: { target, percent, duration: textAt(now, 'fixedDelay') ?? '?' }, at }]
      : [{ id: 'aborted', values: { target, percent, status: statusOf(now) }, at }]
  })
  return sentences.length === 0 ? undefined : sentences
}

/** Absent, or an object with nothing else than delay and abort. */
function isFault(value: Json | undefined): boolean {
  return (
    value === undefined || (isJsonRecord(value) && Object.keys(value).every((key) => ['delay', 'abort'].includes(key)))
  )
}

/** A fault without a percentage hits no request. */
function percentOf(fault: Json): number {
  const percentage = valueAt(fault, 'percentage')
  return percentage === undefined ? (numberAt(fault, 'percent') ?? 0) : (numberAt(percentage, 'value') ?? 0)
}

function statusOf(abort: Json): string {
  return String(numberAt(abort, 'httpStatus') ?? textAt(abort, 'grpcStatus') ?? '?')
}
