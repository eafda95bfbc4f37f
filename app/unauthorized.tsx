import { NotLetIn } from '@/components/layout/not-let-in'

export default function Unauthorized() {
  return <NotLetIn />
}
