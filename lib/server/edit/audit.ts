import 'server-only'
import { sayChange } from '@/lib/i18n/say-change'
import { logged } from '@/lib/server/process/log'
import { processWide } from '@/lib/std/process-wide'
import pino from 'pino'
import type { ChangeRecord } from './change-record'
import type { EditContext } from './edit-context'

/** Takes one line. */
export interface AuditSink {
  info(line: object, message: string): void
}

/** Under this name of `processWide`. No log level switches it off (security rule R25). */
export const AUDIT_SINK = 'audit-log'

/** One line for every attempt to change an object, also for those that were refused or taken back. */
export function writeAudit(
  { user, requestId }: EditContext,
  { objects, undoOf }: ChangeRecord,
  record: string | undefined,
): void {
  const sink = processWide<AuditSink>(AUDIT_SINK, () => pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }))
  for (const { action, kind, namespace, name, outcome, words, patch, refusal } of objects) {
    // Nobody tried to change it.
    if (outcome === 'untouched') continue
    const audit = {
      user: logged(user.name),
      action,
      kind,
      namespace: logged(namespace),
      name: logged(name),
      result: outcome,
      words: words.map((sentence) => logged(sayChange(sentence))),
      patch: logged(patch),
      ...(refusal === null ? {} : { reason: logged(refusal.upstream ?? refusal.message) }),
      ...(undoOf === null ? {} : { undoOf }),
      ...(record === undefined ? {} : { record }),
      requestId,
    }
    sink.info({ audit }, 'audit')
  }
}
