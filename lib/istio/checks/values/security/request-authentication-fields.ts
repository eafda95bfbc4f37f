import type { CheckOfObject } from '@/lib/istio/checks/check'
import { durationRule } from '../duration-rule'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { type FieldProblems, judgeText, wrong } from '../field-problem'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'
import { judgeTargets } from '../target-ref'
import { judgeKeySet } from './key-set'

function* checkJwtRules(object: FieldPlace): FieldProblems {
  for (const rule of object.at('spec', 'jwtRules').items()) {
    if (!rule.present) {
      yield wrong(rule, 'This rule is null.')
      continue
    }
    const [issuer, uri] = [rule.field('issuer'), rule.field('jwksUri')]
    if (!issuer.filled && !uri.filled)
      yield wrong(rule, 'The rule names neither an issuer nor a jwksUri, so no key is known.')
    yield* checkEmptyItems(rule)
    const text = uri.text() ?? ''
    if (text !== '' && !/^https?:\/\/[^/]/i.test(text))
      yield wrong(uri, `${quoted(text)} is no address of keys: it begins with http:// or https://.`)
    yield* judgeKeySet(rule.field('jwks'))
    yield* checkClaimHeaders(rule.field('outputClaimToHeaders'))
    yield* judgeText(rule.field('timeout'), durationRule)
  }
}

function* checkEmptyItems(rule: FieldPlace): FieldProblems {
  for (const name of ['audiences', 'fromParams', 'fromCookies'])
    for (const item of rule.field(name).items())
      if (item.text() === '') yield wrong(item, `An item of ${name} is empty.`)
  for (const header of rule.field('fromHeaders').items())
    if (!header.field('name').filled) yield wrong(header.field('name'), 'The header has no name.')
}

function* checkClaimHeaders(list: FieldPlace): FieldProblems {
  for (const item of list.items()) {
    const [header, claim] = [item.field('header'), item.field('claim')]
    if (!header.filled || !claim.filled) yield wrong(item, 'This needs both a header and a claim.')
    const name = header.text() ?? ''
    if (name !== '' && !/^[-_A-Za-z0-9]+$/.test(name))
      yield wrong(header, `${quoted(name)} cannot be the name of a header.`)
  }
}

/** config-checks.md 4.5 */
export const requestAuthenticationFields: CheckOfObject = fieldCheck(
  ['requestauthentications.security.istio.io'],
  'request-authentication',
  {
    'jwt-rule': checkJwtRules,
    target: judgeTargets,
    selector: (object) => judgeSelector(object.at('spec', 'selector'), 'matchLabels'),
  },
)
