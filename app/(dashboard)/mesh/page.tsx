import { MeshRoute } from '@/app/(dashboard)/mesh-route'
import { en } from '@/lib/i18n/messages/en'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'

export const metadata: Metadata = { title: en.mesh.title }

export default async function Page() {
  await requirePageUser()
  return <MeshRoute />
}
