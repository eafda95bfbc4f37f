import { type LogLine, logLine } from './log-line'

const EVERY_S = 20

/** What a container prints that serves no requests we know of: a sign of life now and then. */
export function signsOfLife(container: string, fromMs: number, toMs: number): readonly LogLine[] {
  const lines: LogLine[] = []
  const first = Math.ceil(fromMs / 1000 / EVERY_S) * EVERY_S
  for (let second = first; second * 1000 < toMs; second += EVERY_S) {
    const at = new Date(second * 1000).toISOString()
    const proxy = ['istio-proxy', 'discovery', 'ztunnel'].includes(container)
    const text = proxy ? `${at}\tinfo\txdsproxy\tconnected to upstream XDS server` : `INFO ${container} is alive`
    lines.push(logLine(second * 1e6 + 137, text))
  }
  return lines
}

/** What a container prints when it starts. */
export function firstLines(container: string, startedMs: number): readonly LogLine[] {
  const texts = ['\u001b[32m✔\u001b[0m configuration read', `${container} listens`, 'ready']
  return texts.map((text, i) => logLine(startedMs * 1000 + i * 40_000, text))
}

/** The end of a run that crashed. */
export function lastLines(container: string, endedMs: number): readonly LogLine[] {
  const texts = [
    `INFO ${container} is alive`,
    'WARN the pool is exhausted: 64 of 64 connections are in use',
    'panic: runtime error: invalid memory address or nil pointer dereference',
    '[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x64f2a1]',
    '',
    'goroutine 1 [running]:',
    'main.(*pool).acquire(0x0)',
    '\t/app/pool.go:41 +0x2d',
    'main.main()',
    '\t/app/main.go:18 +0x9c',
  ]
  return texts.map((text, i) => logLine(endedMs * 1000 + i * 900, text))
}
