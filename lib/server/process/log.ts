import 'server-only'
import { getConfig } from '@/lib/server/process/config'
import { processWide } from '@/lib/std/process-wide'
import pino, { type Logger } from 'pino'

const LONGEST_VALUE = 500
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/gu

/** One JSON object a line on standard output. Texts from outside go through `logged`. */
export function log(): Logger {
  return processWide('log', () =>
    pino({
      level: getConfig().telemetry.log_level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    }),
  )
}

/** A text from outside as it may stand in a log line: short and without control characters (security rule R25). */
export function logged(text: string): string {
  const cut = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
  return cut.replace(CONTROL, '�')
}
