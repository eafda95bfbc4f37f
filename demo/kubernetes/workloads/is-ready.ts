import type { KubeObject } from '@/demo/kube-object'
import { itemsAt, textAt } from '../json'

export function isReady(pod: KubeObject): boolean {
  const conditions = itemsAt(pod, 'status', 'conditions')
  return conditions.some((condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True')
}
