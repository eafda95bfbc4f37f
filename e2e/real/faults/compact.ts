import { valueAt } from '@/demo/kubernetes/json'

/** Drops etcd's history: whoever has seen less than what is stored now must list anew. */
export async function compact(etcdUrl: string): Promise<void> {
  // Any key tells the revision.
  const range: unknown = await post(`${etcdUrl}/v3/kv/range`, { key: Buffer.from('/').toString('base64') })
  const revision = String(valueAt(range, 'header', 'revision'))
  await post(`${etcdUrl}/v3/kv/compaction`, { revision, physical: true })
}

async function post(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`POST ${url}: ${answer.status} ${text}`)
  return JSON.parse(text)
}
