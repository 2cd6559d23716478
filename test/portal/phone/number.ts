/**
 * A number as typed in E.164 (ITU-T E.164, 6): without what people put between digits, and with +
 * for the international prefix. What is no number stays as it is and is nobody's.
 */
export function numberOf(typed: string): string {
  return typed.replace(/[\s()./-]/g, '').replace(/^00/, '+')
}
