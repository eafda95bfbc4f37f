import { objectLines } from './comparable-lines'
import type { RecordedCall } from './recording-proxy'
import type { Printed } from './run-kubectl'
import type { Step } from './step'
import { itemsAt, textAt } from '@/demo/kubernetes/json'

/** What came of a step, free of what two servers may choose for themselves. */
export interface Outcome {
  /** Scenario and title: `patching / by merge`. */
  readonly step: string
  /** All that kubectl printed. */
  readonly text: string
  /** The last refusal of the server, with the fields of a 422: `409 Conflict`. Empty when it refused nothing. */
  readonly refusal: string
  /** Equal on two servers that behave alike: exit code, what was asked and answered, what was printed. */
  readonly lines: readonly string[]
}

/** What kubectl asks, when its caches are cold, before it begins. */
const DISCOVERY = /^\/(api|apis|openapi\/v[23](\/[^?]*)?)\?timeout=|^\/openapi\/v3\/.*[?]hash=/

interface Happened {
  readonly printed: Printed
  readonly calls: readonly RecordedCall[]
  /** The part of names that differs from run to run. */
  readonly run: string
}

export function outcomeOf(name: string, step: Step, { printed, calls: recorded, run }: Happened): Outcome {
  const calls = recorded.filter(({ path }) => !DISCOVERY.test(path))
  const refused = calls.filter(({ status }) => status >= 400)
  // kubectl looks first whether an object is there: a 404 of that is no refusal when a write is refused, too.
  const writes = refused.filter(({ method }) => method !== 'GET')
  const refusals = (writes.length > 0 ? writes : refused).map(answerOf)
  const showsObjects = /-o (json|yaml)\b/.test(step.run) || printed.out.startsWith('{')
  const lines = [
    `exit ${printed.code}`,
    ...calls.map((call) => `${call.method} ${decodeURIComponent(call.path)} -> ${answerOf(call)}`),
    ...(showsObjects ? objectLines(printed.out) : textLines(printed.out, 'out')),
    ...textLines(printed.err, 'err'),
  ]
  // kubectl orders the rules of an account by a text that begins with their verbs, so their order is the server's.
  const ofRules = step.run.startsWith('auth can-i --list')
  const neutral = (text: string): string => {
    return (
      text
        .replaceAll(`-${run}`, '')
        .replaceAll(/https:\/\/127\.0\.0\.1:\d+/g, 'SERVER')
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID')
        .replaceAll(/(?<=[?&]continue=)[^& ]+/g, 'TOKEN')
        // A server that shows a whole object shows its versions and times.
        .replaceAll(/(?<=Invalid value: )"\{\\".*\}"(?=: )/g, 'OBJECT')
        .replaceAll(/(?<=current: |in record \()\d+/g, 'VERSION')
        .replaceAll(/(?<="time":")[^"]+/g, 'TIME')
        .replaceAll(/\S*kubectl-edit-\d+/g, 'FILE')
        .replaceAll(/(?<=made-)[a-z0-9]{5}\b/g, 'XXXXX')
        // The verbs of several bindings are added up in the order in which a server finds the bindings.
        .replaceAll(/(?<=\[)[a-z]+( [a-z]+)+(?=\])/g, (verbs) => verbs.split(' ').sort().join(' '))
    )
  }
  const neutralLines = lines.map(neutral)
  return {
    step: name,
    text: neutral(printed.out + printed.err),
    refusal: neutral(refusals.at(-1) ?? ''),
    lines: ofRules ? neutralLines.sort() : neutralLines,
  }
}

function answerOf({ status, body }: RecordedCall): string {
  if (status < 400) return String(status)
  const fields = itemsAt(body, 'details', 'causes').map((cause) => textAt(cause, 'field'))
  return [status, textAt(body, 'reason'), ...new Set(fields.sort())].filter((word) => word !== '').join(' ')
}

function textLines(text: string, stream: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => `${stream}: ${line.trimEnd()}`)
}
