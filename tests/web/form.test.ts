import { describe, expect, test } from 'vitest'
import { fillAfter, newFill, underKey } from '../../web/fill.ts'
import { formBody, numberIn } from '../../web/form.ts'

const form = (...fields: readonly (readonly [string, string])[]): FormData => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe('numberIn', () => {
  test.each([
    ['7,5', 7.5],
    ['7', 7],
    ['-2,25', -2.25],
    ['1.024,50', 1024.5],
    [' 37 ', 37],
  ])('reads %s', (text, value) => expect(numberIn(text)).toBe(value))

  test.each(['12.5', '1.024', '7,', ',5', '1.02', '1.0245', 'syv', '', '1e3', 'Infinity'])('does not guess at %j', (text) =>
    expect(numberIn(text)).toBeNull(),
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
    expect(formBody(form(['hours:number', '12.5'], ['fte:number', '1.024']))).toEqual({ hours: '12.5', fte: '1.024' })
  })

  test('the key of the fill is the request’s, not the body’s', () => {
    const data = form(['name', 'Amina'], ['idempotency-key', 'k1'])
    expect(formBody(data)).toEqual({ name: 'Amina' })
    expect(underKey(data)).toEqual({ idempotencyKey: 'k1' })
    expect(underKey(form(['name', 'Amina']))).toEqual({})
  })

  test('a field cannot reach into the prototype', () => {
    const body: object = formBody(form(['__proto__.admin', 'yes']))
    expect(Reflect.get({}, 'admin')).toBeUndefined()
    expect(Reflect.get(body, 'admin')).toBeUndefined()
  })
})

describe('one filling-in of a form', () => {
  const idle = { busy: false, refused: false }
  const sending = { busy: true, refused: false }
  const refused = { busy: false, refused: true }

  test('keeps its key while it is sent, and over a send that was refused or that nobody answered', () => {
    const fill = newFill()
    expect(fillAfter(fill, idle)).toBe(fill)
    const sent = fillAfter(fill, sending)
    expect(sent.key).toBe(fill.key)
    expect(fillAfter(sent, sending)).toBe(sent)
    const back = fillAfter(sent, refused)
    expect(back).toEqual(fill)
    expect(fillAfter(fillAfter(back, { busy: true, refused: true }), refused)).toEqual(fill)
  })

  test('gets a new key once it went well', () => {
    const fill = newFill()
    const next = fillAfter(fillAfter(fill, sending), idle)
    expect(next).toEqual({ key: expect.stringMatching(/^[0-9a-f]{32}$/), sent: false })
    expect(next.key).not.toBe(fill.key)
    expect(fillAfter(next, idle)).toBe(next)
  })
})
