import type { CheckOfObject, Problem, Rule } from '../check'
import { at, field, list, textOr } from '../model/json'
import { quoted } from '../values/quoted'

/** Istio ignores these names; whoever wants them tidy switches the rule on. */
function ruleOf(prefix: string): Rule {
  return { slug: `${prefix}/port-name-protocol`, aliases: { KIA0601: 'error' }, severity: 'error', off: true }
}
const GATEWAY = ruleOf('gateway')
const ENTRY = ruleOf('service-entry')

/** Names of ports that do not begin with their protocol. */
export const portNameProtocols: CheckOfObject = {
  kinds: ['gateways.networking.istio.io', 'serviceentries.networking.istio.io'],
  rules: [GATEWAY, ENTRY],
  *run({ kindId, spec }): Generator<Problem> {
    if (kindId === 'serviceentries.networking.istio.io') {
      for (const [i, port] of list(field(spec, 'ports')).entries())
        if (!fits(port)) yield { rule: ENTRY, path: ['spec', 'ports', i, 'name'], message: messageFor(port) }
      return
    }
    for (const [i, server] of list(field(spec, 'servers')).entries()) {
      const port = field(server, 'port')
      if (!fits(port)) yield { rule: GATEWAY, path: ['spec', 'servers', i, 'port', 'name'], message: messageFor(port) }
    }
  },
}

function fits(port: unknown): boolean {
  if (port === undefined) return false
  const protocol = textOr(field(port, 'protocol')).toLowerCase()
  const name = textOr(at(port, 'name'))
  return protocol === 'tcp' || protocol === 'udp' || name === protocol || name.startsWith(`${protocol}-`)
}

function messageFor(port: unknown): string {
  const protocol = textOr(field(port, 'protocol')).toLowerCase()
  return port === undefined
    ? 'There is no port.'
    : `The name ${quoted(textOr(field(port, 'name')))} does not begin with the protocol ${protocol}.`
}
