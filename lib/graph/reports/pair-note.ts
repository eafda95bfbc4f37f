import type { NoteCode, Protocol } from '../model'
import type { NoteDraft } from '../notes/note-draft'

/** A note about so many pairs and the traffic concerned; bytes are told apart from requests and messages. */
export function pairNote(code: NoteCode, parts: readonly { protocol: Protocol; rate: number }[]): NoteDraft {
  let rate = 0
  let bytesPerSecond = 0
  for (const part of parts) {
    if (part.protocol === 'tcp') bytesPerSecond += part.rate
    else rate += part.rate
  }
  return { code, count: parts.length, rate, bytesPerSecond }
}
