import { formatDuration } from '@/lib/time/duration'
import { configLines } from './config-lines'
import type { MetricEvidence } from './evidence'
import { titleOf } from './source-words'
import { clear, found, type Judgement, rows, type Rule, unknown } from './judgement'
import { WAITS } from './waits'

const USUAL_SCRAPE_SECONDS = 15
/** So many scrapes missed, or so many seconds: then nothing is written any more. */
const OLD_SCRAPES = 5
const OLD_SECONDS = 90
/** The newest sample of any target is at most one scrape old, and takes some time to be stored. */
const FRESH_SCRAPES = 2
const STORED_SECONDS = 5

interface Ages {
  readonly age: number
  readonly fresh: number
  readonly old: number
}

function agesOf({ newest, source }: MetricEvidence): Ages | undefined {
  if (newest === null) return undefined
  const scrape = source.scrapeIntervalSeconds ?? USUAL_SCRAPE_SECONDS
  const fresh = FRESH_SCRAPES * scrape + source.settlingSeconds + STORED_SECONDS
  return {
    age: newest.ageSeconds ?? Infinity,
    fresh,
    old: Math.max(OLD_SCRAPES * scrape + source.settlingSeconds, OLD_SECONDS, fresh),
  }
}

function evidence({ newest, source }: MetricEvidence) {
  return rows({
    'Newest sample': newest?.ageSeconds === null ? 'older than 5m' : `${Math.round(newest?.ageSeconds ?? 0)} s old`,
    'Scraped every': source.scrapeIntervalSeconds === null ? null : `${source.scrapeIntervalSeconds} s`,
  })
}

/** S12: nothing is written any more. */
const tooOld: Rule<MetricEvidence> = {
  cause: 'S12',
  severity: 'error',
  after: ['S08'],
  judge(own): Judgement {
    const ages = agesOf(own)
    if (ages === undefined) return unknown(WAITS.metrics)
    if (ages.age <= ages.old) return clear('Its newest sample is recent.', evidence(own))
    const how = Number.isFinite(ages.age) ? formatDuration(Math.round(ages.age)) : 'more than 5m'
    return found(
      [
        `Nothing was written to ${titleOf(own.source)} for ${how}.`,
        'See that it scrapes (Status, Targets), that its disk is not full, and that what writes to it still does:',
        'kubectl --namespace istio-system logs deployment/prometheus --tail 50',
      ],
      evidence(own),
    )
  },
}

/** S21: samples are there, and are not shown yet. */
const hidden: Rule<MetricEvidence> = {
  cause: 'S21',
  severity: 'warning',
  after: ['S12', 'S08'],
  judge(own): Judgement {
    const ages = agesOf(own)
    if (ages === undefined) return unknown(WAITS.metrics)
    if (ages.age <= ages.fresh || ages.age > ages.old) return clear('It shows samples as soon as they are expected.', evidence(own)) // prettier-ignore
    const offset = Math.ceil(ages.age / 10) * 10
    return found(
      [
        `${titleOf(own.source)} hides its newest samples: the newest one that it shows is ${Math.round(ages.age)} s old.`,
        'Say how long it hides them (of VictoriaMetrics, -search.latencyOffset), so that windows end before:',
        configLines(own.source, ['type: victoriametrics', 'victoriametrics:', `  latency_offset: ${offset}s`]),
      ],
      evidence(own),
    )
  },
}

/** S14: no rate can be told of one scrape. */
const shortWindow: Rule<MetricEvidence> = {
  cause: 'S14',
  severity: 'warning',
  judge({ source }, { windowSeconds }): Judgement {
    const scrape = source.scrapeIntervalSeconds
    if (scrape === null) return unknown('It does not tell how often it scrapes.')
    const given = rows({ Window: formatDuration(windowSeconds), 'Scraped every': formatDuration(scrape) })
    if (windowSeconds >= 2 * scrape) return clear('The window holds two scrapes or more.', given)
    return found(
      [
        `The window of ${formatDuration(windowSeconds)} is shorter than two scrapes, of which there is one in ${formatDuration(scrape)}.`,
        `Choose a window of ${formatDuration(4 * scrape)} or longer, or let Prometheus scrape more often:`,
        'global:\n  scrape_interval: 15s',
      ],
      given,
    )
  },
}

/** S15: what is asked for is not kept. */
const beyondRetention: Rule<MetricEvidence> = {
  cause: 'S15',
  severity: 'warning',
  judge({ source }, { windowBeginsAgoSeconds }): Judgement {
    const kept = source.retentionSeconds
    if (kept === null) return unknown('It does not tell how long it keeps samples.')
    const ago = formatDuration(windowBeginsAgoSeconds)
    const given = rows({ 'Window begins': `${ago} ago`, Kept: formatDuration(kept) })
    if (windowBeginsAgoSeconds <= kept) return clear('The window lies within what it keeps.', given)
    return found(
      [
        `${titleOf(source)} keeps samples for ${formatDuration(kept)}, and the window begins ${ago} ago.`,
        'Choose a shorter or later window, or let it keep samples for longer. Of Prometheus:',
        `--storage.tsdb.retention.time=${ago}`,
      ],
      given,
    )
  },
}

export const SAMPLE_RULES: readonly Rule<MetricEvidence>[] = [tooOld, hidden, shortWindow, beyondRetention]
