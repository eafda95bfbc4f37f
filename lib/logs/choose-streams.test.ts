import { describe, expect, it } from 'vitest'
import { chooseStreams } from './choose-streams'
import type { LogTargets } from './log-targets'
import { questionOf } from './question-of'
import { writeLines } from './write-lines'

const app = { name: 'app', role: 'app' } as const
const proxy = { name: 'istio-proxy', role: 'proxy' } as const
const init = { name: 'setup', role: 'init' } as const
const pod = (name: string, ...containers: LogTargets['pods'][number]['containers']) => ({
  name,
  createdAt: null,
  ready: true,
  containers,
})
const TARGETS: LogTargets = {
  pods: [pod('new', app, proxy, init), pod('old', app, { name: 'extra', role: 'app' })],
  partial: false,
}

describe('chooseStreams', () => {
  it.each([
    [[], [], ['new'], ['app', 'istio-proxy']],
    [['old'], [], ['old'], ['app', 'extra']],
    [['*'], ['app'], ['new', 'old'], ['app']],
    [['gone'], [], ['new'], ['app', 'istio-proxy']],
    [['new'], ['setup'], ['new'], ['setup']],
    [['new'], ['gone'], ['new'], ['app', 'istio-proxy']],
  ])('pods %j, containers %j: reads %j, %j', (pods, containers, read, chosen) => {
    const choice = chooseStreams(TARGETS, { pods, containers })
    expect(choice.pods).toEqual(read)
    expect(choice.containers.filter((one) => one.chosen).map(({ name }) => name)).toEqual(chosen)
  })

  it('reads a pod that has only containers which prepare', () => {
    const choice = chooseStreams({ pods: [pod('p', init)], partial: false }, { pods: [], containers: [] })
    expect(choice.containers).toEqual([{ ...init, chosen: true }])
  })
})

describe('questionOf', () => {
  const choice = chooseStreams(TARGETS, { pods: [], containers: [] })
  const view = { lines: null, since: null, from: null, follow: false, previous: false }
  const limits = { defaultLines: 3_000, maxLines: 10_000 }

  it('asks for the default number of lines of the chosen containers', () => {
    expect(questionOf('shop', choice, view, limits)).toEqual({
      namespace: 'shop',
      pods: ['new'],
      query: { containers: 'app,istio-proxy', lines: '3000' },
      follow: false,
      maxLines: 3_000,
    })
  })

  it.each([
    [{ since: 300 }, { since: '5m' }],
    [{ lines: 25_000 }, { lines: '10000' }],
    [{ since: 300, from: '2026-01-05T12:00:00Z' }, { from: '2026-01-05T12:00:00Z' }],
    [{ previous: true, follow: true }, { previous: 'true' }],
  ])('of %j asks %j', (part, query) => {
    const question = questionOf('shop', choice, { ...view, ...part }, limits)
    expect(question.query).toMatchObject(query)
    expect([question.follow, 'follow' in question.query]).toEqual([false, false])
  })

  it('keeps as many lines as there may be while it follows', () => {
    const question = questionOf('shop', choice, { ...view, follow: true }, limits)
    expect(question).toMatchObject({ follow: true, maxLines: 10_000, query: { follow: 'true' } })
  })
})

describe('writeLines', () => {
  const line = {
    id: 0,
    pod: 'p',
    container: 'c',
    time: '2026-01-05T12:00:00.000000000Z',
    text: 'hello',
    cutFrom: undefined,
  }

  it.each([
    [{ times: true, pods: true }, '2026-01-05T12:00:00.000000000Z p/c hello\n'],
    [{ times: false, pods: false }, 'c hello\n'],
  ])('writes with %j: %j', (look, text) => {
    expect(writeLines([line], look)).toBe(text)
  })
})
