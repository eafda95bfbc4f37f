import { beforeEach, expect, it } from 'vitest'
import { recentPages, rememberPage } from './recent-pages'

beforeEach(() => recentPages.set([]))

it('keeps pages about one thing, each once, the newest first', () => {
  for (const path of ['/workloads/shop/cart', '/namespaces/shop', '/graph', '/workloads', '/workloads/shop/cart']) {
    rememberPage(path)
  }
  expect(recentPages.get()).toEqual(['/workloads/shop/cart', '/namespaces/shop'])
})

it('forgets the oldest, and never keeps an endless path', () => {
  rememberPage(`/workloads/shop/${'x'.repeat(700)}`)
  for (let at = 0; at < 20; at += 1) rememberPage(`/workloads/shop/w${at}`)
  expect(recentPages.get()).toHaveLength(11)
  expect(recentPages.get()[0]).toBe('/workloads/shop/w19')
})
