import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  cpr,
  danishDateOrNull,
  danishNumber,
  email,
  hours,
  hoursOrNull,
  isRealDate,
  isRefusal,
  manyLinesOrNull,
  maskCpr,
  oneLine,
  oneLineOrNull,
  parseCpr,
  parseDanishDate,
  parseDanishNumber,
  parseHours,
  parseManyLines,
  parseOneLine,
  parsePostalCode,
  parseTimeOfDay,
  parseYesNo,
  phone,
  phoneDigits,
  plainDate,
  timeOfDay,
  weekdayHours,
} from '../../shared/fields.ts'

/** The value, or the refusal's code. */
const said = (read: unknown): unknown => (isRefusal(read) ? read.code : read)
const saidBy = (field: z.ZodType, value: unknown): unknown => {
  const read = field.safeParse(value)
  return read.success ? read.data : read.error.issues.map(({ message }) => message).join()
}

describe('dates', () => {
  test.each([
    ['03-12-2026', '2026-12-03'],
    ['3/12-2026', '2026-12-03'],
    ['3/12/2026', '2026-12-03'],
    ['03.12.2026', '2026-12-03'],
    ['3-2-2026', '2026-02-03'],
    ['3 12 2026', '2026-12-03'],
    [' 2026-12-03 ', '2026-12-03'],
    ['2026-12-03T00:00:00', '2026-12-03'],
    ['03-12-2026 00:00', '2026-12-03'],
    ['03-12-2026 00.00.00', '2026-12-03'],
    ['29-02-2024', '2024-02-29'],
    ['29-02-2000', '2000-02-29'],
    ['29-02-2023', 'date-does-not-exist'],
    ['29-02-1900', 'date-does-not-exist'],
    ['31-02-2024', 'date-does-not-exist'],
    ['31-04-2024', 'date-does-not-exist'],
    ['00-01-2024', 'date-does-not-exist'],
    ['01-13-2024', 'date-does-not-exist'],
    ['03-12-26', 'date-does-not-exist'],
    ['03-12.2026', 'date-does-not-exist'],
    ['03-12-2026 08:15', 'date-does-not-exist'],
    ['45000', 'date-does-not-exist'],
    ['maj 2024', 'date-does-not-exist'],
    ['0024-01-01', 'date-does-not-exist'],
    ['31-12-1857', 'date-does-not-exist'],
    ['01-01-1858', '1858-01-01'],
    ['31-12-2199', '2199-12-31'],
    ['01-01-2200', 'date-does-not-exist'],
    ['', 'required'],
  ])('%j reads as %j', (text, expected) => {
    expect(said(parseDanishDate(text))).toBe(expected)
    expect(saidBy(danishDateOrNull, text)).toBe(expected === 'required' ? null : expected)
  })

  test('a date already in ISO form is left as it is, in every field', () => {
    expect(saidBy(plainDate, '2026-12-03')).toBe('2026-12-03')
    expect(saidBy(plainDate, '2026-02-29')).toBe('date-does-not-exist')
    expect(saidBy(plainDate, '03-12-2026')).toBe('date-does-not-exist')
    expect(saidBy(plainDate, '')).toBe('required')
    expect(saidBy(plainDate, undefined)).toBe('required')
    expect(saidBy(plainDate, 20261203)).toBe('invalid-value')
    expect([undefined, null, '', '  '].map((blank) => saidBy(danishDateOrNull, blank))).toEqual([null, null, null, null])
  })

  test('a real date is what the engine’s own calendar says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1858, max: 2199 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => {
          const utc = new Date(Date.UTC(y, m - 1, d))
          const same = utc.getUTCFullYear() === y && utc.getUTCMonth() === m - 1 && utc.getUTCDate() === d
          expect(isRealDate(y, m, d)).toBe(same)
        },
      ),
    )
  })

  test.each([
    ['7:30', '07:30'],
    ['07.30', '07:30'],
    ['0730', '07:30'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['24:00', 'time-expected'],
    ['12:60', 'time-expected'],
    ['730', 'time-expected'],
    ['halv otte', 'time-expected'],
    ['', 'required'],
  ])('the time %j reads as %j', (text, expected) => {
    expect(said(parseTimeOfDay(text))).toBe(expected)
    expect(saidBy(timeOfDay, text)).toBe(expected)
  })
})

describe('numbers', () => {
  test.each([
    ['0', 0],
    ['12', 12],
    ['7,5', 7.5],
    ['-3,25', -3.25],
    ['−3,25', -3.25],
    ['1024', 1024],
    ['1.024,50', 1024.5],
    ['1.024.000', 1024000],
    ['1.024', 'number-ambiguous'],
    ['12.5', 'number-ambiguous'],
    ['1,024.50', 'number-ambiguous'],
    ['10.24,5', 'number-ambiguous'],
    ['1,2,3', 'number-ambiguous'],
    [',5', 'number-expected'],
    ['5,', 'number-expected'],
    ['1e3', 'number-expected'],
    ['ca. 15', 'number-expected'],
    ['', 'required'],
    ['  ', 'required'],
  ])('%j reads as %j', (text, expected) => {
    expect(said(parseDanishNumber(text))).toBe(expected)
    expect(saidBy(danishNumber, text)).toBe(expected)
  })

  test.each([
    ['0', 0],
    ['37', 37],
    ['37,01', 'hours-out-of-range'],
    ['60', 'hours-out-of-range'],
    ['-1', 'hours-out-of-range'],
    ['7,5', 7.5],
    ['12,25 timer', 12.25],
    ['1 time', 1],
    ['12 t.', 12],
    ['12.5', 'hours-ambiguous'],
    ['7,333', 'hours-ambiguous'],
    ['15-20', 'number-expected'],
    ['fuld tid', 'number-expected'],
    ['', 'required'],
  ])('%j as hours a week is %j', (text, expected) => {
    expect(said(parseHours(37)(text))).toBe(expected)
    expect(saidBy(hours, text)).toBe(expected)
  })

  test('hours come as numbers too, and a blank is never nought', () => {
    expect([0, 7.5, 37].map((value) => saidBy(hours, value))).toEqual([0, 7.5, 37])
    expect([-0.25, 37.25, 7.333, Number.NaN].map((value) => hours.safeParse(value).success)).toEqual([false, false, false, false])
    expect([undefined, null, '', ' '].map((blank) => saidBy(hoursOrNull, blank))).toEqual([null, null, null, null])
    expect([undefined, null, '', ' '].map((blank) => hours.safeParse(blank).success)).toEqual([false, false, false, false])
    expect(saidBy(hoursOrNull, '12.5')).toBe('hours-ambiguous')
    expect(hours.safeParse('60').error?.issues[0]).toMatchObject({ params: { facts: { min: 0, max: 37 } } })
  })

  test('a week is seven days that add up to full time at most', () => {
    expect(saidBy(weekdayHours, ['7,5', '7,5', 7.5, 7.5, 7, 0, 0])).toEqual([7.5, 7.5, 7.5, 7.5, 7, 0, 0])
    expect(saidBy(weekdayHours, [7.5, 7.5, 7.5, 7.5, 7.25, 0, 0])).toBe('hours-out-of-range')
    expect(saidBy(weekdayHours, [25, 0, 0, 0, 0, 0, 0])).toBe('hours-out-of-range')
    expect(saidBy(weekdayHours, [1, 2, 3])).toBe('invalid-value')
  })

  test.each([
    ['Ja', true],
    ['ja ', true],
    ['X', true],
    ['NEJ', false],
    ['0', false],
    ['', 'required'],
    ['måske', 'yes-no-expected'],
  ])('%j is %j', (text, expected) => {
    expect(said(parseYesNo(text))).toBe(expected)
  })
})

describe('texts', () => {
  test.each([
    ['  Åse \t Bæk\n', 'Åse Bæk'],
    ['A\u030Ase', 'Åse'],
    ['Nguyê\u0303n O’Brien', 'Nguyễn O’Brien'],
    ['فاطمة', 'فاطمة'],
    ['👩🏽‍🍳', '👩🏽‍🍳'],
    ['a\0b', 'text-has-control-characters'],
    ['a\u0007b', 'text-has-control-characters'],
    ['a\u007Fb', 'text-has-control-characters'],
    ['a\u0090b', 'text-has-control-characters'],
    ['\uD800', 'text-has-control-characters'],
    ['', 'required'],
    [' \n ', 'required'],
    ['x'.repeat(20), 'x'.repeat(20)],
    ['x'.repeat(21), 'too-long'],
    ['x'.repeat(100_000), 'too-long'],
  ])('%j as one line is %j', (text, expected) => {
    expect(said(parseOneLine(20)(text))).toBe(expected)
    expect(saidBy(oneLine(20), text)).toBe(expected)
    expect(saidBy(oneLineOrNull(20), text)).toBe(expected === 'required' ? null : expected)
  })

  test('several lines keep their breaks and tabs, and nothing else that cannot be seen', () => {
    expect(saidBy(manyLinesOrNull(20), ' en\r\nto\rtre\tfire\n')).toBe('en\nto\ntre\tfire')
    expect(saidBy(manyLinesOrNull(20), 'en\0to')).toBe('text-has-control-characters')
    expect(saidBy(manyLinesOrNull(5), '123456')).toBe('too-long')
    expect(saidBy(manyLinesOrNull(5), '')).toBeNull()
  })

  test('whatever is typed is read or refused, and what was read reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const parse of [parseOneLine(40), parseManyLines(40)]) {
          const read = parse(text)
          if (!isRefusal(read)) expect(parse(read)).toBe(read)
        }
      }),
    )
  })
})

describe('contact', () => {
  test.each([
    ['27 82 25 38', '4527822538'],
    ['27822538', '4527822538'],
    ['+4538377915', '4538377915'],
    ['+45 38 37 79 15', '4538377915'],
    ['(+45) 38377915', '4538377915'],
    ['0045 38377915', '4538377915'],
    ['4538377915', '4538377915'],
    ['27-82-25-38', '4527822538'],
    ['+46 70 123 45 67', '46701234567'],
    ['+45 383779', null],
    ['2782253', null],
    ['278225381', null],
    ['27822538 / 12345678', null],
    ['27822538 (mor)', null],
    ['', null],
  ])('the telephone number %j is %j', (text, digits) => {
    expect(phoneDigits(text)).toBe(digits)
    expect(saidBy(phone, text)).toBe(digits === null ? (text === '' ? 'required' : 'phone-invalid') : text)
  })

  test.each([
    ['karen.holm@example.dk', true],
    ['åse@blåbær.dk', true],
    ["o'brien+1@mail.example.co.uk", true],
    ['karen@example', false],
    ['karen example@dk.dk', false],
    ['a@b@c.dk', false],
    ['<a@b.dk>', false],
    ['a@b..dk', false],
  ])('the e-mail %j is taken: %j', (text, taken) => {
    expect(saidBy(email, text)).toBe(taken ? text : 'email-invalid')
  })

  test.each([
    ['7430', '7430'],
    ['DK-7430', '7430'],
    ['0800', '0800'],
    ['800', 'postal-code-invalid'],
    ['74300', 'postal-code-invalid'],
    ['7430 Ikast', 'postal-code-invalid'],
    ['', 'required'],
  ])('the postal code %j is %j', (text, expected) => {
    expect(said(parsePostalCode(text))).toBe(expected)
  })
})

describe('CPR numbers', () => {
  test.each([
    ['610190-1234', '6101901234', '1990-01-01', true],
    ['6101901234', '6101901234', '1990-01-01', true],
    [' 610190 1234 ', '6101901234', '1990-01-01', true],
    ['610190–1234', '6101901234', '1990-01-01', true],
    // without modulus 11: issued for 1 January since 2007
    ['610165-4000', '6101654000', '1965-01-01', true],
    // an ordinary number, of nobody: those born in 1858 were gone before there were CPR numbers
    [`${'010158'}-5000`, `${'010158'}5000`, '1858-01-01', false],
    ['910199-0000', '9101990000', '1999-01-31', true],
    ['890200-4000', '8902004000', '2000-02-29', true],
  ])('%j is %s, born %s', (text, digits, birthDate, replacement) => {
    expect(parseCpr(text)).toEqual({ digits, birthDate, replacement })
    expect(saidBy(cpr, text)).toBe(digits)
  })

  test.each([
    ['', 'required'],
    ['610190-123', 'cpr-too-short'],
    ['61019012345', 'cpr-too-long'],
    ['610190-XXXX', 'cpr-not-digits'],
    ['610190/1234', 'cpr-not-digits'],
    ['٦١٠١٩٠١٢٣٤', 'cpr-not-digits'],
    ['600190-1234', 'cpr-no-such-date'],
    ['920190-1234', 'cpr-no-such-date'],
    ['320190-1234', 'cpr-no-such-date'],
    ['000190-1234', 'cpr-no-such-date'],
    ['611390-1234', 'cpr-no-such-date'],
    ['723326-1234', 'cpr-no-such-date'],
    // 1900 was no leap year, 2000 was: the seventh digit decides
    ['890200-1000', 'cpr-no-such-date'],
  ])('%j is refused as %s', (text, code) => {
    expect(said(parseCpr(text))).toBe(code)
    expect(saidBy(cpr, text)).toBe(code)
  })

  test.each([
    ['0', '00', 1900],
    ['3', '99', 1999],
    ['4', '36', 2036],
    ['4', '37', 1937],
    ['5', '57', 2057],
    ['5', '58', 1858],
    ['8', '57', 2057],
    ['8', '99', 1899],
    ['9', '36', 2036],
    ['9', '37', 1937],
  ])('seventh digit %s and year %s is %i', (seventh, year, expected) => {
    expect(parseCpr(`6101${year}${seventh}000`)).toMatchObject({ birthDate: `${expected}-01-01` })
  })

  test('every serial number of a date is taken', () => {
    const refused = Array.from({ length: 10_000 }, (_, serial) => parseCpr(`610165${String(serial).padStart(4, '0')}`)).filter(
      isRefusal,
    )
    expect(refused).toEqual([])
  })

  test('a page shows the date and no more', () => {
    expect(maskCpr('7509883666')).toBe('750988-••••')
  })
})

test('the fields can be written down as JSON schema, in and out', () => {
  const form = z.strictObject({ on: plainDate, since: danishDateOrNull, hours, week: weekdayHours, cpr, name: oneLine(80) })
  expect(z.toJSONSchema(form, { io: 'input' })).toMatchObject({
    properties: { hours: { type: ['number', 'string'] }, on: { format: 'date' } },
  })
  expect(z.toJSONSchema(form, { io: 'output' })).toMatchObject({
    properties: { hours: { type: 'number' }, since: { type: ['string', 'null'] } },
  })
})
