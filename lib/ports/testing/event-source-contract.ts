import type { EventSource } from '@/lib/ports/event-source'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { milliseconds } from '@/lib/std/units'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** A cluster to which events can be written. */
export interface EventsUnderTest {
  /** Of somebody who may read the namespace. */
  readonly events: EventSource
  /** Of somebody who may not. */
  readonly denied: EventSource
  readonly namespace: string
  /** Writes an object to the namespace's events. */
  write(event: object): Promise<void>
  close(): Promise<void>
}

const HOSTILE = '<img src=x onerror=alert(1)> \u202e "quoted" \u001b[31m'

/** What every `EventSource` owes its callers. */
export function describeEventSource(title: string, setUp: () => Promise<EventsUnderTest>): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let cluster: EventsUnderTest
    beforeAll(async () => {
      cluster = await setUp()
      await cluster.write(eventOf(cluster.namespace, 'plain', { lastTimestamp: '2026-01-01T01:00:00Z', count: 7 }))
      await cluster.write(
        eventOf(cluster.namespace, 'series', {
          type: 'Normal',
          eventTime: '2026-01-01T00:00:00.000000Z',
          action: 'Binding',
          reportingComponent: 'test',
          reportingInstance: 'test-1',
          series: { count: 3, lastObservedTime: '2026-01-01T02:00:00.000000Z' },
        }),
      )
      await cluster.write(eventOf(cluster.namespace, 'hostile', { message: HOSTILE }))
    })
    afterAll(() => cluster.close())

    const list = async (source: EventSource, namespace = cluster.namespace) => {
      const answer = await source.list(namespace, call())
      if (!answer.ok) throw answer.error
      return new Map(answer.value.events.map((event) => [event.about.name, event]))
    }

    test('an event says what was noticed about what, how often and when last', async () => {
      expect((await list(cluster.events)).get('plain')).toMatchObject({
        isWarning: true,
        reason: 'BackOff',
        message: 'It was noticed.',
        about: { kind: 'Pod', name: 'plain' },
        count: 7,
        at: '2026-01-01T01:00:00Z',
      })
    })

    test('one of a series counts and lasts as its series', async () => {
      const event = (await list(cluster.events)).get('series')
      expect(event).toMatchObject({ isWarning: false, count: 3 })
      expect(new Date(event?.at ?? '').toISOString()).toBe('2026-01-01T02:00:00.000Z')
    })

    test('words are as they were written, whatever they are', async () => {
      expect((await list(cluster.events)).get('hostile')?.message).toBe(HOSTILE)
    })

    test('whoever may not list events is refused', async () => {
      expect(await cluster.denied.list(cluster.namespace, call())).toMatchObject({
        ok: false,
        error: { code: 'forbidden' },
      })
    })

    test('a call that nobody waits for ends', async () => {
      const gone = { ...call(), signal: AbortSignal.abort() }
      expect(await cluster.events.list(cluster.namespace, gone)).toMatchObject({ ok: false })
    })
  })
}

function call(): UpstreamCall {
  return { signal: new AbortController().signal, timeoutMs: milliseconds(10_000) }
}

function eventOf(namespace: string, about: string, part: object): object {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${about}.contract`, namespace },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', namespace, name: about },
    type: 'Warning',
    reason: 'BackOff',
    message: 'It was noticed.',
    source: { component: 'test' },
    ...part,
  }
}
