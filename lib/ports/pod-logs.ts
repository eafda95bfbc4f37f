import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'

/** One container of one pod. */
export interface LogPlace {
  readonly namespace: string
  readonly pod: string
  readonly container: string
}

export interface PodLogsRequest extends LogPlace {
  /** The run before the present one; `not_found` when there was none. */
  readonly previous: boolean
  /** At most so many of the newest lines. Absent: all that are kept. */
  readonly tailLines?: number
  /** Lines of this instant and later, ISO 8601. Servers compare whole seconds: a little more may come. */
  readonly sinceTime?: string
  readonly sinceSeconds?: number
  /** Goes on with what is printed later, until the container ends. */
  readonly follow: boolean
  /** The server sends no more than this. Absent: no limit, for `follow`. */
  readonly maxBytes?: number
  /** Lines in the order in which they were printed. Nothing more is read until the promise has resolved. */
  readonly onLines: (lines: readonly PodLogLine[]) => Promise<void> | void
}

export interface PodLogLine {
  /** UTC with nine digits after the second, so that texts compare as instants do; empty when the server gave none. */
  readonly time: string
  /** As printed, but bytes that are no UTF-8 became U+FFFD; may hold control characters. */
  readonly text: string
  /** Length of the line in bytes, where only its beginning was kept. */
  readonly cutFrom?: number
}

export interface PodLogsEnd {
  /** `maxBytes` were reached: there may be more, and the last line may be a part of one. */
  readonly full: boolean
}

/** What containers print, read live with the rights of the account that the implementation stands for. Nothing is kept. */
export interface PodLogs {
  /**
   * Resolves when the server has sent all, or, of `follow`, when the container has ended or the server gave up.
   *
   * Failures: `forbidden` (no right to `get` `pods/log`), `not_found` (no such pod, no earlier run), `bad_request` (no such container, or it
   * has not started), and those of every upstream. `call.timeoutMs` holds until the first byte.
   */
  read(request: PodLogsRequest, call: UpstreamCall): Promise<Result<PodLogsEnd, PharosError>>
}
