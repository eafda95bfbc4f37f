import { MtlsRoute } from '@/app/(dashboard)/mtls-route'
import { thingFromPath, titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { en } from '@/lib/i18n/messages/en'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

interface PageProps {
  readonly params: Promise<{ readonly namespace: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return titleFromPath((await params).namespace, en.mtls.title)
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { namespace } = await params
  // What can hold no workload of any name is no namespace.
  return <MtlsRoute place={{ namespace: thingFromPath('workload', namespace, 'any').namespace }} />
}
