import { describe, expect, it } from 'vitest'
import { readMtlsQuestion } from './read-mtls-question'

const read = (query: string) => readMtlsQuestion(new URLSearchParams(query))

describe('the question', () => {
  it('is read whole', () => {
    expect(read('level=port&namespace=shop&workload=cart&port=8080&mode=STRICT&mend=true')).toEqual({ level: 'port', namespace: 'shop', workload: 'cart', service: null, port: 8080, mode: 'STRICT', mend: true }) // prettier-ignore
    expect(read('level=mesh')).toMatchObject({ level: 'mesh', namespace: '', mode: null, mend: false })
    expect(read('level=mesh&namespace=shop&service=cart')).toMatchObject({ namespace: 'shop', service: 'cart' })
  })

  it.each([
    ['level=all', 'level'],
    ['level=namespace', 'namespace'],
    ['level=namespace&namespace=a%2Fb', 'namespace'],
    ['level=mesh&namespace=a%2Fb', 'namespace'],
    ['level=mesh&service=cart', 'namespace'],
    ['level=workload&namespace=shop', 'workload'],
    ['level=namespace&namespace=shop&workload=', 'workload'],
    ['level=namespace&namespace=shop&service=', 'service'],
    ['level=port&namespace=shop&workload=cart', 'port'],
    ['level=port&namespace=shop&workload=cart&port=1e9', 'port'],
    ['level=mesh&port=x', 'port'],
    ['level=mesh&mode=strict', 'mode'],
    ['level=mesh&mend=1', 'mend'],
    ['level=mesh&other=1', 'other'],
  ])('%s is refused by name', (query, parameter) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ code: 'bad_request', details: { parameter } }))
  })
})
