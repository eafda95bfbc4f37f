import { MtlsRoute } from '@/app/(dashboard)/mtls-route'
import { thingFromPath } from '@/app/(dashboard)/thing-from-path'
import { en } from '@/lib/i18n/messages/en'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

export const metadata: Metadata = { title: en.mtls.wizard.tab }

interface PageProps {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const path = await params
  const { namespace, name } = thingFromPath('workload', path.namespace, path.name)
  return <MtlsRoute place={{ namespace, workload: name }} />
}
