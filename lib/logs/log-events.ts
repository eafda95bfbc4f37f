import type { ErrorCode } from '@/lib/ports/pharos-error'

/** One container of one pod, as a source of lines. */
export interface LogStream {
  readonly pod: string
  readonly container: string
}

/** One line as the API sends it. Its text is plain: no terminal escapes, no invisible characters but tabs. */
export interface LogLine {
  /** Index of its stream. */
  readonly stream: number
  /** UTC with nine digits after the second, so that texts compare as instants do; empty when not known. */
  readonly time: string
  readonly text: string
  /** Length of the line in bytes, where only its beginning is here. */
  readonly cutFrom?: number
}

/** Why older (or, from a moment on, newer) lines are missing. */
export const LOG_CUTS = ['lines', 'bytes'] as const
export type LogCut = (typeof LOG_CUTS)[number]

/** Why one stream has nothing, or nothing more. */
export interface LogProblem {
  readonly stream: number
  readonly code: ErrorCode
  readonly message: string
  /** The API server's own words; empty when it had none. */
  readonly upstream: string
}

/** What `GET /api/logs/…` sends, one JSON object a line: first the streams, then lines, and `live` when all that there was is told. */
export type LogEvent =
  | { readonly streams: readonly LogStream[] }
  | { readonly lines: readonly LogLine[] }
  | { readonly cut: LogCut; readonly limit: number }
  | { readonly problem: LogProblem }
  | { readonly live: true }
  /** Sent now and then, so that silence is not taken for the end. */
  | { readonly beat: true }
