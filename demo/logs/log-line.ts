import type { KubeObject } from '../kube-object'

/** One line of a container, without its end. Bytes, because what a program prints need not be text. */
export interface LogLine {
  /** Microseconds since the Unix epoch. */
  readonly atUs: number
  readonly bytes: Buffer
}

/** What containers printed, as functions of time. */
export interface LogSource {
  /** The lines of `fromMs <= t < toMs`, in order. Resolves after other work had its turn when there is much to compute. */
  lines(pod: KubeObject, container: string, fromMs: number, toMs: number): Promise<readonly LogLine[]>
  /** What the run before the present one printed; undefined when there was none. */
  previous(pod: KubeObject, container: string): readonly LogLine[] | undefined
}

export function logLine(atUs: number, text: string | Buffer): LogLine {
  return { atUs, bytes: typeof text === 'string' ? Buffer.from(text) : text }
}
