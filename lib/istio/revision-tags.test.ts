import { expect, it } from 'vitest'
import { readRevisionTags } from './revision-tags'

const webhook = (name: string, tag: unknown, revision: unknown) => ({
  name,
  labels: { 'istio.io/tag': tag, 'istio.io/rev': revision },
})

it.each([
  ['names its revision', [webhook('a', 'prod', '1-31-1')], { prod: '1-31-1' }],
  ['is told by the first webhook by name', [webhook('b', 'prod', 'new'), webhook('a', 'prod', 'old')], { prod: 'old' }],
  ['is none without a revision', [webhook('a', 'prod', ''), webhook('b', 'test', undefined)], {}],
  ['is none of a webhook of a revision itself', [webhook('a', undefined, '1-31-1')], {}],
  ['is a text', [webhook('a', 7, 'x'), webhook('b', 'x', {})], {}],
])('a tag %s', (_, webhooks, tags) => {
  expect(Object.fromEntries(readRevisionTags(webhooks))).toEqual(tags)
})
