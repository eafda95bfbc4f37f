import { unixSeconds } from '@/lib/std/units'
import { expect, test } from 'vitest'
import { parseDoctorRequest } from './parse-doctor-request'

const context = { defaultSeconds: 300, now: unixSeconds(1_767_614_400) }
const parse = (query: string) => parseDoctorRequest(new URLSearchParams(query), context)

test.each([
  ['', { namespaces: [], durationSeconds: 300, at: null, fresh: false }],
  ['namespaces=*', { namespaces: [] }],
  ['namespaces=shop,lab&duration=1h', { namespaces: ['lab', 'shop'], durationSeconds: 3600 }],
  ['fresh=1', { fresh: true }],
])('"%s" is read', (query, value) => {
  expect(parse(query)).toMatchObject({ ok: true, value })
})

test.each([
  ['fresh', 'fresh=yes'],
  ['fields', 'fields=none'],
  ['cluster', 'cluster=east'],
  ['duration', 'duration=1s'],
  ['namespaces', 'namespaces=../x'],
  ['what', 'what=1'],
])('a bad %s is named', (parameter, query) => {
  expect(parse(query)).toMatchObject({ ok: false, error: { code: 'bad_request', details: { parameter } } })
})
