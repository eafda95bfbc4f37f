import { REQUEST_LIMITS } from './limits'

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/

/** A label's name as PromQL writes it without quotes. */
export function isLabelName(text: string): boolean {
  return text.length <= REQUEST_LIMITS.nameLength && LABEL_NAME.test(text)
}
