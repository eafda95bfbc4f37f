import { groupBy } from '@/lib/std/group-by'
import type { SeriesLabels } from '../series-source'
import type { MemorySample } from './memory-series'

export interface WrittenSeries {
  readonly labels: SeriesLabels
  /** Ascending in time. */
  readonly samples: readonly MemorySample[]
  /** Native histograms, ascending in time. */
  readonly histograms?: readonly WrittenHistogram[]
}

/** Counts of a native histogram: by the proxy's own `bounds`, or by a schema of exponential ones. */
export interface WrittenHistogram {
  readonly timeMs: number
  readonly count: number
  readonly sum: number
  readonly layout:
    | { readonly bounds: readonly number[] }
    | {
        readonly schema: number
        readonly zeroThreshold: number
        readonly zeroCount: number
        readonly negative: Buckets
      }
  readonly positive: Buckets
}

/** Counts of successive buckets, the first of which has this index. */
interface Buckets {
  readonly first: number
  readonly counts: readonly number[]
}

/** A store takes no sample that is an hour older than its newest: all series of a slice are written before the next slice. */
const SLICE_MS = 20 * 60_000

/**
 * Sends samples, staleness marks included, to the remote-write receiver of a Prometheus (version 1 of the protocol). They
 * can be asked for when it returns. Throws what the server says when it refuses them.
 */
export async function remoteWrite(url: string, series: readonly WrittenSeries[]): Promise<void> {
  const slices = new Map<number, WrittenSeries[]>()
  for (const { labels, samples, histograms = [] } of series) {
    for (const [slice, part] of groupBy(histograms, ({ timeMs }) => Math.floor(timeMs / SLICE_MS))) {
      const own = { labels, samples: [], histograms: part }
      slices.set(slice, [...(slices.get(slice) ?? []), own])
    }
    for (const [slice, part] of groupBy(samples, ([timeMs]) => Math.floor(timeMs / SLICE_MS))) {
      const others = slices.get(slice)
      if (others === undefined) slices.set(slice, [{ labels, samples: part }])
      else others.push({ labels, samples: part })
    }
  }
  for (const [, part] of [...slices].sort(([a], [b]) => a - b)) {
    const response = await fetch(`${url}/api/v1/write`, {
      method: 'POST',
      headers: {
        'content-encoding': 'snappy',
        'content-type': 'application/x-protobuf',
        'x-prometheus-remote-write-version': '0.1.0',
      },
      body: snappyLiterals(writeRequest(part)),
    })
    if (!response.ok) throw new Error(`remote write: ${response.status} ${(await response.text()).slice(0, 500)}`)
  }
}

// prometheus.WriteRequest: timeseries = 1; TimeSeries: labels = 1, samples = 2; Label: name = 1, value = 2;
// Sample: value = 1 (double), timestamp = 2 (int64, milliseconds). TimeSeries: histograms = 4; see `histogramField`.

function writeRequest(series: readonly WrittenSeries[]): Buffer {
  return Buffer.concat(
    series.map(({ labels, samples, histograms = [] }) => {
      const names = Object.keys(labels).sort()
      const parts = names.map((name) =>
        bytesField(1, Buffer.concat([name, labels[name] ?? ''].map((text, i) => bytesField(i + 1, Buffer.from(text))))),
      )
      return bytesField(1, Buffer.concat([...parts, ...samples.map(sampleField), ...histograms.map(histogramField)]))
    }),
  )
}

/** The NaN that Prometheus takes for a staleness mark. */
const STALE = 0x7ff0000000000002n

function sampleField([timeMs, value]: MemorySample): Buffer {
  const double = Buffer.alloc(9)
  double[0] = (1 << 3) | 1
  if (value === 'stale') double.writeBigUInt64LE(STALE, 1)
  else double.writeDoubleLE(value, 1)
  return bytesField(2, Buffer.concat([double, varint((2 << 3) | 0), varint(timeMs)]))
}

const CUSTOM_BOUNDS = -53

// Histogram: count_float = 2, sum = 3, schema = 4 (sint32), zero_threshold = 5, zero_count_float = 7, negative_spans = 8,
// negative_counts = 10, positive_spans = 11, positive_counts = 13, timestamp = 15, custom_values = 16.
// BucketSpan: offset = 1 (sint32), length = 2.

function histogramField({ timeMs, count, sum, layout, positive }: WrittenHistogram): Buffer {
  const isCustom = 'bounds' in layout
  const parts = [
    doubleField(2, count),
    doubleField(3, sum),
    intField(4, zigzag(isCustom ? CUSTOM_BOUNDS : layout.schema)),
    ...(isCustom ? [] : [doubleField(5, layout.zeroThreshold), doubleField(7, layout.zeroCount)]),
    ...(isCustom ? [] : bucketFields(8, 10, layout.negative)),
    ...bucketFields(11, 13, positive),
    intField(15, timeMs),
    ...(isCustom ? [packedDoubles(16, layout.bounds)] : []),
  ]
  return bytesField(4, Buffer.concat(parts))
}

function bucketFields(spans: number, values: number, { first, counts }: Buckets): readonly Buffer[] {
  if (counts.length === 0) return []
  const span = Buffer.concat([intField(1, zigzag(first)), intField(2, counts.length)])
  return [bytesField(spans, span), packedDoubles(values, counts)]
}

function packedDoubles(field: number, values: readonly number[]): Buffer {
  const packed = Buffer.alloc(values.length * 8)
  for (const [place, value] of values.entries()) packed.writeDoubleLE(value, place * 8)
  return bytesField(field, packed)
}

function doubleField(field: number, value: number): Buffer {
  const double = Buffer.alloc(8)
  double.writeDoubleLE(value)
  return Buffer.concat([varint((field << 3) | 1), double])
}

function intField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)])
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

function bytesField(field: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
  return Buffer.from([...bytes, rest])
}

const MAX_LITERAL = 65_536

/** Snappy's block format without any compression: the length, then literals with lengths of two bytes. */
function snappyLiterals(bytes: Buffer): Buffer<ArrayBuffer> {
  const parts = [varint(bytes.length)]
  for (let at = 0; at < bytes.length; at += MAX_LITERAL) {
    const literal = bytes.subarray(at, at + MAX_LITERAL)
    const header = Buffer.from([61 << 2, 0, 0])
    header.writeUInt16LE(literal.length - 1, 1)
    parts.push(header, literal)
  }
  return Buffer.concat(parts)
}
