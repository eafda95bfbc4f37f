import { NamespaceRoute } from '@/app/(dashboard)/namespace-route'
import { thingFromPath, titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

interface PageProps {
  readonly params: Promise<{ readonly namespace: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return titleFromPath((await params).namespace)
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { namespace } = await params
  // What can hold no workload of any name is no namespace.
  return <NamespaceRoute namespace={thingFromPath('workload', namespace, 'any').namespace} />
}
