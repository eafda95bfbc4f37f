import { durationOrZeroRule, durationRule } from './duration-rule'
import type { FieldPlace } from './field-place'
import { doubtful, type FieldProblems, judgeText, wrong } from './field-problem'
import { judgeLocality } from './locality'

const MAX_TABLE = 5_000_010

/** V23. @param outlier the outlier detection beside it, without which failover does nothing */
export function* judgeLoadBalancer(balancer: FieldPlace, outlier: FieldPlace): FieldProblems {
  const hash = balancer.field('consistentHash')
  yield* checkHash(hash)
  const locality = balancer.field('localityLbSetting')
  if (locality.present && balancer.field('zoneAwareLbSetting').present)
    yield wrong(locality, 'localityLbSetting and zoneAwareLbSetting cannot be set together.')
  yield* judgeLocality(locality, outlier)
  const warmup = balancer.field('warmup')
  yield* judgeText(warmup.field('duration'), durationRule)
  yield* judgeText(balancer.field('warmupDurationSecs'), durationRule)
  const percent = warmup.field('minimumPercent')
  const share = percent.number() ?? 0
  if (share < 0 || share > 100) yield wrong(percent, `${share} is no percentage: it is 0 to 100.`)
  const aggression = warmup.field('aggression')
  const power = aggression.number()
  if (power !== undefined && power <= 0) yield wrong(aggression, `${power} is not greater than 0.`)
}

function* checkHash(hash: FieldPlace): FieldProblems {
  const cookie = hash.field('httpCookie')
  const name = cookie.field('name')
  if (cookie.present && !name.filled) yield wrong(name, 'The cookie has no name.')
  yield* judgeText(cookie.field('ttl'), durationOrZeroRule)
  const seen = new Set<string>()
  for (const attribute of cookie.field('attributes').items()) {
    const text = attribute.field('name').text() ?? ''
    if (text === '') yield wrong(attribute.field('name'), 'An attribute of the cookie has no name.')
    else if (seen.has(text)) yield wrong(attribute.field('name'), `The cookie has the attribute "${text}" twice.`)
    seen.add(text)
  }
  const minimum = hash.field('minimumRingSize')
  if (minimum.present && minimum.value !== 0) {
    if (hash.field('maglev').present || hash.field('ringHash').present)
      yield wrong(minimum, 'minimumRingSize cannot be set together with maglev or ringHash.')
    yield doubtful(minimum, 'minimumRingSize is deprecated: write ringHash.minimumRingSize.')
  }
  const table = hash.at('maglev', 'tableSize')
  const size = table.number()
  if (size !== undefined && size !== 0 && (size > MAX_TABLE || !isPrime(size)))
    yield wrong(table, `${size} is no size of a Maglev table: it is a prime number up to ${MAX_TABLE}.`)
}

function isPrime(value: number): boolean {
  if (!Number.isInteger(value) || value < 2) return false
  for (let divisor = 2; divisor * divisor <= value; divisor += 1) if (value % divisor === 0) return false
  return true
}
