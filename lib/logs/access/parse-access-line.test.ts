import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCESS_FIELDS } from './access-fields'
import { looksLikeAccessLine, parseAccessLine } from './parse-access-line'

// From Istio's documentation on Envoy access logs.
const DOCUMENTED =
  '[2020-11-25T21:26:18.409Z] "GET /status/418 HTTP/1.1" 418 - via_upstream - "-" 0 135 3 1 "-" "curl/7.73.0-DEV" "84961386-6d84-929d-98bd-c5aee93b5c88" "httpbin:8000" "127.0.0.1:80" inbound|8000|| 127.0.0.1:41854 10.44.1.27:80 10.44.1.23:37652 outbound_.8000_._.httpbin.foo.svc.cluster.local default'

describe('the text form', () => {
  it('is read field by field', () => {
    expect(parseAccessLine(DOCUMENTED)?.fields).toEqual({
      start_time: '2020-11-25T21:26:18.409Z',
      method: 'GET',
      path: '/status/418',
      protocol: 'HTTP/1.1',
      response_code: '418',
      response_code_details: 'via_upstream',
      bytes_received: '0',
      bytes_sent: '135',
      duration: '3',
      upstream_service_time: '1',
      user_agent: 'curl/7.73.0-DEV',
      request_id: '84961386-6d84-929d-98bd-c5aee93b5c88',
      authority: 'httpbin:8000',
      upstream_host: '127.0.0.1:80',
      upstream_cluster: 'inbound|8000||',
      upstream_local_address: '127.0.0.1:41854',
      downstream_local_address: '10.44.1.27:80',
      downstream_remote_address: '10.44.1.23:37652',
      requested_server_name: 'outbound_.8000_._.httpbin.foo.svc.cluster.local',
      route_name: 'default',
    })
  })

  it.each([
    [
      'a request without an endpoint',
      '[2026-01-05T12:00:00.000Z] "GET / HTTP/1.1" 503 UH no_healthy_upstream - "-" 0 19 0 - "-" "demo" "id" "reviews:9080" "-" outbound|9080||reviews.bookinfo.svc.cluster.local - 10.96.0.9:9080 10.8.0.4:40000 - default',
      {
        response_code: '503',
        response_flags: 'UH',
        upstream_cluster: 'outbound|9080||reviews.bookinfo.svc.cluster.local',
      },
    ],
    [
      'a connection',
      '[2026-01-05T12:00:00.000Z] "- - -" 0 UF,URX - - "TLS_error:|268435703:SSL_routines:OPENSSL_internal:WRONG_VERSION_NUMBER" 0 0 1001 - "-" "-" "-" "-" "10.8.0.9:5432" outbound|5432||db.shop.svc.cluster.local - 10.96.0.9:5432 10.8.0.4:40000 - -',
      {
        response_code: '0',
        response_flags: 'UF,URX',
        upstream_transport_failure_reason: 'TLS_error:|268435703:SSL_routines:OPENSSL_internal:WRONG_VERSION_NUMBER',
      },
    ],
    [
      'the semicolon of newer versions',
      DOCUMENTED.replace('inbound|8000||', 'inbound|8000||;'),
      { upstream_cluster: 'inbound|8000||' },
    ],
  ])('is read of %s', (_, text, fields) => {
    expect(parseAccessLine(text)?.fields).toMatchObject(fields)
  })

  it('lets no user agent push its words into other fields', () => {
    const forged = 'x" "forged-id" "forged-host" "6.6.6.6:1" evil evil evil evil evil'
    expect(parseAccessLine(DOCUMENTED.replace('curl/7.73.0-DEV', forged))?.fields).toMatchObject({
      user_agent: forged,
      request_id: '84961386-6d84-929d-98bd-c5aee93b5c88',
      upstream_host: '127.0.0.1:80',
    })
  })
})

describe('the JSON form', () => {
  it('is read with what else it has', () => {
    const text = JSON.stringify({
      start_time: '2026-01-05T12:00:00.000Z',
      response_code: 200,
      response_flags: '-',
      method: 'GET',
      authority: null,
      'x-tenant': 'a',
      nested: { a: 1 },
    })
    expect(parseAccessLine(text)).toEqual({
      fields: { start_time: '2026-01-05T12:00:00.000Z', response_code: '200', method: 'GET' },
      others: [
        ['x-tenant', 'a'],
        ['nested', '{"a":1}'],
      ],
    })
  })

  it('is not mistaken for other JSON', () => {
    expect(parseAccessLine('{"level":"info","response_code":"x"}')).toBeUndefined()
    expect(parseAccessLine('{"response_code":1,"start_time":')).toBeUndefined()
  })
})

describe('other lines', () => {
  it.each(['', 'INFO ready', '[2026] ready', '[x] "GET / HTTP/1.1" 200', `[${'x'.repeat(20_000)}`])(
    'are none: %.30s',
    (text) => {
      expect(parseAccessLine(text)).toBeUndefined()
    },
  )

  it('never fail, and give only known fields', () => {
    const words = fc.array(
      fc.constantFrom(
        '[t]',
        '"GET',
        '/',
        'HTTP/1.1"',
        '200',
        '-',
        '"-"',
        '"',
        ' ',
        'x|y',
        '{"response_code":1,"start_time":2}',
      ),
    )
    fc.assert(
      fc.property(words, fc.string(), (parts, text) => {
        for (const line of [parts.join(' '), text]) {
          const read = parseAccessLine(line)
          expect(Object.keys(read?.fields ?? {}).every((name) => ACCESS_FIELDS.some((field) => field === name))).toBe(
            true,
          )
          expect(read === undefined || looksLikeAccessLine(line)).toBe(true)
        }
      }),
    )
  })

  it('need no more time than their length asks for', () => {
    const quotes = `${DOCUMENTED.slice(0, DOCUMENTED.indexOf('"curl'))}${'"a" '.repeat(4_000)}`
    expect(parseAccessLine(quotes)).toBeUndefined()
  })
})
