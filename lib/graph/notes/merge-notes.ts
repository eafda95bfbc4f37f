import { compareText } from '@/lib/std/compare-text'
import { type GraphNote, NOTE_CODES, type NoteCode } from '../model'
import { round } from '../numbers/round'
import type { NoteDraft } from './note-draft'
import { noteText } from './note-text'

const MAX_IDS = 20
const WARNINGS = new Set<NoteCode>([
  'source-failed',
  'facts-missing',
  'metric-missing',
  'failing-collapsed',
  'short-window',
  'focus-gone',
])

/** One note per code, in the order of the codes (T3). Counts and rates are summed, ids joined: sorted, except the worst first of collapsed failures. */
export function mergeNotes(drafts: readonly NoteDraft[]): readonly GraphNote[] {
  return NOTE_CODES.flatMap((code) => {
    const own = drafts.filter((draft) => draft.code === code)
    return own.length === 0 ? [] : [toNote(code, own)]
  })
}

function toNote(code: NoteCode, drafts: readonly NoteDraft[]): GraphNote {
  const sum = (read: (draft: NoteDraft) => number | undefined): number =>
    drafts.reduce((total, draft) => total + (read(draft) ?? 0), 0)
  const count = sum((draft) => draft.count)
  const rate = sum((draft) => draft.rate)
  const bytesPerSecond = sum((draft) => draft.bytesPerSecond)
  const joined = [...new Set(drafts.flatMap(({ ids = [] }) => ids))]
  const ids = code === 'failing-collapsed' ? joined : joined.sort(compareText)
  const hasRate = drafts.some((draft) => draft.rate !== undefined || draft.bytesPerSecond !== undefined)
  return {
    code,
    level: WARNINGS.has(code) ? 'warning' : 'info',
    text: noteText(code, { count, rate, bytesPerSecond, ids }),
    count,
    ...(hasRate ? { rate: round(rate > 0 ? rate : bytesPerSecond) } : {}),
    ids: ids.slice(0, MAX_IDS),
  }
}
