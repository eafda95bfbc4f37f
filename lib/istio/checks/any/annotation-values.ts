import type { TextRule } from '../values/field-problem'
import { isCidr } from '../values/ip-address'
import { readYaml } from '../model/read-yaml'
import { proxyConfigFault } from './proxy-config-fault'

const BOOLEANS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']
const QUANTITY = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/

export const interceptionRule: TextRule = (text) =>
  ['REDIRECT', 'TPROXY', 'NONE'].includes(text) ? undefined : 'is none of REDIRECT, TPROXY and NONE'

export const bootstrapPortRule: TextRule = (text) =>
  isPortText(text.trim()) ? undefined : 'is no port from 0 to 65535'

export const countRule: TextRule = (text) =>
  /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32 ? undefined : 'is no whole number from 0 to 4294967295'

export const booleanRule: TextRule = (text) => (BOOLEANS.includes(text) ? undefined : 'is neither true nor false')

export const quantityRule: TextRule = (text) =>
  QUANTITY.test(text) ? undefined : 'is no quantity of Kubernetes such as 100m or 128Mi'

/** A list with commas and without spaces; `*` alone where `all` is allowed. */
export function cidrListRule(all: boolean): TextRule {
  return (text) => {
    const wrong = listed(text, all).find((item) => !isCidr(item))
    return wrong === undefined ? undefined : `has the item "${wrong}", which is no CIDR range`
  }
}

/** @see cidrListRule */
export function portListRule(all: boolean): TextRule {
  return (text) => {
    const wrong = listed(text, all).find((item) => !isPortText(item))
    return wrong === undefined ? undefined : `has the item "${wrong}", which is no port from 0 to 65535`
  }
}

export const interfacesRule: TextRule = (text) => {
  const wrong = text.split(',').find((item) => !/^\S{1,15}$/.test(item.trim()))
  return wrong === undefined ? undefined : `has the item "${wrong.trim()}", which is no name of an interface`
}

/** Fields of the mesh's `defaultConfig`, written as YAML. */
export const proxyConfigRule: TextRule = (text) => {
  const read = readYaml(text)
  if (!read.ok) return 'is no YAML'
  return proxyConfigFault(read.value)
}

function listed(text: string, all: boolean): readonly string[] {
  return text === '' || (all && text === '*') ? [] : text.split(',')
}

function isPortText(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
}
