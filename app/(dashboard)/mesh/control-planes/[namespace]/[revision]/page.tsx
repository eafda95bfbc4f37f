import { ControlPlaneRoute } from '@/app/(dashboard)/control-plane-route'
import { thingFromPath, titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

interface PageProps {
  readonly params: Promise<{ readonly namespace: string; readonly revision: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return titleFromPath((await params).revision, 'istiod')
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { namespace, revision } = await params
  const { namespace: place, name } = thingFromPath('workload', namespace, revision)
  return <ControlPlaneRoute namespace={place} revision={name} />
}
