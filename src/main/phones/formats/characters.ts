/** The Unicode names of characters that formats often cannot carry. */
const names: Record<string, string> = {
  '\0': 'null',
  '\t': 'tab',
  '\n': 'line feed',
  '\r': 'carriage return',
  '\u001b': 'escape',
  '\u007f': 'delete',
  ' ': 'space',
  '!': 'exclamation mark',
  '"': 'quotation mark',
  '#': 'number sign',
  $: 'dollar sign',
  '%': 'percent sign',
  '&': 'ampersand',
  "'": 'apostrophe',
  '(': 'left parenthesis',
  ')': 'right parenthesis',
  ',': 'comma',
  '/': 'solidus',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less-than sign',
  '=': 'equals sign',
  '>': 'greater-than sign',
  '?': 'question mark',
  '@': 'commercial at',
  '[': 'left square bracket',
  '\\': 'reverse solidus',
  ']': 'right square bracket',
  '\u00a0': 'no-break space',
}

/** A character's name for a person: words for the common ones, else its code point as U+XXXX. */
export function characterName(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return names[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
