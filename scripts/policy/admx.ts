import { XMLBuilder } from 'fast-xml-parser'
import type { KeyDescription } from './describe.ts'

const builder = new XMLBuilder({
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
})
const header = { '?xml': { '@version': '1.0', '@encoding': 'utf-8' } }
const schema = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions'

/** The path of the values, under either hive. */
export const registryPath = (product: string) => `Software\\Policies\\${product}`

/** The Group Policy template with all keys (Microsoft, "ADMX syntax reference"). */
export function admx(keys: readonly KeyDescription[], product: string): string {
  return builder.build({
    ...header,
    policyDefinitions: {
      '@xmlns': schema,
      '@revision': '1.0',
      '@schemaVersion': '1.0',
      policyNamespaces: {
        target: { '@prefix': 'portal', '@namespace': `${product.replaceAll(/[^A-Za-z0-9]/g, '')}.Policies` },
      },
      resources: { '@minRequiredRevision': '1.0' },
      categories: { category: { '@name': 'Portal', '@displayName': '$(string.Portal)' } },
      policies: { policy: keys.map((description) => policyOf(description, product)) },
    },
  })
}

function policyOf({ key, kind }: KeyDescription, product: string) {
  const policy = {
    '@name': key,
    '@class': 'Both',
    '@displayName': `$(string.${key})`,
    '@explainText': `$(string.${key}_Help)`,
    '@key': registryPath(product),
    ...(kind.type === 'flag' && { '@valueName': key }),
    ...(kind.type !== 'flag' && { '@presentation': `$(presentation.${key})` }),
    parentCategory: { '@ref': 'Portal' },
  }
  const element = { '@id': key, '@valueName': key }
  switch (kind.type) {
    case 'flag': {
      const holds = (value: number) => ({ decimal: { '@value': value } })
      return { ...policy, enabledValue: holds(1), disabledValue: holds(0) }
    }
    case 'text':
      return { ...policy, elements: { text: { ...element, '@required': 'true', '@maxLength': kind.maxLength } } }
    case 'list':
      return { ...policy, elements: { multiText: element } }
    case 'choice': {
      const item = kind.values.map((value) => ({
        '@displayName': `$(string.${key}_${value})`,
        value: typeof value === 'number' ? { decimal: { '@value': value } } : { string: value },
      }))
      return { ...policy, elements: { enum: { ...element, '@required': 'true', item } } }
    }
  }
}

/** The template's English texts. */
export function adml(keys: readonly KeyDescription[], product: string): string {
  const text = (id: string, words: string) => ({ '@id': id, '#text': words })
  const strings = keys.flatMap(({ key, title, description, kind }) => [
    text(key, title),
    text(`${key}_Help`, description),
    ...(kind.type === 'choice' ? kind.values.map((value) => text(`${key}_${value}`, String(value))) : []),
  ])
  const presentations = keys.filter(({ kind }) => kind.type !== 'flag').map(presentationOf)
  return builder.build({
    ...header,
    policyDefinitionResources: {
      '@xmlns': schema,
      '@revision': '1.0',
      '@schemaVersion': '1.0',
      displayName: product,
      description: `What an organisation can decide about ${product}`,
      resources: {
        stringTable: { string: [text('Portal', product), ...strings] },
        presentationTable: { presentation: presentations },
      },
    },
  })
}

/** The Group Policy editor's control for a value; a flag needs none. */
function presentationOf({ key, title, kind }: KeyDescription) {
  if (kind.type === 'text') return { '@id': key, textBox: { '@refId': key, label: title } }
  const words = { '@refId': key, '#text': title }
  return { '@id': key, [kind.type === 'list' ? 'multiTextBox' : 'dropdownList']: words }
}
