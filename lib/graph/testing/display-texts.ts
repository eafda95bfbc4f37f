import type { DisplayTexts } from '@/lib/graph/display/display-texts'

/** Words for tests; what counts is which of them is chosen. */
export const TEXTS: DisplayTexts = {
  unknownCaller: 'unknown caller',
  noRoute: 'no route',
  addresses: 'IP addresses',
  rest: 'everything else',
  idleIn: (name) => `idle in ${name}`,
  members: (count) => `${count} members`,
  errors: (percent) => `${percent} err`,
  share: (percent) => `${percent} share`,
  average: (latency) => `avg ${latency}`,
}
