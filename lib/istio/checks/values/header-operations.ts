import type { FieldPlace } from './field-place'
import { type FieldProblems, type TextRule, judgeText, wrong } from './field-problem'
import { quoted } from './quoted'

const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/
const COMMAND = /%(?:%|[A-Z_0-9]+(?:\([^)]*\))?(?::\d+)?%)/g

/** V15: `headers` of a route or of a destination. */
export function* judgeHeaderOperations(headers: FieldPlace): FieldProblems {
  for (const side of ['request', 'response'] as const) {
    const operations = headers.field(side)
    for (const verb of ['add', 'set'] as const) {
      for (const header of operations.field(verb).entries()) {
        yield* judgeName(header, String(header.key), side === 'request' ? 'setRequest' : 'fixed')
        yield* judgeText(header, headerValueRule)
      }
    }
    for (const header of operations.field('remove').items()) {
      const name = header.text()
      if (name !== undefined) yield* judgeName(header, name, 'fixed')
    }
  }
}

function* judgeName(place: FieldPlace, name: string, use: 'setRequest' | 'fixed'): FieldProblems {
  if (name === '') yield wrong(place, 'The name of the header is empty.')
  else if (use === 'setRequest') {
    if (name.startsWith(':') && name !== ':authority')
      yield wrong(place, `${quoted(name)} cannot be set: of the pseudo headers only ":authority" can.`)
  } else if (name.startsWith(':') || name.toLowerCase() === 'host')
    yield wrong(place, `${quoted(name)} cannot be changed here: Envoy needs it to route.`)
}

const headerValueRule: TextRule = (value) => {
  if (CONTROL.test(value)) return 'holds a control character, which no header may have'
  return value.replaceAll(COMMAND, '').includes('%')
    ? 'has a "%" that ends no command of Envoy such as %REQ(x)%: write "%%" for the sign itself'
    : undefined
}
