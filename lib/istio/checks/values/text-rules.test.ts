import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindRule } from './bind-address'
import { durationRule, wholeSecondsRule } from './duration-rule'
import type { TextRule } from './field-problem'
import { headerNameRule } from './header-name'
import { isIpOrCidr } from './ip-address'
import { fqdnRule, gatewayNameRule, isLabelKey, isLabelValue, labelRule, wildcardDomainRule } from './name-rules'
import { regexRule } from './regex-rule'

const LONG = 'a'.repeat(63)
const rule =
  (isRight: (text: string) => boolean): TextRule =>
  (text) =>
    isRight(text) ? undefined : 'is wrong'

const TABLE: readonly (readonly [string, TextRule, readonly string[], readonly string[]])[] = [
  ['V1 label', labelRule, ['a', 'A-1', LONG, '1'], ['', '-a', 'a-', 'a_b', 'a.b', `${LONG}a`, 'ü', 'a\n']],
  [
    'V2 domain name',
    fqdnRule,
    ['a', 'a.b', 'a.b.', '1.a', 'web.shop.svc.cluster.local'],
    ['', '.', 'a..b', 'a.1', '*.a', 'a_b.c', `${LONG}.`.repeat(4) + 'ab'],
  ],
  [
    'V3 host',
    wildcardDomainRule,
    ['*', '*.a', '*.a.com', '*foo.com', '*-foo.com', 'a', 'a.com.'],
    ['', '**', 'a.*', '*.*.com', 'a b', 'https://a.com', '*.1'],
  ],
  [
    'V4 duration',
    durationRule,
    ['1s', '1.5s', '500ms', '1h30m', '0.001s', '1000us', '.5s', '1.s'],
    ['', '0s', '1', '1 s', '0.5ms', '1.0005s', '-1s', '1d', 's', '1s1', '999us'],
  ],
  ['V4 in whole seconds', wholeSecondsRule, ['1s', '24h', '1000ms'], ['1.5s', '1ms', 'x']],
  [
    'V6 expression',
    regexRule,
    [
      'a',
      '.*',
      '^/v[0-9]+(/.*)?$',
      '(?i)abc',
      '(?P<name>x)',
      '(?:a|b){2,5}?',
      '[[:alpha:]_-]',
      '[]a]',
      '\\d+\\.\\pL\\p{Greek}\\x{1F600}',
      '\\Qa(b\\E',
      'a{1000}',
      'a{',
      '\\012',
      'a|',
      '[^]]',
      '[a-]',
    ],
    [
      '',
      '*',
      '+a',
      'a**',
      'a++',
      '(',
      'a)',
      '(?=a)',
      '(?!a)',
      '(?<=a)',
      '(?<!a)',
      '(?>a)',
      '(?(1)a)',
      '\\1',
      '(a)\\2',
      'a{1001}',
      'a{5,2}',
      '[a',
      '[z-a]',
      '\\',
      '\\k',
      '[[:nope:]]',
      '(?x)a',
      '(|*)',
      'a'.repeat(1025),
    ],
  ],
  [
    'V8 key of a label',
    rule(isLabelKey),
    ['app', 'istio.io/rev', 'a_b.c-d', 'A'],
    ['', '/a', 'a/', 'a/b/c', '-a', 'a b', `${'a.'.repeat(130)}a/b`],
  ],
  ['V8 value of a label', rule(isLabelValue), ['', 'v1', 'a_b.c'], ['a b', '-a', `${LONG}a`]],
  [
    'V9 address',
    rule(isIpOrCidr),
    [
      '1.2.3.4',
      '::',
      '::1',
      'fe80::1%eth0',
      '::ffff:1.2.3.4',
      '1:2:3:4:5:6:7:8',
      '10.0.0.0/8',
      '::/0',
      '2001:db8::/32',
    ],
    [
      '',
      '1.2.3',
      '01.2.3.4',
      '256.1.1.1',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      'fe80::1%',
      '10.0.0.0/33',
      '10.0.0.0/08',
      '::/129',
      'fe80::1%eth0/64',
      '1.2.3.4/',
      'g::1',
      '12345::',
    ],
  ],
  [
    'V14 gateway',
    gatewayNameRule,
    ['web', 'ns/web', 'web.ns.svc.cluster.local'],
    ['', '/', 'ns/', '/web', 'a/b/c', 'ns/a.b', 'a_b'],
  ],
  [
    'V16 header',
    headerNameRule,
    ['x-a', 'X_A', ':path', '@request.auth.claims.sub', '@request.auth.claims[a][b.c]', '@REQUEST.AUTH.CLAIMS.sub'],
    ['', ':foo', 'a b', 'a:b', '@request.auth.claims', '@request.auth.claims.', '@request.auth.claims[]'],
  ],
  [
    'an address to bind to',
    bindRule,
    ['', '1.2.3.4', '::', 'unix:///run/a.sock', 'unix://@abstract'],
    ['host', 'unix://run/a', 'unix:///run/', 'unix://@', '1.2.3.4:80'],
  ],
]

describe.each(TABLE)('%s', (_, check, right, wrong) => {
  it.each(right)('takes %j', (text) => {
    expect(check(text)).toBeUndefined()
  })

  it.each(wrong)('refuses %j', (text) => {
    expect(check(text)).toEqual(expect.any(String))
  })

  it('answers for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['string', 'undefined']).toContain(typeof check(text))
      }),
    )
  })
})

describe('V6', () => {
  it('takes no expression that the language of the browser refuses but for what only RE2 has', () => {
    const piece = fc.constantFrom('a', '.', '(', ')', '[', ']', '*', '+', '?', '|', '^', '$', '{2}', '\\d', '-', 'z')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        if (regexRule(text) !== undefined || /\(\?|[[(|^]?\[\]|\[\^\]|\^[*+?{]|\$[*+?{]/.test(text)) return
        expect(() => new RegExp(text)).not.toThrow()
      }),
    )
  })

  it('reads the longest expression at once, however it is nested', () => {
    expect(regexRule('('.repeat(1024))).toContain('inside each other')
    expect(regexRule('(a*)*'.repeat(200))).toBeUndefined()
  })
})
