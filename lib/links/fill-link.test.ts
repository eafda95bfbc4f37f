import { expect, test } from 'vitest'
import { fillLink } from './fill-link'

test.each([
  ['https://wiki/{namespace}/{workload}', { namespace: 'shop', workload: 'cart' }, 'https://wiki/shop/cart'],
  ['https://wiki/?q={workload}', { workload: 'a&b=c#d/../e' }, 'https://wiki/?q=a%26b%3Dc%23d%2F..%2Fe'],
  ['https://wiki/{unknown}/{constructor}', {}, 'https://wiki//'],
  ['https://wiki/{workload}', { workload: '\uD800<b>' }, 'https://wiki/%EF%BF%BD%3Cb%3E'],
  ['javascript:alert(1)', {}, null],
  ['{workload}', { workload: 'javascript:alert(1)' }, null],
])('%s with %j is %s', (template, words, url) => {
  expect(fillLink(template, words)).toBe(url)
})
