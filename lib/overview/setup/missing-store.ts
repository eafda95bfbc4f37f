import type { Advice } from '@/lib/doctor/advice/advice'
import { configLines, usualAddress } from '@/lib/doctor/config-lines'
import type { Source } from '@/lib/url/api-types'
import type { Candidate } from './candidates'

interface Missing {
  /** As far as one is set up. */
  readonly source: Source | undefined
  /** A Service that looks like one. */
  readonly candidate: Candidate | undefined
  /** Of what is to be set up. */
  readonly type: Source['type']
  readonly notAsked: string
  /** What to do where no Service looks like one. */
  readonly otherwise: string
}

/** A store that is not set up, or does not answer. */
export function missingStore({ source, candidate, type, notAsked, otherwise }: Missing): Advice {
  const what = source === undefined || source.state === 'off' ? notAsked : `${source.name} does not answer.`
  return [
    `${what} ${source?.message ?? ''}`.trim(),
    candidate === undefined
      ? otherwise
      : `The Service ${candidate.service} looks like one. Name it in the configuration:`,
    configLines({ type }, [`url: ${candidate?.url ?? usualAddress({ type })}`]),
  ]
}
