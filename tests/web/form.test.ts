import { describe, expect, test } from 'vitest'
import { danishNumber, formBody } from '../../web/form.ts'

const form = (...fields: readonly (readonly [string, string])[]): FormData => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe('danishNumber', () => {
  test.each([
    ['7,5', 7.5],
    ['7', 7],
    ['-2,25', -2.25],
    ['1.024,50', 1024.5],
    ['1.024', 1024],
    [' 37 ', 37],
  ])('reads %s', (text, value) => expect(danishNumber(text)).toBe(value))

  test.each(['12.5', '7,', ',5', '1.02', '1.0245', 'syv', '', '1e3', 'Infinity'])('does not guess at %j', (text) =>
    expect(danishNumber(text)).toBeNull(),
  )
})

describe('formBody', () => {
  test('leaves empty fields out and trims text', () => {
    expect(formBody(form(['name', '  Amina '], ['phone', '  ']))).toEqual({ name: 'Amina' })
  })

  test('makes objects and arrays of places', () => {
    const data = form(['site.name', 'Skolen'], ['days.1.hours:number', '4'], ['days.0.hours:number', '7,5'])
    expect(formBody(data)).toEqual({ site: { name: 'Skolen' }, days: [{ hours: 7.5 }, { hours: 4 }] })
  })

  test('a list is there when nothing is chosen, and a flag is false', () => {
    expect(formBody(form(['wishes:list', ''], ['consent:flag', '']))).toEqual({ wishes: [], consent: false })
    const chosen = form(
      ['wishes:list', ''],
      ['wishes:list', 'am'],
      ['wishes:list', 'near'],
      ['consent:flag', ''],
      ['consent:flag', 'true'],
    )
    expect(formBody(chosen)).toEqual({ wishes: ['am', 'near'], consent: true })
  })

  test('a number that cannot be read goes as typed, for the server to refuse at the field', () => {
    expect(formBody(form(['hours:number', '12.5']))).toEqual({ hours: '12.5' })
  })

  test('a field cannot reach into the prototype', () => {
    const body: object = formBody(form(['__proto__.admin', 'yes']))
    expect(Reflect.get({}, 'admin')).toBeUndefined()
    expect(Reflect.get(body, 'admin')).toBeUndefined()
  })
})
