import type { DoctorAnswer } from '@/lib/doctor/model'
import type { TriedSettings } from '@/lib/doctor/tried-settings'
import { postJson } from './post-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<DoctorAnswer>((body) => Array.isArray(body.sources))

/** Asks a source with settings that are kept nowhere. The answer has this one source. */
export function trySettings(settings: TriedSettings): Promise<DoctorAnswer> {
  return postJson('/api/mesh/sources/try', settings, read)
}
