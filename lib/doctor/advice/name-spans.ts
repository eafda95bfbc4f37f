import type { Advice } from './advice'

const ASK = 'Say how the services of spans are called, by a template of {app}, {workload} and {namespace}'

interface Unnamed {
  /** `tracing.service_name` of the configuration. */
  readonly template: string
  /** Only what somebody may see was looked at. */
  readonly limited: boolean
}

/** S23: services of spans are called otherwise than workloads and applications. */
export function nameSpans({ template, limited }: Unnamed): Advice {
  const found = `No service of the trace store has the name of a ${limited ? 'visible ' : ''}workload or application.`
  // The usual templates are what `auto` has tried: the example is another one.
  return template === 'auto'
    ? [found, `${ASK}:`, "tracing:\n  service_name: '{namespace}-{app}'"]
    : [found, `${ASK}, or let Pharos find out:`, 'tracing:\n  service_name: auto']
}
