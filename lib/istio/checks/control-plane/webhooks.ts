import type { CheckOfObject, Problem, Rule } from '../check'
import { ipVersion } from '../values/ip-address'
import type { CheckedObject } from '../model/checked-object'
import { at, field, list, text, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { quoted } from '../values/quoted'
import { isInjector, overlappingWebhooks } from './webhook-overlap'

const OVERLAP: Rule = { slug: 'webhook/overlap', aliases: { IST0139: 'error' }, severity: 'error' }
const SERVICE: Rule = {
  slug: 'webhook/service-not-found',
  aliases: { IST0139: 'error' },
  severity: 'error',
  needs: ['services'],
}
const URL_INVALID: Rule = { slug: 'webhook/external-url-invalid', aliases: { IST0163: 'warning' }, severity: 'warning' }
const URL_IP: Rule = { slug: 'webhook/external-url-is-ip', aliases: { IST0164: 'info' }, severity: 'info' }

const MUTATING = 'mutatingwebhookconfigurations.admissionregistration.k8s.io'
const VALIDATING = 'validatingwebhookconfigurations.admissionregistration.k8s.io'

const serviceKeys = derived((mesh) => new Set(listed(mesh, 'services').map(({ key }) => key)))

/** The webhooks by which the API server asks istiod. */
export const webhookChecks: CheckOfObject = {
  kinds: [MUTATING, VALIDATING],
  rules: [OVERLAP, SERVICE, URL_INVALID, URL_IP],
  *run(configuration, mesh): Generator<Problem> {
    const webhooks = list(at(configuration.root, 'webhooks'))
    if (configuration.kindId === MUTATING && isInjector(configuration)) {
      for (const { index, others } of overlappingWebhooks(mesh).get(configuration) ?? []) {
        const names = others.map(({ name }) => name)
        const message = `The webhook ${quoted(textOr(field(webhooks[index], 'name')))} takes the same pods as ${names.slice(0, 3).join(', ')}: which one injects is not defined.`
        yield {
          rule: OVERLAP,
          path: ['webhooks', index],
          message,
          vars: { others: names },
          references: others.map(({ ref }) => ref),
        }
      }
      for (const [i, webhook] of webhooks.entries()) {
        const service = at(webhook, 'clientConfig', 'service')
        const key = `${textOr(field(service, 'namespace'))}/${textOr(field(service, 'name'))}`
        if (service === undefined || serviceKeys(mesh).has(key)) continue
        const message = `The webhook asks the Service ${key}, which does not exist.`
        yield { rule: SERVICE, path: ['webhooks', i, 'clientConfig', 'service'], message, vars: { service: key } }
      }
    }
    if (isOfIstiod(configuration))
      for (const [i, webhook] of webhooks.entries()) yield* judgeAddress(field(webhook, 'clientConfig'), i)
  },
}

function isOfIstiod({ kindId, name }: CheckedObject): boolean {
  if (kindId === MUTATING) return name.startsWith('istio-sidecar-injector')
  return name === 'istiod-default-validator' || name.startsWith('istio-validator')
}

function* judgeAddress(config: unknown, i: number): Generator<Problem> {
  const url = text(field(config, 'url'))
  const path = ['webhooks', i, 'clientConfig']
  if (url === undefined) {
    if (field(config, 'service') === undefined)
      yield {
        rule: URL_INVALID,
        path,
        message: 'The webhook names neither a Service nor an address, so nobody is asked.',
      }
    return
  }
  const host = hostOf(url)
  if (host === undefined)
    yield { rule: URL_INVALID, path, message: `${quoted(url)} is no address of a webhook.`, vars: { url } }
  else if (ipVersion(host) !== undefined)
    yield {
      rule: URL_IP,
      path: [...path, 'url'],
      message: `The webhook is asked at the IP address ${host}: a name would outlive it.`,
      vars: { url },
    }
}

function hostOf(url: string): string | undefined {
  const [, host] =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]+\]|[^/?#:\s]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i.exec(url) ?? []
  return host?.replace(/^\[|\]$/g, '')
}
