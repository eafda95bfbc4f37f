import 'server-only'

/** What a use-case returns that goes on talking: lines of JSON, which nothing on the way may hold back. */
export class StreamedBody {
  readonly stream: ReadableStream<Uint8Array>

  constructor(stream: ReadableStream<Uint8Array>) {
    this.stream = stream
  }
}

export const STREAM_HEADERS = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  // Compression and proxies would collect lines before they hand them on.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

const BEAT_MS = 15_000
/** Chunks that wait for a slow reader; after that nothing more is read from upstream. */
const WAITING_CHUNKS = 4

export interface EventWriter<E> {
  /** Resolves when the reader has room for more. Rejects when it has gone. */
  readonly write: (event: E) => Promise<void>
}

/**
 * Runs the work and streams what it writes, one JSON object a line. When the reader goes, or `gone` is aborted, the work's signal is too.
 *
 * @param beat sent now and then, so that nobody on the way takes silence for the end.
 */
export function streamEvents<E>(
  work: (writer: EventWriter<E>, signal: AbortSignal) => Promise<void>,
  { gone, beat, onEnd }: { readonly gone: AbortSignal; readonly beat: E; readonly onEnd: () => void },
): StreamedBody {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    undefined,
    new CountQueuingStrategy({ highWaterMark: WAITING_CHUNKS }),
  )
  const encoder = new TextEncoder()
  const left = new AbortController()
  const signal = AbortSignal.any([gone, left.signal])
  const pipe = writable.getWriter()
  pipe.closed.catch(() => left.abort())
  const write = async (event: E): Promise<void> => {
    await pipe.ready
    signal.throwIfAborted()
    // Waits for room before the next one, not for this one to be read.
    pipe.write(encoder.encode(`${JSON.stringify(event)}\n`)).catch(() => left.abort())
  }
  const beating = setInterval(() => {
    write(beat).catch(() => left.abort())
  }, BEAT_MS)
  work({ write }, signal)
    // What went wrong was told as an event, or nobody is there to be told.
    .catch(() => undefined)
    .finally(() => {
      clearInterval(beating)
      onEnd()
      pipe.close().catch(() => undefined)
    })
  return new StreamedBody(readable)
}
