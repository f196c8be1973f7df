import type { Refusal } from './problem.ts'

/**
 * '1.024,50' is 1024.5. A lone full stop ('12.5', '1.024') can be read two ways and is refused; so is the English '1,024.50'.
 * Stands apart from fields.ts, so that a form reads a number as the server does without carrying the schemas along.
 */
export const parseDanishNumber = (text: string): number | Refusal => {
  const number = text.trim().replace(/^[−–]/, '-')
  if (number === '') return { code: 'required' }
  if (/^-?\d{1,15}(,\d{1,15})?$/.test(number) || /^-?\d{1,3}((\.\d{3}){2,4}|(\.\d{3}){1,4},\d{1,15})$/.test(number)) {
    return Number(number.replaceAll('.', '').replace(',', '.'))
  }
  return { code: /^-?\d[\d.,]*\d$/.test(number) ? 'number-ambiguous' : 'number-expected' }
}
