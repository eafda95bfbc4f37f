import { expect, it } from 'vitest'
import { parseFaults } from './fault'

it.each([
  ['', []],
  ['prometheus:down', [{ target: 'prometheus', kind: 'down' }]],
  ['kubernetes:slow=1.5s', [{ target: 'kubernetes', kind: 'slow', delayMs: 1500 }]],
  ['kubernetes:slow=250ms', [{ target: 'kubernetes', kind: 'slow', delayMs: 250 }]],
  ['prometheus:status=503', [{ target: 'prometheus', kind: 'status', status: 503 }]],
  [
    'prometheus:hang, mesh:error=bookinfo/reviews-v2:500:0.25',
    [
      { target: 'prometheus', kind: 'hang' },
      { target: 'mesh', kind: 'error', workload: 'bookinfo/reviews-v2', status: 500, share: 0.25 },
    ],
  ],
  ['mesh:slowdown=shop/payments-v1:4', [{ target: 'mesh', kind: 'slowdown', workload: 'shop/payments-v1', factor: 4 }]],
  ['mesh:load=bookinfo.demo:0.5', [{ target: 'mesh', kind: 'load', entry: 'bookinfo.demo', factor: 0.5 }]],
])('reads %j', (text, faults) => {
  expect(parseFaults(text)).toEqual(faults)
})

it.each([
  'down',
  'prometheus',
  'perses:down',
  'prometheus:slow',
  'prometheus:slow=2',
  'prometheus:down=1',
  'prometheus:status=200',
  'kubernetes:status=503@virtualservices',
  'mesh:error=bookinfo/reviews-v2:500:25',
  'mesh:slowdown=:4',
])('refuses %j and names what it knows', (text) => {
  expect(() => parseFaults(text)).toThrow(/not a fault of the demo.*known: /)
})
