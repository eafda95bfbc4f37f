import { HOSTILE_TEXTS } from '@/lib/std/testing/hostile-texts'

export interface ContractSeries {
  /** `__name__` included. */
  readonly labels: Readonly<Record<string, string>>
  /** Ascending, in Unix milliseconds. */
  readonly samples: readonly (readonly [timeMs: number, value: number])[]
}

/** Unix seconds of the first sample. */
export const CONTRACT_START = Date.UTC(2026, 0, 5, 10) / 1000

/** Few series that hold what makes stores differ. Names of metrics are not names that a server has of its own. */
export const CONTRACT_SERIES: readonly ContractSeries[] = [
  series({ __name__: 'istio_requests_total', app: 'cart', mesh: 'one' }, (seconds) => seconds * 2),
  series({ __name__: 'istio_requests_total', app: 'pay', mesh: 'two' }, (seconds) => seconds * 5),
  series({ __name__: 'istio_tcp_sent_bytes_total', app: 'db', mesh: 'two' }, () => 7),
  ...HOSTILE_TEXTS.map((name, i) =>
    series({ __name__: 'hostile', name, ...(i % 2 === 0 ? { ['__proto__']: 'p', constructor: name } : {}) }, () => i),
  ),
  ...Object.entries({ nan: Number.NaN, up: Infinity, down: -Infinity, small: 5e-324, large: Number.MAX_VALUE }).map(
    ([kind, value]) => series({ __name__: 'odd', kind }, () => value),
  ),
  { labels: { __name__: 'gappy' }, samples: [sample(0, 1), sample(10, 1), sample(880, 1)] },
]

function series(labels: ContractSeries['labels'], value: (seconds: number) => number): ContractSeries {
  const times = Array.from({ length: 25 }, (_, i) => i * 5)
  return { labels, samples: times.map((seconds) => sample(seconds, value(seconds))) }
}

function sample(seconds: number, value: number): readonly [number, number] {
  return [(CONTRACT_START + seconds) * 1000, value]
}
